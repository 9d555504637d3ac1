/**
 * One diagnostic as a learner reads it: what is so and its code, where it stands, the lines of the file, then what a
 * real server says, one thing to try, a command that shows it, a page to read.
 */
import { type Diagnostic, printPath } from '../../sim/index.ts'
import { readingFor, shorten, wordsOf } from './diagnostic-words.ts'
import { drawExcerpt } from './excerpt.ts'
import { labelled, rightOf } from './layout.ts'
import type { ReportOptions } from './report.ts'
import { visible, visibleLine } from './sanitize.ts'
import { displayWidth, wrap } from './width.ts'
import { words } from './words.ts'

type Lines = readonly string[]

/** `texts` are the files that an excerpt can be shown of. */
export function drawDiagnostic(
  diagnostic: Diagnostic,
  texts: ReadonlyMap<string, string>,
  options: ReportOptions,
): Lines {
  const { language, columns, colours } = options
  const said = wordsOf(diagnostic, language)
  const text = diagnostic.place && texts.get(diagnostic.place.file)
  return [
    ...drawMessage(visible(said.says), diagnostic.code, options),
    ...drawPlace(diagnostic, options),
    ...(text === undefined || diagnostic.place === undefined
      ? []
      : drawExcerpt(text, diagnostic.place, said.here, columns - 2, colours).map((line) => `  ${line}`)),
    '',
    ...drawShown(said, options),
    ...drawAdvice(diagnostic, said, options),
  ]
}

function drawMessage(says: string, code: string, { columns, colours }: ReportOptions): Lines {
  const lines = wrap(says, columns - 2)
  const last = lines.at(-1) ?? ''
  return [
    ...lines.slice(0, -1).map((line) => `  ${line}`),
    ...rightOf(`  ${last}`, 2 + displayWidth(last), code, columns)
      .split('\n')
      .map((line) => line.replace(code, colours.faint(code))),
    '',
  ]
}

/** service.yaml:7:10  spec.selector.app */
function drawPlace({ place, path }: Diagnostic, { colours }: ReportOptions): Lines {
  if (place === undefined) return []
  const { line, column } = place.start
  const field = path === undefined ? '' : `  ${visibleLine(shorten(printPath(path)))}`
  return [`  ${colours.strong(`${visibleLine(place.file)}:${line}:${column}`)}${field}`.trimEnd()]
}

/** Labels and values under each other; a row without a label goes on with the one above it. */
function drawShown({ shown = [] }: ReturnType<typeof wordsOf>, options: ReportOptions): Lines {
  const width = Math.max(0, ...shown.map(({ label }) => displayWidth(label))) + 3
  const rows = shown.flatMap(({ label, text }) => labelled(label, visible(text), width, options))
  return rows.length === 0 ? [] : [...rows, '']
}

function drawAdvice(diagnostic: Diagnostic, said: ReturnType<typeof wordsOf>, options: ReportOptions): Lines {
  const say = words[options.language]
  const rows: readonly (readonly [string, string | undefined])[] = [
    [say.server, diagnostic.upstream && shorten(diagnostic.upstream)],
    [say.try, said.try],
    [say.see, said.see],
    [say.read, options.kitPath(readingFor(diagnostic.code, options.language))],
  ]
  const present = rows.filter((row): row is [string, string] => row[1] !== undefined)
  const width = Math.max(...present.map(([label]) => displayWidth(label))) + 3
  return present.flatMap(([label, text]) => labelled(label, visible(text), width, options))
}
