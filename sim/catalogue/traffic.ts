/** Diagnostics about requests: refused, timed out, answered by somebody else. */
import type { Entries } from './entry.ts'

export interface TrafficFacts {
  'traffic/refused': { readonly address: string }
}

export const trafficEntries: Entries<TrafficFacts> = {
  'traffic/refused': {
    severity: 'error',
    en: ({ address }) => ({ says: `${address} refused the connection.` }),
    ko: ({ address }) => ({ says: `${address}에 대한 연결이 거부되었습니다.` }),
  },
}
