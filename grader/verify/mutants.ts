/**
 * Manifests, broken at every leaf as learners break them: numbers changed, texts misspelt, fields and list items removed,
 * neighbours and numbers exchanged.
 */
import type { Json, JsonObject, SourceFile } from '../../sim/index.ts'
import { printPath } from '../../sim/index.ts'
import type { Mutant } from './judge-mutants.ts'
import { documentsOf, isList, rewrite } from './rewrite.ts'

type Path = readonly (string | number)[]

/**
 * Named as `tolerates` does: `service.yaml spec.ports[0].port: 80 → 81`; with #2 for the second document. Where `before`
 * is given, only what has changed since is broken, and put back as it was.
 */
export function mutantsOf(
  solution: readonly SourceFile[],
  before?: readonly SourceFile[],
): readonly Mutant[] {
  return solution.flatMap((file) => {
    const documents = documentsOf(file) ?? []
    const earlier = before?.find(({ name }) => name === file.name)
    const shipped = earlier && (documentsOf(earlier) ?? [])
    return documents.flatMap((document, index) => {
      const where = documents.length > 1 ? `${file.name}#${index + 1}` : file.name
      const was = shipped?.find((other) => isSameObject(other, document))
      const all = shipped === undefined ? mutationsOf(document, []) : mutationsSince(document, was)
      const named = (what: string): string => `${where} ${what}`
      return all.map(({ what, path, value }) => {
        const changed = documents.with(index, value as JsonObject)
        const files = solution.map((other) => (other === file ? rewrite(file, changed) : other))
        const name = named(what)
        const without = path.map((_, depth) => named(`without ${printPath(path.slice(0, depth + 1))}`))
        return { name, files, unless: without.filter((other) => other !== name) }
      })
    })
  })
}

function isSameObject(one: JsonObject, other: JsonObject): boolean {
  const name = ({ kind, metadata }: JsonObject): string => JSON.stringify([kind, metadata])
  return name(one) === name(other)
}

function mutationsSince(document: JsonObject, was: JsonObject | undefined): readonly Mutation[] {
  const changed = mutationsOf(document, []).filter(({ path }) => {
    return JSON.stringify(at(document, path)) !== JSON.stringify(was && at(was, path))
  })
  return was === undefined || changed.length === 0
    ? changed
    : [...changed, { what: 'put back as it was', path: [], value: was }]
}

function at(value: Json | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((inner, step) => {
    if (inner === null || typeof inner !== 'object') return undefined
    return Object.hasOwn(inner, step) ? (inner as Readonly<Record<string | number, Json>>)[step] : undefined
  }, value)
}

interface Mutation {
  readonly what: string
  /** Where the change is. */
  readonly path: Path
  readonly value: Json
}

/** Every way to change `value` at one place, each told with the path from the document's root. */
function mutationsOf(value: Json, path: Path): readonly Mutation[] {
  if (isList(value)) {
    return value.flatMap((item, index) => [
      {
        what: `without ${printPath([...path, index])}`,
        path: [...path, index],
        value: value.toSpliced(index, 1),
      },
      ...swapped(value, index, path),
      ...inside(item, [...path, index], (changed) => value.with(index, changed)),
    ])
  }
  if (value !== null && typeof value === 'object') {
    return [
      ...Object.entries(value).flatMap(([key, item]) => [
        { what: `without ${printPath([...path, key])}`, path: [...path, key], value: without(value, key) },
        ...inside(item, [...path, key], (changed) => ({ ...value, [key]: changed })),
      ]),
      ...exchanged(value as JsonObject, path),
    ]
  }
  return otherValues(value).map((other) => ({
    what: `${printPath(path)}: ${value} → ${other}`,
    path,
    value: other,
  }))
}

/** An item and the next change places. */
function swapped(value: readonly Json[], index: number, path: Path): readonly Mutation[] {
  const [item, next] = value.slice(index, index + 2)
  if (item === undefined || next === undefined) return []
  const swap = value.with(index, next).with(index + 1, item)
  return [{ what: `${printPath([...path, index])} after the next`, path: [...path, index], value: swap }]
}

/** Two numbers of an object have been mistaken for each other: port and targetPort. */
function exchanged(object: JsonObject, path: Path): readonly Mutation[] {
  const numbers = Object.entries(object).filter(([, item]) => typeof item === 'number')
  return numbers.flatMap(([key, item], index) =>
    numbers
      .slice(index + 1)
      .filter(([, other]) => other !== item)
      .map(([otherKey, other]) => ({
        what: `${printPath([...path, key])} in the place of ${otherKey}`,
        path: [...path, key],
        value: { ...object, [key]: other, [otherKey]: item },
      })),
  )
}

function inside(item: Json, path: Path, put: (changed: Json) => Json): readonly Mutation[] {
  return mutationsOf(item, path).map((inner) => ({ ...inner, value: put(inner.value) }))
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
  return [siblings[value] ?? otherText(value)]
}

/** As good to whoever only looks at its form: a text with a letter more, an address or a number that is one higher. */
export function otherText(value: string): string {
  // The last number of an address, or of a text that ends in one, one higher: still an address.
  const counted = /^(.*?)(\d+)$/.exec(value)
  return counted === null ? `${value}x` : `${counted[1]}${Number(counted[2]) + 1}`
}
