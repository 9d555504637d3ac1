/**
 * What does a file import? Every specifier, also of types alone and of imports that are never used, with its place. The
 * wall is the module loader (quickjs.ts), which knows only names; this is for saying it early, and where.
 */
import { parse } from 'sucrase/dist/parser/index.js'
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js'
import type { Place, SourceFile } from '../../sim/index.ts'

export interface Import {
  /** As it stands between the quotes; an expression for an import() of one. */
  readonly specifier: string
  readonly place: Place
}

/** None for a text that cannot be read; whoever takes the types out says why. */
export function importsOf(source: SourceFile): readonly Import[] {
  const { text } = source
  if (!/\b(?:import|from|require)\b/.test(text)) return []
  try {
    const { tokens } = parse(text, false, true, false)
    const placeOf = placesIn(source)
    return tokens.flatMap((token, index) => {
      const [next, before] = [tokens[index + 1], tokens[index - 1]]
      const said = text.slice(token.start, token.end)
      if (next === undefined || before?.type === TokenType.dot) return []
      if (next.type === TokenType.string && (said === 'from' || said === 'import')) {
        return [
          {
            specifier: text.slice(next.start + 1, next.end - 1),
            place: placeOf(next.start, next.end),
          },
        ]
      }
      if (next.type !== TokenType.parenL || (said !== 'import' && said !== 'require')) return []
      const argument = tokens[index + 2]
      if (argument?.type === TokenType.string) {
        const specifier = text.slice(argument.start + 1, argument.end - 1)
        return [{ specifier, place: placeOf(argument.start, argument.end) }]
      }
      return said === 'import' ? [{ specifier: 'import(…)', place: placeOf(token.start, token.end) }] : []
    })
  } catch {
    return []
  }
}

/** The file that a specifier means: `./types`, `./types.js` and `./types.ts` are the same one. */
export function fileMeantBy(specifier: string): string | undefined {
  const stem = /^\.\/([\w.-]+?)(?:\.[jt]s)?$/.exec(specifier)?.[1]
  return stem === undefined ? undefined : `${stem}.ts`
}

/** Where a token stands. Lines are counted once: a file may hold ten thousand imports. */
export function placesIn({ name, text }: SourceFile): (start: number, end: number) => Place {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  let line = 0
  return (start, end) => {
    // Tokens come in the order in which they stand.
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= start) line++
    const column = start - (starts[line] ?? 0) + 1
    return {
      file: name,
      start: { line: line + 1, column },
      end: { line: line + 1, column: column + end - start },
    }
  }
}
