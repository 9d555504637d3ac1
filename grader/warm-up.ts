/**
 * Done once a build, for the first start: verdicts on the files as shipped are kept with the build, and what a report
 * needs is run once, so that Node.js keeps it compiled (launcher/load.cjs). Touches nothing of the learner's.
 */
import type { Call, Flags } from './commands/command.ts'
import { run as grade } from './commands/grade.ts'
import { usualSeed } from './commands/read-words.ts'
import { givenFiles, shippedFiles, verdictOn } from './grade-files.ts'
import type { ExerciseEntry, Kit } from './kit.ts'
import { type Language, languages } from './language.ts'
import { originalOf, readOriginals } from './originals.ts'
import { noColours } from './report/colour.ts'

/** `compiled` is called when everything has run that should be kept compiled. */
export async function warmUp(kit: Kit, compiled: () => void): Promise<void> {
  // What a learner starts with, and no more: whatever else is kept compiled makes every start slower.
  const first = kit.index.exercises.slice(0, 2)
  await keepShippedVerdicts(kit, first)
  for (const language of languages) {
    // One exercise alone is reported at length, several in short.
    for (const { id } of first) await grade(callFor(kit, language, [id]))
    await grade(
      callFor(
        kit,
        language,
        first.map(({ id }) => id),
      ),
    )
  }
  compiled()
  await keepShippedVerdicts(kit, kit.index.exercises.slice(first.length))
}

async function keepShippedVerdicts(kit: Kit, entries: readonly ExerciseEntry[]): Promise<void> {
  const originals = readOriginals(kit.root)
  const keptIn = kit.verdicts.slice(-1)
  for (const entry of entries) {
    const files = entry.edit.map((name) => {
      return { name, bytes: Buffer.from(originalOf(kit.root, originals, entry.id, name) ?? '') }
    })
    await verdictOn(
      kit,
      {
        entry,
        given: givenFiles(kit, entry, originals),
        shipped: shippedFiles(kit, entry, originals),
        files,
      },
      { seed: usualSeed },
      keptIn,
    )
  }
}

/** As `grade --submission exercises 01 --lang …` would be, on a screen that nobody sees. */
function callFor(kit: Kit, language: Language, words: readonly string[]): Call {
  const flags: Flags = {
    isOn: (name) => name === 'exit-zero',
    valueOf: (name) => (name === 'submission' ? 'exercises' : undefined),
  }
  return {
    words,
    flags,
    language,
    kit,
    screen: { columns: 80, colours: noColours, write: () => {}, complain: () => {} },
    folder: kit.root,
    show: (path) => path,
    commandLine: (command) => command,
  }
}
