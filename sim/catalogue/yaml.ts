/** Diagnostics about the text of a manifest: YAML as the API server reads it. */
import type { Entries } from './entry.ts'

export interface YamlFacts {
  'yaml/not-readable': { readonly problem: string }
}

export const yamlEntries: Entries<YamlFacts> = {
  'yaml/not-readable': {
    severity: 'error',
    en: ({ problem }) => ({ says: `The YAML cannot be read: ${problem}.` }),
    ko: ({ problem }) => ({ says: `YAML을 읽을 수 없습니다: ${problem}.` }),
  },
}
