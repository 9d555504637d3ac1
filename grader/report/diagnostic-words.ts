/** A diagnostic in words: the catalogue is asked in one language, and told where the diagnostic stands. */
import { type Diagnostic, type ObjectRef, printPath, type Severity } from '../../sim/index.ts'
import { catalogue, sayOf, type Words } from '../../sim/words.ts'
import type { Language } from '../language.ts'

/** Every text in them is short enough to read, however long the values that a learner wrote. */
export function wordsOf(diagnostic: Diagnostic, language: Language): Words {
  const about = {
    object: diagnostic.object === undefined ? '' : printRef(diagnostic.object),
    field: diagnostic.path === undefined ? '' : printPath(diagnostic.path),
  }
  const words = sayOf(diagnostic, about, language)
  // The catalogue writes no line ends: one in its words came out of a learner's value, and would pass for a line of ours.
  const { shown, ...texts } = words
  const shortened = Object.entries(texts).map(([part, text]: [string, string]) => [part, onOneLine(text)])
  const rows = shown?.map(({ label, text }) => ({ label, text: onOneLine(text) }))
  return { ...Object.fromEntries(shortened), ...(rows === undefined ? {} : { shown: rows }) } as Words
}

function onOneLine(text: string): string {
  return shorten(text.replaceAll('\n', '␊'))
}

const longestWord = 120
const longestText = 1200

/** Words without an end, and texts without one, lose their middle. */
export function shorten(text: string): string {
  if (text.length <= longestWord) return text
  const words = text.length > longestText ? cutMiddle(text, longestText) : text
  return words.replace(new RegExp(`\\S{${longestWord + 1},}`, 'gu'), (word) => cutMiddle(word, longestWord))
}

function cutMiddle(text: string, length: number): string {
  return `${text.slice(0, length - 30)}…${text.slice(-20)}`
}

export function severityOf(diagnostic: Diagnostic): Severity {
  return catalogue[diagnostic.code].severity
}

/** Service default/web, Node worker-1. */
function printRef({ kind, namespace, name }: ObjectRef): string {
  return shorten(namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`)
}

/** The heading that explains a code, as a link within the repository: every topic is a page. */
export function readingFor(code: string, language: Language): string {
  const [topic = ''] = code.split('/')
  return `lessons/diagnostics/${topic}${language === 'ko' ? '.ko' : ''}.md#${code.replaceAll('/', '-')}`
}
