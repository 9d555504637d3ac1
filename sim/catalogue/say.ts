/** What a diagnostic says in one language, told where it stands; the one place where the catalogue is asked for words. */
import type { Diagnostic } from '../diagnostic.ts'
import type { About, Entry, Words } from './entry.ts'
import { catalogue } from './index.ts'
import { settleParticles } from './particle.ts'

export function sayOf(
  { code, params }: Pick<Diagnostic, 'code' | 'params'>,
  about: About,
  language: 'en' | 'ko',
): Words {
  // A diagnostic's params belong to its own code; the compiler cannot follow that through a union of codes.
  const entry = catalogue[code] as Entry<Diagnostic['params']>
  const words = entry[language](params, about)
  return language === 'ko' ? settled(words) : words
}

/** What was put into the sentences decides their particles. What was typed, or came back, is shown as it is. */
function settled({ shown, ...texts }: Words): Words {
  const sentences = Object.entries(texts).map(([part, text]: [string, string]) => [
    part,
    settleParticles(text),
  ])
  return { ...Object.fromEntries(sentences), ...(shown === undefined ? {} : { shown }) } as Words
}
