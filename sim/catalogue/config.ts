/** Diagnostics about ConfigMaps and Secrets: what they hold. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface ConfigFacts {
  'config/key-twice': { readonly key: string }
  'config/frozen': { readonly field: string }
  'config/too-large': { readonly bytes: number; readonly most: number }
}

export const configEntries: Entries<ConfigFacts> = {
  'config/key-twice': {
    severity: 'error',
    en: ({ key }, { object }) => ({
      says: `${object} has the key ${key} in data and in binaryData: one file cannot have two contents.`,
      here: 'also in binaryData',
    }),
    ko: ({ key }, { object }) => ({
      says: `${object}에서 ${key} 키가 data와 binaryData에 모두 있습니다. 파일 하나에 내용이 둘일 수 없습니다.`,
      here: 'binaryData에도 있음',
    }),
  },
  'config/frozen': {
    severity: 'error',
    en: ({ field }, { object }) => ({
      says: `${object} is immutable: its ${field} can never change again.`,
      here: 'immutable since it was set',
      try: 'make one of another name, and let the pods name that',
    }),
    ko: ({ field }, { object }) => ({
      says: `${withParticle(object, '는')} 변경할 수 없게 되어 있어 ${withParticle(field, '를')} 다시 바꿀 수 없습니다.`,
      here: 'immutable로 정해진 뒤로 고정됨',
      try: '다른 이름으로 새로 만들고 파드가 그 이름을 쓰게 해 보세요',
    }),
  },
  'config/too-large': {
    severity: 'error',
    en: ({ bytes, most }, { object }) => ({
      says: `The values of ${object} have ${bytes} bytes together; the API server stores at most ${most}.`,
      here: `more than ${most} bytes`,
    }),
    ko: ({ bytes, most }, { object }) => ({
      says: `${object}의 값은 모두 ${bytes}바이트입니다. API 서버는 ${most}바이트까지만 저장합니다.`,
      here: `${most}바이트보다 많음`,
    }),
  },
}
