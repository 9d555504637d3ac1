import type { Labels } from './types.ts'

type Test = (value: string | undefined) => boolean

/** Reads words and signs one by one, and asks each requirement as soon as it is read. */
export function matchesExpression(expression: string, labels: Labels): boolean {
  const words = expression.match(/[\w./-]+|==|!=|[=!,()]/g) ?? []
  const carried = new Map(Object.entries(labels))
  let at = 0
  while (at < words.length) {
    const isAbsent = words[at] === '!'
    if (isAbsent) at++
    const key = words[at++] ?? ''
    const test = isAbsent ? (value: string | undefined) => value === undefined : readTest()
    if (!test(carried.get(key))) return false
    at++
  }
  return true

  function readTest(): Test {
    const sign = words[at]
    if (sign === undefined || sign === ',') return (value) => value !== undefined
    at++
    const values = sign === 'in' || sign === 'notin' ? readValues() : [readValue()]
    const isOneOf: Test = (value) => value !== undefined && values.includes(value)
    return sign === '!=' || sign === 'notin' ? (value) => !isOneOf(value) : isOneOf
  }

  function readValue(): string {
    const word = words[at]
    if (word === undefined || word === ',' || word === ')') return ''
    at++
    return word
  }

  function readValues(): readonly string[] {
    const values: string[] = []
    do {
      at++
      values.push(readValue())
    } while (words[at] === ',')
    at++
    return values
  }
}
