/**
 * What may somebody have meant who wrote a field that is not there? One of three: it is written otherwise now, it
 * stands elsewhere in the object, or it is misspelt. Where two would do, the one that takes less to repair is given.
 *
 * Example: spec.rules[0].paths of an Ingress belongs to spec.rules[].http.paths; clusterIp is near clusterIP.
 */
import { type FieldType, type Structure, structureOf } from '../api/fields/structure.ts'
import type { FieldPath } from '../diagnostic.ts'
import { rankNames } from '../near-names.ts'

export interface Suggestion {
  readonly near: readonly string[]
  readonly belongs?: string
  readonly instead?: string
}

/** By structure and field: names of versions that are gone, and names that other kinds use for the same. */
const insteads: Readonly<Record<string, string>> = {
  'networking/IngressSpec.backend': 'defaultBackend',
  'networking/IngressBackend.serviceName': 'service.name',
  'networking/IngressBackend.servicePort': 'service.port.number',
  'discovery/Endpoint.topology': 'nodeName and zone',
  'ServiceSpec.portalIP': 'clusterIP',
  'ServiceSpec.ipFamily': 'ipFamilies',
  'ServiceSpec.topologyKeys': 'trafficDistribution',
  'ServiceSpec.deprecatedPublicIPs': 'externalIPs',
  'ServicePort.containerPort': 'targetPort',
  'ContainerPort.targetPort': 'containerPort',
  'ContainerPort.port': 'containerPort',
  'Container.port': 'ports[].containerPort',
  'Container.containerPort': 'ports[].containerPort',
  'Container.environment': 'env',
}

/** `root` is the structure of the whole object, `path` that of the unknown field. */
export function suggest(root: Structure, path: FieldPath): Suggestion {
  const levels = levelsTo(root, path)
  const structure = levels.at(-1)?.structure ?? root
  const name = String(path.at(-1) ?? '')
  const instead = insteadOf(structure, name)
  if (instead !== undefined) return { near: [], instead }
  const near = rankNames(name, structure.fields.keys())
  const names = near.map((one) => one.name)
  if ((near[0]?.distance ?? Number.POSITIVE_INFINITY) <= 1) return { near: names }
  const belongs = placeFor(levels, name)
  return belongs === undefined ? { near: names } : { near: [], belongs }
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

/** The nearest place that has a field of that name: fewest levels up and down, at most four in all. */
function placeFor(levels: readonly Level[], name: string): string | undefined {
  let best: { readonly steps: number; readonly way: string } | undefined
  for (const [up, level] of [...levels].reverse().entries()) {
    const down = below(level, name, (best?.steps ?? 5) - up)
    if (down !== undefined && up + down.steps < (best?.steps ?? 5))
      best = { steps: up + down.steps, way: down.way }
  }
  return best?.way
}

/** The first field of that name, level by level, in fewer than `limit` steps. */
function below(
  start: Level,
  name: string,
  limit: number,
): { readonly steps: number; readonly way: string } | undefined {
  const seen = new Set<string>()
  let levels: readonly Level[] = [start]
  for (let steps = 1; steps < limit && levels.length > 0; steps++) {
    const found = levels.find(({ structure }) => structure.fields.has(name))
    if (found !== undefined) return { steps, way: join(found.way, name) }
    levels = levels.flatMap(({ structure, way }) => {
      if (seen.has(structure.name)) return []
      seen.add(structure.name)
      return [...structure.fields.values()].flatMap(({ name: field, type }) =>
        field === 'status' ? [] : levelOf(type, join(way, field)),
      )
    })
  }
  return undefined
}

function join(way: string, name: string): string {
  return way === '' ? name : `${way}.${name}`
}
