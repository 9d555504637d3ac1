/** One thing to try, in the words of the catalogue: what stands behind kubectl's own line. */
import { type About, catalogue, type Entry } from '../catalogue/index.ts'
import { type Diagnostic, printPath } from '../diagnostic.ts'

export function hintOf(diagnostic: Diagnostic): string {
  const entries: Readonly<Record<string, Entry<never>>> = catalogue
  const { object, path, params, code } = diagnostic
  const about: About = {
    object: object === undefined ? '' : [object.kind, object.name].join(' '),
    field: path === undefined ? '' : printPath(path),
  }
  return entries[code]?.en(params as never, about).try ?? ''
}
