import type { Resolver } from './types.ts'

/** The full names that are asked for, one after the other, when a program looks up `name`. Each ends with a dot. */
export function namesToTry(name: string, { search }: Resolver): string[] {
  // TODO: what do dots in the name change, and how many of them? And what does a dot at its end say?
  return [...search.map((domain) => `${name}.${domain}.`), `${name}.`]
}
