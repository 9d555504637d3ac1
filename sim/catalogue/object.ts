/** Diagnostics about whole objects: not found, there already, changed by somebody else, in a namespace that is not there. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface ObjectFacts {
  /** `resource` as in `services "web" not found`. */
  'object/not-found': { readonly resource: string; readonly name: string }
  'object/exists-already': { readonly resource: string; readonly name: string }
  'object/changed-meanwhile': { readonly resource: string; readonly name: string }
  'object/namespace-missing': { readonly namespace: string; readonly near: readonly string[] }
  'object/namespace-ending': { readonly namespace: string }
  'object/namespace-protected': { readonly namespace: string }
  'object/nameless': { readonly kind: string }
  'object/name-generated': { readonly prefix: string }
  'object/version-on-create': Readonly<Record<never, never>>
  'object/last-applied-missing': { readonly kind: string; readonly name: string }
  'object/being-deleted': { readonly kind: string; readonly name: string }
}

export const objectEntries: Entries<ObjectFacts> = {
  'object/not-found': {
    severity: 'error',
    en: ({ resource, name }) => ({
      says: `There is no "${name}" among the ${resource}.`,
      see: `kubectl get ${resource} --all-namespaces`,
    }),
    ko: ({ resource, name }) => ({
      says: `${resource}에 ${withParticle(`"${name}"`, '이')} 없습니다.`,
      see: `kubectl get ${resource} --all-namespaces`,
    }),
  },
  'object/exists-already': {
    severity: 'error',
    en: ({ resource, name }) => ({
      says: `There is a "${name}" among the ${resource} already.`,
      try: 'use kubectl apply to change it, or another name',
    }),
    ko: ({ resource, name }) => ({
      says: `${resource}에 ${withParticle(`"${name}"`, '이')} 이미 있습니다.`,
      try: '바꾸려면 kubectl apply를 쓰고, 아니면 다른 이름을 써 보세요',
    }),
  },
  'object/changed-meanwhile': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `${object === '' ? name : object} was changed after the version that this change starts from.`,
      here: 'an older version than the one in the cluster',
      try: 'leave metadata.resourceVersion out of the manifest',
    }),
    ko: ({ name }, { object }) => ({
      says: `${withParticle(object === '' ? name : object, '은')} 이 변경이 기준으로 삼은 버전 이후에 바뀌었습니다.`,
      here: '클러스터에 있는 것보다 오래된 버전',
      try: '매니페스트에서 metadata.resourceVersion을 빼 보세요',
    }),
  },
  'object/namespace-missing': {
    severity: 'error',
    en: ({ namespace, near }, { object }) => ({
      says: `${object} is to live in the namespace ${namespace}, which does not exist.`,
      here: near.length === 0 ? 'no such namespace' : `there is ${near.join(', ')}`,
      try:
        near[0] === undefined
          ? 'create the Namespace first, in a document above this one'
          : `write namespace: ${near[0]}`,
      see: 'kubectl get namespaces',
    }),
    ko: ({ namespace, near }, { object }) => ({
      says: `${withParticle(object, '이')} 들어갈 네임스페이스 ${withParticle(namespace, '이')} 없습니다.`,
      here: near.length === 0 ? '없는 네임스페이스' : `있는 것은 ${near.join(', ')}`,
      try:
        near[0] === undefined
          ? '이 문서보다 위에서 네임스페이스를 먼저 만들어 보세요'
          : `namespace: ${withParticle(near[0], '로')} 고쳐 보세요`,
      see: 'kubectl get namespaces',
    }),
  },
  'object/namespace-ending': {
    severity: 'error',
    en: ({ namespace }, { object }) => ({
      says: `${object} cannot be created: its namespace ${namespace} is being deleted.`,
      here: 'is being deleted',
      see: `kubectl get namespace ${namespace}`,
    }),
    ko: ({ namespace }, { object }) => ({
      says: `네임스페이스 ${withParticle(namespace, '이')} 삭제되는 중이라 ${withParticle(object, '을')} 만들 수 없습니다.`,
      here: '삭제되는 중',
      see: `kubectl get namespace ${namespace}`,
    }),
  },
  'object/namespace-protected': {
    severity: 'error',
    en: ({ namespace }) => ({
      says: `The namespace ${namespace} belongs to the cluster and cannot be deleted.`,
    }),
    ko: ({ namespace }) => ({
      says: `네임스페이스 ${withParticle(namespace, '은')} 클러스터의 일부라서 삭제할 수 없습니다.`,
    }),
  },
  'object/nameless': {
    severity: 'error',
    en: ({ kind }) => ({
      says: `This ${kind} has no name.`,
      here: 'metadata.name is missing',
      try: 'add metadata.name',
    }),
    ko: ({ kind }) => ({
      says: `이 ${kind}에는 이름이 없습니다.`,
      here: 'metadata.name이 없음',
      try: 'metadata.name을 추가해 보세요',
    }),
  },
  'object/name-generated': {
    severity: 'error',
    en: ({ prefix }) => ({
      says: `kubectl apply needs metadata.name: it could not find an object again whose name is made up from "${prefix}".`,
      here: 'a name is made up at every creation',
      try: 'write metadata.name, or use kubectl create',
    }),
    ko: ({ prefix }) => ({
      says: `kubectl apply에는 metadata.name이 필요합니다. ${withParticle(`"${prefix}"`, '로')} 이름을 새로 지은 오브젝트는 다시 찾을 수 없기 때문입니다.`,
      here: '만들 때마다 이름을 새로 지음',
      try: 'metadata.name을 쓰거나 kubectl create를 사용해 보세요',
    }),
  },
  'object/version-on-create': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} is new, yet names a resourceVersion; only objects that exist have one.`,
      here: 'given by the API server, not by the manifest',
      try: 'remove metadata.resourceVersion',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '은')} 새로 만드는 오브젝트인데 resourceVersion을 가지고 있습니다. 이미 있는 오브젝트만 이 값을 가집니다.`,
      here: '매니페스트가 아니라 API 서버가 정하는 값',
      try: 'metadata.resourceVersion을 지워 보세요',
    }),
  },
  'object/last-applied-missing': {
    severity: 'warning',
    en: ({ kind, name }) => ({
      says: `${kind} ${name} was not made by kubectl apply, so fields that this manifest leaves out stay as they are.`,
    }),
    ko: ({ kind, name }) => ({
      says: `${kind} ${withParticle(name, '은')} kubectl apply로 만든 것이 아니므로, 매니페스트에서 빠진 필드는 그대로 남습니다.`,
    }),
  },
  'object/being-deleted': {
    severity: 'warning',
    en: ({ kind, name }) => ({
      says: `${kind} ${name} is being deleted; what this manifest changes goes with it.`,
      see: `kubectl get ${kind.toLowerCase()} ${name} -o yaml`,
    }),
    ko: ({ kind, name }) => ({
      says: `${kind} ${withParticle(name, '은')} 삭제되는 중이므로, 이 매니페스트로 바꾼 내용도 함께 사라집니다.`,
      see: `kubectl get ${kind.toLowerCase()} ${name} -o yaml`,
    }),
  },
}
