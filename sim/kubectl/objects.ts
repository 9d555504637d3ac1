/**
 * How does kubectl get objects of the API server: one by its name, many by selectors? Kinds that the simulator does not
 * model have none, and it says so.
 *
 * Models kubernetes/kubernetes pkg/registry (field labels of each kind) and the errors of kubernetes/cli-runtime
 * pkg/resource/selector.go.
 */
import type { JsonObject, Labels } from '../api/meta.ts'
import { matchesSelector, parseSelector } from '../labels.ts'
import { quoteText } from '../quote.ts'
import { type Failure, failure, serverFailure } from './failure.ts'
import { matchesFields, parseFieldSelector } from './field-selector.ts'
import { fullName, isModelled, type Resource } from './resources.ts'
import type { Session } from './session.ts'
import { eventName, eventNamespace, eventObject } from './tables/event.ts'

export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly failure: Failure }

export function getObject(
  { cluster }: Session,
  resource: Resource,
  name: string,
  namespace: string | undefined,
): Read<JsonObject> {
  const { state } = cluster
  if (resource.kind === 'Event') {
    const event = state.events().find((one) => eventName(one) === name && eventNamespace(one) === namespace)
    return event === undefined ? notFound(resource, name) : { ok: true, value: eventObject(event, state) }
  }
  if (!isModelled(resource)) return { ok: false, failure: notModelledKind(resource) }
  const object = state.get(resource.kind, namespace, name)
  return object === undefined
    ? notFound(resource, name)
    : { ok: true, value: object as unknown as JsonObject }
}

function notFound<T>(resource: Resource, name: string): Read<T> {
  return {
    ok: false,
    failure: serverFailure('NotFound', `${fullName(resource)} ${quoteText(name)} not found`),
  }
}

export function notModelledKind(resource: Resource): Failure {
  return failure(
    `${fullName(resource)} are not modelled in this simulator`,
    'kubectl api-resources shows which resources it has',
  )
}

export interface Selectors {
  readonly selector: string
  readonly fieldSelector: string
}

export function listObjects(
  { cluster }: Session,
  resource: Resource,
  namespace: string | undefined,
  { selector, fieldSelector }: Selectors,
): Read<readonly JsonObject[]> {
  const { state } = cluster
  const unable = (why: string): Read<never> => ({
    ok: false,
    failure: serverFailure(
      'BadRequest',
      `Unable to find ${quoteText(`${resource.group}/${resource.version}, Resource=${resource.plural}`)} that match label selector ${quoteText(selector)}, field selector ${quoteText(fieldSelector)}: ${why}`,
    ),
  })
  const labels = selector === '' ? undefined : parseSelector(selector)
  if (labels !== undefined && !labels.ok)
    return unable(labels.diagnostics[0].upstream ?? 'unable to parse requirement')
  const fields = parseFieldSelector(resource.kind, fieldSelector)
  if (typeof fields === 'string') return unable(fields)

  const all = allObjects()
  if (all === undefined) {
    // Asked for among others, as get all does, they are simply none.
    return { ok: true, value: [] }
  }
  const chosen =
    labels === undefined ? all : all.filter((object) => matchesSelector(labels.value, labelsOf(object)))
  return {
    ok: true,
    value: fields.length === 0 ? chosen : chosen.filter((object) => matchesFields(fields, object)),
  }

  function allObjects(): readonly JsonObject[] | undefined {
    if (resource.kind === 'Event') {
      const events = state
        .events()
        .filter((event) => namespace === undefined || eventNamespace(event) === namespace)
      return events.map((event) => eventObject(event, state))
    }
    return isModelled(resource)
      ? (state.list(resource.kind, namespace) as unknown as readonly JsonObject[])
      : undefined
  }
}

export function labelsOf({ metadata }: JsonObject): Labels {
  const labels = (metadata as JsonObject | undefined)?.labels
  return typeof labels === 'object' && labels !== null && !Array.isArray(labels) ? (labels as Labels) : {}
}
