/** Diagnostics about names, labels, addresses and port numbers: text that must have a certain form. */
import type { Entries } from './entry.ts'

export interface NameFacts {
  'name/not-a-dns-label': { readonly value: string }
}

export const nameEntries: Entries<NameFacts> = {
  'name/not-a-dns-label': {
    severity: 'error',
    en: ({ value }) => ({
      says: `"${value}" is no DNS label: lower-case letters, digits and "-", at most 63 characters.`,
    }),
    ko: ({ value }) => ({
      says: `"${value}"은(는) DNS 레이블이 아닙니다: 소문자, 숫자, "-"만 쓰며 63자를 넘지 않습니다.`,
    }),
  },
}
