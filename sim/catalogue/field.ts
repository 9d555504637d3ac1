/** Diagnostics about one field: unknown, of the wrong type, required, not supported, not modelled. */
import type { Entries } from './entry.ts'

export interface FieldFacts {
  'field/required': { readonly detail: string }
}

export const fieldEntries: Entries<FieldFacts> = {
  'field/required': {
    severity: 'error',
    en: (_, { object, field }) => ({ says: `${object} needs ${field}.` }),
    ko: (_, { object, field }) => ({ says: `${object}에는 ${field} 필드가 필요합니다.` }),
  },
}
