/** Diagnostics about one field: unknown, twice, of the wrong type, required, not modelled. */
import type { Entries } from './entry.ts'

/** What a field takes: the types of sim/api/fields/structure.ts. */
export type Expected =
  | 'string'
  | 'int32'
  | 'int64'
  | 'boolean'
  | 'int-or-string'
  | 'quantity'
  | 'time'
  | 'bytes'
  | 'any-object'
  | 'list'
  | 'map'
  | 'structure'

export type Given = 'string' | 'number' | 'boolean' | 'list' | 'map'

/** Why setting a field has no effect here that it would have in a cluster. */
export type NotModelled = keyof typeof notModelled

export interface FieldFacts {
  'field/required': { readonly detail: string }
  'field/unknown': {
    readonly kind: string
    readonly name: string
    /** Fields that stand beside it and have a similar name. Of this and the next, at most one is not empty. */
    readonly near: readonly string[]
    /** Where a field of that very name does stand, as spec.rules[].http.paths. */
    readonly belongs: readonly string[]
    /** What is written now for a field of older versions, or of another kind: service.name. */
    readonly instead?: string
    /** What `kubectl explain` calls the parent: service.spec. */
    readonly explain: string
  }
  'field/duplicate-key': { readonly name: string }
  'field/wrong-type': {
    readonly expected: Expected
    readonly given: Given
    /** The value as it stands, shortened. */
    readonly shown: string
    /** A mistake that has a name of its own. */
    readonly mistake?: 'match-labels' | 'missing-space' | 'name-for-port'
  }
  'field/number-out-of-range': { readonly shown: string; readonly low: string; readonly high: string }
  'field/not-a-quantity': { readonly shown: string }
  'field/not-a-time': { readonly shown: string }
  'field/not-base64': { readonly shown: string }
  'field/not-modelled': { readonly reason: NotModelled; readonly fields: readonly string[] }
}

