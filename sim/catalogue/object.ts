/** Diagnostics about whole objects: unknown kinds and versions, missing namespaces, conflicts, immutable fields. */
import type { Entries } from './entry.ts'

export interface ObjectFacts {
  'object/not-found': { readonly resource: string; readonly name: string }
}

export const objectEntries: Entries<ObjectFacts> = {
  'object/not-found': {
    severity: 'error',
    en: ({ resource, name }) => ({ says: `${resource} "${name}" not found.` }),
    ko: ({ resource, name }) => ({ says: `${resource} "${name}"을(를) 찾을 수 없습니다.` }),
  },
}
