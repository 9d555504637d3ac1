/** Diagnostics of checks that let time pass: a request was lost on the way, something takes too long, or has to be killed. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckTimeFacts {
  'check/request-lost': {
    readonly url: string
    readonly during: 'rollout' | 'deletion' | 'commands'
    /** The Deployment that is rolled out, the pod that is deleted, or the command that was the last. */
    readonly what: string
    /** Since that began. */
    readonly seconds: number
    /** A verdict, or HTTP 503. */
    readonly ended: string
    /** Where it was lost; absent where it came to no pod. */
    readonly pod?: string
    /** The pod has a preStop hook, which did not help. */
    readonly hasHook?: boolean
    /** None of the Deployment's containers has a readiness probe. */
    readonly isUnprobed?: boolean
    /** The Deployment's strategy ends all pods before it makes new ones. */
    readonly recreate?: boolean
    /** The request, hop by hop. */
    readonly way: { readonly en: readonly string[]; readonly ko: readonly string[] }
  }
  'check/rollout-unfinished': {
    readonly deployment: string
    readonly seconds: number
    /** New pods that are not ready. */
    readonly unready: readonly string[]
  }
  'check/program-does-not-boot': { readonly deployment: string; readonly port: number }
  'check/pod-leaves-late': { readonly pod: string; readonly seconds: number; readonly within: number }
  'check/pod-was-killed': { readonly pod: string; readonly container: string; readonly seconds: number }
}

function story(label: string, lines: readonly string[]) {
  return lines.map((text, index) => ({ label: index === 0 ? label : '', text: text.trimEnd() }))
}

const comesAndGoes = { en: 'pods come and go as this says', ko: '파드가 이대로 생기고 사라집니다' }

const hereWords = {
  rollout: comesAndGoes,
  deletion: comesAndGoes,
  commands: { en: 'this was the last command before', ko: '그 전의 마지막 명령입니다' },
  recreate: {
    en: 'ends every pod before it makes a new one',
    ko: '새 파드를 만들기 전에 모든 파드를 끝냅니다',
  },
  unprobed: {
    en: 'has no readiness probe: it gets requests as soon as it was started',
    ko: '준비성 프로브가 없어서 시작되자마자 요청을 받습니다',
  },
  hook: { en: 'was over by then, cut short, or has failed', ko: '그때 이미 끝났거나 끊겼거나 실패했습니다' },
}

const beginnings = {
  rollout: {
    en: (what: string) => `the rollout of ${what} began`,
    ko: (what: string) => `${what}의 롤아웃이 시작되고`,
    see: (what: string) => `kubectl rollout restart deployment ${what}`,
  },
  deletion: {
    en: (what: string) => `pod ${what} was deleted`,
    ko: (what: string) => `파드 ${withParticle(what, '을')} 삭제하고`,
    see: (what: string) => `kubectl delete pod ${what}`,
  },
  commands: {
    en: () => 'the first command',
    ko: () => '첫 명령으로부터',
    see: () => 'kubectl get endpointslices -w',
  },
} as const

const advice = {
  recreate: {
    en: 'RollingUpdate, the default, goes the other way round',
    ko: '기본값인 RollingUpdate는 순서가 반대입니다',
  },
  commands: {
    en: 'let no pod go before another one is ready to take its place',
    ko: '다른 파드가 준비되어 자리를 대신하기 전에는 어떤 파드도 사라지지 않게 해 보세요',
  },
}

/** Elsewhere the reason for it gives its own. */
function adviceOn(during: string, recreate: boolean | undefined, language: 'en' | 'ko') {
  if (recreate) return { try: advice.recreate[language] }
  return during === 'commands' ? { try: advice.commands[language] } : {}
}

