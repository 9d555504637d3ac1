/** Diagnostics about what YAML values mean: keys, tags, aliases and numbers that Kubernetes cannot take as written. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

type Nothing = Readonly<Record<never, never>>

export interface YamlValueFacts {
  'yaml/key-not-text': { readonly is: 'null' | 'list' | 'map' | 'number' }
  'yaml/key-retyped': { readonly written: string; readonly key: string }
  'yaml/number-not-finite': { readonly text: string }
  'yaml/number-out-of-range': { readonly text: string }
  'yaml/number-rounded': { readonly exact: string; readonly value: number }
  /** `is` and `tag` as YAML writes them: !!str, !!int. */
  'yaml/tag-mismatch': { readonly text: string; readonly is: string; readonly tag: string }
  'yaml/binary-broken': Nothing
  'yaml/alias-unknown': { readonly name: string }
  'yaml/alias-cycle': { readonly name: string }
  'yaml/aliases-excessive': Nothing
  'yaml/merge-without-map': Nothing
  'yaml/merge': Nothing
  'yaml/too-deep': { readonly most: number }
  'yaml/too-many-values': { readonly most: number }
  'yaml/too-many-documents': { readonly most: number }
}

const keyWords: {
  readonly [Is in YamlValueFacts['yaml/key-not-text']['is']]: { readonly en: string; readonly ko: string }
} = {
  null: { en: 'nothing (null)', ko: '빈 값(null)' },
  list: { en: 'a list', ko: '목록' },
  map: { en: 'a map', ko: '맵' },
  number: { en: 'a number too large for a key', ko: '키로 쓰기에 너무 큰 수' },
}

