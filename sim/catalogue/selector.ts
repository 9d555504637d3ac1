/** Diagnostics about label selectors: as text behind -l, and as a LabelSelector in a manifest. */
import type { Entries } from './entry.ts'

export interface SelectorFacts {
  'selector/values-missing': { readonly operator: string }
  'selector/values-not-allowed': { readonly operator: string }
  'selector/operator-unknown': { readonly operator: string }
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
    en: ({ operator }) => ({
      says: `"${operator}" is no operator of a label selector.`,
      here: 'In, NotIn, Exists or DoesNotExist',
    }),
    ko: ({ operator }) => ({
      says: `"${operator}"은(는) 레이블 셀렉터의 연산자가 아닙니다.`,
      here: 'In, NotIn, Exists, DoesNotExist 중 하나',
    }),
  },
}
