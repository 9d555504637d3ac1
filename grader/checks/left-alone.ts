/**
 * Are given objects still as they were given? The API server counts every change of a spec in
 * metadata.generation, so a first generation was never edited. Applying the same text again is no change.
 */
import type { Kind } from '../../sim/index.ts'
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, missing, passed } from './finding.ts'

export interface LeftAlone {
  /** A kind whose generation counts changes: a workload, say; not a Pod or a Service. */
  readonly kind: Kind
  readonly names: readonly string[]
  readonly namespace?: string
}

export function leftAlone({ kind, names, namespace = 'default' }: LeftAlone): Question {
  return {
    title: {
      en: `${kind} ${names.join(' and ')} stay as they were given`,
      ko: `${kind} ${names.join(', ')}은(는) 주어진 그대로입니다`,
    },
    ask: async ({ view }) => {
      for (const name of names) {
        const ref = { kind, namespace, name }
        const found = await view.get(ref)
        if (found === undefined) return missing(view, ref)
        if ((found.metadata.generation ?? 1) > 1) {
          return failed(
            diagnose('check/given-object-changed', { field: 'spec' }, { object: ref, path: ['spec'] }),
          )
        }
      }
      return passed
    },
  }
}
