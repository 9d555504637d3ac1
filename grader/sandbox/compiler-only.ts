/**
 * What of a file is more than JavaScript with types, so that taking the types out is not enough? Enums and parameters
 * that are properties are translated (to-javascript.ts); whatever else a compiler would write code for is found here and
 * refused by its name, because it would be dropped in silence, or end in an error about something else.
 */
import { parse } from 'sucrase/dist/parser/index.js'
import type { Token } from 'sucrase/dist/parser/tokenizer/index.js'
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js'
import { type CompilerOnly, type Diagnostic, diagnose, type SourceFile } from '../../sim/index.ts'
import { placesIn } from './imports.ts'

/** Without one of these there is nothing to look for. */
const signs = /\b(?:namespace|module|accessor|using)\b|@|\bexport\s*(?:=|import\b)/

/** None for a text that cannot be read; whoever takes the types out says why. */
export function compilerOnly(source: SourceFile): readonly Diagnostic[] {
  const { name, text } = source
  if (!signs.test(text)) return []
  try {
    const { tokens } = parse(text, false, true, false)
    const placeOf = placesIn(source)
    return tokens.flatMap((token, at) => {
      const construct = constructAt(text, tokens, at)
      if (construct === undefined) return []
      const place = placeOf(token.start, token.end)
      return [diagnose('function/compiler-only', { file: name, construct }, { place })]
    })
  } catch {
    return []
  }
}

function constructAt(text: string, tokens: readonly Token[], at: number): CompilerOnly | undefined {
  const [before, token, next] = [tokens[at - 1], tokens[at], tokens[at + 1]]
  if (token === undefined || next === undefined) return undefined
  if (token.type === TokenType.at) return 'decorator'
  const said = wordOf(text, token)
  if (said === 'export' && next.type === TokenType.eq) return 'export ='
  if (said === 'export' && wordOf(text, next) === 'import' && !isType(text, tokens, at + 2))
    return 'export import'
  // The others are names like any other, but where a name follows on the same line.
  if (next.type !== TokenType.name || before?.type === TokenType.dot) return undefined
  if (text.slice(token.end, next.start).includes('\n')) return undefined
  if (said === 'using' || said === 'accessor') return token.isType ? undefined : said
  const isDeclared = before !== undefined && wordOf(text, before) === 'declare'
  const isNamespace = (said === 'namespace' || said === 'module') && token.isType && !isDeclared
  return isNamespace && holdsValues(text, tokens, at) ? 'namespace' : undefined
}

/** `export import type X = …` */
function isType(text: string, tokens: readonly Token[], at: number): boolean {
  const token = tokens[at]
  return token !== undefined && wordOf(text, token) === 'type'
}

const declaresValues = new Set(['const', 'let', 'var', 'function', 'class', 'enum'])

/** A namespace of types alone leaves nothing behind, and nothing is lost. */
function holdsValues(text: string, tokens: readonly Token[], at: number): boolean {
  let depth = 0
  for (const token of tokens.slice(at)) {
    if (token.type === TokenType.braceL) depth++
    else if (token.type === TokenType.braceR && --depth === 0) return false
    else if (depth === 1 && declaresValues.has(wordOf(text, token))) return true
  }
  return false
}

function wordOf(text: string, { start, end }: Token): string {
  return text.slice(start, end)
}
