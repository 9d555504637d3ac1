/**
 * Which name does an object get that asks for one by generateName? The prefix, cut to 58 characters, and five more
 * that no word can come of. Source: kubernetes/apiserver pkg/storage/names/generate.go.
 *
 * Example: web-7d4b9c6f5- becomes web-7d4b9c6f5-x2v8q.
 */
import type { Random } from '../random.ts'

/** Draws until the name is free: fourteen million suffixes do not run out in a namespace. */
export function generatedName(prefix: string, random: Random, isTaken: (name: string) => boolean): string {
  const base = prefix.slice(0, 58)
  let name = base + random.suffix(5)
  while (isTaken(name)) name = base + random.suffix(5)
  return name
}
