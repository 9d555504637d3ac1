/** Diagnostics about how a learner's function ended without an answer that counts. */
import type { Entries } from './entry.ts'
import { aside, type CallFacts, calls, english, inherited, korean, place, seconds } from './function-call.ts'

export interface FunctionEndedFacts {
  'function/threw': CallFacts & { readonly error: string }
  'function/too-slow': CallFacts & { readonly milliseconds: number }
  'function/run-too-slow': CallFacts & { readonly milliseconds: number }
  'function/out-of-memory': CallFacts & { readonly megabytes: number }
  'function/too-deep': CallFacts
  'function/result-too-large': CallFacts & { readonly kilobytes: number }
  /** `what` is what stands there and is no data: function, Promise, Map, NaN. */
  'function/result-not-data': CallFacts & { readonly at: string; readonly what: string }
  /** Its top level waits for something that never comes. */
  'function/never-ready': { readonly file: string }
}

export const functionEndedEntries: Entries<FunctionEndedFacts> = {
  'function/threw': {
    severity: 'error',
    en: (facts) => ({
      says: `Your code threw ${facts.error}`,
      here: 'thrown from here',
      shown: [...calls(facts, english), ...aside(facts, english)],
      ...inherited(facts, english),
    }),
    ko: (facts) => ({
      says: `코드가 예외를 던졌습니다: ${facts.error}`,
      here: '여기서 던졌습니다',
      shown: [...calls(facts, korean), ...aside(facts, korean)],
      ...inherited(facts, korean),
    }),
  },
  'function/too-slow': {
    severity: 'error',
    en: (facts) => ({
      says:
        facts.call === undefined
          ? `The file was not loaded within ${seconds(facts.milliseconds)} s.`
          : `Your function did not return within ${seconds(facts.milliseconds)} s for this input.`,
      shown: [...calls(facts, english), ...aside(facts, english)],
      try: 'look for a loop whose condition never becomes false, or for work that is done again for each item and could be done once',
    }),
    ko: (facts) => ({
      says:
        facts.call === undefined
          ? `파일을 ${seconds(facts.milliseconds)}초 안에 불러오지 못했습니다.`
          : `이 입력에 대해 함수가 ${seconds(facts.milliseconds)}초 안에 끝나지 않았습니다.`,
      shown: [...calls(facts, korean), ...aside(facts, korean)],
      try: '조건이 거짓이 되지 않는 반복문이나, 한 번만 해도 되는데 항목마다 되풀이하는 일이 있는지 살펴보세요',
    }),
  },
  'function/run-too-slow': {
    severity: 'error',
    en: (facts) => ({
      says: `All calls together took longer than ${seconds(facts.milliseconds)} s; this was the last one.`,
      shown: [...calls(facts, english), ...aside(facts, english)],
      try: 'do less in each call: what does not depend on the input can be worked out once, outside the loop',
    }),
    ko: (facts) => ({
      says: `모든 호출을 합쳐 ${seconds(facts.milliseconds)}초를 넘었습니다. 마지막 호출은 다음과 같습니다.`,
      shown: [...calls(facts, korean), ...aside(facts, korean)],
      try: '호출마다 하는 일을 줄여 보세요. 입력과 상관없는 것은 반복문 밖에서 한 번만 계산하면 됩니다',
    }),
  },
  'function/out-of-memory': {
    severity: 'error',
    en: (facts) => ({
      says: `Your code asked for more than the ${facts.megabytes} MB of memory that there are.`,
      shown: [...calls(facts, english), ...aside(facts, english)],
      try: 'look for a list or a text that keeps growing',
    }),
    ko: (facts) => ({
      says: `코드가 쓸 수 있는 메모리 ${facts.megabytes}MB보다 많은 메모리를 요구했습니다.`,
      shown: [...calls(facts, korean), ...aside(facts, korean)],
      try: '계속 길어지는 목록이나 문자열이 있는지 살펴보세요',
    }),
  },
  'function/too-deep': {
    severity: 'error',
    en: (facts) => ({
      says: 'Your code calls itself too many times: the stack is full.',
      shown: [...calls(facts, english), ...aside(facts, english)],
      try: 'find the case in which the function should stop calling itself',
    }),
    ko: (facts) => ({
      says: '코드가 자신을 너무 많이 호출하여 스택이 가득 찼습니다.',
      shown: [...calls(facts, korean), ...aside(facts, korean)],
      try: '함수가 자신을 더 호출하지 않아야 하는 경우를 찾아보세요',
    }),
  },
  'function/result-too-large': {
    severity: 'error',
    en: (facts) => ({
      says: `What came back is larger than ${facts.kilobytes} kB; no right answer is.`,
      shown: [...calls(facts, english), ...aside(facts, english)],
    }),
    ko: (facts) => ({
      says: `반환값이 ${facts.kilobytes}kB보다 큽니다. 올바른 답은 그렇게 크지 않습니다.`,
      shown: [...calls(facts, korean), ...aside(facts, korean)],
    }),
  },
  'function/result-not-data': {
    severity: 'error',
    en: (facts) => ({
      says: `What came back is not plain data: ${place(facts.at)}found ${facts.what}.`,
      shown: [...calls(facts, english), ...aside(facts, english)],
      try: meant(facts.what)?.en ?? 'return texts, numbers, true and false, lists and plain objects only',
    }),
    ko: (facts) => ({
      says: `반환값이 단순한 데이터가 아닙니다. ${place(facts.at)}받은 것: ${facts.what}.`,
      shown: [...calls(facts, korean), ...aside(facts, korean)],
      try: meant(facts.what)?.ko ?? '문자열, 숫자, true와 false, 목록과 단순한 객체만 반환해 보세요',
    }),
  },
  'function/never-ready': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} waits at its top level for something that never comes.`,
      try: 'leave out the await outside of functions',
    }),
    ko: ({ file }) => ({
      says: `${file}의 최상위 코드가 오지 않을 것을 기다립니다.`,
      try: '함수 밖의 await를 빼 보세요',
    }),
  },
}

/** Where what came back shows what was meant. */
function meant(what: string): { readonly en: string; readonly ko: string } | undefined {
  switch (what) {
    case 'Promise':
      return {
        en: 'leave out async: the function is to return the value itself',
        ko: 'async를 빼 보세요. 함수가 값 자체를 반환해야 합니다',
      }
    case 'NaN':
    case 'Infinity':
    case '-Infinity':
      return {
        en: 'look for a division by 0, or for arithmetic with something that is no number',
        ko: '0으로 나누거나, 숫자가 아닌 것으로 계산하는 곳이 있는지 살펴보세요',
      }
    case 'bigint':
      return { en: 'make a number of it: Number(…)', ko: 'Number(…)로 숫자로 바꿔 보세요' }
    default:
      return undefined
  }
}
