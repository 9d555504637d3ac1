/** Diagnostics about the layout of YAML: indentation, colons, dashes, the lines between documents. */
import type { Entries } from './entry.ts'

type Nothing = Readonly<Record<never, never>>

export interface YamlFacts {
  'yaml/tab-indents': Nothing
  /** Columns count from 0, so that they are numbers of spaces. */
  'yaml/indentation-uneven': { readonly spaces: number; readonly open: readonly number[] }
  'yaml/colon-without-space': { readonly key: string; readonly value: string }
  'yaml/colon-missing': { readonly text: string }
  'yaml/two-colons': { readonly key: string; readonly value: string }
  'yaml/nested-under-value': { readonly key: string; readonly above: string; readonly value: string }
  'yaml/list-on-key-line': { readonly key: string }
  'yaml/list-item-among-keys': Nothing
  'yaml/dash-without-space': { readonly key: string }
  'yaml/key-among-list-items': { readonly text: string }
  'yaml/value-missing': { readonly found: string }
  'yaml/separator-with-text': { readonly text: string }
  'yaml/directive': Nothing
  'yaml/template-unrendered': Nothing
  /** For what has no code of its own: go-yaml's words. */
  'yaml/not-readable': { readonly problem: string }
}

export const yamlEntries: Entries<YamlFacts> = {
  'yaml/tab-indents': {
    severity: 'error',
    en: () => ({
      says: 'A tab stands here; YAML takes only spaces for indentation.',
      here: 'a tab',
      try: 'replace the tab with spaces',
    }),
    ko: () => ({
      says: '여기에 탭이 있습니다. YAML에서는 공백으로만 들여쓸 수 있습니다.',
      here: '탭',
      try: '탭을 공백으로 바꿔 보세요',
    }),
  },
  'yaml/indentation-uneven': {
    severity: 'error',
    en: ({ spaces, open }) => ({
      says: `This line is indented by ${spaces}, and no map or list that is still open above it is.`,
      here: `indented by ${spaces}`,
      try: `indent it by ${open.join(' or ')}, like the lines it belongs to`,
    }),
    ko: ({ spaces, open }) => ({
      says: `이 줄의 들여쓰기는 ${spaces}칸인데, 위에 열려 있는 맵이나 목록 가운데 들여쓰기가 같은 것이 없습니다.`,
      here: `들여쓰기 ${spaces}칸`,
      try: `함께 속하는 줄처럼 ${open.join('칸 또는 ')}칸으로 맞춰 보세요`,
    }),
  },
  'yaml/colon-without-space': {
    severity: 'error',
    en: ({ key, value }) => ({
      says: `YAML reads ${key}:${value} as one word: only a colon with a space behind it ends a key.`,
      here: 'no space behind the colon',
      try: `write ${key}: ${value}`,
    }),
    ko: ({ key, value }) => ({
      says: `YAML은 ${key}:${value} 전체를 한 단어로 읽습니다. 콜론 뒤에 공백이 있어야 키가 끝납니다.`,
      here: '콜론 뒤에 공백이 없음',
      try: `${key}: ${value} 형태로 써 보세요`,
    }),
  },
  'yaml/colon-missing': {
    severity: 'error',
    en: ({ text }) => ({
      says: `A key should stand here, but no colon follows: "${text}".`,
      here: 'no colon',
      try: 'write key: value, or indent the line if it continues the one above',
    }),
    ko: ({ text }) => ({
      says: `키가 있어야 할 자리인데 뒤에 콜론이 없습니다: "${text}".`,
      here: '콜론이 없음',
      try: 'key: value 형태로 쓰거나, 윗줄에 이어지는 내용이면 더 들여써 보세요',
    }),
  },
  'yaml/two-colons': {
    severity: 'error',
    en: ({ key, value }) => ({
      says: `The value of ${key} contains a colon with a space behind it, which would make it a key, too.`,
      here: 'a second colon and space',
      try: `put the value in quotes: ${key}: '${value}'`,
    }),
    ko: ({ key, value }) => ({
      says: `${key}의 값 안에 콜론과 공백이 또 있어서 값이 다시 키가 되어 버립니다.`,
      here: '두 번째 콜론과 공백',
      try: `값을 따옴표로 묶어 보세요: ${key}: '${value}'`,
    }),
  },
  'yaml/nested-under-value': {
    severity: 'error',
    en: ({ key, above, value }) => {
      if (above.startsWith('-')) {
        return {
          says: `Without a space behind the dash, "${above}: ${value}" is no list item but a field with a value, and ${key} cannot stand under it.`,
          here: 'no space behind the dash',
          try: `write - ${above.slice(1)}: ${value}`,
        }
      }
      return {
        says: `${key} is indented under ${above}, but ${above} already has a value: ${value}.`,
        here: `indented under ${above}`,
        try: `indent ${key} as far as ${above}, or take the value of ${above} away`,
      }
    },
    ko: ({ key, above, value }) => {
      if (above.startsWith('-')) {
        return {
          says: `"-" 뒤에 공백이 없어서 "${above}: ${value}"은(는) 목록 항목이 아니라 값이 있는 필드이며, 그 아래에 ${key}을(를) 둘 수 없습니다.`,
          here: '"-" 뒤에 공백이 없음',
          try: `- ${above.slice(1)}: ${value} 형태로 써 보세요`,
        }
      }
      return {
        says: `${key} 필드가 ${above} 아래로 들여쓰여 있지만, ${above}에는 이미 ${value} 값이 있습니다.`,
        here: `${above} 아래에 있음`,
        try: `${key}의 들여쓰기를 ${above}에 맞추거나 ${above}의 값을 지워 보세요`,
      }
    },
  },
  'yaml/list-on-key-line': {
    severity: 'error',
    en: ({ key }) => ({
      says: `A list cannot begin on the line of its key${key === '' ? '' : ` (${key})`}.`,
      here: 'the list begins here',
      try: 'put the "- " on the next line, or write the list as [a, b]',
    }),
    ko: ({ key }) => ({
      says: `목록은 키${key === '' ? '' : `(${key})`}와 같은 줄에서 시작할 수 없습니다.`,
      here: '목록이 여기서 시작됨',
      try: '"- "를 다음 줄로 옮기거나 [a, b]처럼 써 보세요',
    }),
  },
  'yaml/list-item-among-keys': {
    severity: 'error',
    en: () => ({
      says: 'A list item stands among the keys of a map; one level holds either keys or items.',
      here: 'a list item',
      try: 'indent it under the key whose list it belongs to',
    }),
    ko: () => ({
      says: '맵의 키들 사이에 목록 항목이 있습니다. 한 단계에는 키나 항목 가운데 한 가지만 올 수 있습니다.',
      here: '목록 항목',
      try: '이 항목이 속한 키 아래로 들여써 보세요',
    }),
  },
  'yaml/dash-without-space': {
    severity: 'warning',
    en: ({ key }) => ({
      says: `Without a space behind the dash this is no list item, but a field named "${key}".`,
      here: 'no space behind the dash',
      try: `write - ${key.slice(1)}:`,
    }),
    ko: ({ key }) => ({
      says: `"-" 뒤에 공백이 없어서 목록 항목이 아니라 이름이 "${key}"인 필드가 됩니다.`,
      here: '"-" 뒤에 공백이 없음',
      try: `- ${key.slice(1)}: 형태로 써 보세요`,
    }),
  },
  'yaml/key-among-list-items': {
    severity: 'error',
    en: ({ text }) => ({
      says: `"${text}" stands where the list's next item was expected, without the "- " of an item.`,
      here: 'no "- "',
      try: 'put "- " before it, or indent it as the item or the key it belongs to',
    }),
    ko: ({ text }) => ({
      says: `목록의 다음 항목이 와야 할 자리에 "${text}"이(가) "- " 없이 있습니다.`,
      here: '"- "가 없음',
      try: '앞에 "- "를 붙이거나, 함께 속하는 항목이나 키에 맞춰 들여써 보세요',
    }),
  },
  'yaml/value-missing': {
    severity: 'error',
    en: ({ found }) => ({
      says: `A value should stand here, but YAML finds ${found === '' ? 'the end of the document' : `"${found}"`}.`,
      here: 'no value',
      try: 'write the value, or put it in quotes if this is meant as text',
    }),
    ko: ({ found }) => ({
      says: `값이 있어야 할 자리에 ${found === '' ? '문서의 끝이 나옵니다' : `"${found}"이(가) 있습니다`}.`,
      here: '값이 없음',
      try: '값을 쓰거나, 글자 그대로라면 따옴표로 묶어 보세요',
    }),
  },
  'yaml/separator-with-text': {
    severity: 'error',
    en: ({ text }) => ({
      says: `A line that starts with --- separates documents; nothing but a comment may follow, and "${text}" does.`,
      here: 'text behind the dashes',
      try: 'put the text on the next line',
    }),
    ko: ({ text }) => ({
      says: `---로 시작하는 줄은 문서를 나눕니다. 뒤에는 주석만 올 수 있는데 "${text}"이(가) 있습니다.`,
      here: '--- 뒤의 글자',
      try: '이 글자를 다음 줄로 옮겨 보세요',
    }),
  },
  'yaml/directive': {
    severity: 'error',
    en: () => ({
      says: 'A line that starts with % is a YAML directive; kubectl cannot read files with directives.',
      here: 'a directive',
      try: 'remove the line',
    }),
    ko: () => ({
      says: '%로 시작하는 줄은 YAML 지시자입니다. kubectl은 지시자가 있는 파일을 읽지 못합니다.',
      here: '지시자',
      try: '이 줄을 지워 보세요',
    }),
  },
  'yaml/template-unrendered': {
    severity: 'error',
    en: () => ({
      says: '{{ … }} belongs to a template; to YAML it is a map inside a map.',
      here: 'a template expression',
      try: 'write the value it stands for, or render the template first (helm template)',
    }),
    ko: () => ({
      says: '{{ … }}는 템플릿 표현식입니다. YAML에는 맵 안의 맵으로 보입니다.',
      here: '템플릿 표현식',
      try: '실제 값을 쓰거나 먼저 템플릿을 렌더링해 보세요(helm template)',
    }),
  },
  'yaml/not-readable': {
    severity: 'error',
    en: ({ problem }) => ({
      says: `The YAML cannot be read from here on: ${problem}.`,
      here: 'reading stopped here',
    }),
    ko: ({ problem }) => ({
      says: `여기서부터 YAML을 읽을 수 없습니다: ${problem}.`,
      here: '여기서 읽기가 멈춤',
    }),
  },
}
