/**
 * What the judge needs of a place where a learner's files run: load a file, call an export, get a text back. There are
 * two: QuickJS, which holds, and the learner's own process under a debugger, which does not and never gives a score.
 */
import type { Limits } from './limits.ts'
import type { JavaScript } from './to-javascript.ts'

export interface Guest {
  /** Evaluates a file, once. */
  readonly load: (file: string) => Loaded
  /** `argumentsText` is a JSON list. The file was loaded. */
  readonly call: (file: string, name: string, argumentsText: string) => Reply
  /** It is not used again, and did not come to a limit. */
  readonly close?: () => void
}

export interface GuestOptions {
  readonly files: readonly JavaScript[]
  readonly limits: Limits
  /** When the whole run ends, in milliseconds of `now`. */
  readonly deadline: number
  readonly now: () => number
  /** Told of each line that console.log prints, also in a call that never returns. */
  readonly onPrint?: (line: string) => void
}

/** A new one, that knows nothing of any before. */
export type OpenGuest = (options: GuestOptions) => Promise<Guest>

export type Loaded =
  | { readonly ended: 'loaded'; readonly exported: ReadonlyMap<string, string> }
  | { readonly ended: 'import-refused'; readonly file: string; readonly specifier: string }
  | { readonly ended: 'never-ready' }
  | Threw
  | HitLimit

export type Reply =
  | { readonly ended: 'returned'; readonly value: unknown; readonly text: string; readonly printed: Printed }
  | { readonly ended: 'too-large'; readonly printed: Printed }
  | Threw
  | HitLimit

export type Printed = readonly string[]

export interface Threw {
  readonly ended: 'threw'
  readonly name: string
  readonly message: string
  readonly stack: string
  readonly printed: Printed
}

/** After one of these the guest is not used again. */
export interface HitLimit {
  readonly ended: 'too-slow' | 'run-too-slow' | 'out-of-memory' | 'too-deep'
  readonly printed: Printed
}

/** The harness's text, as a reply. */
export function replyFrom(text: string, printed: Printed): Reply {
  const said = JSON.parse(text) as Readonly<Record<string, unknown>>
  if (said.tooLarge === true) return { ended: 'too-large', printed }
  return said.threw === true
    ? threwFrom(said, printed)
    : { ended: 'returned', value: said.value, text, printed }
}

/** How a call ended, as a text to compare: two calls that end alike have the same. Undefined for one that a limit ended. */
export function endOf(reply: Reply): string | undefined {
  switch (reply.ended) {
    case 'returned':
      return reply.text
    case 'threw':
      return JSON.stringify({ threw: [reply.name, reply.message] })
    case 'too-large':
      return JSON.stringify({ tooLarge: true })
    default:
      return undefined
  }
}

/** What the engine itself throws at its limits looks like any other error, but for its name. */
export function threwFrom(said: Readonly<Record<string, unknown>>, printed: Printed): Threw | HitLimit {
  const [name = '', message = '', stack = ''] = [said.name, said.message, said.stack].map(String)
  if (name === 'InternalError' && message === 'out of memory') return { ended: 'out-of-memory', printed }
  if (name === 'InternalError' && message === 'stack overflow') return { ended: 'too-deep', printed }
  if (name === 'RangeError' && /^Maximum call stack/.test(message)) return { ended: 'too-deep', printed }
  return { ended: 'threw', name, message, stack, printed }
}
