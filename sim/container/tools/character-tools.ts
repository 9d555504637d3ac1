/** cut and tr: parts of lines, and one character for another. Source: GNU coreutils, for what they print. */
import { read } from './text-tools.ts'
import { linesOf, readOptions, refuseOption, type Tool } from './tool.ts'

/** cut -d' ' -f1,3-  and  cut -c1-8 */
const cut: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'd:f:c:b:s', {
    delimiter: 'd',
    fields: 'f',
    characters: 'c',
  })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const list = given.get('f') ?? given.get('c') ?? given.get('b')
  if (list === undefined) {
    call.err(
      "cut: you must specify a list of bytes, characters, or fields\nTry 'cut --help' for more information.\n",
    )
    return 1
  }
  const wanted = rangesIn(list)
  if (wanted === undefined) {
    call.err(`cut: invalid field value '${list}'\n`)
    return 1
  }
  const { text, failed } = read(call, operands)
  const delimiter = given.has('f') ? (given.get('d') ?? '\t') : ''
  for (const line of linesOf(text)) {
    const isWhole = given.has('f') && !line.includes(delimiter)
    if (isWhole && given.has('s')) continue
    const pieces = delimiter === '' ? [...line] : line.split(delimiter)
    call.out(`${isWhole ? line : pieces.filter((_, index) => wanted(index + 1)).join(delimiter)}\n`)
  }
  return failed ? 1 : 0
}

function rangesIn(list: string): ((position: number) => boolean) | undefined {
  const ranges = list.split(',').map((range) => /^(\d*)(-?)(\d*)$/.exec(range))
  if (ranges.some((found) => found === null || (found[1] === '' && found[3] === ''))) return undefined
  return (position) =>
    ranges.some((found) => {
      const [, first = '', dash = '', last = ''] = found ?? []
      const from = Number(first || 1)
      const to = dash === '' ? from : last === '' ? Number.POSITIVE_INFINITY : Number(last)
      return position >= from && position <= to
    })
}

const classes: Readonly<Record<string, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  alpha: 'A-Za-z',
  alnum: 'A-Za-z0-9',
  space: ' \t\n\r',
  punct: '!-/:-@[-`{-~',
}

const tr: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'dscC')
  if (unknown !== undefined) return refuseOption(call, unknown)
  const [first, second] = operands.map(charactersIn)
  if (first === undefined || (second === undefined && !given.has('d') && !given.has('s'))) {
    call.err(
      `tr: missing operand${operands[0] === undefined ? '' : ` after '${operands[0]}'`}\nTry 'tr --help' for more information.\n`,
    )
    return 1
  }
  const inverted = given.has('c') || given.has('C')
  const isIn = (character: string): boolean => first.includes(character) !== inverted
  let text = [...call.input.read()]
  if (given.has('d')) text = text.filter((character) => !isIn(character))
  else if (second !== undefined) {
    const last = second.at(-1) ?? ''
    text = text.map((character) =>
      isIn(character) ? (inverted ? last : (second[first.indexOf(character)] ?? last)) : character,
    )
  }
  const squeezed = second ?? first
  if (given.has('s'))
    text = text.filter((character, index) => character !== text[index - 1] || !squeezed.includes(character))
  call.out(text.join(''))
  return 0
}

function charactersIn(set: string): readonly string[] {
  const named = set.replace(/\[:(\w+):\]/g, (_, name: string) => classes[name] ?? '')
  const plain = named
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r')
    .replace(/\\0/g, '\0')
    .replace(/\\(.)/g, '$1')
  const characters = [...plain]
  return characters.flatMap((character, index) => {
    if (character === '-' && index > 0 && index < characters.length - 1) {
      const from = (characters[index - 1] ?? '').codePointAt(0) ?? 0
      const to = (characters[index + 1] ?? '').codePointAt(0) ?? 0
      return Array.from({ length: Math.max(0, Math.min(to - from - 1, 1000)) }, (_, step) =>
        String.fromCodePoint(from + step + 1),
      )
    }
    return [character]
  })
}

export const characterTools: Readonly<Record<string, Tool>> = { cut, tr }
