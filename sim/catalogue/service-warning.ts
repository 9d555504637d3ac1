/** Diagnostics about Services that the API server takes with a warning. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface ServiceWarningFacts {
  'service/topology-annotation-deprecated': Record<never, never>
  'service/field-ignored': { readonly because: 'headless' | 'ExternalName' | 'not ExternalName' }
  'service/prefer-close-deprecated': Record<never, never>
}

export const serviceWarningEntries: Entries<ServiceWarningFacts> = {
  'service/topology-annotation-deprecated': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `${object} uses the annotation topology-aware-hints, whose name is now topology-mode.`,
      here: 'the old name',
      try: 'write service.kubernetes.io/topology-mode',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '이')} 쓰는 topology-aware-hints 어노테이션의 지금 이름은 topology-mode입니다.`,
      here: '옛 이름',
      try: 'service.kubernetes.io/topology-mode로 써 보세요',
    }),
  },
  'service/field-ignored': {
    severity: 'warning',
    en: ({ because }, { object, field }) => ({
      says: `${field} of ${object} has no effect: the Service is ${becauseInEnglish[because]}.`,
      here: 'has no effect here',
      try: 'take it away, or change what the Service is',
    }),
    ko: ({ because }, { object, field }) => ({
      says: `${object}의 ${field} 필드는 효과가 없습니다. ${becauseInKorean[because]}.`,
      here: '여기서는 효과가 없음',
      try: '이 필드를 빼거나 서비스의 종류를 바꿔 보세요',
    }),
  },
  'service/prefer-close-deprecated': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `${object} has trafficDistribution PreferClose; since 1.34 this is called PreferSameZone, and PreferClose is deprecated.`,
      here: 'now called PreferSameZone',
      try: 'write PreferSameZone',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 trafficDistribution은 PreferClose입니다. 1.34부터 같은 뜻의 이름은 PreferSameZone이고 PreferClose는 사용 중단(deprecated)되었습니다.`,
      here: '지금 이름은 PreferSameZone',
      try: 'PreferSameZone으로 써 보세요',
    }),
  },
}

const becauseInEnglish = {
  headless: 'headless, so nothing is proxied for it',
  ExternalName: 'of type ExternalName, an alias in DNS and nothing more',
  'not ExternalName': 'not of type ExternalName',
} as const

const becauseInKorean = {
  headless: '헤드리스 서비스의 트래픽은 프록시를 거치지 않습니다',
  ExternalName: 'ExternalName 유형은 DNS 별칭일 뿐입니다',
  'not ExternalName': 'ExternalName 유형이 아닙니다',
} as const
