/** Diagnostics about apiVersion and kind: missing, unknown, gone, in another version, not modelled. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface VersionFacts {
  'kind/missing': { readonly apiVersion: string }
  'version/missing': { readonly kind: string; readonly versions: readonly string[] }
  'version/unreadable': { readonly apiVersion: string; readonly versions: readonly string[] }
  'kind/unknown': {
    readonly kind: string
    readonly apiVersion: string
    /** Kinds with a similar name, nearest first; the first may differ in case only. */
    readonly near: readonly string[]
  }
  /** `versions` serve the kind, the best first. */
  'kind/in-other-version': {
    readonly kind: string
    readonly apiVersion: string
    readonly versions: readonly string[]
  }
  'version/removed': {
    readonly kind: string
    readonly apiVersion: string
    /** The Kubernetes release without it: 1.22. */
    readonly since: string
    /** What serves the kind now; absent when nothing does. */
    readonly version?: string
    readonly renamed: readonly { readonly from: string; readonly to: string }[]
    /** Fields that must be written now and need not be then. */
    readonly required: readonly string[]
  }
  /** A field of an old version: `to` is what to write now, `from` is '' where there was nothing to write. */
  'version/field-changed': { readonly from: string; readonly to: string }
  'kind/not-modelled': { readonly kind: string; readonly apiVersion: string }
}

/** "serviceName is service.name now, pathType is required", or '' when nothing changed but the version. */
function changes(
  { renamed, required }: VersionFacts['version/removed'],
  is: (from: string, to: string) => string,
  needed: string,
): string {
  return [
    ...renamed.map(({ from, to }) => is(from, to)),
    ...required.map((field) => `${field} ${needed}`),
  ].join(', ')
}

/** What comes nearest to a kind that is not modelled. */
const instead: Readonly<Record<string, { readonly en: string; readonly ko: string } | undefined>> = {
  Gateway: gateway(),
  GatewayClass: gateway(),
  HTTPRoute: gateway(),
  PersistentVolumeClaim: volume(),
  PersistentVolume: volume(),
  StorageClass: volume(),
  CronJob: { en: 'write the Job that it would make', ko: '크론잡이 만들 잡을 직접 적어 보세요' },
  HorizontalPodAutoscaler: {
    en: 'set replicas yourself: kubectl scale',
    ko: 'kubectl scale로 replicas를 직접 정해 보세요',
  },
  NetworkPolicy: {
    en: 'take it out: here every pod may reach every other, as without a policy',
    ko: '빼 보세요. 여기서는 정책이 없을 때처럼 모든 파드가 서로 통신합니다',
  },
}

function gateway(): { readonly en: string; readonly ko: string } {
  return {
    en: 'write an Ingress, which leads HTTP to Services too',
    ko: '마찬가지로 HTTP를 서비스로 보내는 인그레스를 적어 보세요',
  }
}

function volume(): { readonly en: string; readonly ko: string } {
  return {
    en: 'use an emptyDir volume, which lives as long as its pod',
    ko: '파드와 수명이 같은 emptyDir 볼륨을 써 보세요',
  }
}

