import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as simulator from '../sim/index.ts'
import { Cluster, parseManifests } from '../sim/index.ts'
import { blocksOf, lessonFiles, readLesson } from './blocks.ts'
import { withRealOutput } from './console.ts'

const files = lessonFiles()
const blocks = files.flatMap(blocksOf)

describe('every YAML block of a lesson', () => {
  for (const { file, line, text } of blocks.filter(({ language }) => language === 'yaml')) {
    it(`${file}:${line} is accepted by the simulated API server without a warning`, () => {
      const parsed = parseManifests({ name: `${file}:${line}`, text })
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
      const outcome = new Cluster().apply(parsed.value)
      expect(outcome.diagnostics).toEqual([])
      expect(outcome.ok).toBe(true)
    })
  }
})

describe('every TypeScript block of a lesson', () => {
  for (const { file, line, text } of blocks.filter(({ language }) => language === 'ts')) {
    const claims = claimsOf(text)
    it(`${file}:${line} claims something`, () => expect(claims).not.toEqual([]))
    it.each(claims)(`${file}:${line} %s is %s`, (expression, expected) => {
      expect(evaluate(expression)).toEqual(evaluate(expected))
    })
  }
})

describe('every console block of a lesson', () => {
  const pages = files.filter((file) => blocksOf(file).some(({ language }) => language === 'console'))
  it.each(pages)(
    '%s shows what the simulator prints; npx tsx scripts/fill-console-blocks.ts writes it',
    (file) => {
      expect(withRealOutput(file)).toBe(readLesson(file))
    },
  )
})

describe('commands that nobody types', () => {
  it('stand in no lesson: they are console blocks', () => {
    const shown = blocks.filter(({ language }) => language === 'shell')
    expect(shown.map(({ file, line }) => `${file}:${line}`)).toEqual([])
  })
})

describe('a page in two languages', () => {
  const known = new Set(['yaml', 'ts', 'shell', 'console', 'text'])
  const english = files.filter((file) => file.endsWith('/README.md'))
  for (const file of english) {
    const korean = file.replace('README.md', 'README.ko.md')
    it(`${file} and its Korean page show the same code in the same order`, () => {
      const code = (name: string) =>
        blocksOf(name).map(({ language, text }) => [language, codeIn(language, text)])
      expect(code(korean)).toEqual(code(file))
    })
    it(`${file} and its Korean page have the same outline`, () => {
      expect(outline(korean)).toEqual(outline(file))
    })
  }
  it('names the language of every block', () => {
    expect(blocks.filter(({ language }) => !known.has(language))).toEqual([])
  })
})

describe('every link to a file of this repository', () => {
  for (const file of files) {
    it(`${file} leads somewhere`, () => {
      const targets = [...readLesson(file).matchAll(/\]\((\.[^)#]*)/g)].map(([, target]) => target ?? '')
      const dead = targets.filter((target) => !existsSync(new URL(target, new URL(file, import.meta.url))))
      expect(dead).toEqual([])
    })
  }
})

/** Lines of the form `expression // value`. */
function claimsOf(text: string): readonly (readonly [expression: string, expected: string])[] {
  return text.split('\n').flatMap((line) => {
    const [, expression, expected] = /^(\S.*?) \/\/ (.+)$/.exec(line) ?? []
    return expression === undefined || expected === undefined ? [] : [[expression, expected] as const]
  })
}

/** An expression over what the front door of the simulator exports, which is all that lessons may import. */
function evaluate(expression: string): unknown {
  const used = Object.entries(simulator).filter(([name]) => new RegExp(`\\b${name}\\b`).test(expression))
  const names = used.map(([name]) => name)
  return new Function(...names, `return (${expression})`)(...used.map(([, value]) => value))
}

/**
 * Comments are translated, and so is what the kit itself says: a report, hints behind what programs print, the way of a
 * request. What is typed, and files, are the same.
 */
function codeIn(language: string, text: string): string {
  if (language === 'text') return ''
  if (language !== 'console') return text.replace(/ *#.*$/gm, '')
  return text
    .split('\n')
    .filter((line) => /^(?:\$|\/ #|>) /.test(line))
    .join('\n')
}

/** The depth of each heading: the words differ, the shape does not. */
function outline(file: string): readonly number[] {
  return [...readLesson(file).matchAll(/^(#+) /gm)].map(([, marks]) => marks?.length ?? 0)
}
