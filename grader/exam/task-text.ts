/**
 * The text of a task as it stands in an exam's folder: that of the exercise, but for its last lines, which say how to grade
 * it there, and for links, which begin elsewhere.
 */
import { posix } from 'node:path'
import type { ExerciseEntry } from '../kit.ts'
import type { Language } from '../language.ts'
import { shortId } from '../select-exercises.ts'

export function readmeOf(language: Language): string {
  return language === 'ko' ? 'README.ko.md' : 'README.md'
}

const gradeIt: Readonly<Record<Language, string>> = {
  en: 'A task of an exam. Save, then: `./lab grade --exam`',
  ko: '시험 문제입니다. 저장한 뒤 `./lab grade --exam`을 실행합니다.',
}

const tryIt: Readonly<Record<Language, (id: string) => string>> = {
  en: (id) => `Try: \`./lab sim ${id}\`. `,
  ko: (id) => `연습: \`./lab sim ${id}\`. `,
}

export function taskText(text: string, entry: ExerciseEntry, language: Language): string {
  const { id, kind } = entry
  const isGrading = (line: string): boolean => line.includes(`./lab grade ${shortId(id)}`)
  const body = text
    .split('\n')
    .filter((line) => !isGrading(line))
    .join('\n')
    .trimEnd()
  // Who foretells could read the answer at that prompt; the others have it to work with.
  const prompt = kind === 'command' || kind === 'incident' ? tryIt[language](shortId(id)) : ''
  return `${withLinksFrom(body, id)}\n\n${prompt}${gradeIt[language]}\n`
}

/** From exam/seed-N/NN-topic/MM-name/ it is four steps to the top. */
function withLinksFrom(text: string, id: string): string {
  return text.replace(/\]\((\.[^)\s]*)\)/g, (_, target: string) => {
    return `](../../../../${posix.join('exercises', id, target)})`
  })
}
