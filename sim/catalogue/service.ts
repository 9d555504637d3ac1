/** Diagnostics about Services: what they select, which ports they offer, what stands behind them. */
import type { Entries } from './entry.ts'

export interface ServiceFacts {
  'service/selects-nothing': { readonly selector: string }
}

export const serviceEntries: Entries<ServiceFacts> = {
  'service/selects-nothing': {
    severity: 'error',
    en: ({ selector }, { object }) => ({ says: `${object} selects no pods: no pod carries ${selector}.` }),
    ko: ({ selector }, { object }) => ({
      says: `${object}가 선택하는 파드가 없습니다: ${selector} 레이블을 가진 파드가 없습니다.`,
    }),
  },
}
