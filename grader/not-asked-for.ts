/** What else lies in a submission's folder? Only names are looked at: such files are neither read nor run. */
import { type Dirent, existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ExerciseEntry, Kit } from './kit.ts'

/** More than anybody reads; a folder with a million files must not slow grading down. */
export const mostNames = 100

/**
 * Paths within `folder`, sorted, at most `mostNames`. Of exercises that are not `graded` now, nothing is said; what lies
 * in the kit's own exercises/ too (whoever hands in that whole folder) and alternative solutions are no surprise either.
 */
export function filesNotAskedFor(
  { root, index: { exercises } }: Pick<Kit, 'root' | 'index'>,
  folder: string,
  graded: readonly ExerciseEntry[],
): readonly string[] {
  const found: string[] = []
  const expected = new Set(
    graded.flatMap(({ id, edit, given }) => [...edit, ...given].map((name) => `${id}/${name}`)),
  )
  const others = new Set(exercises.filter((entry) => !graded.includes(entry)).map(({ id }) => id))
  const open: string[] = ['']
  for (let path = open.pop(); path !== undefined && found.length < mostNames; path = open.pop()) {
    for (const entry of entriesOf(join(folder, path))) {
      const inner = path === '' ? entry.name : `${path}/${entry.name}`
      if (others.has(inner) || expected.has(inner) || isAlternative(inner)) continue
      if (entry.isDirectory() && open.length < mostNames) open.push(inner)
      else if (!existsSync(join(root, 'exercises', inner))) found.push(inner)
    }
  }
  return found.sort().slice(0, mostNames)
}

/** solutions/NN-topic/MM-name/alt/… holds right answers of another structure. */
function isAlternative(path: string): boolean {
  const steps = path.split('/')
  return steps.length === 3 && steps[2] === 'alt'
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch {
    return []
  }
}
