/** Where is taught what a task asked for? A page and a heading of it, in the reader's language. */
import { join } from 'node:path'
import { readIfThere } from '../files.ts'
import type { ExerciseEntry } from '../kit.ts'
import type { Language } from '../language.ts'
import { topicOf } from '../select-exercises.ts'
import { readmeOf } from './task-text.ts'

export interface Reading {
  /** Path within the repository. */
  readonly page: string
  readonly heading: string
}

/** Exercises name the heading of the English page; the Korean page has the same outline. */
export function readingFor(
  root: string,
  { id, lesson }: Pick<ExerciseEntry, 'id' | 'lesson'>,
  language: Language,
): Reading {
  const pageIn = (spoken: Language): string => `lessons/${topicOf(id)}/${readmeOf(spoken)}`
  const page = pageIn(language)
  if (language === 'en') return { page, heading: lesson }
  const at = headingsOf(join(root, pageIn('en'))).indexOf(lesson)
  return { page, heading: headingsOf(join(root, page))[at] ?? lesson }
}

/** Lines of code blocks that begin with a hash are comments, not headings. */
function headingsOf(file: string): readonly string[] {
  const text = (readIfThere(file) ?? '').replace(/^```[\s\S]*?^```/gm, '')
  return [...text.matchAll(/^##+ (.*)$/gm)].map(([, heading = '']) => heading.trim())
}
