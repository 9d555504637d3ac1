/**
 * Would a wrong answer be noticed? The solution is broken at every leaf: numbers changed, texts misspelt, fields and
 * list items removed. A mutant that still gets full marks must behave as the solution does, or be listed in the
 * exercise (`tolerates`) with a reason.
 */
import type { Json, JsonObject, SourceFile } from '../../sim/index.ts'
import { printPath } from '../../sim/index.ts'
import type { BrokenPromise } from '../broken-promise.ts'
import { behaviourOf } from './behaviour.ts'
import { judgeMutants, type Mutant } from './judge-mutants.ts'
import { documentsOf, isList, rewrite } from './rewrite.ts'
import type { Subject } from './subject.ts'

type Path = readonly (string | number)[]

export async function mutantsFail(subject: Subject): Promise<readonly BrokenPromise[]> {
  const right = await behaviourOf(subject, subject.solution)
  return judgeMutants(
    subject,
    mutantsOf(subject.solution),
    'passes although the cluster behaves differently',
    async ({ files }) => (await behaviourOf(subject, files)) === right,
  )
}

/** Named as `tolerates` does: `service.yaml spec.ports[0].port: 80 → 81`; with #2 for the second document. */
export function mutantsOf(solution: readonly SourceFile[]): readonly Mutant[] {
  return solution.flatMap((file) => {
    const documents = documentsOf(file) ?? []
    return documents.flatMap((document, index) => {
      const where = documents.length > 1 ? `${file.name}#${index + 1}` : file.name
      return mutationsOf(document, []).map(({ what, value }) => {
        const changed = documents.with(index, value as JsonObject)
        const files = solution.map((other) => (other === file ? rewrite(file, changed) : other))
        return { name: `${where} ${what}`, files }
      })
    })
  })
}

interface Mutation {
  readonly what: string
  readonly value: Json
}

/** Every way to change `value` at one place, each told with the path from the document's root. */
function mutationsOf(value: Json, path: Path): readonly Mutation[] {
  if (isList(value)) {
    return value.flatMap((item, index) => [
      { what: `without ${printPath([...path, index])}`, value: value.toSpliced(index, 1) },
      ...inside(item, [...path, index], (changed) => value.with(index, changed)),
    ])
  }
  if (value !== null && typeof value === 'object') {
    return Object.entries(value).flatMap(([key, item]) => [
      { what: `without ${printPath([...path, key])}`, value: without(value, key) },
      ...inside(item, [...path, key], (changed) => ({ ...value, [key]: changed })),
    ])
  }
  return otherValues(value).map((other) => ({
    what: `${printPath(path)}: ${value} → ${other}`,
    value: other,
  }))
}

function inside(item: Json, path: Path, put: (changed: Json) => Json): readonly Mutation[] {
  return mutationsOf(item, path).map(({ what, value }) => ({ what, value: put(value) }))
}

function without(object: JsonObject, key: string): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
}

/** Values that are as acceptable to the API server as the right one, where there are such; else a misspelling. */
const siblings: Readonly<Record<string, string>> = {
  TCP: 'UDP',
  UDP: 'TCP',
  ClusterIP: 'NodePort',
  NodePort: 'ClusterIP',
  LoadBalancer: 'ClusterIP',
  Cluster: 'Local',
  Local: 'Cluster',
  IPv4: 'IPv6',
  IPv6: 'IPv4',
}

function otherValues(value: Json): readonly Json[] {
  if (typeof value === 'number') return [value + 1]
  if (typeof value === 'boolean') return [!value]
  if (typeof value !== 'string') return []
  const sibling = siblings[value]
  if (sibling !== undefined) return [sibling]
  // The last number of an address, or of a text that ends in one, one higher: still an address.
  const counted = /^(.*?)(\d+)$/.exec(value)
  if (counted !== null) return [`${counted[1]}${Number(counted[2]) + 1}`]
  return [`${value}x`]
}
