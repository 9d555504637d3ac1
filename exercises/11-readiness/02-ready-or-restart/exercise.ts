/**
 * What follows from a probe that fails? Judged by one turn of the simulator's own probe workers (takeTurn), and by what the
 * EndpointSlice controller makes of the pod then.
 * Long because each consequence is told in words of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import {
  endpointSlicesFor,
  isContainerReady,
  newProbe,
  type Pod,
  type ProbeAnswer,
  type ProbeResult,
  type ProbeType,
  type Service,
  takeTurn,
} from '../../../sim/index.ts'
import type { Consequence, Container } from './types.ts'

type Args = readonly [container: Container]

const file = 'what-follows.ts'

/** What the kubelet's own workers make of the answers, and the EndpointSlice controller of what they report. */
function expected({ startup, liveness, readiness, isBeingDeleted }: Container): Consequence {
  // A program that has not started yet fails less often than the second time, which would decide.
  const often = startup === 'not-yet' ? 2 : 1
  const started = resultOf('startup', startup && (startup === 'passed' ? 'success' : 'failure'), {
    often,
    started: false,
    isBeingDeleted,
  })
  const then = { often: 1, started: started === undefined || started === 'success', isBeingDeleted }
  const alive = resultOf('liveness', liveness && (liveness === 'passing' ? 'success' : 'failure'), then)
  const ready = resultOf('readiness', readiness && (readiness === 'passing' ? 'success' : 'failure'), then)
  if (started === 'failure' || alive === 'failure') return 'restart'
  const isReady = isContainerReady({
    state: 'running',
    probes: [...(startup ? ['startup' as const] : []), ...(readiness ? ['readiness' as const] : [])],
    results: { ...(started && { startup: started }), ...(ready && { readiness: ready }) },
  })
  return getsTraffic(isReady, isBeingDeleted) ? 'traffic' : 'no-traffic'
}

interface Seen {
  readonly often: number
  readonly started: boolean
  readonly isBeingDeleted: boolean
}

/** One turn of the probe's worker. */
function resultOf(
  type: ProbeType,
  answer: ProbeAnswer | undefined,
  { often, started, isBeingDeleted }: Seen,
): ProbeResult | undefined {
  if (answer === undefined) return undefined
  const container = { id: 'first', state: 'running', runningSince: 0, started } as const
  const seen = { phase: 'Running', isBeingDeleted, container }
  return takeTurn({ failureThreshold: often }, newProbe(type), seen, () => answer, 0).state.result
}

const service: Service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', namespace: 'default' },
  spec: {
    type: 'ClusterIP',
    clusterIP: '10.96.0.7',
    sessionAffinity: 'None',
    clusterIPs: ['10.96.0.7'],
    ipFamilies: ['IPv4'],
    selector: { app: 'web' },
    ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }],
  },
}

function getsTraffic(isReady: boolean, isBeingDeleted: boolean): boolean {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name: 'web',
      namespace: 'default',
      labels: { app: 'web' },
      ...(isBeingDeleted ? { deletionTimestamp: '2026-01-01T00:00:00Z' } : {}),
    },
    spec: { containers: [{ name: 'web', image: 'luksa/kubia' }], nodeName: 'worker' },
    status: {
      phase: 'Running',
      podIP: '10.244.1.7',
      podIPs: [{ ip: '10.244.1.7' }],
      conditions: [{ type: 'Ready', status: isReady ? 'True' : 'False' }],
    },
  }
  return endpointSlicesFor(service, [pod]).some(({ endpoints }) =>
    endpoints.some(({ conditions }) => conditions?.ready === true),
  )
}

function because(_: unknown, container: Container): Bilingual {
  const { startup, liveness, readiness, isBeingDeleted } = container
  if (isBeingDeleted) {
    return {
      en: 'The pod is being deleted: Services leave it out at once, whatever its probes say, and nothing of it is started again.',
      ko: '삭제되는 중인 파드입니다. 프로브가 무엇이라고 하든 서비스는 곧바로 이 파드를 빼고, 아무것도 다시 시작하지 않습니다.',
    }
  }
  if (startup === 'failed') {
    return {
      en: 'The startup probe has failed as often as it may: the container is restarted, and nobody asks the other probes.',
      ko: '시작 프로브가 허용된 만큼 실패했으므로 컨테이너가 다시 시작되고, 다른 프로브에는 묻지 않습니다.',
    }
  }
  if (startup === 'not-yet') {
    return {
      en: 'The startup probe may still pass. Until then nobody asks the other probes, so that liveness cannot restart anything; and what has not started is not ready.',
      ko: '시작 프로브는 아직 통과할 수 있습니다. 그때까지 다른 프로브에는 묻지 않으므로 활성 프로브가 다시 시작시킬 수 없고, 시작되지 않은 것은 준비 상태가 아닙니다.',
    }
  }
  if (liveness === 'failing') {
    return {
      en: 'A liveness probe that fails has the container restarted; whether it is ready does not matter then.',
      ko: '활성 프로브가 실패하면 컨테이너가 다시 시작됩니다. 그때 준비 상태인지는 상관없습니다.',
    }
  }
  return whyReady(readiness)
}

