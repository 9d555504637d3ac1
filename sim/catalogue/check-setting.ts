/** Diagnostics of checks that read a setting as a program does that is given it. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckSettingFacts {
  'check/setting-missing': {
    readonly settings: string
    readonly key: string
    /** What is there instead. */
    readonly keys: readonly string[]
  }
  'check/setting-no-url': { readonly key: string; readonly value: string }
  'check/setting-leads-elsewhere': { readonly key: string; readonly value: string }
}

export const checkSettingEntries: Entries<CheckSettingFacts> = {
  'check/setting-missing': {
    severity: 'error',
    en: ({ settings, key, keys }) => ({
      says: `ConfigMap ${settings} has no key ${key}; its keys: ${keys.length === 0 ? 'none' : listed(keys)}.`,
      here: `${key} is missing`,
      try: 'write the key as the program asks for it, capitals and all',
      see: `kubectl describe configmap ${settings}`,
    }),
    ko: ({ settings, key, keys }) => ({
      says: `컨피그맵 ${settings}에 ${key} 키가 없습니다. 있는 키: ${keys.length === 0 ? '없음' : listed(keys)}.`,
      here: `${withParticle(key, '이')} 없습니다`,
      try: '프로그램이 찾는 그대로, 대소문자까지 맞춰 키를 써 보세요',
      see: `kubectl describe configmap ${settings}`,
    }),
  },
  'check/setting-no-url': {
    severity: 'error',
    en: ({ key, value }) => ({
      says: `${key} is "${value}", which no HTTP client takes for a URL.`,
      here: 'no URL',
      try: 'write http://, a name, and nothing around it: no blanks, no line breaks',
    }),
    ko: ({ key, value }) => ({
      says: `${withParticle(key, '이')} "${value}"인데, 이것을 URL로 받아들이는 HTTP 클라이언트는 없습니다.`,
      here: 'URL이 아닙니다',
      try: 'http://와 이름을 쓰고, 빈칸이나 줄바꿈은 넣지 마세요',
    }),
  },
  'check/setting-leads-elsewhere': {
    severity: 'error',
    en: ({ key, value }) => ({
      says: `${key} is ${value}, and that does not lead where the task asks.`,
      here: 'this is what the program asks for',
    }),
    ko: ({ key, value }) => ({
      says: `${withParticle(key, '이')} ${value}인데, 과제가 요구하는 곳으로 이어지지 않습니다.`,
      here: '프로그램은 이 주소로 요청합니다',
    }),
  },
}
