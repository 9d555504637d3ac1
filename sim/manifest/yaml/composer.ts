/**
 * What is gathered while a document's values are composed: problems, remarks, duplicates, and how much was done.
 * Models go-yaml v2 (decode.go) where it bounds its work.
 */
import type { Json } from '../../api/meta.ts'
import type { FieldPath } from '../../diagnostic.ts'
import type { AliasNode, Node, Pair } from './node.ts'
import type { Limits } from './parser.ts'
import type { Unreadable } from './tag.ts'

/** Something about one node that cannot become JSON. */
export type ValueProblem = { readonly node: Node } & (
  | { readonly is: 'scalar-unreadable'; readonly text: string; readonly why: Unreadable }
  | { readonly is: 'alias-cycle'; readonly name: string }
  | { readonly is: 'aliases-excessive' }
  | { readonly is: 'merge-without-map' }
  | { readonly is: 'key-not-text'; readonly pair: Pair }
  | { readonly is: 'number-not-finite'; readonly text: string }
  | { readonly is: 'too-deep' }
  | { readonly is: 'too-many-values' }
)

/** Something accepted, yet worth a word. */
export type Remark = { readonly node: Node; readonly path: FieldPath } & (
  | { readonly is: 'key-retyped'; readonly written: string; readonly key: string }
  | { readonly is: 'dash-without-space'; readonly key: string }
  | { readonly is: 'merge' }
  | { readonly is: 'number-rounded'; readonly exact: string; readonly value: number }
)

export interface DuplicateNode {
  /** The path of the field, its name included. */
  readonly path: FieldPath
  readonly first: Node
  readonly again: Node
}

export interface Composed {
  readonly value: Json
  readonly problems: readonly ValueProblem[]
  readonly remarks: readonly Remark[]
  readonly duplicates: readonly DuplicateNode[]
}

export interface Composer {
  readonly limits: Limits
  readonly problems: ValueProblem[]
  readonly remarks: Remark[]
  readonly duplicates: DuplicateNode[]
  readonly path: (string | number)[]
  /** Aliases now being followed: meeting one again means that its value contains itself. */
  readonly following: Set<AliasNode>
  depth: number
  /** Values composed, and those of them that stand in the text only as an alias. */
  count: number
  aliased: number
  /** Set when going on would do unbounded work. */
  stopped: boolean
}

/** More findings than this about one document help nobody. */
const mostFindings = 50

export function startComposer(limits: Limits): Composer {
  return {
    limits,
    problems: [],
    remarks: [],
    duplicates: [],
    path: [],
    following: new Set(),
    depth: 0,
    // go-yaml counts the document itself.
    count: 1,
    aliased: 0,
    stopped: false,
  }
}

/** False once a limit is passed; go-yaml's own limit is on the share of values that come from aliases. */
export function countNode(composer: Composer, node: Node): boolean {
  if (composer.stopped) return false
  composer.count += 1
  if (composer.following.size > 0) composer.aliased += 1
  const { count, aliased } = composer
  if (aliased > 100 && count > 1000 && aliased / count > 0.99)
    stop(composer, { is: 'aliases-excessive', node })
  else if (count > composer.limits.values) stop(composer, { is: 'too-many-values', node })
  return !composer.stopped
}

export function stop(composer: Composer, problem: ValueProblem): void {
  composer.stopped = true
  composer.problems.push(problem)
}

export function report(composer: Composer, problem: ValueProblem): void {
  if (composer.problems.length < mostFindings) composer.problems.push(problem)
}

/** Duplicates count where they are written, not again wherever an alias repeats them. */
export function noteDuplicate(composer: Composer, seen: Map<string, Node>, key: string, node: Node): void {
  const first = seen.get(key)
  if (first === undefined) seen.set(key, node)
  else if (composer.following.size === 0 && composer.duplicates.length < mostFindings) {
    composer.duplicates.push({ path: [...composer.path, key], first, again: node })
  }
}

export function remark(composer: Composer, finding: Remark): void {
  if (composer.following.size === 0 && composer.remarks.length < mostFindings) composer.remarks.push(finding)
}
