import type { PathType } from './types.ts'

/** Takes both paths apart, and compares as many elements as the rule has. */
export function matchesPath(path: string, pathType: PathType, requestPath: string): boolean {
  if (pathType === 'Exact') return path === requestPath
  const wanted = elementsOf(path)
  const found = elementsOf(requestPath)
  return wanted.every((element, index) => element === found[index])
}

function elementsOf(path: string): readonly string[] {
  return path.split('/').filter((element) => element.length > 0)
}
