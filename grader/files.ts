/** Writing a file so that nobody ever reads half of it: a new file beside it, flushed to the disk, then renamed. */
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** Creates missing folders. `durable` waits until the disk has it; leave it out for what can be made again. */
export function writeWhole(
  file: string,
  content: string,
  { durable = false }: { readonly durable?: boolean } = {},
): void {
  mkdirSync(dirname(file), { recursive: true })
  const aside = `${file}.${process.pid}.new`
  try {
    const descriptor = openSync(aside, 'w')
    try {
      writeFileSync(descriptor, content)
      if (durable) fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
    renameSync(aside, file)
  } catch (error) {
    rmSync(aside, { force: true })
    throw error
  }
}

/** The text of a file, or undefined where there is none that can be read. */
export function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** The short name the system gives an error (ENOENT, EACCES …); empty for errors of other origin. */
export function systemCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
