import { existsSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'
import { catalogue } from '../../sim/catalogue/index.ts'
import { parseYaml } from '../../sim/manifest/parse-yaml.ts'
import { readLesson } from '../blocks.ts'
import { anchorOf, isWrong, type Language, pageOf, sectionsOf, topicOf, withoutComments } from './pages.ts'

const codes = Object.keys(catalogue).sort()
const topics = [...new Set(codes.map(topicOf))].sort()
const languages: readonly Language[] = ['en', 'ko']
const known = new Set(['yaml', 'json', 'text', 'shell'])

const isThere = (page: string): boolean => existsSync(new URL(`../${page}`, import.meta.url))
const sectionsIn = (page: string) => (isThere(page) ? sectionsOf(page) : [])

describe.each(languages)('the pages in language %s', (language) => {
  describe.each(topics)('%s', (topic) => {
    const page = pageOf(topic, language)
    const sections = sectionsIn(page)

    it('explains every code of its topic once, and no other', () => {
      expect(sections.map(({ code }) => code).sort()).toEqual(codes.filter((code) => topicOf(code) === topic))
    })

    it('has an anchor above each heading', () => {
      expect(sections.map(({ anchor }) => anchor)).toEqual(sections.map(({ code }) => anchorOf(code)))
    })

    it('explains in its own language', () => {
      const prose = sections.map(({ code, text }) => ({ code, words: text.replace(/```[\s\S]*?```/g, '') }))
      const strange = prose.filter(({ words }) => /[가-힣]{2}/.test(words) !== (language === 'ko'))
      expect(strange.map(({ code }) => code)).toEqual([])
    })

    it('names the language of every block', () => {
      const blocks = sections.flatMap(({ blocks }) => blocks)
      expect(blocks.filter((block) => !known.has(block.language))).toEqual([])
    })

    it('shows YAML that can be read, unless it is marked as wrong', () => {
      const right = sections.flatMap(({ blocks }) =>
        blocks.filter((block) => block.language === 'yaml' && !isWrong(block)),
      )
      const unreadable = right.filter(({ file, text }) => !parseYaml({ name: file, text }).ok)
      expect(unreadable).toEqual([])
    })

    it('has only links that lead somewhere', () => {
      const links = isThere(page) ? [...readLesson(page).matchAll(/\]\(([^):]*)\)/g)] : []
      const dead = links.map(([, target = '']) => target).filter((target) => !leadsSomewhere(page, target))
      expect(dead).toEqual([])
    })
  })
})

describe.each(topics)('%s in both languages', (topic) => {
  const [english, korean] = languages.map((language) => sectionsIn(pageOf(topic, language)))

  it('has the same sections in the same order', () => {
    expect(korean?.map(({ code }) => code)).toEqual(english?.map(({ code }) => code))
  })

  it('shows the same code, but for comments', () => {
    const shown = (sections: typeof english) =>
      sections?.map(({ code, blocks }) => [
        code,
        ...blocks.map((block) => [block.language, isWrong(block), withoutComments(block.text)]),
      ])
    expect(shown(korean)).toEqual(shown(english))
  })
})

describe.each(languages)('the index in language %s', (language) => {
  it('leads to every topic once, in the order of the alphabet', () => {
    const index = readLesson(pageOf('README', language))
    const rows = [...index.matchAll(/^\| \[`(.*)`\]\((.*)\) +\| \S.* \|$/gm)]
    expect(rows.map(([, topic, target]) => [topic, target])).toEqual(
      topics.map((topic) => [topic, posix.basename(pageOf(topic, language))]),
    )
  })
})

/** A file of this repository and, where the link names one, an anchor in it. */
function leadsSomewhere(page: string, target: string): boolean {
  const [file = '', anchor] = target.split('#')
  const path = file === '' ? page : posix.join(posix.dirname(page), file)
  if (!isThere(path)) return false
  return anchor === undefined || readLesson(path).includes(`<a id="${anchor}"></a>`)
}
