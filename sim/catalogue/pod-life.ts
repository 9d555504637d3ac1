/** Diagnostics about pods that are asked too early or too late. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

interface Port {
  readonly pod: string
  readonly container: string
  readonly port: number
}

export interface PodLifeFacts {
  'pod/not-listening-yet': Port & { readonly seconds: number }
  'pod/container-not-running': Port & { readonly reason: string }
  'pod/has-stopped': Port
}

export const podLifeEntries: Entries<PodLifeFacts> = {
  'pod/not-listening-yet': {
    severity: 'error',
    en: ({ pod, container, port, seconds }) => ({
      says: `Container ${container} of pod ${pod} runs, and its program is still booting: it opens port ${port} in ${seconds} s.`,
      try: 'give the container a readiness probe: then no request comes before it can be answered',
      see: `kubectl describe pod ${pod}`,
    }),
    ko: ({ pod, container, port, seconds }) => ({
      says: `파드 ${pod}의 컨테이너 ${withParticle(container, '은')} 실행 중이지만 프로그램이 아직 부팅하고 있습니다. ${port} 포트는 ${seconds}초 뒤에 열립니다.`,
      try: '컨테이너에 준비성 프로브를 두어 보세요. 응답할 수 있기 전에는 요청이 오지 않습니다',
      see: `kubectl describe pod ${pod}`,
    }),
  },
  'pod/container-not-running': {
    severity: 'error',
    en: ({ pod, container, port, reason }) => ({
      says: `Nobody listens on port ${port} of pod ${pod} now: its container ${container} does not run (${reason}).`,
      see: `kubectl describe pod ${pod}`,
    }),
    ko: ({ pod, container, port, reason }) => ({
      says: `지금 파드 ${pod}의 ${port} 포트에서 수신하는 프로그램이 없습니다. 컨테이너 ${withParticle(container, '이')} 실행 중이 아닙니다(${reason}).`,
      see: `kubectl describe pod ${pod}`,
    }),
  },
  'pod/has-stopped': {
    severity: 'error',
    en: ({ pod, container, port }) => ({
      says: `Pod ${pod} is being deleted and its container ${container} has stopped, but the nodes have not heard of it yet and still send to port ${port}.`,
      try: 'a preStop hook that sleeps until the nodes know, and a grace period that lets it: the program serves meanwhile',
      see: 'kubectl get events',
    }),
    ko: ({ pod, container, port }) => ({
      says: `파드 ${withParticle(pod, '은')} 삭제되는 중이고 컨테이너 ${withParticle(container, '은')} 이미 멈추었습니다. 그러나 노드들은 아직 이를 알지 못하고 ${port} 포트로 계속 보냅니다.`,
      try: '노드들이 알게 될 때까지 잠드는 preStop 훅을 두고, 유예 기간도 그만큼 두어 보세요. 그동안 프로그램이 응답합니다',
      see: 'kubectl get events',
    }),
  },
}
