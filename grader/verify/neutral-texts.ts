/**
 * Is the task's text true in every variant? An exam sets a task in another world and gives it the same text: what a
 * variant replaces must not be told in README, title, debrief, comments, or the files to edit. Larger numbers and names are
 * looked for as they stand; small numbers as a count of pods ("three pods", "파드 세 개"), because small numbers stand everywhere.
 *
 *     README.md tells "three pods", which variants change
 */
import type { SourceFile } from '../../sim/index.ts'
import type { AnyExercise, FileChanges } from '../exercise.ts'
import { variantNumbered } from '../worlds.ts'

const seeds = [1, 2, 3, 4, 5]

export function toldByTexts(exercise: AnyExercise, texts: readonly SourceFile[]): readonly string[] {
  const replaced = replacedBy(exercise)
  return texts.flatMap(({ name, text }) =>
    replaced.flatMap((value) => {
      const found = patternFor(value).exec(text.replace(/\s+/g, ' '))
      return found === null ? [] : [`${name} tells "${found[0]}", which variants change`]
    }),
  )
}

/** Of a given file only its comments are a text. */
export function commentsOf({ name, text }: SourceFile): SourceFile {
  const comments = text.split('\n').flatMap((line) => /(?:^|\s)#(.*)/.exec(line)?.[1] ?? [])
  return { name, text: comments.join('\n') }
}

/** The words that one of several variants puts something else for. */
function replacedBy(exercise: AnyExercise): readonly string[] {
  if (!('variants' in exercise)) return []
  const pairs = seeds.flatMap((seed) => {
    const variant = variantNumbered(exercise, seed, 1)
    return variant === undefined ? [] : pairsIn(variant.change)
  })
  return [
    ...new Set(pairs.flatMap(([from, to]) => wordsOf(from).filter((word) => !wordsOf(to).includes(word)))),
  ]
}

function pairsIn(change: FileChanges): readonly (readonly [from: string, to: string])[] {
  const texts = Object.values(change).flat(2)
  return texts.flatMap((from, index) => (index % 2 === 0 ? [[from, texts[index + 1] ?? ''] as const] : []))
}

function wordsOf(text: string): readonly string[] {
  return text.split(/[\s=:'",[\]{}]+/).filter((word) => word !== '')
}

const counts = [
  { number: '1', en: 'one|single', ko: '한|하나' },
  { number: '2', en: 'two|both', ko: '두|둘' },
  { number: '3', en: 'three', ko: '세|셋' },
  { number: '4', en: 'four', ko: '네|넷' },
  { number: '5', en: 'five', ko: '다섯' },
  { number: '6', en: 'six', ko: '여섯' },
]
const counted = {
  en: 'pods?|members?|replicas?|copies|endpoints?',
  ko: '파드|멤버|복제본|레플리카|엔드포인트',
}

function patternFor(value: string): RegExp {
  const count = counts.find(({ number }) => number === value)
  if (count === undefined) return new RegExp(`(?<![\\w-])${escaped(value)}(?![\\w-])`)
  const { number, en, ko } = count
  return new RegExp(
    [
      `\\b(?:${number}|${en}) (?:\\w+ )?(?:${counted.en})\\b`,
      `(?:${number}|${ko})(?:개의)? (?:${counted.ko})`,
      `(?:${counted.ko})(?: (?:${ko}|${number})(?= ?개|[가-힣]?[ .,])| ${number}개)`,
    ].join('|'),
    'i',
  )
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
