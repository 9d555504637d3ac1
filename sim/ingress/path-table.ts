/**
 * The paths of one host, so that the nearest to a request is found without asking each: what matchesPath and isNearer of
 * match-path.ts say, turned round. A test holds the two together.
 *
 * An Exact path is looked up as a whole; a Prefix at each slash of the request, from the end; other prefixes at each
 * length that occurs, from the longest.
 */
import { reach, type TypedPath, withoutLastSlash } from './match-path.ts'

export interface PathTable<Target> {
  readonly exact: Map<string, Target>
  /** By path without a slash at its end: '' is the root. */
  readonly prefixes: Map<string, Target>
  /** ImplementationSpecific, by the text itself. */
  readonly texts: Map<string, Target>
  /** How long those are, the longest first. */
  readonly lengths: number[]
}

export function pathTable<Target>(): PathTable<Target> {
  return { exact: new Map(), prefixes: new Map(), texts: new Map(), lengths: [] }
}

/** The first of a path and type stays. */
export function addPath<Target>(
  table: PathTable<Target>,
  { path, pathType }: TypedPath,
  target: Target,
): void {
  const text = path || '/'
  if (pathType === 'Exact') addFirst(table.exact, text, target)
  else if (pathType !== 'ImplementationSpecific') addFirst(table.prefixes, withoutLastSlash(text), target)
  else {
    addFirst(table.texts, text, target)
    addLength(table.lengths, text.length)
  }
}

export function findPath<Target>(table: PathTable<Target>, path: string): Target | undefined {
  return table.exact.get(path) ?? findPrefix(table, path)
}

function findPrefix<Target>(table: PathTable<Target>, path: string): Target | undefined {
  const elements = longestElements(table.prefixes, path)
  const text = longestText(table, path)
  if (elements === undefined) return text === undefined ? undefined : table.texts.get(text)
  if (text === undefined) return table.prefixes.get(elements)
  const isTextNearer = text.length > reach({ path: elements, pathType: 'Prefix' })
  return isTextNearer ? table.texts.get(text) : table.prefixes.get(elements)
}

function longestElements(prefixes: ReadonlyMap<string, unknown>, path: string): string | undefined {
  if (prefixes.size === 0) return undefined
  if (prefixes.has(path)) return path
  for (let slash = path.lastIndexOf('/'); slash >= 0; slash = path.lastIndexOf('/', slash - 1)) {
    const elements = path.slice(0, slash)
    if (prefixes.has(elements)) return elements
    if (slash === 0) return undefined
  }
  return undefined
}

function longestText({ texts, lengths }: PathTable<unknown>, path: string): string | undefined {
  for (const length of lengths) {
    if (length > path.length) continue
    const text = path.slice(0, length)
    if (texts.has(text)) return text
  }
  return undefined
}

function addFirst<Target>(map: Map<string, Target>, key: string, target: Target): void {
  if (!map.has(key)) map.set(key, target)
}

function addLength(lengths: number[], length: number): void {
  if (lengths.includes(length)) return
  lengths.push(length)
  lengths.sort((one, other) => other - one)
}
