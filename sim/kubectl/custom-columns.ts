/**
 * What do custom columns show? `NAME:.metadata.name,IP:.spec.clusterIP`, or two lines in a file: headings, then paths.
 *
 * Models kubernetes/kubectl pkg/cmd/get/customcolumn.go, in its words.
 */
import type { JsonObject } from '../api/meta.ts'
import { findPath } from './json-path/find.ts'
import { goText } from './json-path/go-syntax.ts'
import { parsePath } from './json-path/parse.ts'
import { textTable } from './text-table.ts'

export interface CustomColumn {
  readonly heading: string
  readonly path: string
}

/** A string is what kubectl says against it. */
export function parseColumns(text: string, isFile: boolean): readonly CustomColumn[] | string {
  if (isFile) return parseColumnFile(text)
  if (text === '') return 'custom-columns format specified but no custom columns given'
  const columns: CustomColumn[] = []
  for (const part of text.split(',')) {
    const colon = part.indexOf(':')
    if (colon < 0) return `unexpected custom-columns spec: ${part}, expected <header>:<json-path-expr>`
    const path = relaxedPath(part.slice(colon + 1))
    if (path === undefined) return unexpectedPath
    columns.push({ heading: part.slice(0, colon), path })
  }
  return columns
}

function parseColumnFile(text: string): readonly CustomColumn[] | string {
  const lines = text.split('\n')
  const form =
    'Expected format is one line of space separated headers, one line of space separated column specs.'
  if (text === '') return `invalid template, missing header line. ${form}`
  if (lines.length < 2 || (lines.length === 2 && lines[1] === ''))
    return `invalid template, missing spec line. ${form}`
  const [headings = [], paths = []] = lines.map((line) => line.split(/\s+/).filter((word) => word !== ''))
  if (headings.length !== paths.length) {
    return `number of headers (${headings.length}) and field specifications (${paths.length}) don't match`
  }
  const relaxed = paths.map(relaxedPath)
  if (relaxed.includes(undefined)) return unexpectedPath
  return headings.map((heading, index) => ({ heading, path: relaxed[index] ?? '' }))
}

export const unexpectedPath =
  "unexpected path string, expected a 'name1.name2' or '.name1.name2' or '{name1.name2}' or '{.name1.name2}'"

/** metadata.name, .metadata.name, {metadata.name} and {.metadata.name} are one; undefined for anything else. */
export function relaxedPath(text: string): string | undefined {
  if (text === '') return text
  const [, braced, bare] = /^\{\.?([^{}]+)\}$|^\.?([^{}]+)$/.exec(text) ?? []
  const path = braced ?? bare
  return path === undefined ? undefined : `{.${path}}`
}

export type PrintedColumns =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly error: string }

export function printColumns(
  columns: readonly CustomColumn[],
  objects: readonly JsonObject[],
  hasHeading: boolean,
): PrintedColumns {
  for (const { path } of columns) {
    const parsed = parsePath(path)
    if (!parsed.ok) return parsed
  }
  const rows: string[][] = hasHeading ? [columns.map(({ heading }) => heading)] : []
  for (const object of objects) {
    const row: string[] = []
    for (const { path } of columns) {
      const result = findPath(path, object, { allowMissingKeys: true })
      if (!result.ok) return result
      const values = result.results.flat()
      const isNothing = result.results.length === 0 || result.results[0]?.length === 0
      row.push([...(isNothing ? ['<none>'] : []), ...values.map(goText)].join(','))
    }
    rows.push(row)
  }
  return { ok: true, text: textTable(rows) }
}
