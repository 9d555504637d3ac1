/** One thing to try, in the words of the catalogue: what stands behind kubectl's own line. */
import type { About } from '../catalogue/index.ts'
import { sayOf } from '../catalogue/say.ts'
import { type Diagnostic, printPath } from '../diagnostic.ts'
import type { Language } from '../trace/render.ts'
import type { CommandOutput } from './command-output.ts'

export function hintOf(diagnostic: Diagnostic, language: Language = 'en'): string {
  const { object, path, params, code } = diagnostic
  const about: About = {
    object: object === undefined ? '' : [object.kind, object.name].join(' '),
    field: path === undefined ? '' : printPath(path),
  }
  return sayOf({ code, params }, about, language).try ?? ''
}

/** Hints that stand in the output in English, in the language that is wanted. */
export function withHintsIn(language: Language, output: CommandOutput): CommandOutput {
  const { diagnostics = [] } = output
  if (language === 'en' || diagnostics.length === 0) return output
  const stderr = diagnostics.reduce((text, diagnostic) => {
    const hint = hintOf(diagnostic)
    return hint === '' ? text : text.replace(`hint: ${hint}`, () => `hint: ${hintOf(diagnostic, language)}`)
  }, output.stderr)
  return { ...output, stderr }
}