function whyReady(readiness: Container['readiness']): Bilingual {
  if (readiness === undefined) {
    return {
      en: 'Without a readiness probe a container is ready as soon as it has started, whether its program listens or not.',
      ko: '준비성 프로브가 없으면 컨테이너는 시작되자마자 준비 상태입니다. 프로그램이 수신하는지는 상관없습니다.',
    }
  }
  return readiness === 'passing'
    ? {
        en: 'The readiness probe passes, and nothing else speaks against it.',
        ko: '준비성 프로브가 통과하고, 다른 문제도 없습니다.',
      }
    : {
        en: 'A readiness probe that fails takes the container out of its Services, and no more: it runs on, and comes back when the probe passes.',
        ko: '준비성 프로브가 실패하면 컨테이너가 서비스에서 빠질 뿐입니다. 계속 실행되며, 프로브가 통과하면 돌아옵니다.',
      }
}

type Member = 'startup' | 'liveness' | 'readiness'

/** Containers that have some of these probes, in any state. */
function containers(members: readonly Member[], deleting: boolean): Generate<Args> {
  return (fc) => {
    const states = {
      startup: fc.constantFrom('passed', 'not-yet', 'failed'),
      liveness: fc.constantFrom('passing', 'failing'),
      readiness: fc.constantFrom('passing', 'failing'),
    } as const
    return fc
      .record(
        { ...states, isBeingDeleted: deleting ? fc.boolean() : fc.constant(false) },
        { requiredKeys: ['isBeingDeleted'] },
      )
      .map((all): Args => {
        const own = Object.entries(all).filter(
          ([name]) => name === 'isBeingDeleted' || members.some((one) => one === name),
        )
        return [Object.fromEntries(own) as unknown as Container]
      })
  }
}

function agrees(title: Bilingual, cases: readonly Args[], generate: Generate<Args>): FunctionQuestion {
  return functionAgrees<Args>({ title, file, export: 'whatFollows', cases, generate, expected, because })
}

const isBeingDeleted = false

