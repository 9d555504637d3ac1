/** What else lies in a submission's folder? Only names are looked at: such files are neither read nor run. */
import { type Dirent, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ExerciseEntry } from './kit.ts'

/** More than anybody reads; a folder with a million files must not slow grading down. */
const mostNames = 100

/**
 * Paths within `folder`, sorted. Of exercises that are not `graded` now, nothing is said; the kit's own exercise
 * files and alternative solutions are no surprise either.
 */
export function filesNotAskedFor(
  folder: string,
  exercises: readonly ExerciseEntry[],
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
      else found.push(inner)
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
