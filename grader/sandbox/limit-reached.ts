/** What is said when a limit ends a call: the engine found it itself, or its thread had to be ended. */
import { type CallFacts, type Diagnostic, diagnose } from '../../sim/index.ts'
import type { Limits } from './limits.ts'

export type ReachedLimit = 'too-slow' | 'run-too-slow' | 'out-of-memory'

export function limitReached(
  why: ReachedLimit,
  facts: CallFacts,
  limits: Limits,
): Diagnostic<`function/${ReachedLimit}`> {
  switch (why) {
    case 'too-slow':
      return diagnose('function/too-slow', { ...facts, milliseconds: limits.callMilliseconds })
    case 'run-too-slow':
      return diagnose('function/run-too-slow', { ...facts, milliseconds: limits.runMilliseconds })
    case 'out-of-memory':
      return diagnose('function/out-of-memory', { ...facts, megabytes: limits.memoryMegabytes })
  }
}
