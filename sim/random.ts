/**
 * Where does chance come from? From a seed that is handed in: the same seed gives the same world.
 *
 * `fork('pod', 'web')` gives an independent stream that depends on the seed and the words only, never on how
 * many numbers others drew: adding an unrelated object cannot change anybody's luck.
 * Generator: sfc32 (public domain, Chris Doty-Humphrey), seeded through a 32-bit finaliser. Not for secrets.
 */

export interface Random {
  /** A number in [0, 1) with 32 bits of chance. */
  next(): number
  /** A whole number in 0 … bound - 1; `bound` is at least 1. */
  below(bound: number): number
  /** One of the items, each as likely as the others. */
  pick<T>(items: readonly [T, ...T[]]): T
  /** `length` characters from the alphabet that Kubernetes uses for generated names. */
  suffix(length: number): string
  fork(...words: readonly (string | number)[]): Random
}

// No vowels and no 0, 1, 3: so that no word and no look-alike comes up.
// Source: kubernetes/apimachinery pkg/util/rand/rand.go.
export const nameAlphabet: string = 'bcdfghjklmnpqrstvwxz2456789'

export function randomFrom(seed: number | string): Random {
  const root = hashWords([seed])
  const draw = sfc32(root)
  const random: Random = {
    next: () => draw() / 2 ** 32,
    below: (bound) => Math.floor((draw() / 2 ** 32) * bound),
    pick: (items) => items[random.below(items.length)] ?? items[0],
    suffix: (length) => {
      let text = ''
      while (text.length < length) text += nameAlphabet.charAt(random.below(nameAlphabet.length))
      return text
    },
    fork: (...words) => randomFrom(`${root}/${words.join('/')}`),
  }
  return random
}

/** FNV-1a over the code points, then a finaliser that spreads every bit. */
function hashWords(words: readonly (string | number)[]): number {
  let hash = 0x811c9dc5
  const text = words.join('/')
  for (let index = 0; index < text.length; index++) {
    const point = text.codePointAt(index) ?? 0
    if (point > 0xffff) index++
    hash = Math.imul(hash ^ point, 0x01000193)
  }
  return spread(hash)
}

function spread(value: number): number {
  let mixed = value >>> 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
  return (mixed ^ (mixed >>> 15)) >>> 0
}

function sfc32(seed: number): () => number {
  let a = spread(seed)
  let b = spread(a ^ 0x9e3779b9)
  let c = spread(b ^ 0x85ebca6b)
  let counter = 1
  const draw = (): number => {
    const sum = (a + b + counter) >>> 0
    counter = (counter + 1) >>> 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) >>> 0
    c = ((c << 21) | (c >>> 11)) >>> 0
    c = (c + sum) >>> 0
    return sum
  }
  for (let round = 0; round < 12; round++) draw()
  return draw
}
