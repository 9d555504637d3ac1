/** In which language does the kit speak? The flag decides, then LAB_LANG, then the locale; English otherwise. */

export type Language = 'en' | 'ko'

export const languages: readonly Language[] = ['en', 'ko']

type Environment = Readonly<Record<string, string | undefined>>

export function isLanguage(text: string): text is Language {
  return text === 'en' || text === 'ko'
}

/** POSIX: the first of LC_ALL, LC_MESSAGES and LANG that is set and not empty decides. */
export function languageFrom(environment: Environment): Language {
  const { LAB_LANG, LC_ALL, LC_MESSAGES, LANG } = environment
  return /^ko\b|^ko_/i.test(LAB_LANG || LC_ALL || LC_MESSAGES || LANG || '') ? 'ko' : 'en'
}
