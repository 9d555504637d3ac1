/** Diagnostics about DaemonSets, which run a pod on every node. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface DaemonSetFacts {
  'daemon-set/strategy-unknown': { readonly type: string }
  'daemon-set/surge-and-unavailable': Record<never, never>
  'daemon-set/rollout-stands-still': Record<never, never>
}

export const daemonSetEntries: Entries<DaemonSetFacts> = {
  'daemon-set/strategy-unknown': {
    severity: 'error',
    en: ({ type }, { object }) => ({
      says: `The updateStrategy of ${object} is "${type}"; DaemonSets know RollingUpdate and OnDelete.`,
      here: 'RollingUpdate or OnDelete',
    }),
    ko: ({ type }, { object }) => ({
      says: `${object}의 updateStrategy가 "${type}"입니다. 데몬셋이 아는 것은 RollingUpdate와 OnDelete입니다.`,
      here: 'RollingUpdate나 OnDelete',
    }),
  },
  'daemon-set/surge-and-unavailable': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} would on each node both end the old pod first (maxUnavailable) and start the new one first (maxSurge).`,
      here: 'not beside a maxUnavailable other than 0',
      try: 'set maxUnavailable to 0, or take maxSurge away',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '는')} 노드마다 이전 파드를 먼저 끝내는 것(maxUnavailable)과 새 파드를 먼저 시작하는 것(maxSurge)을 함께 요구합니다.`,
      here: 'maxUnavailable이 0이 아니면 쓸 수 없음',
      try: 'maxUnavailable을 0으로 하거나 maxSurge를 빼 보세요',
    }),
  },
  'daemon-set/rollout-stands-still': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} may neither miss a pod on a node (maxUnavailable 0) nor have a second one there (maxSurge 0): it could never replace one.`,
      here: '0, while maxSurge is 0 too',
      try: 'make one of them at least 1',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '는')} 노드에 파드가 없어도(maxUnavailable 0) 둘이어도(maxSurge 0) 안 되므로 파드를 교체할 수 없습니다.`,
      here: 'maxSurge도 0인데 0임',
      try: '둘 중 하나를 1 이상으로 바꿔 보세요',
    }),
  },
}
