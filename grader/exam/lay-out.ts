/**
 * The folder in which an exam is sat: exam/seed-N/, with the rules, the tasks, and the files to edit as everybody gets them.
 * It is made beside its place and then renamed, so that Ctrl-C leaves a whole folder or none; what stood there is kept.
 */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere, writeWhole } from '../files.ts'
import { languages } from '../language.ts'
import { drawPage, type PageFacts, pageOf } from './exam-page.ts'
import type { ExamTask, Paper } from './paper.ts'
import { freeName } from './record.ts'
import { readmeOf, taskText } from './task-text.ts'

/** Path within the exam's folder → text. */
export type Laid = ReadonlyMap<string, string>

export function examFolder(root: string, seed: number): string {
  return join(root, 'exam', `seed-${seed}`)
}

export function filesOf(root: string, paper: Paper, facts: PageFacts): Laid {
  const pages = languages.map((language) => [pageOf(language), drawPage(paper, facts, language)] as const)
  const tasks = paper.tasks.flatMap((task) => filesOfTask(root, task))
  const isTyped = tasks.some(([path]) => path.endsWith('.ts'))
  return new Map([...pages, ...(isTyped ? [['tsconfig.json', compilerOptions] as const] : []), ...tasks])
}

/** Editors then read functions here as they do in exercises/. */
const compilerOptions = `${JSON.stringify(
  { extends: '../../exercises/tsconfig.json', include: ['../../exercises/console.d.ts', '**/*.ts'] },
  null,
  2,
)}\n`

function filesOfTask(root: string, { entry, given, edit }: ExamTask): readonly (readonly [string, string])[] {
  const texts = languages.flatMap((language) => {
    const text = readIfThere(join(root, 'exercises', entry.id, readmeOf(language)))
    return text === undefined ? [] : [{ name: readmeOf(language), text: taskText(text, entry, language) }]
  })
  return [...texts, ...given, ...edit].map(({ name, text }) => [`${entry.id}/${name}`, text] as const)
}

/** Where a folder of the same name is kept now that stood there before; undefined when there was none. */
export function layOut(folder: string, files: Laid): string | undefined {
  const making = `${folder}.new`
  rmSync(making, { recursive: true, force: true })
  mkdirSync(making, { recursive: true })
  for (const [path, text] of files) writeWhole(join(making, path), text)
  const aside = existsSync(folder) ? freeName((number) => `${folder}.before-${number}`) : undefined
  if (aside !== undefined) renameSync(folder, aside)
  renameSync(making, folder)
  return aside
}

/** The files that were missing, and are there again as they were given. */
export function layOutAgain(folder: string, files: Laid): readonly string[] {
  const missing = [...files].filter(([path]) => !existsSync(join(folder, path)))
  for (const [path, text] of missing) writeWhole(join(folder, path), text)
  return missing.map(([path]) => path)
}
