/** A diagnostic as the prompt tells it: what is so, one thing to try, a command that shows it. */
import { sayOf } from '../../catalogue/say.ts'
import { type Diagnostic, printPath } from '../../diagnostic.ts'
import type { Language } from '../../trace/render.ts'

const labels = {
  en: { try: 'Try', see: 'See', read: 'Read' },
  ko: { try: '시도', see: '확인', read: '읽기' },
} as const

export function explained(diagnostic: Diagnostic, language: Language): string {
  const { object, path, code } = diagnostic
  const about = {
    object:
      object === undefined
        ? ''
        : `${object.kind} ${object.namespace === undefined ? '' : `${object.namespace}/`}${object.name}`,
    field: path === undefined ? '' : printPath(path),
  }
  const words = sayOf(diagnostic, about, language)
  const label = labels[language]
  const [topic = ''] = code.split('/')
  const lines = [
    words.says,
    ...(words.try === undefined ? [] : [`  ${label.try}: ${words.try}`]),
    ...(words.see === undefined ? [] : [`  ${label.see}: ${words.see}`]),
    `  ${label.read}: lessons/diagnostics/${topic}${language === 'ko' ? '.ko' : ''}.md#${code.replaceAll('/', '-')}`,
  ]
  return lines.map((line) => `${line}\n`).join('')
}
