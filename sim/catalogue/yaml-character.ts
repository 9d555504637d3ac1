/** Diagnostics about characters that mean something to YAML or JSON: quotes, brackets, escapes, indicators. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

/** What most likely keeps a JSON text from being read. */
export type JsonCause = 'comma-before-end' | 'key-without-quotes' | 'comma-missing' | 'cut-short' | 'other'

export interface YamlCharacterFacts {
  'yaml/quote-unclosed': { readonly quote: string }
  /** `quote` is the one that ended the value, where the text stands right behind it. */
  'yaml/text-after-value': { readonly text: string; readonly quote?: '"' | "'" }
  'yaml/bracket-unclosed': { readonly open: string; readonly close: string }
  'yaml/comma-missing': { readonly open: string; readonly close: string }
  'yaml/escape-unknown': { readonly written: string }
  'yaml/indicator-needs-quotes': { readonly character: string }
  'yaml/block-header': { readonly character: string }
  /** As Unicode names it: U+0007. */
  'yaml/control-character': { readonly character: string }
  'yaml/json-broken': { readonly problem: string; readonly cause: JsonCause }
}

const meanings: ReadonlyMap<string, { readonly en: string; readonly ko: string }> = new Map([
  ['*', { en: 'an alias', ko: '별칭(alias)' }],
  ['&', { en: 'an anchor', ko: '앵커(anchor)' }],
  ['!', { en: 'a tag', ko: '태그(tag)' }],
  ['|', { en: 'a block of text', ko: '여러 줄 문자열' }],
  ['>', { en: 'a block of text', ko: '여러 줄 문자열' }],
])

const causes: { readonly [Cause in JsonCause]: { readonly en?: string; readonly ko?: string } } = {
  'comma-before-end': { en: 'take away the comma before it', ko: '바로 앞의 쉼표를 지워 보세요' },
  'key-without-quotes': { en: 'put the key in double quotes', ko: '키를 큰따옴표로 묶어 보세요' },
  'comma-missing': { en: 'put a comma before it', ko: '앞에 쉼표를 넣어 보세요' },
  'cut-short': { en: 'close what is still open', ko: '열린 괄호나 따옴표를 닫아 보세요' },
  other: {
    en: 'put --- on a line above, and the file is read as YAML',
    ko: '윗줄에 ---를 넣으면 YAML로 읽힙니다',
  },
}

/** How a quote is written within quotes of its own sort. */
const doubled = { "'": "''", '"': '\\"' } as const

