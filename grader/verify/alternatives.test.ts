/** Alternatives are read, too: their types hold as those of the solutions do, which `npm run types` checks. */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const exercises = join(root, 'exercises')
const folder = mkdtempSync(join(tmpdir(), 'lab-types-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('every alternative with functions has the types that it says it has', () => {
  const count = idsIn(exercises).reduce((sum, id) => sum + stage(id), 0)
  expect(count).toBeGreaterThan(10)
  copyFileSync(join(exercises, 'console.d.ts'), join(folder, 'console.d.ts'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
  const config = { extends: join(exercises, 'tsconfig.json'), include: ['**/*.ts'], exclude: [] }
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(config))
  expect(complaints()).toBe('')
}, 60_000)

function idsIn(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((topic) => topic.isDirectory())
    .flatMap(({ name }) => readdirSync(join(folder, name)).map((exercise) => join(name, exercise)))
}

/** Puts each alternative of an exercise where its given files are, as they are when it is judged. How many there are. */
function stage(id: string): number {
  const alternatives = join(root, 'solutions', id, 'alt')
  if (!existsSync(alternatives)) return 0
  const withFunctions = readdirSync(alternatives).filter(
    (name) => scriptsIn(join(alternatives, name)).length > 0,
  )
  for (const name of withFunctions) {
    const place = join(folder, id, name)
    mkdirSync(place, { recursive: true })
    for (const from of [join(exercises, id), join(alternatives, name)]) {
      for (const file of scriptsIn(from)) copyFileSync(join(from, file), join(place, file))
    }
  }
  return withFunctions.length
}

function scriptsIn(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => name.endsWith('.ts') && name !== 'exercise.ts')
}

function complaints(): string {
  try {
    return execFileSync(join(root, 'node_modules', '.bin', 'tsc'), ['-p', folder], {
      cwd: root,
      encoding: 'utf8',
    })
  } catch (error) {
    return String((error as { readonly stdout?: unknown }).stdout ?? error)
  }
}
