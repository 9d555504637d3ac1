/**
 * awk: what lessons use of it. Rules of the form `condition { print … }`, where values are fields ($1, $NF), NR, NF,
 * texts in quotes and numbers; conditions are /pattern/ and comparisons of two values, joined by && and ||.
 *
 * Source: POSIX Shell and Utilities, awk. Leaves out: variables, arithmetic, functions; it says so.
 * Example: awk 'NR > 1 { print $1, $NF }' shows the first and the last column of a table without its head.
 */
import { extended, regExp } from './grep.ts'
import { linesOf, readAll, readOptions, type Tool } from './tool.ts'

interface Line {
  readonly text: string
  readonly fields: readonly string[]
  readonly number: number
}
type Value = (line: Line) => string
interface Rule {
  readonly when: (line: Line) => boolean
  readonly at: 'begin' | 'line' | 'end'
  readonly prints: readonly (readonly Value[])[]
}

export const awk: Tool = (call) => {
  const { given, operands } = readOptions(call.words, 'F:v:')
  const [program, ...paths] = operands
  if (program === undefined) {
    call.err('usage: awk [-F fs][-v var=value][prog | -f progfile][file ...]\n')
    return 2
  }
  const rules = rulesIn(program)
  if (rules === undefined) {
    call.err(
      `awk: this program is more than the simulator's awk can do: ${program}\nhint: it prints fields: awk '/web/ { print $1, $3 }'\n`,
    )
    return 2
  }
  let failed = false
  const text = readAll(call, paths, (path, problem) => {
    failed = true
    call.err(`awk: cannot open "${path}" (${problem})\n`)
  })
  const separator = given.get('F')
  const split = (line: string): readonly string[] => {
    if (separator === undefined || separator === ' ')
      return line.trim() === '' ? [] : line.trim().split(/\s+/)
    return line.split(
      separator.length === 1
        ? separator.replace('\\t', '\t')
        : (regExp(extended(separator), '') ?? separator),
    )
  }
  const run = (at: Rule['at'], line: Line): void => {
    for (const rule of rules) {
      if (rule.at !== at || !rule.when(line)) continue
      for (const values of rule.prints) call.out(`${values.map((value) => value(line)).join('')}\n`)
    }
  }
  const lines = linesOf(text)
  run('begin', { text: '', fields: [], number: 0 })
  for (const [index, line] of lines.entries())
    run('line', { text: line, fields: split(line), number: index + 1 })
  run('end', { text: '', fields: [], number: lines.length })
  return failed ? 2 : 0
}

/** undefined: it is more than is known here. */
function rulesIn(program: string): readonly Rule[] | undefined {
  const rules: Rule[] = []
  let rest = program.trim()
  while (rest !== '') {
    const [whole = '', condition = '', body] =
      /^((?:\/(?:\\.|[^/])*\/|"(?:\\.|[^"])*"|[^{}"/])*)(?:\{((?:"(?:\\.|[^"])*"|[^{}"])*)\})?/.exec(rest) ??
      []
    if (whole === '') return undefined
    const rule = ruleFor(condition.trim(), body)
    if (rule === undefined) return undefined
    rules.push(rule)
    rest = rest.slice(whole.length).trim()
  }
  return rules
}

function ruleFor(condition: string, body: string | undefined): Rule | undefined {
  const at = condition === 'BEGIN' ? 'begin' : condition === 'END' ? 'end' : 'line'
  const when = at === 'line' && condition !== '' ? conditionIn(condition) : () => true
  const prints = printsIn(body ?? 'print')
  return when === undefined || prints === undefined ? undefined : { when, at, prints }
}

function printsIn(body: string): Rule['prints'] | undefined {
  const prints: (readonly Value[])[] = []
  for (const statement of body.split(/[;\n]/).map((one) => one.trim())) {
    if (statement === '') continue
    const [, list] = /^print(?:\s+|(?=["$]))?([\s\S]*)$/.exec(statement) ?? []
    const values = list === undefined ? undefined : list === '' ? [(line: Line) => line.text] : valuesIn(list)
    if (values === undefined) return undefined
    prints.push(values)
  }
  return prints
}

const valuePattern = /\s*(,)?\s*("(?:\\.|[^"\\])*"|\$NF|\$\(NF-\d+\)|\$\d+|NR|NF|\d+(?:\.\d+)?)/y

/** A comma puts a blank between two values; values side by side are joined. */
function valuesIn(list: string): readonly Value[] | undefined {
  const values: Value[] = []
  valuePattern.lastIndex = 0
  let at = 0
  while (at < list.trimEnd().length) {
    valuePattern.lastIndex = at
    const found = valuePattern.exec(list)
    if (found === null) return undefined
    if (found[1] !== undefined) values.push(() => ' ')
    values.push(valueFor(found[2] ?? ''))
    at += found[0].length
  }
  return values
}

function valueFor(text: string): Value {
  if (text.startsWith('"')) {
    const plain = text.slice(1, -1).replace(/\\n/g, '\n').replace(/\\t/g, '\t').replace(/\\(.)/g, '$1')
    return () => plain
  }
  if (text === 'NR') return ({ number }) => String(number)
  if (text === 'NF') return ({ fields }) => String(fields.length)
  if (text === '$NF') return ({ fields }) => fields.at(-1) ?? ''
  const [, back] = /^\$\(NF-(\d+)\)$/.exec(text) ?? []
  if (back !== undefined) return ({ fields }) => fields[fields.length - 1 - Number(back)] ?? ''
  if (!text.startsWith('$')) return () => text
  const position = Number(text.slice(1))
  return (line) => (position === 0 ? line.text : (line.fields[position - 1] ?? ''))
}

function conditionIn(text: string): Rule['when'] | undefined {
  for (const sign of ['||', '&&'] as const) {
    const parts = text.split(sign)
    if (parts.length < 2) continue
    const conditions = parts.map((part) => conditionIn(part.trim()))
    if (!conditions.every((one) => one !== undefined)) return undefined
    return (line) =>
      sign === '||' ? conditions.some((one) => one(line)) : conditions.every((one) => one(line))
  }
  const [, inverted, pattern] = /^(!)?\/((?:\\.|[^/])*)\/$/.exec(text) ?? []
  if (pattern !== undefined) {
    const matcher = regExp(extended(pattern), '')
    return matcher && ((line) => matcher.test(line.text) !== (inverted !== undefined))
  }
  const [, left = '', sign = '', right = ''] = /^(\S+?)\s*(==|!=|<=|>=|<|>|~|!~)\s*(.+)$/.exec(text) ?? []
  const value = valuesIn(left)?.[0]
  if (sign === '~' || sign === '!~') {
    const matcher = regExp(extended(right.replace(/^[/"]|[/"]$/g, '')), '')
    return value && matcher && ((line) => matcher.test(value(line)) === (sign === '~'))
  }
  const other = valuesIn(right)?.[0]
  if (value === undefined || other === undefined)
    return text === 'NF' ? ({ fields }) => fields.length > 0 : undefined
  return (line) => compared(value(line), sign, other(line))
}

function compared(left: string, sign: string, right: string): boolean {
  const areNumbers =
    left !== '' && right !== '' && !Number.isNaN(Number(left)) && !Number.isNaN(Number(right))
  const order = areNumbers ? Number(left) - Number(right) : left < right ? -1 : left > right ? 1 : 0
  switch (sign) {
    case '==':
      return order === 0
    case '!=':
      return order !== 0
    case '<':
      return order < 0
    case '>':
      return order > 0
    case '<=':
      return order <= 0
    default:
      return order >= 0
  }
}
