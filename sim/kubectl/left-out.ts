/**
 * What does the simulator leave out of what a command asked for? kubectl knows nothing of that, so it stands behind its
 * lines, one line a note: a field that is not modelled, an image that nobody here knows.
 */
import type { About } from '../catalogue/index.ts'
import { notes } from '../catalogue/notes.ts'
import { sayOf } from '../catalogue/say.ts'
import { type Diagnostic, printPath } from '../diagnostic.ts'
import type { Language } from '../trace/render.ts'
import type { CommandOutput } from './command-output.ts'

/** Each sentence once, however many objects it is about. */
export function withNotes(output: CommandOutput, language: Language): CommandOutput {
  const said = (output.diagnostics ?? []).filter(({ code }) => notes.has(code))
  if (said.length === 0) return output
  const lines = new Set(said.map((one) => `note: ${sentenceOf(one, language)}\n`))
  return { ...output, stderr: output.stderr + [...lines].join('') }
}

function sentenceOf({ code, params, object, path }: Diagnostic, language: Language): string {
  const about: About = {
    object: object === undefined ? '' : [object.kind, object.name].join(' '),
    field: path === undefined ? '' : printPath(path),
  }
  return sayOf({ code, params }, about, language).says
}
