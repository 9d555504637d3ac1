/** Diagnostics about a value that its field cannot hold: of another type, out of range, of another form. */
import type { FieldType } from '../api/fields/structure.ts'
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export type Given = 'string' | 'number' | 'boolean' | 'list' | 'map'

export interface FieldTypeFacts {
  'field/wrong-type': {
    readonly expected: FieldType['is']
    readonly given: Given
    /** The value as it stands, shortened. */
    readonly shown: string
    /** Of a map of few fields, where a single value stands. */
    readonly fields?: readonly string[]
    /** A mistake that has a name of its own. */
    readonly mistake?:
      | 'match-labels'
      | 'match-expressions'
      | 'missing-space'
      | 'equals-sign'
      | 'name-for-port'
      | 'two-ports'
      | 'values-for-pair'
      | 'bare-port'
      | 'bare-address'
      | 'map-for-address'
  }
  'field/number-out-of-range': { readonly shown: string; readonly low: string; readonly high: string }
  'field/not-a-quantity': { readonly shown: string }
  'field/not-a-time': { readonly shown: string }
  'field/not-base64': { readonly shown: string }
}

const expectedWords: { readonly [E in FieldType['is']]: { readonly en: string; readonly ko: string } } = {
  string: { en: 'text', ko: '문자열' },
  int32: { en: 'a whole number', ko: '정수' },
  int64: { en: 'a whole number', ko: '정수' },
  boolean: { en: 'true or false', ko: 'true 또는 false' },
  'int-or-string': { en: 'a whole number or text', ko: '정수 또는 문자열' },
  quantity: { en: 'a quantity such as 500m or 64Mi', ko: '500m, 64Mi와 같은 수량' },
  time: { en: 'a time such as "2026-01-01T00:00:00Z"', ko: '"2026-01-01T00:00:00Z"와 같은 시각' },
  bytes: { en: 'base64 text', ko: 'base64 문자열' },
  'any-object': { en: 'a map', ko: '맵' },
  list: { en: 'a list', ko: '목록' },
  map: { en: 'a map of names to values', ko: '이름과 값의 맵' },
  structure: { en: 'a map of fields', ko: '필드의 맵' },
}

const givenWords: { readonly [G in Given]: { readonly en: string; readonly ko: string } } = {
  string: { en: 'the text', ko: '문자열' },
  number: { en: 'the number', ko: '숫자' },
  boolean: { en: 'the boolean', ko: '불리언 값' },
  list: { en: 'a list', ko: '목록' },
  map: { en: 'a map', ko: '맵' },
}

function typeRepair(
  expected: FieldType['is'],
  given: Given,
  shown: string,
  field: string,
): 'quote' | 'unquote' | 'unit' | 'dash' | 'no-dash' | 'none' {
  if (expected === 'string' && (given === 'number' || given === 'boolean')) return 'quote'
  if (given === 'string' && (expected === 'int32' || expected === 'int64') && /^"-?[0-9]+"$/.test(shown)) {
    return 'unquote'
  }
  if (field.endsWith('Seconds') && /^"[0-9]+[smh]"$/.test(shown)) return 'unit'
  if (given === 'string' && expected === 'boolean' && /^"(true|false)"$/.test(shown)) return 'unquote'
  if (expected === 'list') return given === 'list' ? 'none' : 'dash'
  return (expected === 'map' || expected === 'structure') && given === 'list' ? 'no-dash' : 'none'
}

/** "30m" are 1800. */
function secondsOf(shown: string): number {
  const unit = { s: 1, m: 60, h: 3600 }[shown.at(-2) ?? ''] ?? 1
  return Number.parseInt(shown.slice(1), 10) * unit
}

const repairWords = {
  quote: {
    en: (shown: string, given: Given) =>
      given === 'boolean'
        ? 'put it in quotes: YAML reads true, false, yes, no, on and off without quotes as booleans'
        : `put it in quotes: "${shown}"`,
    ko: (shown: string, given: Given) =>
      given === 'boolean'
        ? '따옴표로 감싸 보세요. YAML은 따옴표 없는 true, false, yes, no, on, off를 불리언으로 읽습니다'
        : `따옴표로 감싸 보세요: "${shown}"`,
  },
  unquote: {
    en: (shown: string) => `leave the quotes out: ${shown.slice(1, -1)}`,
    ko: (shown: string) => `따옴표를 빼 보세요: ${shown.slice(1, -1)}`,
  },
  unit: {
    en: (shown: string) => `write ${secondsOf(shown)}: seconds, without a unit`,
    ko: (shown: string) => `단위 없이 초로 적어 보세요: ${secondsOf(shown)}`,
  },
  dash: {
    en: () => 'begin each element with "- "',
    ko: () => '각 요소를 "- "로 시작해 보세요',
  },
  'no-dash': {
    en: () => 'leave the "- " out',
    ko: () => '"- "를 빼 보세요',
  },
} as const

