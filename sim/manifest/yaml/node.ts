/**
 * A YAML document as a tree that still knows where everything stands: the parser's result.
 * Offsets count UTF-16 code units from the start of the document's text; aliases are not yet followed.
 *
 * `ports: [http]` is a map with one pair: a scalar "ports" and a list of one scalar "http".
 */

import type { Field } from './fields.ts'

export interface ScalarNode {
  readonly kind: 'scalar'
  readonly start: number
  readonly end: number
  readonly text: string
  /** The full tag (`tag:yaml.org,2002:int`), or empty. */
  readonly tag: string
  /** True when the text itself decides the type: plain style without a tag. */
  readonly plain: boolean
}

export interface Pair {
  readonly key: Node
  readonly value: Node
}

export interface MapNode {
  readonly kind: 'map'
  readonly start: number
  readonly end: number
  readonly tag: string
  readonly pairs: readonly Pair[]
  /** Its pairs by name, once fieldsOf was asked. */
  fields?: ReadonlyMap<string, Field>
}

export interface ListNode {
  readonly kind: 'list'
  readonly start: number
  readonly end: number
  readonly tag: string
  readonly items: readonly Node[]
  /** Where the "-" of each item stands; empty in flow style. */
  readonly dashes: readonly number[]
}

export interface AliasNode {
  readonly kind: 'alias'
  readonly start: number
  readonly end: number
  readonly name: string
  readonly target: Node
}

export type Node = ScalarNode | MapNode | ListNode | AliasNode