const expectedWords: { readonly [E in Expected]: { readonly en: string; readonly ko: string } } = {
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

const notModelled = {
  'outside-traffic': {
    en: 'traffic from outside the cluster (node ports, load balancers, external IPs)',
    ko: '클러스터 외부에서 들어오는 트래픽(노드포트, 로드밸런서, 외부 IP)',
  },
  'session-affinity': {
    en: 'session affinity: every connection is a new choice',
    ko: '세션 어피니티: 연결마다 엔드포인트를 새로 고릅니다',
  },
  'probe-over-time': {
    en: 'liveness and startup probes: containers are never restarted',
    ko: '활성 프로브와 스타트업 프로브: 컨테이너가 재시작되지 않습니다',
  },
  'lifecycle-hooks': { en: 'postStart and preStop hooks', ko: 'postStart 및 preStop 훅' },
  scheduling: {
    en: 'this part of scheduling: pods may land on other nodes than in a cluster',
    ko: '스케줄링의 이 부분: 실제 클러스터와 다른 노드에 파드가 배치될 수 있습니다',
  },
  files: {
    en: 'files that volumes bring into a container',
    ko: '볼륨이 컨테이너에 제공하는 파일',
  },
  references: {
    en: 'values taken from other objects or from the pod',
    ko: '다른 오브젝트나 파드에서 가져오는 값',
  },
  'hosts-file': { en: 'entries added to /etc/hosts', ko: '/etc/hosts에 추가되는 항목' },
  rollout: { en: 'a rollout that is held back', ko: '보류된 롤아웃' },
  'passing-time': { en: 'what happens only as time passes', ko: '시간이 지나야 일어나는 일' },
  deletion: {
    en: 'finalizers: an object is gone as soon as it is deleted',
    ko: '파이널라이저: 오브젝트는 삭제 즉시 사라집니다',
  },
} as const

function typeRepair(
  expected: Expected,
  given: Given,
  shown: string,
): 'quote' | 'unquote' | 'dash' | 'no-dash' | 'none' {
  if (expected === 'string' && (given === 'number' || given === 'boolean')) return 'quote'
  if (given === 'string' && (expected === 'int32' || expected === 'int64') && /^"-?[0-9]+"$/.test(shown)) {
    return 'unquote'
  }
  if (given === 'string' && expected === 'boolean' && /^"(true|false)"$/.test(shown)) return 'unquote'
  if (expected === 'list') return given === 'list' ? 'none' : 'dash'
  return (expected === 'map' || expected === 'structure') && given === 'list' ? 'no-dash' : 'none'
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
  'missing-space': {
    en: 'put a space behind the colon',
    ko: '콜론 뒤에 공백을 넣어 보세요',
  },
  'name-for-port': {
    en: 'write the number here; names of ports go into targetPort',
    ko: '여기에는 번호를 쓰세요. 포트의 이름은 targetPort에 씁니다',
  },
} as const

export const fieldEntries: Entries<FieldFacts> = {
  'field/required': {
    severity: 'error',
    en: (_, { object, field }) => ({ says: `${object} needs ${field}.` }),
    ko: (_, { object, field }) => ({ says: `${object}에는 ${field} 필드가 필요합니다.` }),
  },
  'field/unknown': {
    severity: 'error',
    en: ({ kind, name, near, belongs, instead, explain }, { object, field }) => ({
      says: `${object === '' ? `This ${kind}` : object} has a field ${field}, which Kubernetes does not know.`,
      ...(instead !== undefined
        ? { here: `written ${instead}`, try: `write ${instead} for ${name}` }
        : belongs.length > 0
          ? { here: `there is ${belongs.join(', ')}`, try: `move it to ${belongs.join(' or ')}` }
          : near.length > 0
            ? { here: `there is ${near.join(', ')}`, try: `write ${near.join(' or ')}` }
            : { here: 'no such field' }),
      see: `kubectl explain ${explain}`,
    }),
    ko: ({ kind, name, near, belongs, instead, explain }, { object, field }) => ({
      says: `${object === '' ? `이 ${kind}` : object}의 ${field}은(는) 쿠버네티스에 없는 필드입니다.`,
      ...(instead !== undefined
        ? { here: `${instead}(으)로 씁니다`, try: `${name} 대신 ${instead}을(를) 써 보세요` }
        : belongs.length > 0
          ? { here: `있는 곳: ${belongs.join(', ')}`, try: `${belongs.join(' 또는 ')} 위치로 옮겨 보세요` }
          : near.length > 0
            ? { here: `비슷한 필드: ${near.join(', ')}`, try: `${near.join(' 또는 ')}(으)로 고쳐 보세요` }
            : { here: '없는 필드' }),
      see: `kubectl explain ${explain}`,
    }),
  },
  'field/duplicate-key': {
    severity: 'error',
    en: ({ name }, { field }) => ({
      says: `${field} is written twice. kubectl would keep the last one and say nothing.`,
      here: `${name} again`,
      try: 'leave one of them out',
    }),
    ko: ({ name }, { field }) => ({
      says: `${field}이(가) 두 번 쓰였습니다. kubectl은 아무 말 없이 마지막 것만 남깁니다.`,
      here: `${name}이(가) 또 있음`,
      try: '둘 중 하나를 지워 보세요',
    }),
  },
  'field/wrong-type': {
    severity: 'error',
    en: ({ expected, given, shown, mistake }, { field }) => {
      const repair = typeRepair(expected, given, shown)
      const value =
        given === 'list' || given === 'map' ? givenWords[given].en : `${givenWords[given].en} ${shown}`
      return {
        says: `${field} takes ${expectedWords[expected].en}, but holds ${value}.`,
        here: `${value}, not ${expectedWords[expected].en}`,
        ...(mistake !== undefined
          ? { try: mistakeWords[mistake].en }
          : repair === 'none'
            ? {}
            : { try: repairWords[repair].en(shown, given) }),
      }
    },
    ko: ({ expected, given, shown, mistake }, { field }) => {
      const repair = typeRepair(expected, given, shown)
      const value =
        given === 'list' || given === 'map' ? givenWords[given].ko : `${givenWords[given].ko} ${shown}`
      return {
        says: `${field}에는 ${expectedWords[expected].ko}이(가) 와야 하는데 ${value}이(가) 있습니다.`,
        here: `${expectedWords[expected].ko}이(가) 아니라 ${value}`,
        ...(mistake !== undefined
          ? { try: mistakeWords[mistake].ko }
          : repair === 'none'
            ? {}
            : { try: repairWords[repair].ko(shown, given) }),
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
      says: `${field}의 값 ${shown}은(는) ${low}~${high} 범위를 벗어납니다.`,
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
      says: `${field}의 값 ${shown}은(는) 수량이 아닙니다. 수량은 숫자이며, 필요하면 m, k, M, G, Ki, Mi, Gi 등이 뒤따릅니다.`,
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
      says: `${field}의 값 ${shown}은(는) RFC 3339 형식의 시각이 아닙니다.`,
      here: '시각이 아님',
      try: '"2026-01-01T00:00:00Z"처럼 써 보세요',
    }),
  },
  'field/not-base64': {
    severity: 'error',
    en: ({ shown }, { field }) => ({
      says: `${field} holds ${shown}, which is not base64.`,
      here: 'not base64',
      try: 'encode the value, or write it as it is into stringData',
    }),
    ko: ({ shown }, { field }) => ({
      says: `${field}의 값 ${shown}은(는) base64가 아닙니다.`,
      here: 'base64가 아님',
      try: '값을 인코딩하거나 stringData에 그대로 써 보세요',
    }),
  },
  'field/not-modelled': {
    severity: 'note',
    en: ({ reason, fields }, { object }) => ({
      says: `${object === '' ? 'This object' : object} sets ${fields.join(', ')}. The simulator accepts that, but does not model ${notModelled[reason].en}.`,
      here: 'has no effect here',
    }),
    ko: ({ reason, fields }, { object }) => ({
      says: `${object === '' ? '이 오브젝트' : object}에 ${fields.join(', ')} 설정이 있습니다. 시뮬레이터는 이를 받아들이지만 다음은 구현하지 않습니다: ${notModelled[reason].ko}.`,
      here: '여기서는 효과 없음',
    }),
  },
}
