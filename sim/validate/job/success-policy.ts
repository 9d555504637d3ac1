/**
 * Do the rules by which an indexed Job may succeed early make sense?
 *
 * Models validateSuccessPolicy, validateIndexesFormat and parseIndexInterval of kubernetes/kubernetes
 * pkg/apis/batch/validation/validation.go.
 *
 * Example: succeededIndexes 0-2,5 names four indexes; 2-1 goes backwards and is refused.
 */
import type { JobSpec, SuccessPolicyRule } from '../../api/job.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { quoteText } from '../../quote.ts'
import { byteLength } from '../names.ts'
import { tooLong, tooMany } from '../refusal.ts'
import { required } from '../required.ts'
import { notNegative } from '../workloads.ts'
import { isWritten, listOf, numberOf } from '../zero-value.ts'
import { refused } from './failure-policy.ts'
import { notIndexed } from './indexed.ts'

const mostRules = 20
const longestIndexes = 64 * 1024

export function* successPolicyRules(
  spec: JobSpec,
  policy: NonNullable<JobSpec['successPolicy']>,
): Iterable<Diagnostic> {
  if (spec.completionMode !== 'Indexed') {
    yield notIndexed('successPolicy', policy)
    return
  }
  const path = ['spec', 'successPolicy', 'rules']
  const rules = listOf(policy.rules)
  if (rules.length === 0) {
    yield required(path, 'at least one rules must be specified when the successPolicy is specified')
  }
  if (rules.length > mostRules) yield tooMany(path, rules.length, mostRules)
  for (const [index, rule] of rules.entries()) {
    yield* ruleRules(rule, numberOf(spec.completions), [...path, index])
  }
}

function* ruleRules(
  { succeededCount, succeededIndexes }: SuccessPolicyRule,
  completions: number,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (!isWritten(succeededCount) && !isWritten(succeededIndexes)) {
    yield required(path, 'at least one of succeededCount or succeededIndexes must be specified')
  }
  let named = 0
  if (isWritten(succeededIndexes)) {
    const at = [...path, 'succeededIndexes']
    if (byteLength(succeededIndexes) > longestIndexes) yield tooLong(at, longestIndexes)
    const read = countIndexes(succeededIndexes, completions)
    if (typeof read === 'number') named = read
    else {
      yield refused(
        'indexes-unreadable',
        at,
        succeededIndexes,
        `error parsing succeededIndexes: ${read.fault}`,
      )
    }
  }
  if (!isWritten(succeededCount)) return
  const at = [...path, 'succeededCount']
  yield* notNegative(succeededCount, at)
  const limits = [
    { most: completions, of: 'the number of specified completions' },
    ...(isWritten(succeededIndexes)
      ? [{ most: named, of: 'the number of indexes in the specified succeededIndexes field' }]
      : []),
  ]
  for (const { most, of } of limits) {
    if (succeededCount <= most) continue
    yield refused('count-too-high', at, succeededCount, `must be less than or equal to ${most} (${of})`)
  }
}

/** How many indexes a list such as 0-2,5 names, or what is wrong with it. */
function countIndexes(text: string, completions: number): number | { readonly fault: string } {
  let total = 0
  let last: number | undefined
  for (const interval of text === '' ? [] : text.split(',')) {
    const read = readInterval(interval, completions)
    if ('fault' in read) return read
    if (last !== undefined && last >= read.from) {
      return { fault: `non-increasing order, previous: ${last}, current: ${read.from}` }
    }
    total += read.to - read.from + 1
    last = read.to
  }
  return total
}

type Interval = { readonly from: number; readonly to: number } | { readonly fault: string }

function readInterval(text: string, completions: number): Interval {
  const parts = text.split('-')
  if (parts.length > 2) {
    const rule = "an index interval can have at most two parts separated by '-'"
    return { fault: `the fragment ${quoteText(text)} violates the requirement that ${rule}` }
  }
  const numbers: number[] = []
  for (const part of parts) {
    if (!/^[+]?[0-9]+$/.test(part)) {
      return { fault: `cannot convert string to integer for index: ${quoteText(part)}` }
    }
    if (Number(part) >= completions) return { fault: `too large index: ${quoteText(part)}` }
    numbers.push(Number(part))
  }
  const [from = 0, to = from] = numbers
  if (numbers.length > 1 && from >= to) {
    return { fault: `non-increasing order, previous: ${from}, current: ${to}` }
  }
  return { from, to }
}
