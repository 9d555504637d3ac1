/**
 * What does `kubectl wait --for=…` do? It lets virtual time pass until the condition holds for every object, or until
 * --timeout is over.
 *
 * Models kubernetes/kubectl pkg/cmd/wait, in its words: condition=NAME[=VALUE], delete, create, jsonpath='{…}'[=VALUE].
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { quoteText } from '../quote.ts'
import { isSet, numberOf, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { relaxedPath } from './custom-columns.ts'
import { printFailures } from './failure.ts'
import { findPath } from './json-path/find.ts'
import { getObject } from './objects.ts'
import { changeLine } from './print-change.ts'
import type { Runner, Session } from './session.ts'
import { findTargets, type Target } from './targets.ts'

/** What is asked of an object; undefined stands for one that is not there. */
type Condition = (object: JsonObject | undefined) => boolean

export const waitFor: Runner = (session) => {
  const { command, cluster } = session
  const text = textOf(command, 'for')
  const condition = conditionFrom(text)
  if (typeof condition === 'string') return failed(`error: ${condition}`)
  const limit = numberOf(command, 'timeout')
  const seconds = limit < 0 ? 7 * 86_400 : limit
  const end = cluster.state.now + seconds
  let targets = findTargets(session, { typeAloneMeansAll: isSet(command, 'all') })
  // create waits for what is not there yet, delete is content with it.
  const isCreate = text.toLowerCase() === 'create'
  const isDelete = text.toLowerCase() === 'delete'
  while (isCreate && targets.ok && targets.value.targets.length === 0 && cluster.state.now < end) {
    cluster.advance(1)
    targets = findTargets(session, { typeAloneMeansAll: isSet(command, 'all') })
  }
  if (!targets.ok) return targets.output
  const failures = isDelete ? [] : targets.value.failures
  if (targets.value.targets.length === 0 && failures.length === 0 && !isDelete)
    return failed('error: no matching resources found')
  const outputs = targets.value.targets.map((target) => waitForOne(session, target, condition, end))
  return joined([...outputs, printFailures(failures)])
}

function waitForOne(session: Session, target: Target, holds: Condition, end: number): CommandOutput {
  const { cluster } = session
  while (true) {
    const now = getObject(session, target.resource, target.name, target.namespace)
    if (holds(now.ok ? now.value : undefined))
      return printed(changeLine(target.object, 'condition met', 'none'))
    if (cluster.state.now >= end) {
      return failed(`error: timed out waiting for the condition on ${target.resource.plural}/${target.name}`)
    }
    cluster.advance(Math.min(1, end - cluster.state.now))
  }
}

/** A string is what kubectl says against it. */
function conditionFrom(text: string): Condition | string {
  const lower = text.toLowerCase()
  if (lower === 'delete') return (object) => object === undefined
  if (lower === 'create') return (object) => object !== undefined
  if (lower.startsWith('condition=')) return ofCondition(text.slice('condition='.length))
  if (lower.startsWith('jsonpath=')) return ofPath(text.slice('jsonpath='.length))
  return `unrecognized condition: ${quoteText(text)}`
}

function ofCondition(text: string): Condition {
  const [name = '', value = 'true'] = text.split('=')
  return (object) => {
    const conditions = ((object?.status as JsonObject | undefined)?.conditions ?? []) as readonly JsonObject[]
    const found = conditions.find(({ type }) => String(type).toLowerCase() === name.toLowerCase())
    return found !== undefined && String(found.status).toLowerCase() === value.toLowerCase()
  }
}

const pathForm =
  "jsonpath wait format must be --for=jsonpath='{.status.readyReplicas}'=3 or --for=jsonpath='{.status.readyReplicas}'"

function ofPath(text: string): Condition | string {
  const [, written = '', value] = /^(\{.*\}|[^=]*)(?:=(.*))?$/s.exec(text) ?? []
  const path = relaxedPath(written.replace(/^['"]|['"]$/g, ''))
  if (written === '' && value === undefined) return 'jsonpath expression cannot be empty'
  if (written === '' || value === '') return pathForm
  if (path === undefined) return pathForm
  const wanted = value?.replace(/^['"]|['"]$/g, '')
  return (object) => {
    const result = object === undefined ? undefined : findPath(path, object, { allowMissingKeys: true })
    const found: Json | undefined = result?.ok ? result.results[0]?.[0] : undefined
    if (found === undefined) return false
    return wanted === undefined || (typeof found !== 'object' && String(found) === wanted)
  }
}
