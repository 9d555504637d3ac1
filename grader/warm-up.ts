/**
 * Runs once a build what a learner's first start will run, and throws the result away: Node.js keeps what was compiled
 * on the way (launcher/load.cjs), and the first real start has it. Touches no progress, keeps no verdicts.
 */
import type { Call, Flags } from './commands/command.ts'
import { run as grade } from './commands/grade.ts'
import type { Kit } from './kit.ts'
import { type Language, languages } from './language.ts'
import { noColours } from './report/colour.ts'

export async function warmUp(kit: Kit): Promise<void> {
  for (const language of languages) {
    await grade(callFor(kit, language, []))
    // One exercise alone is reported at length.
    for (const { id } of kit.index.exercises.slice(0, 2)) await grade(callFor(kit, language, [id]))
  }
}

/** As `grade --submission exercises --all --lang …` would be, on a screen that nobody sees. */
function callFor(kit: Kit, language: Language, words: readonly string[]): Call {
  const flags: Flags = {
    isOn: (name) => name === 'all' || name === 'exit-zero',
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
