/** Diagnostics about a file before its text is read: missing, too large, binary, not a file at all. */
import type { Entries } from './entry.ts'

export interface FileFacts {
  'file/missing': { readonly file: string }
}

export const fileEntries: Entries<FileFacts> = {
  'file/missing': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} does not exist.`,
      try: 'create it, or run lab reset to get the file as it was given',
    }),
    ko: ({ file }) => ({
      says: `${file} 파일이 없습니다.`,
      try: '파일을 만들거나 lab reset으로 처음 상태를 되돌려 보세요',
    }),
  },
}
