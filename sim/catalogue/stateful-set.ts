/** Diagnostics about StatefulSets, whose pods have names that last. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface StatefulSetFacts {
  'stateful-set/pod-management-unknown': { readonly policy: string }
  'stateful-set/strategy-unknown': { readonly type: string }
  'stateful-set/rolling-update-unused': Record<never, never>
  'stateful-set/nothing-may-go': Record<never, never>
  'stateful-set/fields-fixed': { readonly fields: readonly string[] }
  'stateful-set/claim-mode-alone': Record<never, never>
  'stateful-set/claim-without-size': Record<never, never>
  'stateful-set/keeps-all-revisions': { readonly limit: number }
}

export const statefulSetEntries: Entries<StatefulSetFacts> = {
  'stateful-set/pod-management-unknown': {
    severity: 'error',
    en: ({ policy }, { object }) => ({
      says: `${object} has the podManagementPolicy "${policy}"; there are OrderedReady and Parallel.`,
      here: 'OrderedReady or Parallel',
    }),
    ko: ({ policy }, { object }) => ({
      says: `${object}의 podManagementPolicy가 "${policy}"입니다. 쓸 수 있는 값은 OrderedReady와 Parallel입니다.`,
      here: 'OrderedReady나 Parallel',
    }),
  },
  'stateful-set/strategy-unknown': {
    severity: 'error',
    en: ({ type }, { object }) => ({
      says: `The updateStrategy of ${object} is "${type}"; StatefulSets know RollingUpdate and OnDelete.`,
      here: 'RollingUpdate or OnDelete',
    }),
    ko: ({ type }, { object }) => ({
      says: `${object}의 updateStrategy가 "${type}"입니다. 스테이트풀셋이 아는 것은 RollingUpdate와 OnDelete입니다.`,
      here: 'RollingUpdate나 OnDelete',
    }),
  },
  'stateful-set/rolling-update-unused': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} replaces a pod when somebody deletes it (OnDelete): rollingUpdate has nothing to steer.`,
      here: 'not with type OnDelete',
      try: 'take rollingUpdate away, or write type: RollingUpdate',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '는')} 누군가 파드를 삭제할 때만 교체하므로(OnDelete) rollingUpdate가 다룰 것이 없습니다.`,
      here: 'OnDelete 유형에는 쓸 수 없음',
      try: 'rollingUpdate를 빼거나 type: RollingUpdate로 바꿔 보세요',
    }),
  },
  'stateful-set/nothing-may-go': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} may miss no pod (maxUnavailable 0), and two pods cannot have one name: it could never replace one.`,
      here: 'at least 1',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '는')} 파드가 하나도 모자라면 안 되고(maxUnavailable 0) 이름이 같은 파드 둘은 있을 수 없으므로, 파드를 교체할 수 없습니다.`,
      here: '1 이상이어야 함',
    }),
  },
  'stateful-set/fields-fixed': {
    severity: 'error',
    en: ({ fields }, { object }) => ({
      says: `${object} exists already with another ${listed(fields)}, which cannot change: it says who the pods are.`,
      here: 'fixed since it was made',
      try: 'delete the StatefulSet and make it anew; --cascade=orphan lets its pods run meanwhile',
    }),
    ko: ({ fields }, { object }) => ({
      says: `${withParticle(object, '는')} 이미 다른 ${withParticle(listed(fields), '로')} 만들어져 있습니다. 파드가 누구인지를 정하는 값이라 바꿀 수 없습니다.`,
      here: '만들 때 정해짐',
      try: '스테이트풀셋을 삭제하고 다시 만들어 보세요. --cascade=orphan을 쓰면 그동안 파드는 계속 실행됩니다',
    }),
  },
  'stateful-set/claim-mode-alone': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A claim of ${object} asks for ReadWriteOncePod, one pod alone, and for another access mode beside it.`,
      here: 'ReadWriteOncePod stands alone',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 클레임이 파드 하나만 쓰는 ReadWriteOncePod와 다른 접근 모드를 함께 요청합니다.`,
      here: 'ReadWriteOncePod는 혼자 써야 함',
    }),
  },
  'stateful-set/claim-without-size': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A claim of ${object} asks for no storage at all.`,
      here: 'more than 0',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 클레임이 요청하는 저장 공간이 없습니다.`,
      here: '0보다 커야 함',
    }),
  },
  'stateful-set/keeps-all-revisions': {
    severity: 'warning',
    en: ({ limit }, { object }) => ({
      says: `${object} keeps every revision of its template, since revisionHistoryLimit is ${limit}.`,
      here: '0 or more is recommended',
    }),
    ko: ({ limit }, { object }) => ({
      says: `${object}의 revisionHistoryLimit이 ${limit}이므로 템플릿의 모든 리비전이 남습니다.`,
      here: '0 이상을 권장함',
    }),
  },
}
