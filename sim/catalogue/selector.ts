/** Diagnostics about label selectors: as text behind -l, and as a LabelSelector in a manifest. */
import type { Entries } from './entry.ts'

/** What the grammar of a selector asks for at some place. */
export type Expected =
  | 'start'
  | 'key-after-comma'
  | 'comma-or-end'
  | 'word'
  | 'operator'
  | 'open-bracket'
  | 'values'
  | 'value'
  | 'comma-or-bracket'

export interface SelectorFacts {
  'selector/unexpected': { readonly selector: string; readonly found: string; readonly expected: Expected }
  'selector/not-a-pair': { readonly selector: string; readonly pair: string }
  'selector/wrong-number-of-values': { readonly operator: string; readonly count: number }
  'selector/value-not-a-number': { readonly operator: string; readonly value: string }
  'selector/not-only-equality': { readonly operator: string }
  'selector/values-missing': { readonly operator: string }
  'selector/values-not-allowed': { readonly operator: string }
  /** `operators` are all that the place takes: node affinity knows more than a label selector, matchFields fewer. */
  'selector/operator-unknown': { readonly operator: string; readonly operators: readonly string[] }
}

export const selectorEntries: Entries<SelectorFacts> = {
  'selector/values-missing': {
    severity: 'error',
    en: ({ operator }) => ({
      says: `${operator} compares a label with a list of values, and the list is empty.`,
      here: 'no values',
      try: 'list at least one value',
    }),
    ko: ({ operator }) => ({
      says: `${operator} 연산자는 레이블을 값 목록과 비교하는데 목록이 비어 있습니다.`,
      here: '값이 없음',
      try: '값을 하나 이상 써 보세요',
    }),
  },
  'selector/values-not-allowed': {
    severity: 'error',
    en: ({ operator }) => ({
      says: `${operator} asks whether a label is there, whatever its value; values mean nothing to it.`,
      here: `${operator} takes no values`,
      try: 'remove the values, or use In or NotIn',
    }),
    ko: ({ operator }) => ({
      says: `${operator} 연산자는 값과 상관없이 레이블이 있는지만 봅니다. 값을 쓸 수 없습니다.`,
      here: `${operator}에는 값을 쓰지 않음`,
      try: '값을 지우거나 In 또는 NotIn을 써 보세요',
    }),
  },
  'selector/operator-unknown': {
    severity: 'error',
    en: ({ operator, operators }) => ({
      says: `"${operator}" is no operator that is known here.`,
      here: `one of ${operators.join(', ')}`,
    }),
    ko: ({ operator, operators }) => ({
      says: `"${operator}"은(는) 여기에서 쓸 수 있는 연산자가 아닙니다.`,
      here: `${operators.join(', ')} 중 하나`,
    }),
  },
  'selector/unexpected': {
    severity: 'error',
    en: ({ selector, found, expected }) => ({
      says:
        found === ''
          ? `The selector "${selector}" ends too early.`
          : `The selector "${selector}" cannot be read at "${found}".`,
      here: `${expectedInEnglish[expected]} is expected here`,
    }),
    ko: ({ selector, found, expected }) => ({
      says:
        found === ''
          ? `셀렉터 "${selector}"이(가) 중간에서 끝납니다.`
          : `셀렉터 "${selector}"을(를) "${found}"에서 읽을 수 없습니다.`,
      here: `여기에 필요한 것: ${expectedInKorean[expected]}`,
    }),
  },
  'selector/not-a-pair': {
    severity: 'error',
    en: ({ selector, pair }) => ({
      says: `"${pair}" in "${selector}" is no label: a label is key=value.`,
      try: 'write key=value, with commas between labels',
    }),
    ko: ({ selector, pair }) => ({
      says: `"${selector}"의 "${pair}"은(는) 레이블이 아닙니다. 레이블은 키=값 형식입니다.`,
      try: '키=값으로 쓰고 레이블 사이에 쉼표를 넣어 보세요',
    }),
  },
  'selector/wrong-number-of-values': {
    severity: 'error',
    en: ({ operator, count }) => ({
      says: `The operator ${operator} takes ${valuesInEnglish(operator)} here, not ${count}.`,
      here: valuesInEnglish(operator),
    }),
    ko: ({ operator, count }) => ({
      says: `여기서 ${operator} 연산자에는 값이 ${valuesInKorean(operator)} 필요한데 ${count}개가 있습니다.`,
      here: `값 ${valuesInKorean(operator)}`,
    }),
  },
  'selector/value-not-a-number': {
    severity: 'error',
    en: ({ operator, value }) => ({
      says: `${operator === 'gt' ? '>' : '<'} compares whole numbers; "${value}" is none.`,
      here: 'no whole number',
    }),
    ko: ({ operator, value }) => ({
      says: `${operator === 'gt' ? '>' : '<'} 연산자는 정수를 비교합니다. "${value}"은(는) 정수가 아닙니다.`,
      here: '정수가 아님',
    }),
  },
  'selector/not-only-equality': {
    severity: 'error',
    en: ({ operator }) => ({
      says: `This place holds a plain map of labels; ${operator} says more than a map can.`,
      try: 'use matchLabels, or In with a single value',
    }),
    ko: ({ operator }) => ({
      says: `이 자리에는 레이블 맵만 쓸 수 있습니다. ${operator} 조건은 맵으로 나타낼 수 없습니다.`,
      try: 'matchLabels를 쓰거나, In에 값을 하나만 써 보세요',
    }),
  },
}

const expectedInEnglish: { readonly [Key in Expected]: string } = {
  start: 'a label key or "!"',
  'key-after-comma': 'a label key or "!"',
  'comma-or-end': '"," or the end',
  word: 'a word',
  operator: 'an operator (=, ==, !=, in, notin, <, >)',
  'open-bracket': '"("',
  values: 'a value or ")"',
  value: 'a value',
  'comma-or-bracket': '"," or ")"',
}

const expectedInKorean: { readonly [Key in Expected]: string } = {
  start: '레이블 키 또는 "!"',
  'key-after-comma': '레이블 키 또는 "!"',
  'comma-or-end': '"," 또는 끝',
  word: '단어',
  operator: '연산자(=, ==, !=, in, notin, <, >)',
  'open-bracket': '"("',
  values: '값 또는 ")"',
  value: '값',
  'comma-or-bracket': '"," 또는 ")"',
}

/** Small letters are the operators of a selector; In and NotIn come from matchFields, which compares one name. */
function valuesInEnglish(operator: string): string {
  if (operator === 'in' || operator === 'notin') return 'at least one value'
  return operator === 'exists' || operator === '!' ? 'no values' : 'exactly one value'
}

function valuesInKorean(operator: string): string {
  if (operator === 'in' || operator === 'notin') return '하나 이상'
  return operator === 'exists' || operator === '!' ? '0개' : '정확히 하나'
}
