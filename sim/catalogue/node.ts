/** Diagnostics about Nodes: their blocks of pod addresses, their taints. */
import type { Entries } from './entry.ts'

export interface NodeFacts {
  'node/too-many-pod-cidrs': { readonly blocks: readonly string[] }
  'node/field-set-once': { readonly field: string }
  'node/taint-repeated': { readonly key: string; readonly effect: string }
}

export const nodeEntries: Entries<NodeFacts> = {
  'node/too-many-pod-cidrs': {
    severity: 'error',
    en: ({ blocks }, { object }) => ({
      says: `${object} has the pod blocks ${blocks.join(', ')}; it may have one IPv4 and one IPv6 block.`,
      here: 'one block for each IP family at most',
    }),
    ko: ({ blocks }, { object }) => ({
      says: `${object}에 파드 주소 범위 ${blocks.join(', ')}이(가) 있습니다. IPv4와 IPv6에 하나씩만 둘 수 있습니다.`,
      here: 'IP 패밀리마다 하나까지',
    }),
  },
  'node/field-set-once': {
    severity: 'error',
    en: ({ field }, { object }) => ({
      says: `${field} of ${object} is set once and stays.`,
      here: 'differs from the value in the cluster',
    }),
    ko: ({ field }, { object }) => ({
      says: `${object}의 ${field} 필드는 한 번 정해지면 바뀌지 않습니다.`,
      here: '클러스터에 있는 값과 다름',
    }),
  },
  'node/taint-repeated': {
    severity: 'error',
    en: ({ key, effect }, { object }) => ({
      says: `${object} has the taint ${key}:${effect} twice.`,
      here: 'stands in this list already',
    }),
    ko: ({ key, effect }, { object }) => ({
      says: `${object}에 테인트 ${key}:${effect}이(가) 두 번 있습니다.`,
      here: '이 목록에 이미 있음',
    }),
  },
}
