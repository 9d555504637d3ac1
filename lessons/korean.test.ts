/**
 * Is the Korean of the kit one language? The words of the glossary and no others; one register: statements end in 니다,
 * requests in 세요, questions in 나요 or 가요; particles that fit whatever is put in before them. Every Korean text is read:
 * lessons, tasks, exercises, messages of the simulator and the grader.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const root = new URL('..', import.meta.url)
const quotedNotes = 'sim/notes.ts'

interface Line {
  readonly where: string
  readonly text: string
}

/** Lines with Hangul in them, of every file that speaks to people; what is quoted from the notes is theirs. */
const lines = ['lessons', 'exercises', 'solutions', 'sim', 'grader', 'README.ko.md']
  .flatMap(filesBelow)
  .flatMap(readLines)

describe('the glossary', () => {
  const rows = readFileSync(new URL('glossary.md', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => /^\| [A-Za-z]/.test(line) && !line.startsWith('| English'))
    .map((line) => line.split('|').map((cell) => cell.trim()))

  it('is sorted, and each word stands once', () => {
    const words = rows.map(([, english = '']) => english.toLowerCase())
    expect(words).toEqual([...new Set(words)].sort((a, b) => (a < b ? -1 : 1)))
  })

  const others = rows.flatMap(([, , korean = '', not = '']) =>
    not.split(', ').flatMap((word) => (word === '' ? [] : [[word, korean] as const])),
  )
  it.each(others)('never %s for %s', (other) => {
    const found = lines.filter(({ text }) => new RegExp(`(?<![가-힣])${other}`).test(text))
    expect(found.map(({ where, text }) => `${where} ${text.trim()}`)).toEqual([])
  })
})

describe('the register', () => {
  it.each([
    ['a statement ends in 니다', /[가-힣](?<!니)다[.!](?=\s|$|['"`*)])/],
    ['a request ends in 세요', /[가-힣](?<!세)요[.!](?=\s|$|['"`*)])/],
    ['a question ends in 나요 or 가요', /니까\?/],
    [
      'a heading is no statement in plain form',
      /^#+ .*[가-힣](?<!니)다$|title: \{.*ko: '[^']*[가-힣](?<!니)다' /,
    ],
    ['nobody is told to do something in plain form', /[가-힣](?:하라|해라|마라)[.!]/],
  ])('%s', (_, forbidden) => {
    const found = lines.filter(({ text }) => forbidden.test(text))
    expect(found.map(({ where, text }) => `${where} ${text.trim()}`)).toEqual([])
  })
})

describe('particles', () => {
  it.each([
    [
      'behind what is put in: open as 이(가), or chosen by withParticle',
      /\$\{(?!withParticle)[^{}]+\}(?:은|는|이|가|을|를|과|와|으로|로)(?=[ .,'`)])/,
    ],
    [
      'behind what is written there: chosen by how it is read',
      /(?:^|[\s'`])[^\s'`}]+(?:이\(가\)|은\(는\)|을\(를\)|과\(와\)|\(으\)로|\(이\)[라나])/,
    ],
  ])('%s', (_, forbidden) => {
    const found = lines.filter(({ where, text }) => forbidden.test(text) && !where.includes('particle.ts'))
    expect(found.map(({ where, text }) => `${where} ${text.trim()}`)).toEqual([])
  })
})

function filesBelow(path: string): readonly string[] {
  if (path.endsWith('.md')) return [path]
  return readdirSync(new URL(path, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:\.ko\.md|(?<!\.test)\.ts)$/.test(name))
    .map((name) => `${path}/${name}`)
    .filter((name) => name !== quotedNotes)
}

function readLines(path: string): readonly Line[] {
  return readFileSync(new URL(path, root), 'utf8')
    .split('\n')
    .flatMap((text, index) => (/[가-힣]/.test(text) ? [{ where: `${path}:${index + 1}`, text }] : []))
}
