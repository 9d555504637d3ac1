/** which, and what `type` and `command -v` ask: where is a program? Here all of them are in /usr/bin. */
import type { Streams } from '../script/surroundings.ts'

export function which(
  names: readonly string[],
  { out }: Streams,
  isKnown: (name: string) => boolean,
): number {
  const found = names.filter((name) => !name.startsWith('-') && isKnown(name))
  for (const name of found) out(name.includes('/') ? `${name}\n` : `/usr/bin/${name}\n`)
  return found.length === names.filter((name) => !name.startsWith('-')).length ? 0 : 1
}
