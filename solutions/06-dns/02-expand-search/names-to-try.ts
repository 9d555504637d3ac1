import type { Resolver } from './types.ts'

/** The full names that are asked for, one after the other, when a program looks up `name`. Each ends with a dot. */
export function namesToTry(name: string, { search, ndots }: Resolver): string[] {
  // A dot at the end says that nothing is missing.
  if (name.endsWith('.')) return [name]
  const dots = name.split('.').length - 1
  const asGiven = `${name}.`
  const searched = search.map((domain) => `${name}.${domain}.`)
  // With many dots a name is probably whole already, with few it is probably short. Either guess may be wrong, so the
  // others follow.
  return dots >= ndots ? [asGiven, ...searched] : [...searched, asGiven]
}
