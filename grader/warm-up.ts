/**
 * Done once a build, for the first start: verdicts on the files as shipped are kept with the build, and what a report
 * needs is run once, so that Node.js keeps it compiled (launcher/load.cjs). Touches nothing of the learner's.
 */
import type { Call, Flags } from './commands/command.ts'
import { run as grade } from './commands/grade.ts'
import { usualSeed } from './commands/read-words.ts'
import { givenFiles, shippedFiles, verdictOn } from './grade-files.ts'
import type { Kit } from './kit.ts'
import { type Language, languages } from './language.ts'
import { originalOf, readOriginals } from './originals.ts'
import { noColours } from './report/colour.ts'

export async function warmUp(kit: Kit): Promise<void> {
  await keepShippedVerdicts(kit)
  for (const language of languages) {
    // One exercise alone is reported at length, several in short.
    for (const { id } of kit.index.exercises.slice(0, 2)) await grade(callFor(kit, language, [id]))
    await grade(callFor(kit, language, ['01']))
  }
}

async function keepShippedVerdicts(kit: Kit): Promise<void> {
  const originals = readOriginals(kit.root)
  const keptIn = kit.verdicts.slice(-1)
  for (const entry of kit.index.exercises) {
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
