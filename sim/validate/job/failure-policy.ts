/**
 * Do the rules that sort the failures of a Job's pods make sense?
 *
 * Models validatePodFailurePolicy and below of kubernetes/kubernetes pkg/apis/batch/validation/validation.go.
 *
 * Example: a rule with neither onExitCodes nor onPodConditions would speak of every failure, and of none.
 */
import type { JobSpec, PodFailurePolicy, PodFailurePolicyRule } from '../../api/job.ts'
import type { JobPolicyProblem } from '../../catalogue/job.ts'
import { type Diagnostic, type FieldPath, printPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { duplicate, notSupported, refusal, tooMany } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

const mostRules = 20
const mostExitCodes = 255
const mostPatterns = 20
const actions = ['Count', 'FailIndex', 'FailJob', 'Ignore']
const operators = ['In', 'NotIn']
const statuses = ['False', 'True', 'Unknown']

type ExitCodes = NonNullable<PodFailurePolicyRule['onExitCodes']>
type Patterns = NonNullable<PodFailurePolicyRule['onPodConditions']>

export function* failurePolicyRules(spec: JobSpec, policy: PodFailurePolicy): Iterable<Diagnostic> {
  const path = ['spec', 'podFailurePolicy', 'rules']
  const rules = listOf(policy.rules)
  if (rules.length > mostRules) yield tooMany(path, rules.length, mostRules)
  const { containers, initContainers } = spec.template?.spec ?? {}
  const names = [...listOf(containers), ...listOf(initContainers)].map(({ name }) => textOf(name))
  for (const [index, rule] of rules.entries()) yield* ruleRules(spec, rule, names, [...path, index])
}

function* ruleRules(
  { backoffLimitPerIndex }: JobSpec,
  { action, onExitCodes, onPodConditions }: PodFailurePolicyRule,
  containers: readonly string[],
  path: FieldPath,
): Iterable<Diagnostic> {
  const actionPath = [...path, 'action']
  if (textOf(action) === '') yield required(actionPath, validValues(actions))
  else if (action === 'FailIndex' && !isWritten(backoffLimitPerIndex)) {
    yield refused('no-limit-per-index', actionPath, action, 'requires the backoffLimitPerIndex to be set')
  } else if (!actions.includes(action)) yield notSupported(actionPath, action, actions)
  const patterns = listOf(onPodConditions)
  if (isWritten(onExitCodes)) yield* exitCodeRules(onExitCodes, containers, [...path, 'onExitCodes'])
  if (patterns.length > 0) yield* patternRules(patterns, [...path, 'onPodConditions'])
  if (isWritten(onExitCodes) && patterns.length > 0) {
    yield withoutValue(
      'two-conditions',
      path,
      'specifying both OnExitCodes and OnPodConditions is not supported',
    )
  }
  if (!isWritten(onExitCodes) && patterns.length === 0) {
    yield withoutValue('no-condition', path, 'specifying one of OnExitCodes and OnPodConditions is required')
  }
}

function* exitCodeRules(
  { operator, containerName, values: written }: ExitCodes,
  containers: readonly string[],
  path: FieldPath,
): Iterable<Diagnostic> {
  const [operatorPath, valuesPath] = [
    [...path, 'operator'],
    [...path, 'values'],
  ]
  const values = listOf(written)
  if (textOf(operator) === '') yield required(operatorPath, validValues(operators))
  else if (!operators.includes(operator)) yield notSupported(operatorPath, operator, operators)
  if (isWritten(containerName) && !containers.includes(containerName)) {
    const detail = 'must be one of the container or initContainer names in the pod template'
    yield refused('no-such-container', [...path, 'containerName'], containerName, detail)
  }
  if (values.length === 0) {
    yield refused('no-exit-codes', valuesPath, written ?? null, 'at least one value is required')
  } else if (values.length > mostExitCodes) yield tooMany(valuesPath, values.length, mostExitCodes)
  for (const [index, value] of values.entries()) {
    const at = [...valuesPath, index]
    if (operator === 'In' && value === 0) {
      yield refused('success-as-failure', at, value, 'must not be 0 for the In operator')
    }
    if (values.indexOf(value) < index) yield duplicate(at, value)
  }
  if (values.some((value, index) => index > 0 && (values[index - 1] ?? value) > value)) {
    yield refused('exit-codes-unordered', valuesPath, values, 'must be ordered')
  }
}

function* patternRules(patterns: Patterns, path: FieldPath): Iterable<Diagnostic> {
  if (patterns.length > mostPatterns) yield tooMany(path, patterns.length, mostPatterns)
  for (const [index, { type, status }] of patterns.entries()) {
    yield* refuseName('label-key', [...path, index, 'type'], textOf(type))
    const at = [...path, index, 'status']
    if (textOf(status) === '') yield required(at, validValues(statuses))
    else if (!statuses.includes(status ?? '')) yield notSupported(at, status, statuses)
  }
}

/** As Go prints a list of texts with %q. */
function validValues(values: readonly string[]): string {
  return `valid values: [${values.map((value) => `"${value}"`).join(' ')}]`
}

export function refused(
  problem: JobPolicyProblem,
  path: FieldPath,
  value: unknown,
  detail: string,
): Diagnostic {
  return refusal('Invalid', 'job/policy-refused', { problem }, path, value, detail)
}

/** Upstream leaves out the value of a whole rule. */
function withoutValue(problem: JobPolicyProblem, path: FieldPath, detail: string): Diagnostic {
  const upstream = `${printPath(path)}: Invalid value: ${detail}`
  return { ...refused(problem, path, null, detail), upstream }
}
