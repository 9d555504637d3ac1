/** Diagnostics about a file with a learner's function: can it be read as TypeScript, and is the function there? */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'

/** What a compiler would have to write code for. */
export type CompilerOnly = keyof typeof insteadOf

const insteadOf = {
  namespace: {
    en: 'export the functions and constants themselves, or put them into an object',
    ko: '함수와 상수를 직접 export하거나 객체에 담아 보세요',
  },
  'export =': {
    en: 'write export in front of the function',
    ko: '함수 앞에 export를 적어 보세요',
  },
  'export import': {
    en: 'import what you need by its name, and export a constant of your own',
    ko: '필요한 것을 이름으로 가져온 뒤 상수로 export해 보세요',
  },
  decorator: {
    en: 'call the function that decorates yourself',
    ko: '데코레이터 함수를 직접 호출해 보세요',
  },
  accessor: { en: 'write a field, or get and set', ko: '필드나 get과 set을 적어 보세요' },
  using: {
    en: 'write const; nothing here has to be disposed of',
    ko: 'const를 적어 보세요. 여기에는 정리할 것이 없습니다',
  },
}

export interface FunctionFileFacts {
  /** `message` is what the parser or the engine says. */
  'function/not-typescript': { readonly file: string; readonly message: string }
  'function/compiler-only': { readonly file: string; readonly construct: CompilerOnly }
  /** `files` are those that may be imported. */
  'function/import-refused': {
    readonly file: string
    readonly specifier: string
    readonly files: readonly string[]
  }
  /** `exported` is what the file does export. */
  'function/export-missing': {
    readonly file: string
    readonly name: string
    readonly exported: readonly string[]
  }
  'function/not-a-function': { readonly file: string; readonly name: string; readonly what: string }
  /** What the compiler says; never counts. */
  'function/type-advice': { readonly message: string }
}

export const functionFileEntries: Entries<FunctionFileFacts> = {
  'function/not-typescript': {
    severity: 'error',
    en: ({ file, message }) => ({
      says: `${file} cannot be read as TypeScript: ${message}.`,
      try: 'compare the line, and the one before it, with the stub: a bracket or a comma is often missing there',
    }),
    ko: ({ file, message }) => ({
      says: `${file}을(를) TypeScript로 읽을 수 없습니다: ${message}.`,
      try: '이 줄과 바로 윗줄을 처음 파일과 비교해 보세요. 괄호나 쉼표가 빠진 경우가 많습니다',
    }),
  },
  'function/compiler-only': {
    severity: 'error',
    en: ({ file, construct }) => ({
      says: `${file} uses ${construct}, for which a compiler would have to write code. Here types are taken out of a file, and nothing is compiled.`,
      here: 'more than types',
      try: insteadOf[construct].en,
    }),
    ko: ({ file, construct }) => ({
      says: `${file}에 있는 ${construct} 문법은 컴파일러가 코드를 만들어야 동작합니다. 여기서는 파일에서 타입을 빼기만 하고 컴파일하지 않습니다.`,
      here: '타입만이 아닙니다',
      try: insteadOf[construct].ko,
    }),
  },
  'function/import-refused': {
    severity: 'error',
    en: ({ file, specifier, files }) => ({
      says: `${file} imports ${specifier}. Here there is nothing to import but ${listed(files)}.`,
      here: 'not one of the files of this exercise',
      try: 'write what you need into the file itself: no package and no module of Node.js is there',
    }),
    ko: ({ file, specifier, files }) => ({
      says: `${file}이(가) ${specifier}을(를) 가져옵니다. 여기서 가져올 수 있는 것은 ${listed(files)}뿐입니다.`,
      here: '이 연습 문제의 파일이 아닙니다',
      try: '필요한 것을 파일 안에 직접 작성해 보세요. 패키지나 Node.js 모듈은 없습니다',
    }),
  },
  'function/export-missing': {
    severity: 'error',
    en: ({ file, name, exported }) => ({
      says: `${file} exports no ${name}${exported.length === 0 ? '; it exports nothing' : `; it exports ${listed(exported)}`}.`,
      try: `begin the function with: export function ${name}(`,
    }),
    ko: ({ file, name, exported }) => ({
      says: `${file}은(는) ${name}을(를) 내보내지 않습니다. ${exported.length === 0 ? '내보내는 것이 없습니다' : `내보내는 것: ${listed(exported)}`}.`,
      try: `함수를 이렇게 시작해 보세요: export function ${name}(`,
    }),
  },
  'function/not-a-function': {
    severity: 'error',
    en: ({ file, name, what }) => ({
      says: `${name} in ${file} is of type ${what}; it is to be a function.`,
      try: `write it as: export function ${name}(`,
    }),
    ko: ({ file, name, what }) => ({
      says: `${file}의 ${name}은(는) 함수가 아니라 ${what} 타입입니다.`,
      try: `이렇게 작성해 보세요: export function ${name}(`,
    }),
  },
  'function/type-advice': {
    severity: 'warning',
    en: ({ message }) => ({
      says: `The TypeScript compiler says: ${message}`,
      try: 'nothing, if the function does what you want: types are advice here, and cost no points',
    }),
    ko: ({ message }) => ({
      says: `TypeScript 컴파일러의 말: ${message}`,
      try: '함수가 원하는 대로 동작한다면 그대로 두어도 됩니다. 여기서 타입은 조언일 뿐 점수와 상관없습니다',
    }),
  },
}