export const checkTimeEntries: Entries<CheckTimeFacts> = {
  'check/request-lost': {
    severity: 'error',
    en: ({ url, during, what, seconds, ended, pod, recreate, hasHook, isUnprobed, way }) => ({
      says: `A request to ${url} was lost ${seconds} s after ${beginnings[during].en(what)}: ${ended}${pod === undefined ? '' : `, at pod ${pod}`}.`,
      here: hereWords[recreate ? 'recreate' : hasHook ? 'hook' : isUnprobed ? 'unprobed' : during].en,
      shown: story('The way', way.en),
      ...adviceOn(during, recreate, 'en'),
      see: beginnings[during].see(what),
    }),
    ko: ({ url, during, what, seconds, ended, pod, recreate, hasHook, isUnprobed, way }) => ({
      says: `${beginnings[during].ko(what)} ${seconds}초 뒤에 ${url}에 보낸 요청을 잃었습니다: ${ended}${pod === undefined ? '' : `, 파드 ${pod}`}.`,
      here: hereWords[recreate ? 'recreate' : hasHook ? 'hook' : isUnprobed ? 'unprobed' : during].ko,
      shown: story('요청이 간 길', way.ko),
      ...adviceOn(during, recreate, 'ko'),
      see: beginnings[during].see(what),
    }),
  },
  'check/rollout-unfinished': {
    severity: 'error',
    en: ({ deployment, seconds, unready }) => ({
      says: `The rollout of Deployment ${deployment} has not come to its end in ${seconds} s${unready.length === 0 ? '' : `; not ready: ${listed(unready)}`}.`,
      here: 'pods are made as this says',
      try:
        unready.length === 0
          ? 'find out what the rollout waits for'
          : 'look at what the probes get for an answer, and whether the container is started again and again',
      see: unready.length === 0 ? `kubectl describe deployment ${deployment}` : `kubectl describe pods`,
    }),
    ko: ({ deployment, seconds, unready }) => ({
      says: `디플로이먼트 ${deployment}의 롤아웃이 ${seconds}초 안에 끝나지 않았습니다${unready.length === 0 ? '' : `. 준비되지 않은 파드: ${listed(unready)}`}.`,
      here: '파드가 이대로 만들어집니다',
      try:
        unready.length === 0
          ? '롤아웃이 무엇을 기다리는지 찾아보세요'
          : '프로브가 어떤 응답을 받는지, 컨테이너가 거듭 다시 시작되는지 살펴보세요',
      see: unready.length === 0 ? `kubectl describe deployment ${deployment}` : `kubectl describe pods`,
    }),
  },
  'check/program-does-not-boot': {
    severity: 'error',
    en: ({ deployment, port }) => ({
      says: `A new pod of ${deployment} answers on port ${port} as soon as it runs. The task is about a program that takes its time before.`,
      here: 'the program is started by this',
      try: 'leave the command and its variables as they were given',
    }),
    ko: ({ deployment, port }) => ({
      says: `${deployment}의 새 파드가 실행되자마자 ${port} 포트에서 응답합니다. 과제는 수신하기까지 시간이 걸리는 프로그램을 다룹니다.`,
      here: '프로그램은 이것으로 시작됩니다',
      try: '명령과 환경 변수는 주어진 그대로 두세요',
    }),
  },
  'check/pod-leaves-late': {
    severity: 'error',
    en: ({ pod, seconds, within }) => ({
      says: `Pod ${pod} is still there ${seconds} s after it was deleted; the task gives it ${within}.`,
      here: 'the hook and the program may take this long together',
      try: 'let it wait for as long as the nodes need to hear of it, and not much longer',
    }),
    ko: ({ pod, seconds, within }) => ({
      says: `파드 ${withParticle(pod, '이')} 삭제하고 ${seconds}초가 지나도 남아 있습니다. 과제가 주는 시간은 ${within}초입니다.`,
      here: '훅과 프로그램이 합쳐서 이만큼 걸릴 수 있습니다',
      try: '노드들이 소식을 듣는 데 걸리는 만큼만 기다리게 해 보세요',
    }),
  },
  'check/pod-was-killed': {
    severity: 'error',
    en: ({ pod, container, seconds }) => ({
      says: `Container ${container} of pod ${pod} did not end by itself: it was killed when its grace period was over, ${seconds} s after the deletion (exit code 137).`,
      here: 'counted from the deletion, the hook included',
      try: 'give the hook and the program together enough time, and make sure that the program hears SIGTERM',
    }),
    ko: ({ pod, container, seconds }) => ({
      says: `파드 ${pod}의 컨테이너 ${withParticle(container, '이')} 스스로 끝나지 않아, 유예 기간이 지난 뒤(삭제하고 ${seconds}초 뒤) 강제로 종료되었습니다(종료 코드 137).`,
      here: '훅을 포함해 삭제한 때부터 셉니다',
      try: '훅과 프로그램이 합쳐서 쓸 시간을 충분히 주고, 프로그램이 SIGTERM을 듣는지 확인해 보세요',
    }),
  },
}
