/**
 * What the grader's thread and the judging thread say to each other: one task in, one verdict out. In between the
 * judging thread tells where it is, because whoever stops it can no longer ask.
 */
import type { SourceFile } from '../../sim/index.ts'
import type { SubmittedFile } from '../read-submission.ts'
import type { CheckResult, Verdict } from '../verdict.ts'
import type { Limits } from './limits.ts'

export interface JudgeTask {
  /** NN-topic/MM-name. */
  readonly id: string
  readonly given: readonly SourceFile[]
  readonly files: readonly SubmittedFile[]
  readonly seed: number
  readonly runs: number
  readonly limits: Limits
  /** Hand-picked inputs were asked before, on another seed. */
  readonly skipsCases?: boolean
  /** Nobody reads the verdict further than to its first check that fails. */
  readonly endsAtFailure?: boolean
}

export type FromWorker =
  | { readonly say: 'ready' }
  /** Every result there will be, as if nothing had been asked yet. */
  | { readonly say: 'outline'; readonly results: readonly CheckResult[] }
  | { readonly say: 'result'; readonly result: CheckResult }
  | { readonly say: 'verdict'; readonly verdict: Verdict; readonly faults: readonly string[] }

/** The call that is being made: written before it begins, read by whoever ends it. */
export interface CallInProgress {
  readonly check: string
  readonly name: string
  /** A JSON list, perhaps cut off. */
  readonly argumentsText: string
  /** What it printed so far. */
  readonly printed: readonly string[]
}

const headBytes = 12
const callBytes = 8192
const printedBytes = 16_384

/** Shared by both threads: how many calls were begun, the lengths of two texts, the call, what it printed. */
export function newProgress(): SharedArrayBuffer {
  return new SharedArrayBuffer(headBytes + callBytes + printedBytes)
}

export interface Progress {
  readonly onCall: (check: string, name: string, argumentsText: string) => void
  readonly onPrint: (line: string) => void
}

export function writeProgress(shared: SharedArrayBuffer): Progress {
  const { counters, call, printed } = partsOf(shared)
  const encoder = new TextEncoder()
  return {
    onCall: (check, name, argumentsText) => {
      // Cut first: a text of megabytes is not to be copied for its beginning.
      const text = `${check}\n${name}\n${argumentsText.slice(0, callBytes)}`
      const { written } = encoder.encodeInto(text, call)
      Atomics.store(counters, 1, written)
      Atomics.store(counters, 2, 0)
      Atomics.add(counters, 0, 1)
    },
    onPrint: (line) => {
      const length = Atomics.load(counters, 2)
      const text = `${JSON.stringify(line)}\n`
      const { written, read } = encoder.encodeInto(text, printed.subarray(length))
      // A line that has no room is left out whole.
      if (read === text.length) Atomics.store(counters, 2, length + written)
    },
  }
}

export function readProgress(shared: SharedArrayBuffer): {
  readonly calls: number
  readonly call: CallInProgress
} {
  const { counters, call, printed } = partsOf(shared)
  const [check = '', name = '', ...rest] = textIn(call, Atomics.load(counters, 1)).split('\n')
  const lines = textIn(printed, Atomics.load(counters, 2)).split('\n').slice(0, -1)
  return {
    calls: Atomics.load(counters, 0),
    call: {
      check,
      name,
      argumentsText: rest.join('\n'),
      printed: lines.map((line) => String(JSON.parse(line))),
    },
  }
}

function partsOf(shared: SharedArrayBuffer) {
  return {
    counters: new Int32Array(shared, 0, headBytes / 4),
    call: new Uint8Array(shared, headBytes, callBytes),
    printed: new Uint8Array(shared, headBytes + callBytes, printedBytes),
  }
}

/** Copied first: what is shared cannot be decoded where it lies. */
function textIn(bytes: Uint8Array, length: number): string {
  return new TextDecoder().decode(bytes.slice(0, length))
}