export const yamlCharacterEntries: Entries<YamlCharacterFacts> = {
  'yaml/quote-unclosed': {
    severity: 'error',
    en: ({ quote }) => ({
      says: `The ${quote} that opens here is not closed where it should be.`,
      here: 'opens here',
      try: `close it with ${quote} at the end of the value`,
    }),
    ko: ({ quote }) => ({
      says: `여기서 열린 따옴표(${quote})가 제자리에서 닫히지 않았습니다.`,
      here: '여기서 열림',
      try: `값의 끝을 따옴표(${quote})로 닫아 보세요`,
    }),
  },
  'yaml/text-after-value': {
    severity: 'error',
    en: ({ text, quote }) => ({
      says:
        quote === undefined
          ? `"${text}" stands behind a value that has already ended.`
          : `The ${quote} before "${text}" has ended the value.`,
      here: 'the value ended before this',
      try:
        quote === undefined
          ? 'put the whole value in one pair of quotes'
          : `write ${doubled[quote]} for a ${quote} that belongs to the value`,
    }),
    ko: ({ text, quote }) => ({
      says:
        quote === undefined
          ? `이미 끝난 값 뒤에 "${text}"이(가) 있습니다.`
          : `"${text}" 앞의 ${quote}에서 값이 끝났습니다.`,
      here: '값은 이 앞에서 끝남',
      try:
        quote === undefined
          ? '값 전체를 한 쌍의 따옴표로 묶어 보세요'
          : `값에 들어가는 ${withParticle(quote === '"' ? '큰따옴표' : '작은따옴표', '는')} ${doubled[quote]}처럼 써 보세요`,
    }),
  },
  'yaml/bracket-unclosed': {
    severity: 'error',
    en: ({ open, close }) => ({
      says: `The ${open} that opens here is not closed.`,
      here: 'opens here',
      try: `close it with ${close}`,
    }),
    ko: ({ open, close }) => ({
      says: `여기서 열린 괄호(${open})가 닫히지 않았습니다.`,
      here: '여기서 열림',
      try: `괄호(${close})로 닫아 보세요`,
    }),
  },
  'yaml/comma-missing': {
    severity: 'error',
    en: ({ open, close }) => ({
      says: `Between ${open} and ${close}, a comma separates the entries; before this one there is none.`,
      here: 'no comma before this',
      try: `put a comma before it, or close with ${close}`,
    }),
    ko: ({ open, close }) => ({
      says: `괄호 ${open} ${close} 안의 항목은 쉼표로 나누는데, 이 앞에는 쉼표가 없습니다.`,
      here: '앞에 쉼표가 없음',
      try: `앞에 쉼표를 넣거나 괄호(${close})로 닫아 보세요`,
    }),
  },
  'yaml/escape-unknown': {
    severity: 'error',
    en: ({ written }) => ({
      says: `Inside double quotes a backslash begins an escape, and ${written} is none that YAML knows.`,
      here: 'no such escape',
      try: 'use single quotes, where a backslash is only a backslash',
    }),
    ko: ({ written }) => ({
      says: `큰따옴표 안에서 백슬래시는 이스케이프를 시작합니다. ${written}은(는) YAML에 없는 이스케이프입니다.`,
      here: '없는 이스케이프',
      try: '백슬래시를 글자 그대로 쓰려면 작은따옴표를 써 보세요',
    }),
  },
  'yaml/indicator-needs-quotes': {
    severity: 'error',
    en: ({ character }) => {
      const meaning = meanings.get(character)?.en
      return {
        says:
          meaning === undefined
            ? `In YAML no value can begin with ${character}: the character is reserved.`
            : `In YAML a value that begins with ${character} is ${meaning}, and this cannot be read as one.`,
        here: `begins with ${character}`,
        try: 'put the value in quotes',
      }
    },
    ko: ({ character }) => {
      const meaning = meanings.get(character)?.ko
      return {
        says:
          meaning === undefined
            ? `YAML에서 ${character}은(는) 예약된 문자이므로 값의 첫 글자가 될 수 없습니다.`
            : `YAML에서 ${character}(으)로 시작하는 값은 ${meaning}인데, 이 값은 그렇게 읽을 수 없습니다.`,
        here: `${character}(으)로 시작`,
        try: '값을 따옴표로 묶어 보세요',
      }
    },
  },
  'yaml/block-header': {
    severity: 'error',
    en: ({ character }) => ({
      says: `Behind ${character} may stand only + or -, a digit from 1 to 9, and a comment; the text begins on the next line.`,
      here: 'this is no header',
      try: 'put the text on the next line, indented',
    }),
    ko: ({ character }) => ({
      says: `${character} 뒤에는 +나 -, 1에서 9까지의 숫자, 주석만 올 수 있습니다. 내용은 다음 줄에서 시작합니다.`,
      here: '여기에 올 수 없음',
      try: '내용을 다음 줄로 옮기고 들여써 보세요',
    }),
  },
  'yaml/control-character': {
    severity: 'error',
    en: ({ character }) => ({
      says: `The character ${character} stands here; it cannot be seen, and YAML does not allow it.`,
      here: character,
      try: 'delete it; inside double quotes it can be written as an escape',
    }),
    ko: ({ character }) => ({
      says: `여기에 ${character} 문자가 있습니다. 눈에 보이지 않는 문자이며 YAML에서 허용되지 않습니다.`,
      here: character,
      try: '지워 보세요. 큰따옴표 안에서는 이스케이프로 쓸 수 있습니다',
    }),
  },
  'yaml/json-broken': {
    severity: 'error',
    en: ({ problem, cause }) => ({
      says: `The file begins with { and is therefore read as JSON: ${problem}.`,
      here: 'reading stopped here',
      ...(causes[cause].en === undefined ? {} : { try: causes[cause].en }),
    }),
    ko: ({ problem, cause }) => ({
      says: `파일이 {로 시작하므로 JSON으로 읽습니다: ${problem}.`,
      here: '여기서 읽기가 멈춤',
      ...(causes[cause].ko === undefined ? {} : { try: causes[cause].ko }),
    }),
  },
}