export default defineFunctionExercise({
  id: '11-readiness/02-ready-or-restart',
  title: { en: 'No traffic, or a restart?', ko: '트래픽이 끊기나, 다시 시작되나' },
  minutes: 10,
  difficulty: 2,
  lesson: 'Three probes, three consequences',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'Which of the three probes can never have a container restarted? And which one silences the other two?',
      ko: '세 프로브 중에서 결코 컨테이너를 다시 시작시키지 않는 것은 무엇일까요? 그리고 다른 둘을 침묵하게 하는 것은 무엇일까요?',
    },
    {
      en: 'Ask in this order: is the pod being deleted, has the container started, is it alive, is it ready? The first answer that decides is the answer.',
      ko: '이 순서로 물어보세요. 파드가 삭제되는 중인가? 컨테이너가 시작되었나? 살아 있나? 준비되었나? 처음으로 결정짓는 것이 답입니다.',
    },
    {
      en: "Begin with: if (isBeingDeleted || startup === 'not-yet') return 'no-traffic'. Then what restarts; at last readiness, which decides only about traffic.",
      ko: "이렇게 시작하세요: if (isBeingDeleted || startup === 'not-yet') return 'no-traffic'. 다음은 다시 시작시키는 것, 마지막은 트래픽만 정하는 준비성 프로브입니다.",
    },
  ],
  checks: [
    check(
      'readiness',
      { points: 1 },
      agrees(
        {
          en: 'Readiness decides about traffic, and about nothing else',
          ko: '준비성 프로브는 트래픽만 정합니다',
        },
        [
          [{ readiness: 'failing', isBeingDeleted }],
          [{ readiness: 'passing', isBeingDeleted }],
          [{ isBeingDeleted }],
        ],
        containers(['readiness'], false),
      ),
    ),
    check(
      'liveness',
      { points: 1, requires: ['readiness'] },
      agrees(
        { en: 'Liveness decides about restarts', ko: '활성 프로브는 다시 시작을 정합니다' },
        [
          [{ liveness: 'failing', isBeingDeleted }],
          [{ liveness: 'failing', readiness: 'passing', isBeingDeleted }],
          [{ liveness: 'passing', readiness: 'failing', isBeingDeleted }],
        ],
        containers(['liveness', 'readiness'], false),
      ),
    ),
    check(
      'startup',
      { points: 2, requires: ['liveness'] },
      agrees(
        {
          en: 'Until the startup probe has passed, the others are not asked',
          ko: '시작 프로브가 통과하기 전에는 다른 프로브에 묻지 않습니다',
        },
        [
          [{ startup: 'not-yet', isBeingDeleted }],
          [{ startup: 'not-yet', liveness: 'failing', isBeingDeleted }],
          [{ startup: 'failed', readiness: 'passing', isBeingDeleted }],
          [{ startup: 'passed', readiness: 'failing', isBeingDeleted }],
          [{ startup: 'passed', isBeingDeleted }],
        ],
        containers(['startup', 'liveness', 'readiness'], false),
      ),
    ),
    check(
      'deletion',
      { points: 1, requires: ['startup'] },
      agrees(
        {
          en: 'A pod that is being deleted gets no traffic and is not restarted',
          ko: '삭제되는 중인 파드는 트래픽을 받지 않고 다시 시작되지도 않습니다',
        },
        [
          [{ readiness: 'passing', isBeingDeleted: true }],
          [{ liveness: 'failing', isBeingDeleted: true }],
          [{ startup: 'failed', isBeingDeleted: true }],
        ],
        containers(['startup', 'liveness', 'readiness'], true),
      ),
    ),
  ],
  mistakes: [
    {
      name: 'a readiness probe that fails restarts',
      change: {
        [file]: [
          "readiness === 'failing' ? 'no-traffic' : 'traffic'",
          "readiness === 'failing' ? 'restart' : 'traffic'",
        ],
      },
      fails: 'readiness',
      says: 'function/wrong-answer',
    },
    {
      name: 'without a readiness probe nothing is ready',
      change: {
        [file]: [
          "readiness === 'failing' ? 'no-traffic' : 'traffic'",
          "readiness === 'passing' ? 'traffic' : 'no-traffic'",
        ],
      },
      fails: 'readiness',
      says: 'function/wrong-answer',
    },
    {
      name: 'a liveness probe that fails only takes the traffic away',
      change: {
        [file]: [
          "if (startup === 'failed' || liveness === 'failing') return 'restart'",
          "if (startup === 'failed') return 'restart'\n  if (liveness === 'failing') return 'no-traffic'",
        ],
      },
      fails: 'liveness',
      says: 'function/wrong-answer',
    },
    {
      name: 'liveness is asked while the program starts',
      change: {
        [file]: [
          "if (startup === 'not-yet') return 'no-traffic'",
          "if (startup === 'not-yet') return liveness === 'failing' ? 'restart' : 'no-traffic'",
        ],
      },
      fails: 'startup',
      says: 'function/wrong-answer',
    },
    {
      name: 'what starts gets traffic already',
      change: { [file]: ["  if (startup === 'not-yet') return 'no-traffic'\n", ''] },
      fails: 'startup',
      says: 'function/wrong-answer',
    },
    {
      name: 'readiness is believed until the end',
      change: { [file]: ["  if (isBeingDeleted) return 'no-traffic'\n", ''] },
      fails: 'deletion',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/three-questions'],
  debrief: {
    en: 'The two probes are often given the same URL, and then one slow moment of a database restarts every pod at once, where a pause would have done. Readiness may look at what the program needs; liveness should look at nothing but the program itself.\n\nDeletion is the reason why a readiness probe needs no logic for shutting down: its endpoint is no longer ready the moment the pod is marked for deletion, whatever the probe says. (In the EndpointSlice it stays for a while, with `ready: false`, `serving` as its probe says, and `terminating: true`. kube-proxy falls back on such endpoints when there is no other.)\n\nSee it at work: `kubectl get pods` shows READY and RESTARTS side by side. Sources: kubernetes/kubernetes pkg/kubelet/prober/worker.go, prober_manager.go; kubernetes/endpointslice utils.go.',
    ko: '두 프로브에 같은 URL을 주는 일이 흔합니다. 그러면 잠깐 쉬면 되었을 데이터베이스의 느린 순간 하나가 모든 파드를 한꺼번에 다시 시작시킵니다. 준비성 프로브는 프로그램에 필요한 것을 살펴봐도 되지만, 활성 프로브는 프로그램 자신만 봐야 합니다.\n\n준비성 프로브에 종료 로직이 필요 없는 까닭은 삭제의 규칙에 있습니다. 파드에 삭제 표시가 되는 순간, 프로브의 결과와 상관없이 그 엔드포인트는 더 이상 준비된 것이 아닙니다. (엔드포인트슬라이스에는 한동안 `ready: false`, 프로브에 따른 `serving`, `terminating: true`로 남습니다. 다른 엔드포인트가 없으면 kube-proxy는 이런 엔드포인트라도 씁니다.)\n\n직접 확인하기: `kubectl get pods`에 READY와 RESTARTS가 나란히 보입니다. 출처: kubernetes/kubernetes pkg/kubelet/prober/worker.go, prober_manager.go, kubernetes/endpointslice utils.go',
  },
})
