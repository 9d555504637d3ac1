/**
 * Which form of a Korean particle follows a word? One for words that end in a vowel, one for those that end in a
 * consonant: 정수가, 문자열이. Where nobody knows how a word is read (web, http), both are written: web이(가).
 *
 * Example: withParticle('목록', '을') is '목록을', withParticle('맵', '가') is '맵이'
 */

/** Each particle by either of its forms: after a consonant, after a vowel. */
const pairs: readonly (readonly [afterConsonant: string, afterVowel: string])[] = [
  ['이', '가'],
  ['은', '는'],
  ['을', '를'],
  ['과', '와'],
  ['으로', '로'],
]

export type Particle = '이' | '가' | '은' | '는' | '을' | '를' | '과' | '와' | '으로' | '로'

export function withParticle(word: string, particle: Particle): string {
  const [afterConsonant, afterVowel] = pairs.find((pair) => pair.includes(particle)) ?? [particle, particle]
  const final = finalOf(word)
  if (final === 'unknown') {
    return `${word}${afterConsonant === '으로' ? '(으)로' : `${afterConsonant}(${afterVowel})`}`
  }
  // 로 follows ㄹ as it follows a vowel: 서울로.
  const isVowel = final === 'vowel' || (final === 'l' && afterConsonant === '으로')
  return `${word}${isVowel ? afterVowel : afterConsonant}`
}

/** Kinds are read as the Korean documentation writes them: 서비스, 파드, 시크릿, 컨피그맵. */
const kindInVowel =
  /(?:Service|Slice|Namespace|Pod|Node|Deployment|Controller|Ingress|Class|Policy|Endpoints)$/
const kindInConsonant = /(?:Set|Job|Secret|Map)$/

function finalOf(word: string): 'vowel' | 'consonant' | 'l' | 'unknown' {
  const last = word.replace(/["'`)\]}.,]+$/, '').slice(-1)
  if (/[가-힣]/.test(last)) {
    const final = (last.charCodeAt(0) - 0xac00) % 28
    return final === 0 ? 'vowel' : final === 8 ? 'l' : 'consonant'
  }
  if (kindInVowel.test(word)) return 'vowel'
  if (kindInConsonant.test(word)) return 'consonant'
  if (/[2459]/.test(last)) return 'vowel'
  if (/[178]/.test(last)) return 'l'
  return /[036]/.test(last) ? 'consonant' : 'unknown'
}
