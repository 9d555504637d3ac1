/** The words for what keeps a text from being a name: stands beside the ^^^ under it. */

export type NameFlaw =
  | { readonly is: 'empty' }
  | { readonly is: 'too-long'; readonly length: number; readonly most: number }
  /** `at` counts characters from 0. */
  | { readonly is: 'character'; readonly character: string; readonly at: number }
  /** The same letter in lower case would do. */
  | { readonly is: 'upper-case'; readonly character: string; readonly at: number }
  | { readonly is: 'start'; readonly character: string }
  | { readonly is: 'end'; readonly character: string }
  /** Every character may stand there, but not in this order. */
  | { readonly is: 'form' }

export function flawInEnglish(flaw: NameFlaw): string {
  switch (flaw.is) {
    case 'empty':
      return 'is empty'
    case 'too-long':
      return `${flaw.length} bytes, at most ${flaw.most}`
    case 'character':
      return `"${flaw.character}" is not among the characters of such a name`
    case 'upper-case':
      return `"${flaw.character}" is upper case; only lower case may stand here`
    case 'start':
      return `starts with "${flaw.character}"`
    case 'end':
      return `ends with "${flaw.character}"`
    case 'form':
      return 'has another form'
  }
}

export function flawInKorean(flaw: NameFlaw): string {
  switch (flaw.is) {
    case 'empty':
      return '비어 있음'
    case 'too-long':
      return `${flaw.length}바이트, 최대 ${flaw.most}바이트`
    case 'character':
      return `"${flaw.character}" 문자는 쓸 수 없음`
    case 'upper-case':
      return `대문자 "${flaw.character}"은(는) 쓸 수 없고 소문자만 가능`
    case 'start':
      return `"${flaw.character}"(으)로 시작할 수 없음`
    case 'end':
      return `"${flaw.character}"(으)로 끝날 수 없음`
    case 'form':
      return '형식이 다름'
  }
}
