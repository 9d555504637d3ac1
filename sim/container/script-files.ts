/**
 * How does a shell script see the files of its machine? Reading, redirecting into them, and what patterns match. A file
 * holds a million characters: more ends as on a disk that is full, so that no script fills the memory.
 */
import { noSpace } from '../script/redirect.ts'
import type { Surroundings } from '../script/surroundings.ts'
import type { Files } from './files.ts'

type FileAccess = Pick<Surroundings, 'readFile' | 'writeFile' | 'isFolder' | 'list'>

const largestFile = 1_000_000

/** `keep` is told after every write. */
export function filesForScripts(files: Files, keep: () => void = () => {}): FileAccess {
  return {
    readFile: (path) => {
      const entry = files.at(path)
      if (entry === undefined) return { problem: 'No such file or directory' }
      return entry.is === 'folder' ? { problem: 'Is a directory' } : { text: entry.text ?? '' }
    },
    writeFile: (path, text, append) => {
      const before = files.at(path)
      const kept = append && before?.is === 'file' ? (before.text ?? '') : ''
      if (kept.length + text.length > largestFile) return noSpace
      const problem = files.write(path, kept + text)
      keep()
      return problem
    },
    isFolder: (path) => files.at(path)?.is === 'folder',
    list: (path) => files.list(path),
  }
}
