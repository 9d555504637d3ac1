/**
 * Plain label sets: look up, print, merge, compare, and read `a=b,c=d`.
 *
 * Models kubernetes/apimachinery pkg/labels/labels.go. Look-ups ask for own keys only: `constructor` is a fine label
 * key, and every JavaScript object inherits one.
 *
 * Example: printLabels({ b: '2', a: '1' }) is a=1,b=2.
 */
import type { Labels } from '../api/meta.ts'
import { type Diagnostic, diagnose, isNonEmpty, type Outcome, ok } from '../diagnostic.ts'
import { refuseKey, refuseValue } from './requirement.ts'

/** The value of a label; undefined where it is absent. */
export function labelOf(labels: Labels | undefined, key: string): string | undefined {
  return labels !== undefined && Object.hasOwn(labels, key) ? labels[key] : undefined
}

export function hasLabel(labels: Labels | undefined, key: string): boolean {
  return labels !== undefined && Object.hasOwn(labels, key)
}

/** `a=b,c=d`, sorted as text: unlike a selector, which is sorted by key. */
export function printLabels(labels: Labels): string {
  const pairs = Object.keys(labels).map((key) => `${key}=${labels[key]}`)
  return pairs.sort().join(',')
}

/** Both sets in one; where they disagree, `second` wins. */
export function mergeLabels(first: Labels, second: Labels): Labels {
  return { ...first, ...second }
}

/** Whether some label stands in both sets with different values. */
export function labelsConflict(first: Labels, second: Labels): boolean {
  return Object.keys(first).some((key) => hasLabel(second, key) && first[key] !== second[key])
}

export function sameLabels(first: Labels, second: Labels): boolean {
  const keys = Object.keys(first)
  if (keys.length !== Object.keys(second).length) return false
  return keys.every((key) => labelOf(second, key) === first[key])
}

/**
 * Reads `a=b,c=d` into a set: only `=`, no other operator. Models ConvertSelectorToLabelsMap. kubectl reads the labels
 * of `run` and `expose` by a rule of its own, which keeps blanks, takes no empty key or text, and says
 * `error: unexpected label spec: a` where this one says `invalid selector: [a]`.
 */
export function parseLabels(text: string): Outcome<Labels> {
  if (text === '') return ok({})
  const labels: Record<string, string> = {}
  for (const pair of text.split(',')) {
    const parts = pair.split('=')
    if (parts.length !== 2) return { ok: false, diagnostics: [notAPair(text, parts)] }
    const [key = '', value = ''] = parts.map(trimSpace)
    const faults = [...refuseKey(key, [], '<nil>'), ...refuseValue(key, value, [], '')]
    const first = faults.slice(0, 1)
    if (isNonEmpty(first)) return { ok: false, diagnostics: first }
    labels[key] = value
  }
  return ok(labels)
}

function notAPair(text: string, parts: readonly string[]): Diagnostic {
  const upstream = `invalid selector: [${parts.join(' ')}]`
  return diagnose('selector/not-a-pair', { selector: text, pair: parts.join('=') }, { upstream })
}

function trimSpace(text: string): string {
  return text.trim()
}
