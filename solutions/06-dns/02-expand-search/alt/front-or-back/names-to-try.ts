import type { Resolver } from './types.ts'

/** Puts the names of the search list down first, and then the name as it is in front of them or behind. */
export function namesToTry(name: string, { search, ndots }: Resolver): string[] {
  const { length } = [...name].filter((letter) => letter === '.')
  if (name.at(-1) === '.') return [name]
  const names: string[] = []
  for (const domain of search) names.push([name, domain, ''].join('.'))
  if (length < ndots) names.push(`${name}.`)
  else names.unshift(`${name}.`)
  return names
}
