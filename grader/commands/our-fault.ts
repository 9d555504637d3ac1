/** What the kit does when it is itself at fault: the details go to a file, the learner reads one line. */
import { join } from 'node:path'
import { writeWhole } from '../files.ts'
import { visible } from '../report/sanitize.ts'
import type { CommandWords } from './words.ts'

const faultFile: string = join('.lab', 'error.log')

/** The line to show; where not even a file can be written, it carries the error's own message. */
export function ourFault(root: string, error: unknown, say: CommandWords): string {
  const message = error instanceof Error ? error.message : String(error)
  const stack = error instanceof Error ? (error.stack ?? message) : message
  try {
    writeWhole(join(root, faultFile), `${stack}\n`)
    return say.ourFault(faultFile, message)
  } catch {
    return say.ourFault(undefined, visible(message.split('\n')[0] ?? ''))
  }
}
