/** Diagnostics about probes and lifecycle hooks that the API server refuses. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

export interface ProbeFacts {
  'probe/no-handler': Record<never, never>
  'probe/several-handlers': { readonly first: string; readonly other: string }
  'probe/success-threshold': { readonly value: number }
  'probe/grace-not-positive': { readonly grace: number }
  'probe/grace-on-readiness': Record<never, never>
  'probe/sleep-out-of-range': { readonly seconds: number; readonly most: number }
}

export const probeEntries: Entries<ProbeFacts> = {
  'probe/no-handler': {
    severity: 'error',
    en: (_, about) => ({
      says: `${spotInEnglish(about)} does not say what is to be done.`,
      here: 'names no way',
      try: 'add one of exec, httpGet, tcpSocket and grpc',
    }),
    ko: (_, about) => ({
      says: `${spotInKorean(about)}에 무엇을 할지가 적혀 있지 않습니다.`,
      here: '방법이 없음',
      try: 'exec, httpGet, tcpSocket, grpc 중 하나를 적어 보세요',
    }),
  },
  'probe/several-handlers': {
    severity: 'error',
    en: ({ first, other }, { object }) => ({
      says: `A probe or hook of ${object} has both ${first} and ${other}; it can do one thing.`,
      here: `beside ${first}`,
      try: 'keep one of them',
    }),
    ko: ({ first, other }, { object }) => ({
      says: `${object}의 프로브나 훅에 ${withParticle(first, '와')} ${withParticle(other, '가')} 함께 있습니다. 한 가지만 할 수 있습니다.`,
      here: `${withParticle(first, '와')} 함께 쓸 수 없음`,
      try: '둘 중 하나만 남겨 보세요',
    }),
  },
  'probe/success-threshold': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}; a liveness or startup probe is met by one success, so it can only be 1.`,
      here: 'must be 1',
      try: 'take it away; only readiness probes may ask for several successes',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값이 ${value}입니다. 활성 프로브와 시작 프로브는 한 번 성공하면 충분하므로 1만 쓸 수 있습니다.`,
      here: '1이어야 함',
      try: '이 필드를 빼 보세요. 여러 번의 성공은 준비성 프로브에서만 요구할 수 있습니다',
    }),
  },
  'probe/grace-not-positive': {
    severity: 'error',
    en: ({ grace }, about) => ({
      says: `${spotInEnglish(about)} is ${grace}; a container that fails its probe gets at least one second to end.`,
      here: 'at least 1',
    }),
    ko: ({ grace }, about) => ({
      says: `${spotInKorean(about)} 값이 ${grace}입니다. 프로브에 실패한 컨테이너가 끝날 시간은 1초 이상이어야 합니다.`,
      here: '1 이상',
    }),
  },
  'probe/grace-on-readiness': {
    severity: 'error',
    en: (_, about) => ({
      says: `${spotInEnglish(about)} is set, but a readiness probe ends no container: it only takes the pod out of its Services.`,
      here: 'not on a readiness probe',
      try: 'take it away',
    }),
    ko: (_, about) => ({
      says: `${spotInKorean(about)} 필드가 있지만 준비성 프로브는 컨테이너를 끝내지 않고 파드를 서비스에서 뺄 뿐입니다.`,
      here: '준비성 프로브에는 쓸 수 없음',
      try: '이 필드를 빼 보세요',
    }),
  },
  'probe/sleep-out-of-range': {
    severity: 'error',
    en: ({ seconds, most }, { object }) => ({
      says: `A hook of ${object} sleeps ${seconds} seconds; the pod has ${most} to end (terminationGracePeriodSeconds).`,
      here: `0 to ${most}`,
      try: 'sleep less, or raise terminationGracePeriodSeconds',
    }),
    ko: ({ seconds, most }, { object }) => ({
      says: `${object}의 훅이 ${seconds}초 동안 잠들지만 파드가 끝날 시간(terminationGracePeriodSeconds)은 ${most}초입니다.`,
      here: `0~${most}`,
      try: '잠드는 시간을 줄이거나 terminationGracePeriodSeconds를 늘려 보세요',
    }),
  },
}
