/** Diagnostics about what a learner's function answered. */
import type { Entries } from './entry.ts'
import {
  aside,
  type CallFacts,
  calls,
  english,
  inherited,
  korean,
  type Labels,
  place,
  row,
} from './function-call.ts'

/** The same sentence in both languages, from whoever wrote the exercise. */
export interface Because {
  readonly en: string
  readonly ko: string
}

export interface FunctionFacts {
  /** `at` is where in the value the two differ; '' when all of it does. */
  'function/wrong-answer': CallFacts & {
    readonly returned: string
    readonly expected: string
    readonly at: string
    readonly because?: Because
  }
  'function/wrong-shape': CallFacts & {
    readonly returned: string
    readonly at: string
    readonly expected: string
    readonly got: string
    readonly because?: Because
  }
  'function/property-broken': CallFacts & { readonly because: Because }
  'function/depends-on-history': CallFacts & { readonly first: string; readonly second: string }
}

export const functionEntries: Entries<FunctionFacts> = {
  'function/wrong-answer': {
    severity: 'error',
    en: (facts) => ({
      says: facts.because?.en ?? 'For this input Kubernetes comes to something else.',
      shown: [
        ...calls(facts, english),
        row('Returned', facts.returned),
        row('Expected', facts.expected),
        ...(facts.at === '' ? [] : [row('Differs at', facts.at)]),
        ...aside(facts, english),
      ],
      ...hint(facts, english),
    }),
    ko: (facts) => ({
      says: facts.because?.ko ?? '이 입력에서 쿠버네티스의 결과는 다릅니다.',
      shown: [
        ...calls(facts, korean),
        row('반환값', facts.returned),
        row('기댓값', facts.expected),
        ...(facts.at === '' ? [] : [row('다른 곳', facts.at)]),
        ...aside(facts, korean),
      ],
      ...hint(facts, korean),
    }),
  },
  'function/wrong-shape': {
    severity: 'error',
    en: (facts) => ({
      says: `What came back has another shape: ${place(facts.at)}expected ${facts.expected}, got ${facts.got}.${reason(facts.because?.en)}`,
      shown: [...calls(facts, english), row('Returned', facts.returned), ...aside(facts, english)],
      try: 'compare with the types that the stub names',
    }),
    ko: (facts) => ({
      says: `반환값의 형태가 다릅니다. ${place(facts.at)}${facts.expected}이어야 하는데 ${facts.got}입니다.${reason(facts.because?.ko)}`,
      shown: [...calls(facts, korean), row('반환값', facts.returned), ...aside(facts, korean)],
      try: '처음 파일에 적힌 타입과 비교해 보세요',
    }),
  },
  'function/property-broken': {
    severity: 'error',
    en: (facts) => ({
      says: facts.because.en,
      shown: [...calls(facts, english), ...aside(facts, english)],
    }),
    ko: (facts) => ({
      says: facts.because.ko,
      shown: [...calls(facts, korean), ...aside(facts, korean)],
    }),
  },
  'function/depends-on-history': {
    severity: 'error',
    en: (facts) => ({
      says: 'The same call gave two different answers: it depends on which calls came before it, or on chance.',
      shown: [...calls(facts, english), row('At first', facts.first), row('Later', facts.second)],
      try: 'keep no variables outside of the function, and use no random numbers and no clock',
    }),
    ko: (facts) => ({
      says: '같은 호출의 답이 두 번 서로 달랐습니다. 앞선 호출이나 우연에 따라 답이 달라집니다.',
      shown: [...calls(facts, korean), row('처음', facts.first), row('나중', facts.second)],
      try: '함수 밖에 변수를 두지 말고, 난수와 시계도 쓰지 마세요',
    }),
  },
}

/** What to look at where the answer itself shows how it came about. */
function hint(facts: FunctionFacts['function/wrong-answer'], words: Labels): { readonly try?: string } {
  const { returned, expected, printed = [] } = facts
  if (returned === 'undefined') {
    return {
      try: printed.includes(expected.replaceAll("'", '')) ? words.onlyPrinted : words.undefinedReturned,
    }
  }
  if (returned === 'null' && expected === 'undefined') return { try: words.nullReturned }
  return inherited(facts, words)
}

/** A sentence that follows another one. */
function reason(because: string | undefined): string {
  return because === undefined ? '' : ` ${because}`
}
