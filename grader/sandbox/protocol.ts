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
}

const textBytes = 8192

/** Shared by both threads: how many calls were begun, the length of the text, the text. */
export function newProgress(): SharedArrayBuffer {
  return new SharedArrayBuffer(8 + textBytes)
}

export function writeProgress(shared: SharedArrayBuffer): (call: CallInProgress) => void {
  const counters = new Int32Array(shared, 0, 2)
  const bytes = new Uint8Array(shared, 8)
  const encoder = new TextEncoder()
  return ({ check, name, argumentsText }) => {
    // Cut first: a text of megabytes is not to be copied for its beginning.
    const text = `${check}\n${name}\n${argumentsText.slice(0, textBytes)}`
    const { written } = encoder.encodeInto(text, bytes)
    Atomics.store(counters, 1, written)
    Atomics.add(counters, 0, 1)
  }
}

export function readProgress(shared: SharedArrayBuffer): {
  readonly calls: number
  readonly call: CallInProgress
} {
  const counters = new Int32Array(shared, 0, 2)
  const bytes = new Uint8Array(shared, 8).slice(0, Atomics.load(counters, 1))
  const [check = '', name = '', ...rest] = new TextDecoder().decode(bytes).split('\n')
  return { calls: Atomics.load(counters, 0), call: { check, name, argumentsText: rest.join('\n') } }
}
