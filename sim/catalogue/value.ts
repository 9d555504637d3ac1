/** Diagnostics about a value that many fields can have wrong in the same way: not in the list, twice, too many, fixed. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

export interface ValueFacts {
  'value/not-supported': { readonly value: string; readonly supported: readonly string[] }
  'value/duplicate': { readonly value: string }
  'value/too-many': { readonly actual: number; readonly most: number }
  'value/too-long': { readonly most: number }
  'value/immutable': { readonly value: string }
  'value/negative': { readonly value: number }
  'value/out-of-range': { readonly value: number; readonly low: number; readonly high: number }
}

export const valueEntries: Entries<ValueFacts> = {
  'value/not-supported': {
    severity: 'error',
    en: ({ value, supported }, about) => ({
      says: `${spotInEnglish(about)} is "${value}"; Kubernetes knows ${supported.join(', ')} there.`,
      here: `one of ${supported.join(', ')}`,
      try:
        sameButForCase(value, supported) === undefined
          ? 'use one of these values, spelt the same, letter case included'
          : `write ${sameButForCase(value, supported)}: letter case counts`,
    }),
    ko: ({ value, supported }, about) => ({
      says: `${spotInKorean(about)} 값이 "${value}"입니다. 쿠버네티스가 아는 값은 ${supported.join(', ')}입니다.`,
      here: `${supported.join(', ')} 중 하나`,
      try:
        sameButForCase(value, supported) === undefined
          ? '이 값들 중 하나를 대소문자까지 똑같이 써 보세요'
          : `${withParticle(sameButForCase(value, supported) ?? '', '로')} 고쳐 보세요. 대소문자를 구분합니다`,
    }),
  },
  'value/duplicate': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${value === '' ? '""' : value} stands a second time at ${spotInEnglish(about)}; it may stand there once.`,
      here: 'stands in this list already',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)}에 ${value === '' ? '""' : value} 값이 두 번째로 나옵니다. 한 번만 쓸 수 있습니다.`,
      here: '이 목록에 이미 있는 값',
    }),
  },
  'value/too-many': {
    severity: 'error',
    en: ({ actual, most }, about) => ({
      says: `${spotInEnglish(about)} has ${actual} entries; at most ${most} are allowed.`,
      here: `${actual} entries, at most ${most}`,
    }),
    ko: ({ actual, most }, about) => ({
      says: `${spotInKorean(about)}에 항목이 ${actual}개 있습니다. 최대 ${most}개까지 쓸 수 있습니다.`,
      here: `${actual}개, 최대 ${most}개`,
    }),
  },
  'value/too-long': {
    severity: 'error',
    en: ({ most }, about) => ({
      says: `${spotInEnglish(about)} is longer than ${most} bytes.`,
      here: `at most ${most} bytes`,
    }),
    ko: ({ most }, about) => ({
      says: `${spotInKorean(about)} 길이가 ${most}바이트를 넘습니다.`,
      here: `최대 ${most}바이트`,
    }),
  },
  'value/immutable': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} cannot change once the object exists; the new value is ${value}.`,
      here: 'differs from the value in the cluster',
      try: 'keep the old value, or delete the object and create it again',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 필드는 오브젝트가 만들어진 뒤에는 바꿀 수 없습니다. 새 값은 ${value}입니다.`,
      here: '클러스터에 있는 값과 다름',
      try: '원래 값을 그대로 두거나, 오브젝트를 지우고 다시 만들어 보세요',
    }),
  },
  'value/negative': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}; it cannot be less than 0.`,
      here: '0 or more',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값이 ${value}입니다. 0보다 작을 수 없습니다.`,
      here: '0 이상',
    }),
  },
  'value/out-of-range': {
    severity: 'error',
    en: ({ value, low, high }, about) => ({
      says: `${spotInEnglish(about)} is ${value}; it lies between ${low} and ${high}.`,
      here: `${low} to ${high}`,
    }),
    ko: ({ value, low, high }, about) => ({
      says: `${spotInKorean(about)} 값이 ${value}입니다. ${low}부터 ${high}까지 쓸 수 있습니다.`,
      here: `${low}~${high}`,
    }),
  },
}

/** What was meant, where only the case of a letter differs. */
function sameButForCase(value: string, supported: readonly string[]): string | undefined {
  return supported.find((one) => one.toLowerCase() === value.toLowerCase())
}
