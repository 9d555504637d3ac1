/** Diagnostics about the repair of a broken cluster: what it does to those who had no trouble. */
import type { Entries } from './entry.ts'

export interface IncidentFacts {
  /** `way`: default/client → http://web.default:80; `before` and `now`: who answered, or how it ended. */
  'incident/healthy-broken': { readonly way: string; readonly before: string; readonly now: string }
  /** `workload`: default/web. How many of its pods were ready before, and now. */
  'incident/fewer-pods': { readonly workload: string; readonly before: number; readonly now: number }
  /** A container that had a readiness probe and has none now. */
  'incident/probe-gone': { readonly workload: string; readonly container: string }
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
  'incident/fewer-pods': {
    severity: 'error',
    en: ({ workload, before, now }) => ({
      says: `${workload} had ${before} ready ${before === 1 ? 'pod' : 'pods'} before the repair, and has ${now === 0 ? 'none' : now} now.`,
      try: 'give it back what it had: nobody complained about it',
      see: 'kubectl get pods',
    }),
    ko: ({ workload, before, now }) => ({
      says: `${workload}의 준비된 파드가 고치기 전에는 ${before}개였는데 지금은 ${now === 0 ? '하나도 없습니다' : `${now}개입니다`}.`,
      try: '원래대로 돌려놓으세요. 아무도 신고하지 않은 것입니다',
      see: 'kubectl get pods',
    }),
  },
  'incident/probe-gone': {
    severity: 'error',
    en: ({ workload, container }) => ({
      says: `Container ${container} of ${workload} had a readiness probe, and has none now: it gets requests before it can answer them, and goes on getting them when it no longer can.`,
      try: 'keep the probe, and let it ask what the program answers',
      see: 'kubectl describe pod',
    }),
    ko: ({ workload, container }) => ({
      says: `${workload}의 컨테이너 ${container}에 있던 준비성 프로브가 없어졌습니다. 응답할 수 있기 전에도, 더는 응답할 수 없을 때도 요청을 받게 됩니다.`,
      try: '프로브를 남겨 두고, 프로그램이 응답하는 곳에 묻게 하세요',
      see: 'kubectl describe pod',
    }),
  },
}
