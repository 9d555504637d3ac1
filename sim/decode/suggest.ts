/**
 * What may somebody have meant who wrote a field that is not there? One of three: it is written otherwise now, it
 * stands elsewhere in the object, or it is misspelt. Where two would do, the one that takes less to repair is given.
 *
 * Example: spec.rules[0].paths of an Ingress belongs to spec.rules[].http.paths; clusterIp is near clusterIP.
 */
import { type FieldType, type Structure, structureOf } from '../api/fields/structure.ts'
import type { Json, JsonObject } from '../api/meta.ts'
import type { FieldPath } from '../diagnostic.ts'
import { rankNames } from '../near-names.ts'

export interface Suggestion {
  readonly near: readonly string[]
  /** Where a field of that very name stands; several places when they are as near as each other. */
  readonly belongs: readonly string[]
  readonly instead?: string
}

/** By structure and field: names of versions that are gone, and names that other kinds use for the same. */
const insteads: Readonly<Record<string, string>> = {
  'networking/IngressSpec.backend': 'defaultBackend',
  'networking/IngressBackend.serviceName': 'service.name',
  'networking/IngressBackend.servicePort': 'service.port.number',
  'discovery/Endpoint.topology': 'nodeName and zone',
  'discovery/Endpoint.ip': 'addresses',
  'discovery/Endpoint.address': 'addresses',
  'discovery/EndpointPort.targetPort': 'port',
  'discovery/EndpointPort.containerPort': 'port',
  'discovery/EndpointSlice.subsets': 'endpoints and ports',
  'discovery/EndpointSlice.serviceName': 'metadata.labels[kubernetes.io/service-name]',
  'discovery/EndpointSlice.spec': 'addressType, ports and endpoints',
  'ServiceSpec.portalIP': 'clusterIP',
  'ServiceSpec.ipFamily': 'ipFamilies',
  'ServiceSpec.topologyKeys': 'trafficDistribution',
  'ServiceSpec.deprecatedPublicIPs': 'externalIPs',
  'ServicePort.containerPort': 'targetPort',
  'ServicePort.targetPortName': 'targetPort',
  'ServicePort.hostPort': 'nodePort',
  'ServiceSpec.port': 'ports[].port',
  'ContainerPort.targetPort': 'containerPort',
  'ContainerPort.port': 'containerPort',
  'Container.port': 'ports[].containerPort',
  'Container.containerPort': 'ports[].containerPort',
  'Container.environment': 'env',
}

/** `root` is the structure of `object`, `path` leads to the unknown field. */
export function suggest(root: Structure, object: JsonObject, path: FieldPath): Suggestion {
  const levels = levelsTo(root, path)
  const structure = levels.at(-1)?.structure ?? root
  const name = String(path.at(-1) ?? '')
  // A key of this form is a label's or an annotation's: its map has been forgotten.
  if (structure.name === 'ObjectMeta' && name.includes('/')) {
    return { near: [], belongs: ['labels', 'annotations'].map((map) => `metadata.${map}[${name}]`) }
  }
  const instead = insteadOf(structure, name)
  if (instead !== undefined) return { near: [], belongs: [], instead }
  const ranked = rankNames(name, structure.fields.keys())
  const near = ranked.map((one) => one.name)
  if (ranked[0] !== undefined && ranked[0].distance <= 1) return { near, belongs: [] }
  const places = placesFor(levels, name)
  // Where a manifest has containers but no initContainers, the containers are meant.
  const begun = places.filter((way) => stands(object, way.split('.').slice(0, -1)))
  const belongs = (begun.length > 0 ? begun : places).slice(0, 3)
  return belongs.length === 0 ? { near, belongs } : { near: [], belongs }
}

/** Whether the object has what the steps lead to; `ports[]` leads into any element. */
function stands(value: Json | undefined, steps: readonly string[]): boolean {
  const [step, ...rest] = steps
  if (step === undefined) return true
  const name = step.replace(/\[\]$/, '')
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return false
  const inner = (value as JsonObject)[name]
  if (step === name) return stands(inner, rest)
  return Array.isArray(inner) && inner.some((element) => stands(element, rest))
}

function insteadOf(structure: Structure, name: string): string | undefined {
  // A Service's selector is the labels themselves; that of a workload holds them one level deeper.
  if (structure.name === 'LabelSelector' && rankNames(name, structure.fields.keys()).length === 0) {
    return `matchLabels.${name}`
  }
  const key = `${structure.name}.${name}`
  return Object.hasOwn(insteads, key) ? insteads[key] : undefined
}

interface Level {
  readonly structure: Structure
  /** How the structure is reached, lists as []: spec.rules[]. */
  readonly way: string
}

/** The structures that the path leads through, from the whole object to the one that lacks the field. */
function levelsTo(root: Structure, path: FieldPath): readonly Level[] {
  const levels: Level[] = [{ structure: root, way: '' }]
  for (const step of path.slice(0, -1)) {
    const { structure, way } = levels.at(-1) ?? { structure: root, way: '' }
    const inner = typeof step === 'number' ? undefined : structure.fields.get(step)?.type
    if (inner !== undefined) levels.push(...levelOf(inner, join(way, String(step))))
  }
  return levels
}

function levelOf(type: FieldType, way: string): readonly Level[] {
  if (type.is === 'structure') return [{ structure: structureOf(type.name), way }]
  return type.is === 'list' ? levelOf(type.of, `${way}[]`) : []
}

interface Places {
  /** Levels up and down from where the unknown field stands. */
  readonly steps: number
  readonly ways: readonly string[]
}

/** A field farther than that is a stranger that happens to have the same name. */
const mostSteps = 4

/** The nearest places that have a field of that name: fewest levels up and down. */
function placesFor(levels: readonly Level[], name: string): readonly string[] {
  let best: Places = { steps: mostSteps + 1, ways: [] }
  for (const [up, level] of [...levels].reverse().entries()) {
    const down = below(level, name, best.steps - up)
    if (down !== undefined) best = { steps: up + down.steps, ways: down.ways }
  }
  return best.ways
}

/** The fields of that name, level by level, in fewer than `limit` steps. */
function below(start: Level, name: string, limit: number): Places | undefined {
  const seen = new Set<string>()
  let levels: readonly Level[] = [start]
  for (let steps = 1; steps < limit && levels.length > 0; steps++) {
    const found = levels.filter(({ structure }) => structure.fields.has(name))
    if (found.length > 0) return { steps, ways: found.map(({ way }) => join(way, name)) }
    for (const { structure } of levels) seen.add(structure.name)
    levels = levels.flatMap(levelsBelow).filter(({ structure }) => !seen.has(structure.name))
  }
  return undefined
}

/** Nobody writes a status. */
function levelsBelow({ structure, way }: Level): readonly Level[] {
  return [...structure.fields.values()].flatMap(({ name, type }) =>
    name === 'status' ? [] : levelOf(type, join(way, name)),
  )
}

function join(way: string, name: string): string {
  return way === '' ? name : `${way}.${name}`
}
