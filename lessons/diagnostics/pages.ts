/**
 * The pages about diagnostics, taken apart: one page a topic, which is what stands before the slash of a code, in both
 * languages; one section a code, with an anchor that messages lead to.
 *
 * sectionsOf('diagnostics/yaml.md')[0] is { code: 'yaml/tab-indents', anchor: 'yaml-tab-indents', … }
 */
import { type Block, blocksOf, readLesson } from '../blocks.ts'

export interface Section {
  readonly code: string
  /** The id right above the heading; '' when there is none. */
  readonly anchor: string
  /** Everything up to the next heading. */
  readonly text: string
  readonly blocks: readonly Block[]
}

export type Language = 'en' | 'ko'

/** Relative to lessons/, as blocks name their file. */
export function pageOf(topic: string, language: Language): string {
  return `diagnostics/${topic}${language === 'ko' ? '.ko' : ''}.md`
}

export function topicOf(code: string): string {
  return code.slice(0, code.indexOf('/'))
}

export function anchorOf(code: string): string {
  return code.replace('/', '-')
}

export function sectionsOf(page: string): readonly Section[] {
  const lines = readLesson(page).split('\n')
  const blocks = blocksOf(page)
  const headings = lines.flatMap((line, index) => {
    const code = /^### `(.+)`$/.exec(line)?.[1]
    return code === undefined ? [] : [{ code, index }]
  })
  return headings.map(({ code, index }, position) => {
    const end = headings[position + 1]?.index ?? lines.length
    return {
      code,
      anchor: /^<a id="(.*)"><\/a>$/.exec(lines[index - 1] ?? '')?.[1] ?? '',
      text: lines.slice(index + 1, end).join('\n'),
      blocks: blocks.filter(({ line }) => line > index && line <= end),
    }
  })
}

/** Comments are translated; the rest of a block must not be. */
export function withoutComments(text: string): string {
  return text.replace(/ *#.*$/gm, '')
}

/** An example of what goes wrong: a comment in it says so. JSON has no comments, and is one always. */
export function isWrong({ language, text }: Block): boolean {
  return language === 'json' || (language === 'yaml' && /# .*(?:wrong|틀림)/.test(text))
}
