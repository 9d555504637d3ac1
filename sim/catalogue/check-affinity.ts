/** Diagnostics of checks that ask whether a client comes back to the pod it had. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckAffinityFacts {
  'check/client-moves': {
    readonly client: string
    readonly url: string
    readonly requests: number
    /** The pods that answered, in the order of their first answers; at least two. */
    readonly pods: readonly string[]
  }
  /** How long a node remembers a client; `seconds` is absent where it remembers nobody. */
  'check/affinity-seconds-differ': { readonly wanted: number; readonly seconds?: number }
}

export const checkAffinityEntries: Entries<CheckAffinityFacts> = {
  'check/client-moves': {
    severity: 'error',
    en: ({ client, url, requests, pods }, { object }) => ({
      says: `${requests} requests of the one client ${client} to ${url} were answered by ${pods.length} pods, ${listed(pods)}; all of them should come to the same one.`,
      here: 'draws a pod for each connection',
      try: `let ${object} remember its clients: sessionAffinity`,
      see: 'kubectl describe service',
    }),
    ko: ({ client, url, requests, pods }, { object }) => ({
      says: `한 클라이언트 ${withParticle(client, '이')} ${url}에 보낸 요청 ${requests}번에 파드 ${pods.length}개(${listed(pods)})가 응답했습니다. 모두 같은 파드로 가야 합니다.`,
      here: '연결마다 파드를 새로 고릅니다',
      try: `${object}의 sessionAffinity로 클라이언트를 기억하게 해 보세요`,
      see: 'kubectl describe service',
    }),
  },
  'check/affinity-seconds-differ': {
    severity: 'error',
    en: ({ wanted, seconds }, { object }) => ({
      says:
        seconds === undefined
          ? `${object} remembers no clients; the task asks for ${wanted} seconds.`
          : `${object} forgets a client after ${seconds} seconds of silence; the task asks for ${wanted}.`,
      here: `${wanted} are asked for`,
      try: `timeoutSeconds: ${wanted}, below sessionAffinityConfig and clientIP`,
      see: "kubectl get service -o jsonpath='{.items[*].spec.sessionAffinityConfig}'",
    }),
    ko: ({ wanted, seconds }, { object }) => ({
      says:
        seconds === undefined
          ? `${withParticle(object, '은')} 클라이언트를 기억하지 않습니다. 과제가 요구하는 시간은 ${wanted}초입니다.`
          : `${withParticle(object, '은')} ${seconds}초 동안 조용한 클라이언트를 잊습니다. 과제가 요구하는 시간은 ${wanted}초입니다.`,
      here: `${wanted}초여야 합니다`,
      try: `sessionAffinityConfig의 clientIP 아래에 timeoutSeconds: ${wanted}을(를) 써 보세요`,
      see: "kubectl get service -o jsonpath='{.items[*].spec.sessionAffinityConfig}'",
    }),
  },
}
