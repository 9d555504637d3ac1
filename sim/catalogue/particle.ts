/**
 * Which form of a Korean particle follows a word? One for words that end in a vowel, one for those that end in a
 * consonant, by how the word is read aloud: web (웹) 이, service (서비스) 가, 10.0.0.1 (일) 로. Where that is not known,
 * both are written.
 *
 * Leaves out: spelling alone does not tell how every English word is read; those that the rows do not know stay open.
 *
 * Examples: withParticle('shop', '을') is 'shop을'; settleParticles('IPv6은(는)') is 'IPv6는'.
 */

/** Each particle by either of its forms, and as it is written where the reading is not known. */
const pairs = [
  ['이', '가', '이(가)'],
  ['은', '는', '은(는)'],
  ['을', '를', '을(를)'],
  ['과', '와', '과(와)'],
  ['으로', '로', '(으)로'],
  ['이라', '라', '(이)라'],
  ['이나', '나', '(이)나'],
] as const

/** After a consonant, or after a vowel: either form names the particle. */
export type Particle = (typeof pairs)[number][0 | 1]

export function withParticle(word: string, particle: Particle): string {
  return word + formAfter(word, particle)
}

/** The text with 이(가), 은(는), (으)로 and the like settled wherever it is known how the word before them is read. */
export function settleParticles(text: string): string {
  if (!text.includes('(')) return text
  const parts = text.split(openForms)
  return parts
    .map((part, at) => (at % 2 === 0 ? part : formAfter(parts[at - 1] ?? '', particleOf(part))))
    .join('')
}

function formAfter(word: string, particle: Particle): string {
  const pair = pairs.find(([one, other]) => one === particle || other === particle)
  if (pair === undefined) return particle
  const [afterConsonant, afterVowel, open] = pair
  const final = finalOf(word)
  if (final === 'unknown') return open
  // 로 follows ㄹ as it follows a vowel: 서울로.
  const isVowel = final === 'vowel' || (final === 'l' && afterConsonant === '으로')
  return isVowel ? afterVowel : afterConsonant
}

/** In brackets, so that splitting keeps them. */
const openForms = /(이\(가\)|은\(는\)|을\(를\)|과\(와\)|\(으\)로|\(이\)라|\(이\)나)/

function particleOf(open: string): Particle {
  return pairs.find((pair) => pair[2] === open)?.[0] ?? '이'
}

type Final = 'vowel' | 'consonant' | 'l' | 'unknown'

function finalOf(written: string): Final {
  const word = spokenPartOf(written)
  const last = word.slice(-1)
  if (/[가-힣]/.test(last)) {
    const final = (last.charCodeAt(0) - 0xac00) % 28
    return final === 0 ? 'vowel' : final === 8 ? 'l' : 'consonant'
  }
  // 퍼센트.
  if (last === '%') return 'vowel'
  return /\d/.test(last) ? finalOfNumber(word) : finalOfLetters(/[A-Za-z]+$/.exec(word)?.[0] ?? '')
}

/** What stands in brackets behind a word is not read, nor are quotes and stops. */
function spokenPartOf(written: string): string {
  return written.replace(/(?<=.)\([^()]*\)$/, '').replace(/["'`)\]}>.,/\s]+$/, '')
}

/** 일, 칠 and 팔 end in ㄹ; 영, 삼 and 육 (and 십, 백, 천) in another consonant. Versions are read in English: v1, IPv6. */
function finalOfNumber(word: string): Final {
  if (/v6$/.test(word)) return 'vowel'
  if (/v1$|beta1$|alpha1$/.test(word)) return 'consonant'
  if (/[178]$/.test(word)) return 'l'
  return /[036]$/.test(word) ? 'consonant' : 'vowel'
}

function finalOfLetters(letters: string): Final {
  if (letters === '') return 'unknown'
  // The last part of a name in camel case: podIP, spec.clusterIPs.
  const part = /[A-Z]{2,}$|[A-Z]?[a-z]+$|[A-Z]$/.exec(letters)?.[0] ?? letters
  const isSpelled = !/[aeiouy]/i.test(part) || /^[A-Z]{1,3}$/.test(part) || part.length === 1
  const lower = part.toLowerCase()
  const rows = isSpelled ? spelled : read
  return rows.find(([ending]) => ending.test(lower))?.[1] ?? 'unknown'
}

type Rows = readonly (readonly [ending: RegExp, final: Final])[]

/** Letter by letter: 엘, 엠, 엔; all others end in a vowel: TCP, DNS, db. */
const spelled: Rows = [
  [/l$/, 'l'],
  [/[mn]$/, 'consonant'],
  [/./, 'vowel'],
]

/** As a word; the first row that fits counts. */
const read: Rows = [
  [/^(?:ip|me)$|root$/, 'vowel'],
  [/(?:web|job|lab|app|hook|type|template|private)$/, 'consonant'],
  // label, file; system, token, ping, name, zone.
  [/l$|le$/, 'l'],
  [/[mn]$|ng$|[mn]e$/, 'consonant'],
  // port, client; network, link; timestamp, help. Else 셋, 맵, 트래픽, 블록.
  [/[cflnprsx]t$|[lnrs]k$|[lmrs]p$|[bn]c$/, 'vowel'],
  [/[^aeiou][aeiou]t$|out$|[aeiou]p$|[aeio]c$|ck$/, 'consonant'],
  // node, blue, kubia, policy, pod, blog, path, address, server.
  [/[adefghijoqrsuvwxyz]$/, 'vowel'],
]
