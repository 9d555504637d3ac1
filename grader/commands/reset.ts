/**
 * `reset`: an exercise's files as they were given, without git. Asks nothing, because nothing is lost: whatever stood
 * there (a file, a link, a folder) is moved to .lab/backups, and that is said.
 */
import { existsSync, lstatSync, mkdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readIfThere, systemCode, writeWhole } from '../files.ts'
import { type Originals, readOriginals } from '../originals.ts'
import type { Call, ExitCode } from './command.ts'
import { namedExercises } from './read-words.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { kit, screen, language } = call
  const say = commandWords[language]
  const chosen = namedExercises(call)
  if (!chosen.ok || (call.words.length === 0 && !call.flags.isOn('all'))) {
    screen.complain(chosen.ok ? say.resetWhat : chosen.problem)
    return 2
  }
  const originals = readOriginals(kit.root)
  const entries = call.words.length === 0 ? kit.index.exercises : chosen.value
  for (const { id, given, edit } of entries) {
    for (const name of [...edit, ...given]) {
      try {
        screen.write(`${resetFile(call, originals, `${id}/${name}`).join('\n')}\n`)
      } catch (error) {
        screen.complain(say.cannotWrite(call.show(join(kit.root, 'exercises', id, name)), systemCode(error)))
        return 2
      }
    }
  }
  return 0
}

function resetFile(call: Call, originals: Originals, path: string): readonly string[] {
  const say = commandWords[call.language]
  const file = join(call.kit.root, 'exercises', path)
  const shown = call.show(file)
  const original = Object.hasOwn(originals, path) ? originals[path] : undefined
  if (original === undefined) return [say.noOriginal(shown)]
  const stats = lstatSync(file, { throwIfNoEntry: false })
  if (stats?.isFile() === true && readIfThere(file) === original) return [say.unchanged(shown)]
  const backup = stats === undefined ? undefined : backupName(call.kit.root, path)
  if (backup !== undefined) {
    mkdirSync(dirname(backup), { recursive: true })
    renameSync(file, backup)
  }
  writeWhole(file, original, { durable: true })
  return [say.restored(shown), ...(backup === undefined ? [] : [`  ${say.keptAside(call.show(backup))}`])]
}

/** .lab/backups/NN-topic/MM-name/service.yaml.1, and so on: an older backup is never written over. */
function backupName(root: string, path: string): string {
  let number = 1
  const name = (): string => join(root, '.lab', 'backups', `${path}.${number}`)
  while (existsSync(name())) number++
  return name()
}
