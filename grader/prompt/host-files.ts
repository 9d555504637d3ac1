/**
 * The learner's own folder, as the simulated machine sees it: files of it and below can be read, nothing else, and
 * nothing is ever written.
 */
import { readdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { HostFiles } from '../../sim/prompt.ts'

const largest = 5 * 1024 * 1024

export function hostFiles(folder: string): HostFiles {
  const real = (path: string): string | undefined => {
    try {
      const found = realpathSync(resolve(folder, path))
      const inside = relative(realpathSync(folder), found)
      return inside.startsWith(`..${sep}`) || inside === '..' || resolve(inside) === inside
        ? undefined
        : found
    } catch {
      return undefined
    }
  }
  return {
    read: (path) => {
      const found = real(path)
      try {
        if (found === undefined || !statSync(found).isFile() || statSync(found).size > largest)
          return undefined
        return readFileSync(found, 'utf8')
      } catch {
        return undefined
      }
    },
    list: (path) => {
      const found = real(path)
      try {
        return found === undefined || !statSync(found).isDirectory() ? undefined : readdirSync(join(found))
      } catch {
        return undefined
      }
    },
  }
}
