/**
 * Which Service does `kubectl expose TYPE NAME` make? Selector, ports, protocols and labels come from the object where no
 * flag gives them.
 *
 * Models RunExpose of kubernetes/kubectl pkg/cmd/expose/expose.go.
 */
import type { Json, JsonObject, Labels } from '../api/meta.ts'
import { diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { isGiven, textOf } from './command.ts'
import { type CommandOutput, joined } from './command-output.ts'
import { portNumbersOf, protocolPairsOf, selectorOf, whyNotExposable } from './exposed-object.ts'
import { printFailures } from './failure.ts'
import { type ExposeFlags, generateService } from './generate-service.ts'
import { applyPatch, type PatchType } from './overrides.ts'
import { makeLabelSpec } from './parse-labels.ts'
import { finishGenerated } from './print-change.ts'
import type { Runner, Session } from './session.ts'
import { findTargets } from './targets.ts'
import { typedObject } from './typed-object.ts'

export interface ExposeOptions extends ExposeFlags {
  readonly overrides?: string
  readonly overrideType?: string
}

export const expose: Runner = (session) => {
  const targets = findTargets(session, { selectorIsForOther: true })
  if (!targets.ok) return targets.output
  const outputs = targets.value.targets.map(({ object }) => exposeOne(session, object))
  return joined([...outputs, printFailures(targets.value.failures)])
}

function exposeOne(session: Session, object: JsonObject): CommandOutput {
  const { command, namespace } = session
  const text = (name: string) => textOf(command, name)
  const service = exposeObject(object, {
    name: text('name'),
    selector: text('selector'),
    labels: text('labels'),
    port: text('port'),
    protocol: text('protocol'),
    targetPort: text('target-port'),
    externalIP: text('external-ip'),
    type: text('type'),
    loadBalancerIP: text('load-balancer-ip'),
    sessionAffinity: text('session-affinity'),
    clusterIP: text('cluster-ip'),
    overrides: text('overrides'),
    overrideType: text('override-type'),
  })
  if (!service.ok)
    return printFailures([{ line: service.diagnostics[0].upstream ?? '', diagnostics: service.diagnostics }])
  const { metadata, ...rest } = service.value
  const placed = isGiven(command, 'namespace') ? { ...(metadata as JsonObject), namespace } : metadata
  return finishGenerated(session, { ...rest, metadata: placed ?? {} }, 'exposed')
}

/** What kubectl would send for this object, without its namespace. */
export function exposeObject(object: JsonObject, flags: ExposeOptions): Outcome<JsonObject> {
  const no = whyNotExposable(String(object.kind))
  if (no !== undefined) return refused(no)
  const { name, labels } = metadataOf(object)
  const selector = flags.selector ? ({ ok: true, value: flags.selector } as const) : selectorOf(object)
  if (!selector.ok) {
    return refused(`couldn't retrieve selectors via --selector flag or introspection: ${selector.error}`)
  }
  const numbers = flags.port ? [] : portNumbersOf(object)
  if (!flags.port && numbers.length === 0 && flags.clusterIP !== 'None') {
    return refused(`couldn't find port via --port flag or introspection`)
  }
  const service = generateService({
    ...flags,
    defaultName: name.slice(0, 63),
    selector: selector.value,
    labels: flags.labels || makeLabelSpec(labels),
    port: flags.port || (numbers.length === 1 ? (numbers[0] ?? '') : ''),
    ports: numbers.length > 1 ? numbers.join(',') : '',
    protocols: protocolPairsOf(object),
  })
  return service.ok ? overridden(service.value, flags) : service
}

function overridden(
  service: JsonObject,
  { overrides = '', overrideType = '' }: ExposeOptions,
): Outcome<JsonObject> {
  const result = override(service, overrides, overrideType)
  return typeof result === 'string' ? refused(result) : ok(result)
}

/** --overrides: JSON that changes what was made of the flags. A string is what kubectl says against it. */
export function override(object: JsonObject, overrides: string, type: string): JsonObject | string {
  if (overrides === '') return object
  if (type !== '' && type !== 'merge' && type !== 'strategic' && type !== 'json') {
    return `invalid override type: ${type}`
  }
  let patch: Json
  try {
    patch = JSON.parse(overrides) as Json
  } catch {
    return 'Invalid JSON Patch'
  }
  const kind: PatchType = type === '' ? 'merge' : type
  const patched = applyPatch(typedObject(object), patch, kind)
  return patched.ok ? knownFields(patched.value) : patched.error
}

/** What Go's struct has no field for is dropped. */
function knownFields(object: JsonObject): JsonObject {
  const top = ['apiVersion', 'kind', 'metadata', 'spec', 'status', 'data', 'type']
  return Object.fromEntries(Object.entries(object).filter(([name]) => top.includes(name)))
}

function refused(why: string): Outcome<JsonObject> {
  return refuse(diagnose('kubectl/expose-refused', { why }, { upstream: `error: ${why}` }))
}

function metadataOf({ metadata }: JsonObject): {
  readonly name: string
  readonly labels: Labels | undefined
} {
  const { name, labels } = (metadata ?? {}) as { name?: unknown; labels?: Labels }
  return { name: typeof name === 'string' ? name : '', labels }
}
