/** Diagnostics that only a check makes: the cluster works, but not as the task asks. */
import type { Entries } from './entry.ts'

export interface CheckFacts {
  'check/object-missing': { readonly kind: string; readonly name: string }
}

export const checkEntries: Entries<CheckFacts> = {
  'check/object-missing': {
    severity: 'error',
    en: ({ kind, name }) => ({ says: `The task asks for a ${kind} named ${name}; there is none.` }),
    ko: ({ kind, name }) => ({ says: `과제는 이름이 ${name}인 ${kind}를 요구하지만 없습니다.` }),
  },
}
