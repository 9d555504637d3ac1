/** Opens a guest and loads every file that a check names; or says why that does not work. */
import { type Diagnostic, diagnose, isNonEmpty, type NonEmpty, type Place } from '../../sim/index.ts'
import type { Guest, Loaded } from './guest.ts'
import { endedWith } from './learner.ts'
import type { Run } from './run.ts'
import { short } from './short.ts'

export type LoadedGuest =
  | { readonly ok: true; readonly guest: Guest }
  | { readonly ok: false; readonly diagnostics: NonEmpty<Diagnostic> }

export async function loadedGuest({ exercise, files, options, deadline, now }: Run): Promise<LoadedGuest> {
  const { scripts, problems, placeOf } = files
  if (isNonEmpty(problems)) return { ok: false, diagnostics: problems }
  const { limits, onPrint } = options
  const told = onPrint === undefined ? {} : { onPrint }
  const guest = await options.open({ files: scripts, limits, deadline, now, ...told })
  for (const file of new Set(exercise.checks.map((check) => check.file))) {
    options.onCall?.('applies', '', '')
    const loaded = guest.load(file)
    const names = exercise.checks.filter((check) => check.file === file).map((check) => check.export)
    const problem =
      loaded.ended === 'loaded'
        ? exportProblem(file, names, loaded.exported)
        : whyNotLoaded(file, loaded, {
            placeOf,
            limits,
            names: scripts.map(({ name }) => name),
          })
    if (problem !== undefined) return { ok: false, diagnostics: [problem] }
  }
  return { ok: true, guest }
}

function exportProblem(
  file: string,
  names: readonly string[],
  exported: ReadonlyMap<string, string>,
): Diagnostic | undefined {
  for (const name of names) {
    const what = exported.get(name)
    if (what === undefined) {
      return diagnose('function/export-missing', {
        file,
        name,
        exported: [...exported.keys()].slice(0, 20).map(short),
      })
    }
    if (what !== 'function') return diagnose('function/not-a-function', { file, name, what })
  }
  return undefined
}

interface About {
  readonly placeOf: (stack: string) => Place | undefined
  readonly limits: Parameters<typeof endedWith>[2]
  readonly names: readonly string[]
}

function whyNotLoaded(
  file: string,
  loaded: Exclude<Loaded, { readonly ended: 'loaded' }>,
  { placeOf, limits, names }: About,
): Diagnostic {
  if (loaded.ended === 'never-ready') return diagnose('function/never-ready', { file })
  if (loaded.ended === 'import-refused') {
    const { file: from } = loaded
    const specifier = short(loaded.specifier)
    const files = names.filter((name) => name !== from).map((name) => `./${name}`)
    const place = placeOf(`${from}:1:1`)
    return diagnose(
      'function/import-refused',
      { file: from, specifier, files },
      place === undefined ? {} : { place },
    )
  }
  if (loaded.ended === 'threw' && loaded.name === 'SyntaxError') {
    const place = placeOf(loaded.stack)
    const facts = { file, message: loaded.message }
    return diagnose('function/not-typescript', facts, place === undefined ? {} : { place })
  }
  const { printed } = loaded
  return endedWith(loaded, printed.length === 0 ? {} : { printed }, limits, placeOf)
}
