/**
 * What is the first thing that keeps a text from being a name: its length, a character, how it starts or ends?
 * Upstream prints the whole rule; a learner looks for the one character.
 *
 * Example: flawOf('my_app', 'dns1123-label') is { is: 'character', character: '_', at: 2 }.
 */
import type { NameFlaw } from '../catalogue/name-flaw.ts'
import { byteLength } from './message.ts'
import type { NameRule } from './rules.ts'

export function flawOf(value: string, rule: NameRule): NameFlaw {
  const shape = shapes[rule]
  if (shape === undefined) return { is: 'form' }
  if (value === '') return { is: 'empty' }
  const length = byteLength(value)
  if (shape.most !== undefined && length > shape.most) return { is: 'too-long', length, most: shape.most }
  const characters = [...value]
  const at = characters.findIndex((character) => !shape.characters.test(character))
  const foreign = characters[at]
  if (foreign !== undefined) {
    const isUpperCase = shape.characters.test(foreign.toLowerCase())
    return { is: isUpperCase ? 'upper-case' : 'character', character: foreign, at }
  }
  const first = characters[0] ?? ''
  if (!shape.start.test(first)) return { is: 'start', character: first }
  const last = characters[characters.length - 1] ?? ''
  if (!shape.end.test(last)) return { is: 'end', character: last }
  return { is: 'form' }
}

interface Shape {
  readonly characters: RegExp
  readonly start: RegExp
  readonly end: RegExp
  readonly most?: number
}

const lower = /^[a-z0-9]$/
const letter = /^[a-z]$/
const any = /^[A-Za-z0-9]$/
const dotted = /^[-.a-z0-9]$/

/** The rules that one look at the characters explains; the others only have a form. */
const shapes: { readonly [Rule in NameRule]?: Shape } = {
  'dns1123-label': { characters: /^[-a-z0-9]$/, start: lower, end: lower, most: 63 },
  'dns1035-label': { characters: /^[-a-z0-9]$/, start: letter, end: lower, most: 63 },
  'dns1123-subdomain': { characters: dotted, start: lower, end: lower, most: 253 },
  'dns1123-subdomain-with-underscore': {
    characters: /^[-._a-z0-9]$/,
    start: /^[_a-z0-9]$/,
    end: lower,
    most: 253,
  },
  'wildcard-dns1123-subdomain': { characters: /^[-.*a-z0-9]$/, start: /^\*$/, end: lower, most: 253 },
  'label-key': { characters: /^[-_./A-Za-z0-9]$/, start: any, end: any },
  'label-value': { characters: /^[-_.A-Za-z0-9]$/, start: any, end: any, most: 63 },
  'port-name': { characters: /^[-a-z0-9]$/, start: lower, end: lower, most: 15 },
  'http-header-name': { characters: /^[-A-Za-z0-9]$/, start: /./, end: /./ },
  fqdn: { characters: dotted, start: lower, end: /^[.a-z0-9]$/, most: 254 },
  'fully-qualified-name': { characters: dotted, start: lower, end: lower, most: 253 },
  'config-map-key': { characters: /^[-._A-Za-z0-9]$/, start: /./, end: /./, most: 253 },
  'c-identifier': { characters: /^[A-Za-z0-9_]$/, start: /^[A-Za-z_]$/, end: /./ },
}