export const versionEntries: Entries<VersionFacts> = {
  'kind/missing': {
    severity: 'error',
    en: () => ({
      says: 'This document does not say what it describes: it has no kind.',
      here: 'kind is missing',
      try: 'add a line such as kind: Service',
      see: 'kubectl api-resources',
    }),
    ko: () => ({
      says: '이 문서에는 kind가 없어서 무엇을 설명하는지 알 수 없습니다.',
      here: 'kind가 없음',
      try: 'kind: Service와 같은 줄을 추가해 보세요',
      see: 'kubectl api-resources',
    }),
  },
  'version/missing': {
    severity: 'error',
    en: ({ kind, versions }) => ({
      says: `This ${kind === '' ? 'document' : kind} has no apiVersion.`,
      here: 'apiVersion is missing',
      try: `add apiVersion: ${versions[0] ?? 'v1'}`,
      see: 'kubectl api-resources',
    }),
    ko: ({ kind, versions }) => ({
      says: `이 ${kind === '' ? '문서' : kind}에는 apiVersion이 없습니다.`,
      here: 'apiVersion이 없음',
      try: `apiVersion: ${withParticle(versions[0] ?? 'v1', '을')} 추가해 보세요`,
      see: 'kubectl api-resources',
    }),
  },
  'version/unreadable': {
    severity: 'error',
    en: ({ apiVersion, versions }) => ({
      says: `"${apiVersion}" is no apiVersion: that is a version, or a group and a version with one "/" between.`,
      here: 'not of the form group/version',
      ...(versions[0] === undefined ? {} : { try: `write ${versions[0]}` }),
    }),
    ko: ({ apiVersion, versions }) => ({
      says: `${withParticle(`"${apiVersion}"`, '은')} apiVersion이 아닙니다. 버전만 쓰거나, 그룹과 버전 사이에 "/"를 하나 씁니다.`,
      here: 'group/version 형식이 아님',
      ...(versions[0] === undefined ? {} : { try: `${withParticle(versions[0], '을')} 써 보세요` }),
    }),
  },
  'kind/unknown': {
    severity: 'error',
    en: ({ kind, apiVersion, near }) => ({
      says: `Kubernetes has no kind ${kind} of its own, neither in ${apiVersion} nor elsewhere.`,
      ...(near[0] === undefined
        ? { here: 'no such kind' }
        : {
            here:
              near[0].toLowerCase() === kind.toLowerCase()
                ? `the kind is ${near[0]}`
                : `there is ${near.join(', ')}`,
            try: `write ${near[0]}`,
          }),
      see: 'kubectl api-resources',
    }),
    ko: ({ kind, apiVersion, near }) => ({
      says: `${apiVersion}에도, 쿠버네티스의 다른 버전에도 ${kind}라는 kind는 없습니다.`,
      ...(near[0] === undefined
        ? { here: '없는 kind' }
        : {
            here:
              near[0].toLowerCase() === kind.toLowerCase()
                ? `올바른 이름은 ${near[0]}`
                : `비슷한 kind: ${near.join(', ')}`,
            try: `${withParticle(near[0], '로')} 고쳐 보세요`,
          }),
      see: 'kubectl api-resources',
    }),
  },
  'kind/in-other-version': {
    severity: 'error',
    en: ({ kind, apiVersion, versions }) => ({
      says: `There is no ${kind} in ${apiVersion}; Kubernetes has it in ${versions.join(', ')}.`,
      here: `${kind} is in ${versions[0] ?? ''}`,
      try: `write apiVersion: ${versions[0] ?? ''}`,
      see: 'kubectl api-resources',
    }),
    ko: ({ kind, apiVersion, versions }) => ({
      says: `${apiVersion}에는 ${withParticle(kind, '이')} 없습니다. 쿠버네티스에서 ${withParticle(kind, '은')} ${versions.join(', ')}에 있습니다.`,
      here: `${withParticle(kind, '은')} ${versions[0] ?? ''}에 있음`,
      try: `apiVersion: ${withParticle(versions[0] ?? '', '로')} 고쳐 보세요`,
      see: 'kubectl api-resources',
    }),
  },
  'version/removed': {
    severity: 'error',
    en: (facts) => {
      const { kind, apiVersion, since, version } = facts
      const also = changes(facts, (from, to) => `${from} is ${to} now`, 'is required')
      return {
        says: `Kubernetes ${since} removed ${kind} from ${apiVersion}${version === undefined ? ', and nothing took its place' : `; it is in ${version} now`}.`,
        here: `gone since Kubernetes ${since}`,
        ...(version === undefined
          ? {}
          : { try: `write apiVersion: ${version}${also === '' ? '' : `; ${also}`}` }),
        see: 'kubectl api-resources',
      }
    },
    ko: (facts) => {
      const { kind, apiVersion, since, version } = facts
      const also = changes(facts, (from, to) => `${from} → ${to}`, '필수')
      return {
        says: `쿠버네티스 ${since}에서 ${apiVersion}의 ${withParticle(kind, '이')} 제거되었습니다. ${version === undefined ? '대신할 것은 없습니다.' : `이제 ${version}에 있습니다.`}`,
        here: `쿠버네티스 ${since}부터 없음`,
        ...(version === undefined
          ? {}
          : {
              try: `apiVersion: ${withParticle(version, '로')} 고쳐 보세요${also === '' ? '' : ` (${also})`}`,
            }),
        see: 'kubectl api-resources',
      }
    },
  },
  'version/field-changed': {
    severity: 'error',
    en: ({ from, to }, { object }) => ({
      says:
        from === ''
          ? `${object} has to say ${to.split(':')[0]} now, which could be left out before.`
          : `${from} of ${object} is written otherwise now: ${to}`,
      here: from === '' ? `needs ${to}` : `now ${to}`,
      try: from === '' ? `add ${to}` : `write ${to}`,
    }),
    ko: ({ from, to }, { object }) => ({
      says:
        from === ''
          ? `${object}에는 예전에 생략할 수 있던 ${withParticle(to.split(':')[0] ?? '', '이')} 이제 필요합니다.`
          : `${object}의 ${from.replace(' and ', ', ')} 필드는 이제 다르게 씁니다: ${to}`,
      here: from === '' ? `${to} 필요` : `이제는 ${to}`,
      try: from === '' ? `${withParticle(to, '을')} 추가해 보세요` : `${withParticle(to, '로')} 고쳐 보세요`,
    }),
  },
  'kind/not-modelled': {
    severity: 'error',
    en: ({ kind, apiVersion }) => ({
      says: `Kubernetes has ${kind} in ${apiVersion}, but this simulator does not model it.`,
      here: 'not modelled here',
      try:
        instead[kind]?.en ?? 'take this document out, or try it on a real cluster such as kind or minikube',
    }),
    ko: ({ kind, apiVersion }) => ({
      says: `쿠버네티스에는 ${apiVersion}의 ${withParticle(kind, '이')} 있지만, 이 시뮬레이터는 이를 구현하지 않습니다.`,
      here: '여기서는 구현하지 않음',
      try: instead[kind]?.ko ?? '이 문서를 빼거나, kind나 minikube 같은 실제 클러스터에서 해 보세요',
    }),
  },
}
