/** A text that an exercise or a check wrote in both languages, in one of them. */
import { settleParticles } from '../sim/korean.ts'
import type { Bilingual } from './exercise.ts'
import type { Language } from './language.ts'

/** What was put into a Korean text decides its particles: an author may leave them open, as in 서비스 ${name}이(가). */
export function inLanguage(text: Bilingual, language: Language): string {
  return language === 'ko' ? settleParticles(text.ko) : text.en
}
