/**
 * What does $(( expression )) come to? Whole numbers, the operators of C by their rank, variables by name, assignments.
 *
 * Source: POSIX Shell Command Language, 2.6.4 Arithmetic Expansion.
 * Leaves out: bit operators, the comma, numbers of other bases.
 */

export interface Reckoned {
  readonly value: number
  /** Variables that the expression sets. */
  readonly set: Readonly<Record<string, number>>
  /** In bash's words: division by 0. */
  readonly problem?: string
}

interface Cursor {
  readonly tokens: readonly string[]
  at: number
  readonly valueOf: (name: string) => number
  readonly set: Record<string, number>
  problem?: string
}

export function reckon(expression: string, variables: Readonly<Record<string, string>>): Reckoned {
  const tokens =
    expression.match(/\d+|[A-Za-z_]\w*|\+\+|--|[-+*/%]=|[<>=!]=|&&|\|\||[-+*/%<>=!()?:]|\S/g) ?? []
  const set: Record<string, number> = {}
  const cursor: Cursor = { tokens, at: 0, set, valueOf: (name) => set[name] ?? numberIn(variables[name]) }
  const value = tokens.length === 0 ? 0 : assignment(cursor)
  if (cursor.at < tokens.length)
    cursor.problem ??= `syntax error in expression (error token is "${tokens.slice(cursor.at).join(' ')}")`
  return { value, set, ...(cursor.problem === undefined ? {} : { problem: cursor.problem }) }
}

function numberIn(text: string | undefined): number {
  const value = Number(text ?? 0)
  return Number.isInteger(value) ? value : 0
}

const isName = (token: string | undefined): token is string => /^[A-Za-z_]\w*$/.test(token ?? '')

function assignment(cursor: Cursor): number {
  const [name, sign = ''] = cursor.tokens.slice(cursor.at, cursor.at + 2)
  if (!isName(name) || !/^[-+*/%]?=$/.test(sign)) return choice(cursor)
  cursor.at += 2
  const right = assignment(cursor)
  const value = sign === '=' ? right : apply(cursor, sign.slice(0, 1), cursor.valueOf(name), right)
  cursor.set[name] = value
  return value
}

function choice(cursor: Cursor): number {
  const condition = binary(cursor, 0)
  if (cursor.tokens[cursor.at] !== '?') return condition
  cursor.at++
  const yes = assignment(cursor)
  if (cursor.tokens[cursor.at] === ':') cursor.at++
  const no = assignment(cursor)
  return condition === 0 ? no : yes
}

const ranks: readonly (readonly string[])[] = [
  ['||'],
  ['&&'],
  ['==', '!='],
  ['<', '>', '<=', '>='],
  ['+', '-'],
  ['*', '/', '%'],
]

function binary(cursor: Cursor, rank: number): number {
  const operators = ranks[rank]
  if (operators === undefined) return unary(cursor)
  let value = binary(cursor, rank + 1)
  for (;;) {
    const operator = cursor.tokens[cursor.at] ?? ''
    if (!operators.includes(operator)) return value
    cursor.at++
    value = apply(cursor, operator, value, binary(cursor, rank + 1))
  }
}

function apply(cursor: Cursor, operator: string, left: number, right: number): number {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
    case '%':
      if (right === 0) cursor.problem ??= 'division by 0'
      return right === 0 ? 0 : operator === '/' ? Math.trunc(left / right) : left % right
    case '<':
      return Number(left < right)
    case '>':
      return Number(left > right)
    case '<=':
      return Number(left <= right)
    case '>=':
      return Number(left >= right)
    case '==':
      return Number(left === right)
    case '!=':
      return Number(left !== right)
    case '&&':
      return Number(left !== 0 && right !== 0)
    default:
      return Number(left !== 0 || right !== 0)
  }
}

function unary(cursor: Cursor): number {
  const token = cursor.tokens[cursor.at++]
  const following = cursor.tokens[cursor.at]
  if (token === '-') return -unary(cursor)
  if (token === '+') return unary(cursor)
  if (token === '!') return Number(unary(cursor) === 0)
  if ((token === '++' || token === '--') && isName(following)) {
    cursor.at++
    const value = cursor.valueOf(following) + (token === '++' ? 1 : -1)
    cursor.set[following] = value
    return value
  }
  if (token === '(') {
    const value = assignment(cursor)
    if (cursor.tokens[cursor.at] === ')') cursor.at++
    else cursor.problem ??= "missing `)'"
    return value
  }
  if (isName(token)) {
    const value = cursor.valueOf(token)
    if (following === '++' || following === '--') {
      cursor.at++
      cursor.set[token] = value + (following === '++' ? 1 : -1)
    }
    return value
  }
  if (token !== undefined && /^\d+$/.test(token)) return Number(token)
  cursor.problem ??= `syntax error: operand expected (error token is "${token ?? ''}")`
  return 0
}
