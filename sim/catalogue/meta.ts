/** Diagnostics about an object's metadata: name and namespace missing, owners, finalizers, what may not change. */
import type { Entries } from './entry.ts'

export interface MetaFacts {
  'meta/name-missing': Readonly<Record<never, never>>
  'meta/namespace-missing': Readonly<Record<never, never>>
  'meta/namespace-not-allowed': { readonly namespace: string }
  'meta/owner-incomplete': { readonly owner: string; readonly missing: string }
  'meta/owner-not-allowed': { readonly owner: string }
  'meta/two-controllers': { readonly first: string; readonly second: string }
  'meta/finalizer-unqualified': { readonly finalizer: string }
  'meta/finalizers-conflict': { readonly finalizers: readonly string[] }
  'meta/finalizer-too-late': { readonly finalizers: readonly string[] }
  'meta/resource-version-missing': Readonly<Record<never, never>>
  'meta/generation-went-back': { readonly generation: number }
}

export const metaEntries: Entries<MetaFacts> = {
  'meta/name-missing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has no name: metadata.name (or generateName) is needed.`,
      try: 'add a name under metadata',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 이름이 없습니다. metadata.name(또는 generateName)이 필요합니다.`,
      try: 'metadata 아래에 name을 추가해 보세요',
    }),
  },
  'meta/namespace-missing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} lives in a namespace, and none is given.`,
      here: 'no namespace',
    }),
    ko: (_, { object }) => ({
      says: `${object}은(는) 네임스페이스에 속하는 오브젝트인데 네임스페이스가 없습니다.`,
      here: '네임스페이스가 없음',
    }),
  },
  'meta/namespace-not-allowed': {
    severity: 'error',
    en: ({ namespace }, { object }) => ({
      says: `${object} belongs to the whole cluster; it cannot be in the namespace ${namespace}.`,
      here: 'this kind has no namespace',
      try: 'remove the field',
    }),
    ko: ({ namespace }, { object }) => ({
      says: `${object}은(는) 클러스터 전체에 속하므로 네임스페이스 ${namespace}에 둘 수 없습니다.`,
      here: '네임스페이스가 없는 종류',
      try: '이 필드를 지워 보세요',
    }),
  },
  'meta/owner-incomplete': {
    severity: 'error',
    en: ({ owner, missing }, { object }) => ({
      says: `An owner of ${object}${owner === '' ? '' : `, ${owner},`} is named without its ${missing}.`,
      here: `no ${missing}`,
    }),
    ko: ({ owner, missing }, { object }) => ({
      says: `${object}의 소유자${owner === '' ? '' : ` ${owner}`}에 ${missing} 값이 없습니다.`,
      here: `${missing} 없음`,
    }),
  },
  'meta/owner-not-allowed': {
    severity: 'error',
    en: ({ owner }, { object }) => ({
      says: `${owner} cannot own ${object}: events own nothing.`,
    }),
    ko: ({ owner }, { object }) => ({
      says: `${owner}은(는) ${object}의 소유자가 될 수 없습니다. 이벤트는 다른 오브젝트를 소유하지 않습니다.`,
    }),
  },
  'meta/two-controllers': {
    severity: 'error',
    en: ({ first, second }, { object }) => ({
      says: `${object} has two controllers, ${first} and ${second}; an object has one at most.`,
      here: 'controller: true stands twice',
    }),
    ko: ({ first, second }, { object }) => ({
      says: `${object}에 컨트롤러가 ${first}, ${second} 둘입니다. 하나만 둘 수 있습니다.`,
      here: 'controller: true가 두 번 나옴',
    }),
  },
  'meta/finalizer-unqualified': {
    severity: 'error',
    en: ({ finalizer }) => ({
      says: `The finalizer "${finalizer}" has no domain in front, and is none of Kubernetes' own (kubernetes, orphan, foregroundDeletion).`,
      here: 'a domain and "/" are missing',
      try: `write it as example.com/${finalizer}`,
    }),
    ko: ({ finalizer }) => ({
      says: `파이널라이저 "${finalizer}" 앞에 도메인이 없고, 쿠버네티스의 것(kubernetes, orphan, foregroundDeletion)도 아닙니다.`,
      here: '도메인과 "/"가 없음',
      try: `example.com/${finalizer}처럼 써 보세요`,
    }),
  },
  'meta/finalizers-conflict': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has both finalizers orphan and foregroundDeletion: one keeps dependents, the other waits until they are gone.`,
      here: 'orphan or foregroundDeletion, not both',
    }),
    ko: (_, { object }) => ({
      says: `${object}에 파이널라이저 orphan과 foregroundDeletion이 함께 있습니다. 하나는 종속 오브젝트를 남기고 하나는 사라지기를 기다립니다.`,
      here: 'orphan과 foregroundDeletion 중 하나만',
    }),
  },
  'meta/finalizer-too-late': {
    severity: 'error',
    en: ({ finalizers }, { object }) => ({
      says: `${object} is being deleted; the finalizer ${finalizers.join(', ')} comes too late.`,
      here: 'new while the object is being deleted',
    }),
    ko: ({ finalizers }, { object }) => ({
      says: `${object}은(는) 삭제되는 중이므로 파이널라이저 ${finalizers.join(', ')}을(를) 새로 붙일 수 없습니다.`,
      here: '삭제 중에 새로 추가됨',
    }),
  },
  'meta/resource-version-missing': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `An update of ${object} needs the resourceVersion it starts from.`,
      try: 'use kubectl apply, which needs none',
    }),
    ko: (_, { object }) => ({
      says: `${object}을(를) 업데이트하려면 기준이 되는 resourceVersion이 필요합니다.`,
      try: 'resourceVersion이 필요 없는 kubectl apply를 써 보세요',
    }),
  },
  'meta/generation-went-back': {
    severity: 'error',
    en: ({ generation }, { object }) => ({
      says: `The generation of ${object} only grows; ${generation} is lower than in the cluster.`,
    }),
    ko: ({ generation }, { object }) => ({
      says: `${object}의 generation은 커지기만 합니다. ${generation}은(는) 클러스터의 값보다 작습니다.`,
    }),
  },
}
