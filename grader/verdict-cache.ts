/**
 * Has this very submission been graded before? One file an exercise: the last verdict and the key it was found under.
 * The key covers all that a verdict depends on, so a kept one is never stale; a lost one costs time. Verdicts on the
 * files as shipped come with the build, a learner's own stand in .lab/cache/.
 */
import { join } from 'node:path'
import { readIfThere, writeWhole } from './files.ts'
import type { Verdict } from './verdict.ts'

/** Looked for in one folder after the other. */
export function cachedVerdict(folders: readonly string[], id: string, key: string): Verdict | undefined {
  for (const folder of folders) {
    const text = readIfThere(cacheFile(folder, id))
    if (text?.startsWith(opening(key))) return parse(text)
  }
  return undefined
}

function parse(text: string): Verdict | undefined {
  try {
    return (JSON.parse(text) as { readonly verdict: Verdict }).verdict
  } catch {
    return undefined
  }
}

export function keepVerdict(folder: string, id: string, key: string, verdict: Verdict): void {
  try {
    writeWhole(cacheFile(folder, id), `${opening(key)}${JSON.stringify(verdict)}}\n`)
  } catch {
    // A folder that cannot be written to only makes the next start slower.
  }
}

function opening(key: string): string {
  return `{"key":"${key}","verdict":`
}

function cacheFile(folder: string, id: string): string {
  return join(folder, `${id.replace('/', '--')}.json`)
}
