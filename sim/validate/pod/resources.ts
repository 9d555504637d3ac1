/**
 * What does the API server refuse in what a container asks for (requests) and may use (limits)?
 *
 * Models validateResourceRequirements of kubernetes/kubernetes pkg/apis/core/validation/validation.go. A text that is
 * no quantity is refused before, when the manifest is decoded. Leaves out claims (dynamic resource allocation) and
 * resources of the whole pod.
 *
 * Example: requests.cpu 1, limits.cpu 500m: `resources.requests: Invalid value: "1": must be less than or equal to cpu limit of 500m`.
 */
import type { Quantity, ResourceRequirements } from '../../api/resources.ts'
import { type Diagnostic, type FieldPath, printPath } from '../../diagnostic.ts'
import { type Amount, isWhole, parseQuantity, printQuantity } from '../../quantity.ts'
import { refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten } from '../zero-value.ts'
import {
  hasOnlyWholeAmounts,
  isHugePages,
  mayRequestLessThanLimit,
  pageSizeOf,
  resourceNameFaults,
} from './resource-names.ts'

export function* resourceRules(
  resources: ResourceRequirements | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const limits = amountsOf(resources?.limits)
  const requests = amountsOf(resources?.requests)
  for (const [name, limit] of limits) {
    yield* amountRules({ name, amount: limit, path: [...path, 'limits'] })
    yield* pageRules({ name, amount: limit, path: [...path, 'limits'] })
  }
  for (const [name, request] of requests) {
    yield* amountRules({ name, amount: request, path: [...path, 'requests'] })
    yield* againstLimit(name, request, limits.get(name), path)
    yield* pageRules({ name, amount: request, path: [...path, 'requests'] })
  }
  const names = [...limits.keys(), ...requests.keys()]
  if (names.some(isHugePages) && !names.includes('cpu') && !names.includes('memory')) {
    yield refusal('Forbidden', 'resource/pages-alone', {}, path, undefined, 'HugePages require cpu or memory')
  }
}

function amountsOf(list: Readonly<Record<string, Quantity>> | undefined): ReadonlyMap<string, Amount> {
  const amounts = new Map<string, Amount>()
  for (const [name, written] of Object.entries(list ?? {})) {
    const amount = isWritten(written) ? parseQuantity(written) : undefined
    if (amount !== undefined) amounts.set(name, amount)
  }
  return amounts
}

interface Entry {
  readonly name: string
  readonly amount: Amount
  readonly path: FieldPath
}

function* amountRules(entry: Entry): Iterable<Diagnostic> {
  const { name, amount } = entry
  for (const detail of resourceNameFaults(name)) {
    yield refuse(entry, 'resource/name-unknown', name, detail)
  }
  const printed = printQuantity(amount)
  if (amount.nanos < 0n) {
    yield refuse(entry, 'resource/negative', printed, 'must be greater than or equal to 0')
  }
  if (hasOnlyWholeAmounts(name) && !isWhole(amount)) {
    yield refuse(entry, 'resource/not-whole', printed, 'must be an integer')
  }
}

function* pageRules(entry: Entry): Iterable<Diagnostic> {
  const { name, amount } = entry
  if (!isHugePages(name)) return
  const size = pageSizeOf(name)
  if (size !== undefined && amount.nanos % size.nanos === 0n) return
  const printed = printQuantity(amount)
  yield refuse(entry, 'resource/not-whole', printed, `${printed} is not positive integer multiple of ${name}`)
}

type EntryCode = 'resource/name-unknown' | 'resource/negative' | 'resource/not-whole'

/** Upstream prints the resource in brackets: resources.limits[cpu]. */
function refuse({ name, amount, path }: Entry, code: EntryCode, value: string, detail: string): Diagnostic {
  const facts = { name, amount: printQuantity(amount) }
  return refusal('Invalid', code, facts, [...path, name], value, detail, `${printPath(path)}[${name}]`)
}

/** Nobody may ask for more than they may use; of some resources, not for less either. */
function* againstLimit(
  name: string,
  request: Amount,
  limit: Amount | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const flexible = mayRequestLessThanLimit(name)
  if (limit === undefined) {
    const detail = 'Limit must be set for non overcommitable resources'
    if (!flexible) yield required([...path, 'limits'], detail)
    return
  }
  if (request.nanos === limit.nanos || (flexible && request.nanos < limit.nanos)) return
  const facts = { name, request: printQuantity(request), limit: printQuantity(limit), flexible }
  const relation = flexible ? 'less than or equal' : 'equal'
  const detail = `must be ${relation} to ${name} limit of ${facts.limit}`
  const refused = refusal(
    'Invalid',
    'resource/over-limit',
    facts,
    [...path, 'requests'],
    facts.request,
    detail,
  )
  yield { ...refused, at: [...path, 'requests', name] }
}
