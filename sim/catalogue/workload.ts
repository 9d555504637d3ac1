/** Diagnostics about Deployments, ReplicaSets and ReplicationControllers that the API server refuses. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface WorkloadFacts {
  'workload/no-selector': Record<never, never>
  'workload/selects-everything': Record<never, never>
  'workload/selector-unreadable': Record<never, never>
  'workload/selector-misses-template': { readonly selector: string; readonly labels: string }
  'workload/pods-would-end': { readonly value: string; readonly kind: string }
  'workload/pods-with-deadline': { readonly kind: string }
  'workload/rolling-update-unused': Record<never, never>
  'workload/strategy-unknown': { readonly type: string }
  'workload/rollout-stands-still': Record<never, never>
  'workload/more-than-all': { readonly value: string }
  'workload/deadline-too-early': { readonly deadline: number; readonly minReadySeconds: number }
}

export const workloadEntries: Entries<WorkloadFacts> = {
  'workload/no-selector': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} does not say which pods are its own.`,
      here: 'needs a selector',
      try: 'add a selector with the labels of the template',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 어떤 파드가 자기 것인지가 적혀 있지 않습니다.`,
      here: '셀렉터가 필요함',
      try: '템플릿의 레이블로 셀렉터를 추가해 보세요',
    }),
  },
  'workload/selects-everything': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `The selector of ${object} is empty, which would make every pod of the namespace its own.`,
      here: 'is empty',
      try: 'write the labels of the template under matchLabels',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 셀렉터가 비어 있어 네임스페이스의 모든 파드를 자기 것으로 삼게 됩니다.`,
      here: '비어 있음',
      try: '템플릿의 레이블을 matchLabels에 적어 보세요',
    }),
  },
  'workload/selector-unreadable': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `The selector of ${object} cannot be read, so nothing can be said about its template.`,
      here: 'see what is said about its parts',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 셀렉터를 읽을 수 없어 템플릿을 확인하지 못했습니다.`,
      here: '셀렉터 안의 다른 오류를 보세요',
    }),
  },
  'workload/selector-misses-template': {
    severity: 'error',
    en: ({ selector, labels }, { object }) => ({
      says: `${object} ${selector === '' ? 'selects nothing' : `selects ${selector}`}, but makes pods ${labels === '' ? 'without labels' : `labelled ${labels}`}: it would never find them again.`,
      here: selector === '' ? 'nothing selects these' : `the selector wants ${selector}`,
      try: 'give the template the labels that the selector asks for',
    }),
    ko: ({ selector, labels }, { object }) => ({
      says: `${object}의 셀렉터는 ${selector === '' ? '아무것도 선택하지 않는데' : `${selector}을(를) 선택하는데`} 만드는 파드의 레이블은 ${labels === '' ? '없습니다' : `${labels}입니다`}. 만든 파드를 다시 찾지 못합니다.`,
      here: selector === '' ? '선택되지 않는 레이블' : `셀렉터가 찾는 것은 ${selector}`,
      try: '셀렉터가 찾는 레이블을 템플릿에 적어 보세요',
    }),
  },
  'workload/pods-would-end': {
    severity: 'error',
    en: ({ value }, { object }) => ({
      says: `${object} keeps its pods running, so their restartPolicy is Always, not "${value}".`,
      here: 'must be Always',
      try: 'take restartPolicy away; for pods that are to end there is the Job',
    }),
    ko: ({ value }, { object }) => ({
      says: `${withParticle(object, '는')} 파드를 계속 실행하므로 restartPolicy는 "${value}"이(가) 아니라 Always여야 합니다.`,
      here: 'Always여야 함',
      try: 'restartPolicy를 빼 보세요. 끝나야 하는 파드에는 잡을 씁니다',
    }),
  },
  'workload/pods-with-deadline': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} keeps its pods running, so they can have no deadline.`,
      here: 'not in this template',
      try: 'take activeDeadlineSeconds away; for pods that are to end there is the Job',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '는')} 파드를 계속 실행하므로 파드에 제한 시간을 둘 수 없습니다.`,
      here: '이 템플릿에는 쓸 수 없음',
      try: 'activeDeadlineSeconds를 빼 보세요. 끝나야 하는 파드에는 잡을 씁니다',
    }),
  },
  'workload/rolling-update-unused': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has the strategy Recreate, which ends all pods before it makes new ones: rollingUpdate has nothing to steer.`,
      here: 'not with type Recreate',
      try: 'take rollingUpdate away, or write type: RollingUpdate',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 전략은 파드를 모두 끝낸 뒤 새로 만드는 Recreate이므로 rollingUpdate가 다룰 것이 없습니다.`,
      here: 'Recreate 유형에는 쓸 수 없음',
      try: 'rollingUpdate를 빼거나 type: RollingUpdate로 바꿔 보세요',
    }),
  },
  'workload/strategy-unknown': {
    severity: 'error',
    en: ({ type }, { object }) => ({
      says: `The strategy of ${object} is "${type}"; Deployments know RollingUpdate and Recreate.`,
      here: 'RollingUpdate or Recreate',
    }),
    ko: ({ type }, { object }) => ({
      says: `${object}의 전략이 "${type}"입니다. 디플로이먼트가 아는 것은 RollingUpdate와 Recreate입니다.`,
      here: 'RollingUpdate나 Recreate',
    }),
  },
  'workload/rollout-stands-still': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} may neither miss a pod (maxUnavailable 0) nor have one too many (maxSurge 0): it could never replace one.`,
      here: '0, while maxSurge is 0 too',
      try: 'make one of them at least 1',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '는')} 파드가 모자라도(maxUnavailable 0) 남아도(maxSurge 0) 안 되므로 파드를 교체할 수 없습니다.`,
      here: 'maxSurge도 0인데 0임',
      try: '둘 중 하나를 1 이상으로 바꿔 보세요',
    }),
  },
  'workload/more-than-all': {
    severity: 'error',
    en: ({ value }, { object }) => ({
      says: `${object} may miss ${value} of its pods, which is more than all.`,
      here: 'at most 100%',
    }),
    ko: ({ value }, { object }) => ({
      says: `${object}의 maxUnavailable이 ${value}입니다. 전체보다 많을 수 없습니다.`,
      here: '최대 100%',
    }),
  },
  'workload/deadline-too-early': {
    severity: 'error',
    en: ({ deadline, minReadySeconds }, { object }) => ({
      says: `${object} gives up after ${deadline} seconds, before a pod has been ready for minReadySeconds (${minReadySeconds}).`,
      here: `more than ${minReadySeconds}`,
    }),
    ko: ({ deadline, minReadySeconds }, { object }) => ({
      says: `${withParticle(object, '는')} ${deadline}초 만에 포기하는데 파드가 준비된 상태로 있어야 하는 시간(minReadySeconds)은 ${minReadySeconds}초입니다.`,
      here: `${minReadySeconds}보다 커야 함`,
    }),
  },
}
