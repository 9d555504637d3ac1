import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const submission = mkdtempSync(join(tmpdir(), 'lab-readme-'))
afterAll(() => rmSync(submission, { recursive: true, force: true }))

const exercise = '01-services/02-empty-endpoints'
const originals = JSON.parse(readFileSync(join(root, 'exercises/originals.json'), 'utf8')) as Record<
  string,
  string
>
const shipped = originals[`${exercise}/service.yaml`] ?? ''

/** What the real command prints about these words in service.yaml. */
function graded(text: string, language: string): string {
  mkdirSync(join(submission, exercise), { recursive: true })
  writeFileSync(join(submission, exercise, 'service.yaml'), text)
  const words = ['lab.cjs', 'grade', '01/02', '--submission', submission, '--lang', language, '--plain']
  return spawnSync(process.execPath, words, {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '80' },
  }).stdout
}

describe.each([
  ['README.md', 'en'],
  ['README.ko.md', 'ko'],
])('%s shows what a learner sees', (file, language) => {
  const [failed = '', passed = ''] = [
    ...readFileSync(join(root, file), 'utf8').matchAll(/```text\n([\s\S]*?)```/g),
  ].map(([, block]) => block?.trim() ?? '')

  it('for the file as it is shipped', () => expect(graded(shipped, language)).toContain(failed))

  it('for the repaired one', () => {
    const printed = graded(shipped.replace(/app: kubi$/m, 'app: kubia'), language)
    for (const paragraph of passed.split('\n\n')) expect(printed).toContain(paragraph)
  })
})

it.each(['README.md', 'README.ko.md'])('%s leads to every chapter, in their order', (file) => {
  const chapters = readdirSync(join(root, 'lessons')).filter((name) => /^\d\d-/.test(name))
  const linked = readFileSync(join(root, file), 'utf8').matchAll(/lessons\/(\d\d-[a-z-]+)\/([\w.]+)/g)
  expect([...linked].map(([, chapter, page]) => `${chapter}/${page}`)).toEqual(
    chapters.map((chapter) => `${chapter}/${file}`),
  )
})

it.each([
  ['README.md', 'en'],
  ['README.ko.md', 'ko'],
])('the first lesson shows a real report (%s)', (file, language) => {
  const lesson = readFileSync(join(root, 'lessons/00-how-this-works', file), 'utf8')
  const [, report = ''] = /```text\n([\s\S]*?)```/.exec(lesson) ?? []
  expect(graded(shipped, language)).toContain(report.trim())
})
