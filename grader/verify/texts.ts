/** Is everything said in both languages, and does every code an exercise can show have its heading to read on? */

import type { BrokenPromise } from '../broken-promise.ts'
import { checksOf } from '../checks-of.ts'
import type { Bilingual } from '../exercise.ts'
import type { Verdict } from '../verdict.ts'
import { gradeMistake, gradeSources, type Subject } from './subject.ts'

export function bothLanguagesWhole({ exercise }: Subject): readonly BrokenPromise[] {
  const texts: readonly (readonly [string, Bilingual])[] = [
    ['title', exercise.title],
    ...exercise.hints.map((hint, index) => [`hint ${index + 1}`, hint] as const),
    ['debrief', exercise.debrief],
    ...checksOf(exercise).map((check) => [`title of ${check.name}`, check.title] as const),
  ]
  return texts.flatMap(([name, { en, ko }]) => [
    ...(en.trim() === '' ? [missing(name, 'English')] : []),
    ...(ko.trim() === '' ? [missing(name, 'Korean')] : []),
    ...(ko.trim() !== '' && !isKorean(ko) && !isCode(ko) ? [missing(name, 'Korean')] : []),
  ])
}

function isKorean(text: string): boolean {
  return /\p{Script=Hangul}/u.test(text)
}

/** A field and its value, a path, a command's name: the same in every language. */
function isCode(text: string): boolean {
  return /^`?[\w.:/-]+:? ?[\w.:/-]*`?$/.test(text.trim())
}

function missing(name: string, language: string): BrokenPromise {
  return { promise: 'texts', what: `${name} has no ${language} text` }
}

/** The codes that the stub and the mistakes bring up. */
export async function headingsThere(subject: Subject): Promise<readonly BrokenPromise[]> {
  const verdicts = [await gradeSources(subject, subject.stub)]
  for (const mistake of subject.exercise.mistakes) verdicts.push(await gradeMistake(subject, mistake))
  const codes = [...new Set(verdicts.flatMap(codesOf))].sort()
  return (['en', 'ko'] as const).flatMap((language) => {
    return codes
      .filter((code) => !subject.headings[language].has(code))
      .map((code): BrokenPromise => {
        return { promise: 'headings', what: `${code} has no heading in lessons/diagnostics (${language})` }
      })
  })
}

function codesOf({ checks, remarks }: Verdict): readonly string[] {
  const findings = checks.flatMap((check) => (check.status === 'failed' ? check.findings : []))
  return [...findings.map(({ diagnostic }) => diagnostic.code), ...remarks.map(({ code }) => code)]
}