const mistakeWords = {
  'match-labels': {
    en: 'write the labels right under selector: a Service has no matchLabels',
    ko: '레이블을 selector 바로 아래에 써 보세요. 서비스에는 matchLabels가 없습니다',
  },
  'match-expressions': {
    en: 'write pairs such as app: web right under selector: a Service has no matchExpressions',
    ko: 'app: web과 같은 쌍을 selector 바로 아래에 써 보세요. 서비스에는 matchExpressions가 없습니다',
  },
  'equals-sign': {
    en: 'write it with a colon and a space: key: value',
    ko: '콜론과 공백을 써서 key: value처럼 써 보세요',
  },
  'two-ports': {
    en: 'write one number here; where the pods listen goes into targetPort',
    ko: '여기에는 번호 하나만 쓰세요. 파드가 수신하는 포트는 targetPort에 씁니다',
  },
  'values-for-pair': {
    en: 'write one value: a pair of a selector has no list of them',
    ko: '값을 하나만 써 보세요. 셀렉터의 쌍에는 목록을 쓸 수 없습니다',
  },
  'bare-port': {
    en: 'name the field: - port: 80 in a Service, - containerPort: 80 in a container',
    ko: '필드 이름을 함께 써 보세요. 서비스에서는 - port: 80, 컨테이너에서는 - containerPort: 80입니다',
  },
  'map-for-address': {
    en: 'write the address alone: - "10.9.8.7"',
    ko: '주소만 써 보세요: - "10.9.8.7"',
  },
  'bare-address': {
    en: 'write a map with a list in it: - addresses: ["10.9.8.7"]',
    ko: '목록이 든 맵으로 써 보세요: - addresses: ["10.9.8.7"]',
  },
  'missing-space': {
    en: 'put a space behind the colon',
    ko: '콜론 뒤에 공백을 넣어 보세요',
  },
  'name-for-port': {
    en: 'write the number here; names of ports go into targetPort',
    ko: '여기에는 번호를 쓰세요. 포트의 이름은 targetPort에 씁니다',
  },
} as const

export const fieldTypeEntries: Entries<FieldTypeFacts> = {
  'field/wrong-type': {
    severity: 'error',
    en: ({ expected, given, shown, fields, mistake }, { field }) => {
      const repair = typeRepair(expected, given, shown, field)
      const value =
        given === 'list' || given === 'map' ? givenWords[given].en : `${givenWords[given].en} ${shown}`
      return {
        says: `${field} takes ${expectedWords[expected].en}, but holds ${value}.`,
        here: `${value}, not ${expectedWords[expected].en}`,
        ...(mistake !== undefined
          ? { try: mistakeWords[mistake].en }
          : repair !== 'none'
            ? { try: repairWords[repair].en(shown, given) }
            : fields !== undefined
              ? { try: `write a line below it for the field that you mean: ${fields.join(' or ')}` }
              : {}),
      }
    },
    ko: ({ expected, given, shown, fields, mistake }, { field }) => {
      const repair = typeRepair(expected, given, shown, field)
      const value =
        given === 'list' || given === 'map' ? givenWords[given].ko : `${givenWords[given].ko} ${shown}`
      return {
        says: `${field}에는 ${withParticle(expectedWords[expected].ko, '이')} 와야 하는데 ${withParticle(value, '이')} 있습니다.`,
        here: `${withParticle(expectedWords[expected].ko, '이')} 아니라 ${value}`,
        ...(mistake !== undefined
          ? { try: mistakeWords[mistake].ko }
          : repair !== 'none'
            ? { try: repairWords[repair].ko(shown, given) }
            : fields !== undefined
              ? { try: `그 아래 줄에 뜻하는 필드를 써 보세요: ${fields.join(' 또는 ')}` }
              : {}),
      }
    },
  },
  'field/number-out-of-range': {
    severity: 'error',
    en: ({ shown, low, high }, { field }) => ({
      says: `${field} holds ${shown}, which lies outside of ${low} to ${high}.`,
      here: `at most ${high}`,
    }),
    ko: ({ shown, low, high }, { field }) => ({
      says: `${field}의 값 ${withParticle(shown, '은')} ${low}~${high} 범위를 벗어납니다.`,
      here: `최댓값은 ${high}`,
    }),
  },
  'field/not-a-quantity': {
    severity: 'error',
    en: ({ shown }, { field }) => ({
      says: `${field} holds ${shown}, which is no quantity: a number and, if need be, one of m, k, M, G, Ki, Mi, Gi …`,
      here: 'no quantity',
      try: 'write it as in 500m, 2 or 64Mi',
    }),
    ko: ({ shown }, { field }) => ({
      says: `${field}의 값 ${withParticle(shown, '은')} 수량이 아닙니다. 수량은 숫자이며, 필요하면 m, k, M, G, Ki, Mi, Gi 등이 뒤따릅니다.`,
      here: '수량이 아님',
      try: '500m, 2, 64Mi처럼 써 보세요',
    }),
  },
  'field/not-a-time': {
    severity: 'error',
    en: ({ shown }, { field }) => ({
      says: `${field} holds ${shown}, which is no time as RFC 3339 writes it.`,
      here: 'no time',
      try: 'write it as in "2026-01-01T00:00:00Z"',
    }),
    ko: ({ shown }, { field }) => ({
      says: `${field}의 값 ${withParticle(shown, '은')} RFC 3339 형식의 시각이 아닙니다.`,
      here: '시각이 아님',
      try: '"2026-01-01T00:00:00Z"처럼 써 보세요',
    }),
  },
  'field/not-base64': {
    severity: 'error',
    en: ({ shown }, { field }) => ({
      says: `${field} holds ${shown}, which is not base64.`,
      here: 'not base64',
      try: 'encode the value in base64',
    }),
    ko: ({ shown }, { field }) => ({
      says: `${field}의 값 ${withParticle(shown, '은')} base64가 아닙니다.`,
      here: 'base64가 아님',
      try: '값을 base64로 인코딩해 보세요',
    }),
  },
}
