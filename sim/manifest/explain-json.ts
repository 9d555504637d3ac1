/**
 * Why can the JSON not be read, in a learner's terms? Go says which character it did not expect, and where.
 */
import type { JsonCause } from '../catalogue/yaml-character.ts'
import { lineAt } from './excerpt.ts'
import { type Finding, found } from './finding.ts'
import type { JsonProblem } from './json-problem.ts'
import { limits } from './limits.ts'

export function explainJson({ says, at, limit, number }: JsonProblem, text: string): Finding {
  if (limit !== undefined) return found('yaml/too-deep', { most: limits.depth }, at, at + 1)
  if (number !== undefined) return found('yaml/number-out-of-range', { text: number }, at, at + number.length)
  if (text.startsWith('{{', at - 1)) return unrendered(text, at - 1)
  const problem = says.replace(/^json: offset \d+: /, '')
  return found(
    'yaml/json-broken',
    { problem, cause: causeOf(problem, text, at) },
    at,
    Math.min(at + 1, text.length),
  )
}

function unrendered(text: string, start: number): Finding {
  const end = text.indexOf('}}', start)
  return found('yaml/template-unrendered', {}, start, end < 0 ? lineAt(text, start).end : end + 2)
}

function causeOf(problem: string, text: string, at: number): JsonCause {
  if (problem === 'unexpected EOF') return 'cut-short'
  const sign = text.charAt(at)
  const before = text.slice(0, at).trimEnd()
  if ((sign === '}' || sign === ']') && before.endsWith(',')) return 'comma-before-end'
  if (problem.endsWith('looking for beginning of object key string')) return 'key-without-quotes'
  if (sign === '"' && /after (?:object key:value pair|array element)$/.test(problem)) return 'comma-missing'
  return 'other'
}
