/** Diagnostics about Jobs, whose pods are to end. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

/** What is wrong with a rule by which a Job sorts failures or succeeds early. */
export type JobPolicyProblem = keyof typeof policyProblems

export interface JobFacts {
  'job/pods-would-restart': Record<never, never>
  'job/hostname-impossible': { readonly hostname: string }
  'job/label-taken': { readonly key: string; readonly value: string; readonly wanted: string }
  'job/selector-not-generated': Record<never, never>
  'job/completions-alone': { readonly completions: number; readonly parallelism: number }
  'job/not-indexed': { readonly field: string }
  'job/too-high': { readonly value: number; readonly most: number }
  'job/policy-refused': { readonly problem: JobPolicyProblem }
}

const policyProblems = {
  'restart-hides-failures': {
    en: 'A podFailurePolicy judges pods that failed, and with restartPolicy OnFailure pods are restarted instead.',
    ko: 'podFailurePolicy는 실패한 파드를 살피는데, restartPolicy가 OnFailure이면 파드가 실패하지 않고 다시 시작됩니다.',
  },
  'no-limit-per-index': {
    en: 'FailIndex gives up one index, which takes a backoffLimitPerIndex.',
    ko: 'FailIndex는 인덱스 하나를 포기하므로 backoffLimitPerIndex가 필요합니다.',
  },
  'two-conditions': {
    en: 'A rule asks either for exit codes or for conditions of the pod, not for both.',
    ko: '규칙 하나에는 종료 코드나 파드의 컨디션 가운데 하나만 쓸 수 있습니다.',
  },
  'no-condition': {
    en: 'A rule says neither which exit codes nor which conditions of the pod it is for.',
    ko: '규칙에 종료 코드도 파드의 컨디션도 적혀 있지 않습니다.',
  },
  'no-such-container': {
    en: 'The rule is for a container that the template does not have.',
    ko: '템플릿에 없는 컨테이너에 대한 규칙입니다.',
  },
  'no-exit-codes': {
    en: 'The rule names no exit codes.',
    ko: '규칙에 종료 코드가 없습니다.',
  },
  'success-as-failure': {
    en: 'Exit code 0 is success, which no rule about failures can catch.',
    ko: '종료 코드 0은 성공이므로 실패에 대한 규칙에 쓸 수 없습니다.',
  },
  'exit-codes-unordered': {
    en: 'The exit codes are to stand in order.',
    ko: '종료 코드는 작은 것부터 적어야 합니다.',
  },
  'indexes-unreadable': {
    en: 'The indexes are not a rising list such as 0-2,5 below completions.',
    ko: '인덱스가 completions보다 작고 0-2,5처럼 커지는 목록이 아닙니다.',
  },
  'count-too-high': {
    en: 'The rule waits for more indexes than there are.',
    ko: '규칙이 있는 것보다 많은 인덱스를 기다립니다.',
  },
} as const

export const jobEntries: Entries<JobFacts> = {
  'job/pods-would-restart': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `The pods of ${object} are to end, and would be restarted for ever: their restartPolicy is Always unless it says otherwise.`,
      here: 'OnFailure or Never',
      try: 'write restartPolicy: Never, or OnFailure, in the spec of the template',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 파드는 끝나야 하는데 계속 다시 시작됩니다. restartPolicy는 적지 않으면 Always입니다.`,
      here: 'OnFailure나 Never',
      try: '템플릿의 spec에 restartPolicy: Never나 OnFailure를 적어 보세요',
    }),
  },
  'job/hostname-impossible': {
    severity: 'error',
    en: ({ hostname }, { object }) => ({
      says: `The pods of ${object} get its name and their index for a hostname, and "${hostname}" is no DNS label.`,
      here: 'at most 63 letters, digits and hyphens together with the index',
    }),
    ko: ({ hostname }, { object }) => ({
      says: `${object}의 파드는 그 이름과 인덱스를 호스트네임으로 쓰는데, "${hostname}"은(는) DNS 레이블이 될 수 없습니다.`,
      here: '인덱스까지 63자 이하의 영문자, 숫자, 하이픈',
    }),
  },
  'job/label-taken': {
    severity: 'error',
    en: ({ key, value, wanted }, { object }) => ({
      says: `${object} finds its pods by the label ${key}, which the API server sets to "${wanted}"; the template says "${value}".`,
      here: `set to ${wanted} by itself`,
      try: 'take the label out of the template',
    }),
    ko: ({ key, value, wanted }, { object }) => ({
      says: `${withParticle(object, '는')} ${key} 레이블로 자기 파드를 찾고 그 값은 API 서버가 "${wanted}"(으)로 정하는데, 템플릿에는 "${value}"(으)로 적혀 있습니다.`,
      here: '저절로 정해짐',
      try: '템플릿에서 이 레이블을 빼 보세요',
    }),
  },
  'job/selector-not-generated': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has a selector of its own, while the API server makes one for every Job, so that no two share pods.`,
      here: 'made by the API server',
      try: 'take the selector away',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 따로 쓴 셀렉터가 있습니다. 잡끼리 파드를 나누어 갖지 않도록 셀렉터는 API 서버가 만듭니다.`,
      here: 'API 서버가 만드는 값',
      try: '셀렉터를 빼 보세요',
    }),
  },
  'job/completions-alone': {
    severity: 'error',
    en: ({ completions, parallelism }, { object }) => ({
      says: `${object} changes completions to ${completions} while parallelism is ${parallelism}: an indexed Job grows and shrinks only with both the same.`,
      here: `parallelism is ${parallelism}`,
    }),
    ko: ({ completions, parallelism }, { object }) => ({
      says: `${object}의 completions가 ${completions}(으)로 바뀌는데 parallelism은 ${parallelism}입니다. 인덱스가 있는 잡은 둘이 같을 때만 늘리고 줄일 수 있습니다.`,
      here: `parallelism은 ${parallelism}`,
    }),
  },
  'job/not-indexed': {
    severity: 'error',
    en: ({ field }, { object }) => ({
      says: `${field} is about indexes, and the pods of ${object} have none.`,
      here: 'only with completionMode: Indexed',
    }),
    ko: ({ field }, { object }) => ({
      says: `${withParticle(field, '는')} 인덱스에 관한 것인데 ${object}의 파드에는 인덱스가 없습니다.`,
      here: 'completionMode: Indexed일 때만',
    }),
  },
  'job/too-high': {
    severity: 'error',
    en: ({ value, most }, { object }) => ({
      says: `${object} asks for ${value}, and ${most} is the most there can be.`,
      here: `at most ${most}`,
    }),
    ko: ({ value, most }, { object }) => ({
      says: `${withParticle(object, '는')} ${value}을(를) 요구하지만 최대 ${most}까지입니다.`,
      here: `최대 ${most}`,
    }),
  },
  'job/policy-refused': {
    severity: 'error',
    en: ({ problem }) => ({ says: policyProblems[problem].en }),
    ko: ({ problem }) => ({ says: policyProblems[problem].ko }),
  },
}
