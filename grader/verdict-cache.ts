/**
 * Has this very submission been graded before? One file an exercise in .lab/cache/: the last verdict and the key it
 * was found under. The key covers all that a verdict depends on, so a kept one is never stale; a lost one costs time.
 */
import { join } from 'node:path'
import { readIfThere, writeWhole } from './files.ts'
import type { Verdict } from './verdict.ts'

export function cachedVerdict(root: string, id: string, key: string): Verdict | undefined {
  const text = readIfThere(cacheFile(root, id))
  if (text === undefined || !text.startsWith(opening(key))) return undefined
  try {
    return (JSON.parse(text) as { readonly verdict: Verdict }).verdict
  } catch {
    return undefined
  }
}

export function keepVerdict(root: string, id: string, key: string, verdict: Verdict): void {
  try {
    writeWhole(cacheFile(root, id), `${opening(key)}${JSON.stringify(verdict)}}\n`)
  } catch {
    // A folder that cannot be written to only makes the next start slower.
  }
}

function opening(key: string): string {
  return `{"key":"${key}","verdict":`
}

function cacheFile(root: string, id: string): string {
  return join(root, '.lab', 'cache', `${id.replace('/', '--')}.json`)
}
