/** Diagnostics about changes to a pod that the API server refuses. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'

export interface PodUpdateFacts {
  'pod/containers-fixed': Record<never, never>
  'pod/fields-fixed': { readonly fields: readonly string[] }
  'pod/toleration-fixed': Record<never, never>
  'pod/gate-added': { readonly name: string }
  'pod/deadline-removed': { readonly before: number }
  'pod/deadline-put-off': { readonly before: number; readonly now: number }
}

export const podUpdateEntries: Entries<PodUpdateFacts> = {
  'pod/containers-fixed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} exists with a certain number of containers, which cannot change.`,
      here: 'not as many as in the cluster',
      try: 'delete the pod and create it again; a Deployment does that for you',
    }),
    ko: (_, { object }) => ({
      says: `이미 있는 ${object}의 컨테이너 수는 바꿀 수 없습니다.`,
      here: '클러스터에 있는 수와 다름',
      try: '파드를 지우고 다시 만들어 보세요. 디플로이먼트는 이 일을 대신해 줍니다',
    }),
  },
  'pod/fields-fixed': {
    severity: 'error',
    en: ({ fields }, { object }) => ({
      says: `${object} exists, and ${listed(fields)} would change; of a pod, little more than its images can.`,
      here: 'differs from the pod in the cluster',
      try: 'delete the pod and create it again, or let a Deployment replace it',
    }),
    ko: ({ fields }, { object }) => ({
      says: `이미 있는 ${object}에서 ${listed(fields)} 값이 바뀌게 됩니다. 파드에서는 이미지 외에 바꿀 수 있는 것이 거의 없습니다.`,
      here: '클러스터에 있는 파드와 다름',
      try: '파드를 지우고 다시 만들거나, 디플로이먼트가 교체하게 해 보세요',
    }),
  },
  'pod/toleration-fixed': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A toleration of ${object} would go or change; on a pod that exists they can only be added.`,
      here: 'differs from the pod in the cluster',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 톨러레이션이 없어지거나 바뀝니다. 이미 있는 파드에는 추가만 할 수 있습니다.`,
      here: '클러스터에 있는 파드와 다름',
    }),
  },
  'pod/gate-added': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `The scheduling gate ${name} would be added to ${object}; gates can only be taken away.`,
      here: 'not there when the pod was created',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}에 스케줄링 게이트 ${name}이(가) 추가됩니다. 게이트는 빼기만 할 수 있습니다.`,
      here: '파드를 만들 때 없던 게이트',
    }),
  },
  'pod/deadline-removed': {
    severity: 'error',
    en: ({ before }, { object }) => ({
      says: `${object} has a deadline of ${before} seconds, which cannot be taken away.`,
      here: `is ${before} in the cluster`,
    }),
    ko: ({ before }, { object }) => ({
      says: `${object}의 제한 시간 ${before}초는 없앨 수 없습니다.`,
      here: `클러스터에서는 ${before}`,
    }),
  },
  'pod/deadline-put-off': {
    severity: 'error',
    en: ({ before, now }, { object }) => ({
      says: `${object} has a deadline of ${before} seconds, which can be brought nearer, not put off to ${now}.`,
      here: `at most ${before}`,
    }),
    ko: ({ before, now }, { object }) => ({
      says: `${object}의 제한 시간 ${before}초는 줄일 수만 있으며 ${now}초로 늘릴 수 없습니다.`,
      here: `최대 ${before}`,
    }),
  },
}
