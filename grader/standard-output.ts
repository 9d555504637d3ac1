/**
 * Where do results go? To a terminal through Node's streams, which know its width and its letters; to a pipe or a file
 * straight through the descriptor: making the streams alone would take a tenth of a start.
 */
import { fstatSync, writeSync } from 'node:fs'
import { systemCode } from './files.ts'

export interface Output {
  readonly isTerminal: boolean
  /** Of a terminal; undefined elsewhere. */
  readonly columns: number | undefined
  readonly write: (text: string) => void
}

/** `onGone` is called when nobody reads any more (`| head`), or nothing can be written. */
export function outputTo(descriptor: 1 | 2, onGone: (code: string) => void): Output {
  const write = (text: string): void => writeAll(descriptor, text, onGone)
  if (!isDevice(descriptor)) return { isTerminal: false, columns: undefined, write }
  const stream = descriptor === 1 ? process.stdout : process.stderr
  stream.on('error', (error: Error) => onGone(systemCode(error)))
  return {
    isTerminal: stream.isTTY === true,
    // Some pretend terminals have no columns.
    columns: stream.isTTY === true && stream.columns > 0 ? stream.columns : undefined,
    write: (text) => void stream.write(text),
  }
}

/** A terminal is one; so is /dev/null, which does not mind. A closed descriptor is none. */
function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice()
  } catch {
    return false
  }
}

function writeAll(descriptor: number, text: string, onGone: (code: string) => void): void {
  const bytes = Buffer.from(text)
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (error) {
      const code = systemCode(error)
      if (code !== 'EAGAIN') {
        onGone(code)
        return
      }
      // A pipe that is full and does not block: its reader needs a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5)
    }
  }
}
