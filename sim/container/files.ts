/**
 * Which files does a machine have, and what do commands make of them? A path leads to a text or to a folder; what is
 * written is kept apart from what was there at the start, so that a container's life holds the changes alone.
 *
 * A folder's path ends with a slash: '/tmp/': ''. A file whose text nobody knows has `undefined` for it.
 * Leaves out: owners, permissions, links, times.
 */
import type { FileChanges } from '../api/pod-life.ts'

export type StartingFiles = Readonly<Record<string, string | undefined>>

export type FileEntry =
  | {
      readonly is: 'file' /** undefined: it is there, but nobody knows what it says. */
      readonly text: string | undefined
    }
  | { readonly is: 'folder' }

/** Paths are absolute, without a slash at the end. A problem is what the system answers. */
export interface Files {
  at(path: string): FileEntry | undefined
  /** The names in a folder, in order. */
  list(path: string): readonly string[]
  write(path: string, text: string): FileProblem | undefined
  makeFolder(path: string): FileProblem | undefined
  /** A folder goes with all that is in it. */
  remove(path: string): FileProblem | undefined
  /** What differs from the start. */
  readonly changes: FileChanges
}

export type FileProblem = 'No such file or directory' | 'Is a directory' | 'Not a directory' | 'File exists'

export function openFiles(start: StartingFiles, changes: FileChanges = {}): Files {
  const paths = new Map<string, string | undefined>(Object.entries(start))
  const kept = new Map<string, string | null>(Object.entries(changes))
  for (const [path, text] of kept) {
    if (text === null) paths.delete(path)
    else paths.set(path, text)
  }
  const isFolder = (path: string): boolean => path === '/' || paths.has(`${path}/`) || hasInside(paths, path)
  const set = (path: string, text: string): void => {
    paths.set(path, text)
    kept.set(path, text)
  }
  const problemAbove = (path: string): FileProblem | undefined => {
    const above = folderOf(path)
    if (isFolder(above)) return undefined
    return paths.has(above) ? 'Not a directory' : 'No such file or directory'
  }
  return {
    at: (path) => {
      if (paths.has(path)) return { is: 'file', text: paths.get(path) }
      return isFolder(path) ? { is: 'folder' } : undefined
    },
    list: (path) => namesIn(paths, path),
    write: (path, text) => {
      if (isFolder(path)) return 'Is a directory'
      const problem = problemAbove(path)
      if (problem === undefined) set(path, text)
      return problem
    },
    makeFolder: (path) => {
      if (isFolder(path) || paths.has(path)) return 'File exists'
      const problem = problemAbove(path)
      if (problem === undefined) set(`${path}/`, '')
      return problem
    },
    remove: (path) => {
      const gone = [...paths.keys()].filter((one) => one === path || one.startsWith(`${path}/`))
      if (gone.length === 0) return 'No such file or directory'
      for (const one of gone) {
        paths.delete(one)
        kept.set(one, null)
      }
      return undefined
    },
    get changes() {
      return Object.fromEntries(kept)
    },
  }
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(1, path.lastIndexOf('/'))) || '/'
}

function hasInside(paths: ReadonlyMap<string, unknown>, path: string): boolean {
  for (const one of paths.keys()) if (one.startsWith(`${path}/`)) return true
  return false
}

function namesIn(paths: ReadonlyMap<string, unknown>, folder: string): readonly string[] {
  const front = folder === '/' ? '/' : `${folder}/`
  const names = new Set<string>()
  for (const path of paths.keys()) {
    const [name = ''] = path.startsWith(front) ? path.slice(front.length).split('/') : []
    if (name !== '') names.add(name)
  }
  return [...names].sort()
}
