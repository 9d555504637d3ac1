import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ExerciseEntry, KitIndex } from './kit.ts'
import { filesNotAskedFor } from './not-asked-for.ts'

const entry = (id: string): ExerciseEntry =>
  ({ id, edit: ['service.yaml'], given: ['client.yaml'] }) as unknown as ExerciseEntry
const [first, second] = [entry('01-demo/01-first'), entry('01-demo/02-second')]
const kitFiles = ['service.yaml', 'client.yaml', 'README.md', 'README.ko.md', 'exercise.ts'].map(
  (name) => `${first.id}/${name}`,
)

let root: string
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'lab-'))
  write('exercises', ['originals.json', ...kitFiles])
})
afterAll(() => rmSync(root, { recursive: true }))

it.each<readonly [what: string, handedIn: readonly string[], said: readonly string[]]>([
  ['a whole copy of exercises/', ['originals.json', ...kitFiles], []],
  ['a solution with its alternatives', [`${first.id}/service.yaml`, `${first.id}/alt/one/service.yaml`], []],
  ['an exercise that is not graded now', [`${second.id}/what.txt`], []],
  ['what nobody asked for', [`${first.id}/run.sh`, 'notes.txt'], [`${first.id}/run.sh`, 'notes.txt']],
])('of %s it names %j', (what, handedIn, said) => {
  const folder = what.replaceAll(/\W/g, '-')
  write(folder, handedIn)
  const index = { exercises: [first, second] } as unknown as KitIndex
  expect(filesNotAskedFor({ root, index }, join(root, folder), [first])).toEqual(said)
})

function write(folder: string, files: readonly string[]): void {
  for (const file of files) {
    mkdirSync(dirname(join(root, folder, file)), { recursive: true })
    writeFileSync(join(root, folder, file), '')
  }
}
