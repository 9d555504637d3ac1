/** Diagnostics about what a pod says of nodes, as far as the API server refuses it: tolerations, affinity, spreading. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

export interface SchedulingFacts {
  'scheduling/toleration-of-nothing': { readonly operator: string }
  'scheduling/toleration-value-unused': { readonly value: string }
  'scheduling/seconds-unused': { readonly effect: string }
  'scheduling/not-positive': { readonly value: number }
  'scheduling/domains-unused': { readonly action: string }
  'scheduling/weight-out-of-range': { readonly weight: number }
  'scheduling/field-unknown': { readonly key: string }
}

export const schedulingEntries: Entries<SchedulingFacts> = {
  'scheduling/toleration-of-nothing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A toleration of ${object} names no key. That means every taint, and then the operator must be Exists.`,
      here: 'must be Exists',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 톨러레이션에 key가 없습니다. 모든 테인트를 뜻하므로 operator는 Exists여야 합니다.`,
      here: 'Exists여야 함',
    }),
  },
  'scheduling/toleration-value-unused': {
    severity: 'error',
    en: ({ value }, { object }) => ({
      says: `A toleration of ${object} has operator Exists, which asks for no value, and the value "${value}".`,
      here: 'takes no value',
      try: 'take value away, or write operator: Equal',
    }),
    ko: ({ value }, { object }) => ({
      says: `${object}의 톨러레이션은 값을 보지 않는 Exists인데 값 "${value}"이(가) 있습니다.`,
      here: '값을 쓰지 않음',
      try: 'value를 빼거나 operator: Equal로 바꿔 보세요',
    }),
  },
  'scheduling/seconds-unused': {
    severity: 'error',
    en: ({ effect }, { object }) => ({
      says: `A toleration of ${object} says for how long, which counts only for the effect NoExecute; its effect is "${effect}".`,
      here: 'must be NoExecute',
    }),
    ko: ({ effect }, { object }) => ({
      says: `${object}의 톨러레이션에 시간이 적혀 있습니다. 시간은 NoExecute 효과에서만 쓰는데 효과가 "${effect}"입니다.`,
      here: 'NoExecute여야 함',
    }),
  },
  'scheduling/not-positive': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}; it is at least 1.`,
      here: 'at least 1',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값이 ${value}입니다. 1 이상이어야 합니다.`,
      here: '1 이상',
    }),
  },
  'scheduling/domains-unused': {
    severity: 'error',
    en: ({ action }, { object }) => ({
      says: `${object} asks for a least number of domains, which counts only with whenUnsatisfiable: DoNotSchedule; here it is "${action}".`,
      here: 'only with DoNotSchedule',
    }),
    ko: ({ action }, { object }) => ({
      says: `${object}의 최소 도메인 수는 whenUnsatisfiable: DoNotSchedule일 때만 쓰는데 여기서는 "${action}"입니다.`,
      here: 'DoNotSchedule일 때만 쓸 수 있음',
    }),
  },
  'scheduling/weight-out-of-range': {
    severity: 'error',
    en: ({ weight }, about) => ({
      says: `${spotInEnglish(about)} is ${weight}; weights go from 1 to 100.`,
      here: '1 to 100',
    }),
    ko: ({ weight }, about) => ({
      says: `${spotInKorean(about)} 값이 ${weight}입니다. 가중치는 1부터 100까지입니다.`,
      here: '1~100',
    }),
  },
  'scheduling/field-unknown': {
    severity: 'error',
    en: ({ key }, { object }) => ({
      says: `${object} chooses nodes by the field "${key}"; only metadata.name is possible.`,
      here: 'must be metadata.name',
      try: 'to choose by a label, use matchExpressions',
    }),
    ko: ({ key }, { object }) => ({
      says: `${withParticle(object, '가')} 노드를 필드 "${key}"(으)로 고릅니다. metadata.name만 쓸 수 있습니다.`,
      here: 'metadata.name이어야 함',
      try: '레이블로 고르려면 matchExpressions를 써 보세요',
    }),
  },
}