export const yamlValueEntries: Entries<YamlValueFacts> = {
  'yaml/key-not-text': {
    severity: 'error',
    en: ({ is }) => ({
      says: `The key of this field is ${keyWords[is].en}; Kubernetes knows fields by text only.`,
      here: `this key is ${keyWords[is].en}`,
      try:
        is === 'list' || is === 'map'
          ? 'put the key in quotes if it is meant as text'
          : 'put the key in quotes',
    }),
    ko: ({ is }) => ({
      says: `이 필드의 키는 ${keyWords[is].ko}입니다. 쿠버네티스의 필드 이름은 문자열뿐입니다.`,
      here: `키가 ${keyWords[is].ko}`,
      try:
        is === 'list' || is === 'map'
          ? '글자 그대로라면 키를 따옴표로 묶어 보세요'
          : '키를 따옴표로 묶어 보세요',
    }),
  },
  'yaml/key-retyped': {
    severity: 'warning',
    en: ({ written, key }) => ({
      says: `Without quotes the key ${written} is no text to YAML: the field is named "${key}".`,
      here: `becomes "${key}"`,
      try: `write "${written}": with quotes`,
    }),
    ko: ({ written, key }) => ({
      says: `따옴표가 없는 키 ${written}은(는) YAML에서 문자열이 아닙니다. 필드 이름이 "${key}"이(가) 됩니다.`,
      here: `"${key}"이(가) 됨`,
      try: `"${written}":처럼 따옴표로 묶어 보세요`,
    }),
  },
  'yaml/number-not-finite': {
    severity: 'error',
    en: ({ text }) => ({
      says: `${text} is infinity or not a number to YAML, and JSON, which the API server is sent, has neither.`,
      here: 'no JSON number',
      try: 'put it in quotes if it is meant as text',
    }),
    ko: ({ text }) => ({
      says: `YAML에서 ${text}은(는) 무한대이거나 숫자가 아닌 값입니다. API 서버로 보내는 JSON에는 이런 값이 없습니다.`,
      here: 'JSON 숫자가 아님',
      try: '글자 그대로라면 따옴표로 묶어 보세요',
    }),
  },
  'yaml/number-out-of-range': {
    severity: 'error',
    en: ({ text }) => ({
      says: `The number ${text} is larger than any that can be stored.`,
      here: 'too large',
      try: 'put it in quotes if it is meant as text',
    }),
    ko: ({ text }) => ({
      says: `${text}은(는) 저장할 수 있는 가장 큰 수보다 큽니다.`,
      here: '너무 큼',
      try: '글자 그대로라면 따옴표로 묶어 보세요',
    }),
  },
  'yaml/number-rounded': {
    severity: 'note',
    en: ({ exact, value }) => ({
      says: `The simulator rounds ${exact} to ${value}; a real API server keeps every digit.`,
      here: 'rounded',
    }),
    ko: ({ exact, value }) => ({
      says: `시뮬레이터는 ${exact}을(를) ${value}(으)로 반올림합니다. 실제 API 서버는 모든 자리를 유지합니다.`,
      here: '반올림됨',
    }),
  },
  'yaml/tag-mismatch': {
    severity: 'error',
    en: ({ text, is, tag }) => ({
      says: `${tag} promises another type than "${text}" is (${is}).`,
      here: `not ${tag}`,
      try: `take ${tag} away`,
    }),
    ko: ({ text, is, tag }) => ({
      says: `${tag} 태그가 말하는 타입과 "${text}"의 타입(${is})이 다릅니다.`,
      here: `${tag}이(가) 아님`,
      try: `${tag} 태그를 지워 보세요`,
    }),
  },
  'yaml/binary-broken': {
    severity: 'error',
    en: () => ({
      says: '!!binary wants base64, and this text is not.',
      here: 'not base64',
      try: 'take !!binary away: fields of Kubernetes that hold base64 do not need it',
    }),
    ko: () => ({
      says: '!!binary 뒤에는 base64가 와야 하는데, 이 값은 base64가 아닙니다.',
      here: 'base64가 아님',
      try: '!!binary를 지워 보세요. base64를 담는 쿠버네티스 필드에는 필요하지 않습니다',
    }),
  },
  'yaml/alias-unknown': {
    severity: 'error',
    en: ({ name }) => ({
      says: `*${name} refers to a value marked &${name}, and no value above it in this document is.`,
      here: `no &${name} above`,
      try: `put it in quotes if "*${name}" is meant as text`,
    }),
    ko: ({ name }) => ({
      says: `*${name}은(는) &${name} 표시가 붙은 값을 가리키는데, 이 문서의 위쪽에는 그런 값이 없습니다.`,
      here: `위에 &${name} 없음`,
      try: `${withParticle(`"*${name}"`, '이')} 글자 그대로라면 따옴표로 묶어 보세요`,
    }),
  },
  'yaml/alias-cycle': {
    severity: 'error',
    en: ({ name }) => ({
      says: `The value marked &${name} contains *${name}, itself: it would never end.`,
      here: `inside &${name} itself`,
      try: 'write the value out instead of referring to it',
    }),
    ko: ({ name }) => ({
      says: `&${name} 표시가 붙은 값 안에 자기 자신인 *${name}이(가) 있어 끝나지 않습니다.`,
      here: `&${name} 자신의 안`,
      try: '가리키지 말고 값을 직접 써 보세요',
    }),
  },
  'yaml/aliases-excessive': {
    severity: 'error',
    en: () => ({
      says: 'Nearly the whole document would come from aliases; kubectl refuses that, since a small file can so become a huge one.',
      here: 'one alias too many',
      try: 'write the values out',
    }),
    ko: () => ({
      says: '문서의 거의 전부가 별칭에서 나옵니다. 작은 파일이 아주 커질 수 있어서 kubectl은 이를 거부합니다.',
      here: '별칭이 너무 많음',
      try: '값을 직접 써 보세요',
    }),
  },
  'yaml/merge-without-map': {
    severity: 'error',
    en: () => ({
      says: '<< merges a map, or a list of maps, into the map around it; this value is neither.',
      here: 'not a map',
      try: 'refer to a map: <<: *name',
    }),
    ko: () => ({
      says: '<<는 맵이나 맵의 목록을 바깥 맵에 합칩니다. 이 값은 둘 다 아닙니다.',
      here: '맵이 아님',
      try: '<<: *이름처럼 맵을 가리키게 해 보세요',
    }),
  },
  'yaml/merge': {
    severity: 'warning',
    en: () => ({
      says: '<< merges other fields in here. The API server never sees it, and a field written above it loses against a merged one.',
      here: 'fields are merged in',
      try: 'put << first, or write the fields out',
    }),
    ko: () => ({
      says: '<<가 다른 필드들을 여기에 합칩니다. API 서버는 <<를 보지 못하며, 그보다 위에 쓴 필드는 합쳐진 필드에 밀립니다.',
      here: '필드가 합쳐짐',
      try: '<<를 맨 앞에 두거나 필드를 직접 써 보세요',
    }),
  },
  'yaml/too-deep': {
    severity: 'error',
    en: ({ most }) => ({
      says: `Values are nested deeper than ${most} levels here; the simulator reads no further.`,
      here: `level ${most + 1}`,
    }),
    ko: ({ most }) => ({
      says: `여기서 값이 ${most}단계보다 깊게 중첩됩니다. 시뮬레이터는 더 읽지 않습니다.`,
      here: `${most + 1}번째 단계`,
    }),
  },
  'yaml/too-many-values': {
    severity: 'error',
    en: ({ most }) => ({
      says: `The document holds more than ${most} values; the simulator reads no further.`,
      here: 'one too many',
    }),
    ko: ({ most }) => ({
      says: `이 문서의 값은 ${most}개가 넘습니다. 시뮬레이터는 더 읽지 않습니다.`,
      here: '한도를 넘는 값',
    }),
  },
  'yaml/too-many-documents': {
    severity: 'error',
    en: ({ most }) => ({
      says: `The file holds more than ${most} documents; the simulator reads none of it.`,
      try: 'split the file',
    }),
    ko: ({ most }) => ({
      says: `이 파일의 문서는 ${most}개가 넘습니다. 시뮬레이터는 이 파일을 읽지 않습니다.`,
      try: '파일을 나눠 보세요',
    }),
  },
}
