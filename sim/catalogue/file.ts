/** Diagnostics about a file before its text is read: missing, too large, binary, not a file at all. */
import type { Entries } from './entry.ts'

export interface FileFacts {
  'file/missing': { readonly file: string }
  /** In bytes. */
  'file/too-large': { readonly file: string; readonly size: number; readonly limit: number }
  'file/not-text': { readonly file: string }
  'file/utf-16': { readonly file: string }
  /** `line` counts from 1. */
  'file/not-utf-8': { readonly file: string; readonly line: number }
}

/** 1.5 MiB, 300 KiB: enough to compare. */
function readable(bytes: number): string {
  const mebibytes = bytes / 1024 / 1024
  return mebibytes >= 1 ? `${Math.round(mebibytes * 10) / 10} MiB` : `${Math.ceil(bytes / 1024)} KiB`
}

export const fileEntries: Entries<FileFacts> = {
  'file/missing': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} does not exist.`,
      try: 'create it, or run ./lab reset to get the file as it was given',
    }),
    ko: ({ file }) => ({
      says: `${file} 파일이 없습니다.`,
      try: '파일을 만들거나 ./lab reset으로 처음 상태를 되돌려 보세요',
    }),
  },
  'file/too-large': {
    severity: 'error',
    en: ({ file, size, limit }) => ({
      says: `${file} is ${readable(size)} large; files up to ${readable(limit)} are read.`,
      try: 'keep only the objects that the task asks for',
    }),
    ko: ({ file, size, limit }) => ({
      says: `${file}의 크기는 ${readable(size)}입니다. ${readable(limit)}까지의 파일만 읽습니다.`,
      try: '과제에 필요한 오브젝트만 남겨 보세요',
    }),
  },
  'file/not-text': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} is not a text file: it holds bytes that no text has.`,
      try: 'save the manifest as plain text',
    }),
    ko: ({ file }) => ({
      says: `${file}은(는) 텍스트 파일이 아닙니다. 텍스트에 있을 수 없는 바이트가 들어 있습니다.`,
      try: '매니페스트를 일반 텍스트로 저장해 보세요',
    }),
  },
  'file/utf-16': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} is saved as UTF-16 (Windows tools call it Unicode); manifests are read as UTF-8 here.`,
      try: 'save it as UTF-8; in PowerShell: Set-Content -Encoding utf8',
    }),
    ko: ({ file }) => ({
      says: `${file}은(는) UTF-16으로 저장되어 있습니다(Windows 도구에서는 유니코드라고 합니다). 여기서는 매니페스트를 UTF-8로 읽습니다.`,
      try: 'UTF-8로 저장해 보세요. PowerShell에서는 Set-Content -Encoding utf8을 씁니다',
    }),
  },
  'file/not-utf-8': {
    severity: 'error',
    en: ({ file, line }) => ({
      says: `${file} is not UTF-8: on line ${line} stands a byte that fits no character.`,
      try: 'save it as UTF-8; an editor on Windows may call the old encoding ANSI',
    }),
    ko: ({ file, line }) => ({
      says: `${file}은(는) UTF-8이 아닙니다. ${line}번째 줄에 어떤 문자에도 맞지 않는 바이트가 있습니다.`,
      try: 'UTF-8로 저장해 보세요. 메모장에서는 인코딩을 ANSI 대신 UTF-8로 고릅니다',
    }),
  },
}
