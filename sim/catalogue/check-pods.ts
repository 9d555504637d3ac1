/** Diagnostics of checks that ask the pods of a workload: are they there and ready, and what were they told when they were started? */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckPodsFacts {
  'check/pod-told-too-late': {
    readonly pod: string
    readonly variable: string
    readonly wanted: string
    /** What it has instead: told by a Service that stood there before, or its own word. */
    readonly value?: string
    /** The pod's own `env` says so, whatever it is told. */
    readonly isOwn: boolean
  }
  /** `have` pods there are, `wanted` there ought to be. */
  'check/pods-not-ready': {
    readonly workload: string
    readonly have: number
    readonly wanted: number
    readonly unready: readonly string[]
    /** A container of the first of them does not run: it has ended, or could not be started. */
    readonly isDown: boolean
    /** Pods that the task names, and that are none of the workload's any more. */
    readonly gone: readonly string[]
    /** The pods that it has in their place. */
    readonly made: readonly string[]
  }
}

type Unready = Omit<CheckPodsFacts['check/pods-not-ready'], 'gone' | 'made'>

const notReady = {
  en: ({ workload, have, wanted, unready, isDown }: Unready) => ({
    says: `${workload} is to have ${wanted === 1 ? 'one pod, and that ready' : `${wanted} pods, all of them ready`}; there ${have === 1 ? 'is one' : have === 0 ? 'is none' : `are ${have}`}${unready.length === 0 ? '' : `, and not ready: ${listed(unready)}`}.`,
    try:
      unready.length === 0
        ? 'look which pods there are: their names, and the labels by which a controller counts them'
        : isDown
          ? 'find out why its container does not run: has the program ended, or could it not be started?'
          : 'look at the events of these pods: they tell what the readiness probe got for an answer',
    see: unready.length === 0 ? 'kubectl get pods --show-labels' : `kubectl describe pod ${unready[0]}`,
  }),
  ko: ({ workload, have, wanted, unready, isDown }: Unready) => ({
    says: `${withParticle(workload, '은')} 준비된 파드가 ${wanted}개 있어야 합니다. 지금은 ${have}개${unready.length === 0 ? '입니다' : `이고, 준비되지 않은 파드: ${listed(unready)}`}.`,
    try:
      unready.length === 0
        ? '어떤 파드가 있는지, 이름과 컨트롤러가 파드를 세는 레이블을 살펴보세요'
        : isDown
          ? '컨테이너가 실행되지 않는 까닭을 찾아보세요. 프로그램이 끝났나요, 시작하지 못했나요?'
          : '이 파드들의 이벤트를 보세요. 준비성 프로브가 받은 답이 있습니다',
    see: unready.length === 0 ? 'kubectl get pods --show-labels' : `kubectl describe pod ${unready[0]}`,
  }),
}

/** The number is right, and it is other pods. */
const replaced = {
  en: (workload: string, gone: readonly string[], made: readonly string[]) => ({
    says: `${listed(gone)} ${gone.length === 1 ? 'is' : 'are'} no pod of ${workload} any more${made.length === 0 ? '' : `; ${listed(made)} ${made.length === 1 ? 'was' : 'were'} made instead`}.`,
    try: 'leave the pod to its controller: keep the labels that it looks for, and do not delete the pod',
    see: 'kubectl get pods --show-labels',
  }),
  ko: (workload: string, gone: readonly string[], made: readonly string[]) => ({
    says: `${withParticle(listed(gone), '은')} 더 이상 ${workload}의 파드가 아닙니다${made.length === 0 ? '' : `. 대신 ${withParticle(listed(made), '이')} 만들어졌습니다`}.`,
    try: '파드를 컨트롤러에 맡겨 두세요. 컨트롤러가 찾는 레이블은 그대로 두고, 파드를 삭제하지 마세요',
    see: 'kubectl get pods --show-labels',
  }),
}

export const checkPodsEntries: Entries<CheckPodsFacts> = {
  'check/pod-told-too-late': {
    severity: 'error',
    en: ({ pod, variable, wanted, value, isOwn }) => ({
      says:
        value === undefined
          ? `Pod ${pod} has no variable ${variable}: when its container was started, there was no such Service yet.`
          : isOwn
            ? `Pod ${pod} has ${variable}=${value} by its own env, which comes before anything that it is told; the Service's address is ${wanted}.`
            : `Pod ${pod} has ${variable}=${value}, the address of a Service that stood there before; it is ${wanted} now.`,
      try: isOwn
        ? 'leave it out of the template: a pod that is started now is told by itself'
        : 'let its place be taken by a pod that is started now, while the others go on working',
      see: `kubectl exec ${pod} -- env`,
    }),
    ko: ({ pod, variable, wanted, value, isOwn }) => ({
      says:
        value === undefined
          ? `파드 ${pod}에 ${variable} 변수가 없습니다. 컨테이너가 시작될 때 그 서비스가 아직 없었습니다.`
          : isOwn
            ? `파드 ${pod}의 변수가 자신의 env 때문에 ${variable}=${value}입니다. env는 kubelet이 알려 주는 값보다 앞섭니다. 서비스의 주소는 ${wanted}입니다.`
            : `파드 ${pod}의 변수가 ${variable}=${value}입니다. 전에 있던 서비스의 주소이고, 지금은 ${wanted}입니다.`,
      try: isOwn
        ? '템플릿에서 빼 보세요. 지금 시작되는 파드는 저절로 알게 됩니다'
        : '다른 파드가 계속 일하는 동안, 지금 시작되는 파드가 그 자리를 대신하게 해 보세요',
      see: `kubectl exec ${pod} -- env`,
    }),
  },
  'check/pods-not-ready': {
    severity: 'error',
    en: ({ gone, made, ...facts }) =>
      gone.length > 0 ? replaced.en(facts.workload, gone, made) : notReady.en(facts),
    ko: ({ gone, made, ...facts }) =>
      gone.length > 0 ? replaced.ko(facts.workload, gone, made) : notReady.ko(facts),
  },
}
