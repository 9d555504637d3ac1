/**
 * How are a learner's files read without trusting whoever put them there?
 *
 * Only regular files below the exercise's own folder, opened without following links and without waiting, and no
 * more than 256 KiB of each. Anything else (directory, pipe, socket, device, link that leads out) is a diagnostic.
 *
 * readSubmission('exercises', '01-services/01-first-service', ['service.yaml'])
 */
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readSync,
  realpathSync,
  type Stats,
} from 'node:fs'
import { join, sep } from 'node:path'
import { type Diagnostic, diagnose, type ParamsOf } from '../sim/index.ts'
import { systemCode } from './files.ts'

/** Plenty for manifests; parsing time and memory follow from it. */
export const mostBytes: number = 256 * 1024

export type SubmittedFile =
  | { readonly name: string; readonly bytes: Uint8Array }
  | { readonly name: string; readonly problem: Diagnostic }

/** `directory` is absolute and holds NN-topic/MM-name folders; `names` are what the exercise lets the learner edit. */
export function readSubmission(
  directory: string,
  id: string,
  names: readonly string[],
): readonly SubmittedFile[] {
  const folder = join(directory, ...id.split('/'))
  return names.map((name) => {
    const file = readOne(directory, folder, name)
    return file instanceof Uint8Array ? { name, bytes: file } : { name, problem: file }
  })
}

function readOne(directory: string, folder: string, name: string): Uint8Array | Diagnostic {
  try {
    const path = join(folder, name)
    const inside = whereInside(directory, folder, path)
    if (inside === undefined) return diagnose('submission/leads-outside', { file: name })
    return readRegularFile(inside, name)
  } catch (error) {
    return whyNot(error, join(folder, name), name)
  }
}

/** The real path of a file that lies in its exercise's folder; undefined when a link leads out of it. */
function whereInside(directory: string, folder: string, path: string): string | undefined {
  if (!hasLink(directory, path)) return path
  const real = realpathSync(path)
  const home = join(realpathSync(directory), folder.slice(directory.length))
  return real.startsWith(home + sep) ? real : undefined
}

/** Is any step from the directory down to the file a symbolic link? */
function hasLink(directory: string, path: string): boolean {
  let step = directory
  for (const part of path.slice(directory.length).split(sep)) {
    step = join(step, part)
    if (step !== directory && lstatSync(step).isSymbolicLink()) return true
  }
  return false
}

function readRegularFile(path: string, name: string): Uint8Array | Diagnostic {
  const what = notAFile(lstatSync(path))
  if (what !== undefined) return diagnose('submission/not-a-file', { file: name, what })
  // Without these two flags a pipe put there a moment ago would be waited for, and a link followed.
  const descriptor = openSync(
    path,
    constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
  )
  try {
    const opened = fstatSync(descriptor)
    const now = notAFile(opened)
    if (now !== undefined) return diagnose('submission/not-a-file', { file: name, what: now })
    if (opened.size > mostBytes) return tooLarge(name, opened.size)
    const bytes = readWhole(descriptor, opened.size)
    return bytes.length > mostBytes ? tooLarge(name, bytes.length) : bytes
  } finally {
    closeSync(descriptor)
  }
}

/** A file may grow while it is read: never much more than the limit is taken. */
function readWhole(descriptor: number, size: number): Uint8Array {
  const buffer = Buffer.allocUnsafe(size + 1)
  let length = 0
  while (length < buffer.length) {
    const read = readSync(descriptor, buffer, length, buffer.length - length, length)
    if (read === 0) return buffer.subarray(0, length)
    length += read
  }
  return size > mostBytes ? buffer : readWhole(descriptor, 2 * (size + 1))
}

function tooLarge(name: string, bytes: number): Diagnostic {
  return diagnose('file/too-large', { file: name, size: bytes, limit: mostBytes })
}

function notAFile(stats: Stats): ParamsOf<'submission/not-a-file'>['what'] | undefined {
  if (stats.isFile()) return undefined
  if (stats.isDirectory()) return 'directory'
  if (stats.isFIFO()) return 'fifo'
  return stats.isSocket() ? 'socket' : 'device'
}

function whyNot(error: unknown, path: string, name: string): Diagnostic {
  const code = systemCode(error)
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return isLink(path)
      ? diagnose('submission/dangling-link', { file: name })
      : diagnose('file/missing', { file: name })
  }
  if (code === '') throw error
  return diagnose('submission/not-readable', { file: name, reason: code })
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink()
  } catch {
    return false
  }
}
