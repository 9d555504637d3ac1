/** Diagnostics about the repair of a broken cluster: what it does to those who had no trouble. */
import type { Entries } from './entry.ts'

export interface IncidentFacts {
  /** `way`: default/client → http://web.default:80; `before` and `now`: who answered, or how it ended. */
  'incident/healthy-broken': { readonly way: string; readonly before: string; readonly now: string }
}

export const incidentEntries: Entries<IncidentFacts> = {
  'incident/healthy-broken': {
    severity: 'error',
    en: ({ way, before, now }) => ({
      says: 'This worked before the repair and does not go the same way now.',
      shown: [
        { label: 'Request', text: way },
        { label: 'Before', text: before },
        { label: 'Now', text: now },
      ],
      try: 'change less: only what the complaint is about has to become different',
    }),
    ko: ({ way, before, now }) => ({
      says: '고치기 전에는 되던 요청인데 이제 결과가 다릅니다.',
      shown: [
        { label: '요청', text: way },
        { label: '전', text: before },
        { label: '지금', text: now },
      ],
      try: '덜 고쳐 보세요. 신고된 문제와 관련된 것만 달라져야 합니다',
    }),
  },
}
