/**
 * What a scalar of the tree means, its tag included: `!!str 1` is text, `!!int "12"` a number. Models go-yaml v2
 * (resolve.go, decode.go scalar).
 *
 * A tag that does not fit (`!!int web`) cannot be read; an unknown one (`!vault x`) makes the scalar text.
 */
import { decodeBase64 } from '../../base64.ts'
import { decodeLossy } from '../utf8.ts'
import type { ScalarNode } from './node.ts'
import { type NumberRead, readScalar, type ScalarRead } from './scalar.ts'
import { isTimestamp } from './timestamp.ts'

const prefix = 'tag:yaml.org,2002:'

/** !!int for tag:yaml.org,2002:int. */
function shortTag(tag: string): string {
  return tag.startsWith(prefix) ? `!!${tag.slice(prefix.length)}` : tag
}

/** The tag promises what the text is not: `is` and `tag` are "!!str", "!!int" and so on. */
export type Unreadable =
  | { readonly type: 'mismatch'; readonly is: string; readonly tag: string }
  | { readonly type: 'broken-binary' }

export function isUnreadable(read: ScalarRead | Unreadable): read is Unreadable {
  return (
    typeof read === 'object' && read !== null && (read.type === 'mismatch' || read.type === 'broken-binary')
  )
}

export function isMergeTag(tag: string): boolean {
  return tag === `${prefix}merge`
}

/** Only a plain scalar can be anything but text, unless a tag says so. */
export function readNode(node: ScalarNode): ScalarRead | Unreadable {
  if (node.tag === '') return node.plain ? readScalar(node.text) : node.text
  return readTagged(shortTag(node.tag), node.text)
}

function readTagged(tag: string, text: string): ScalarRead | Unreadable {
  switch (tag) {
    case '!!bool':
    case '!!int':
    case '!!float':
    case '!!null':
      return asPromised(tag, readScalar(text))
    case '!!timestamp':
      return isTimestamp(text) ? text : asPromised(tag, readScalar(text))
    case '!!binary':
      return readBinary(text)
    default:
      return text
  }
}

function readBinary(text: string): string | Unreadable {
  const bytes = decodeBase64(text)
  return bytes === undefined ? { type: 'broken-binary' } : decodeLossy(bytes)
}

function asPromised(tag: string, read: ScalarRead): ScalarRead | Unreadable {
  const is = tagOf(read)
  if (is === tag || (tag === '!!float' && isInt(read))) return read
  return { type: 'mismatch', is, tag }
}

function isInt(read: ScalarRead): read is NumberRead {
  return typeof read === 'object' && read !== null && read.type === 'int'
}

function tagOf(read: ScalarRead): string {
  if (read === null) return '!!null'
  if (typeof read === 'string') return '!!str'
  if (typeof read === 'boolean') return '!!bool'
  return read.type === 'float' ? '!!float' : '!!int'
}
