/** A call of a learner's function, as the diagnostics about it carry and show it. */
import type { ShownFact } from './entry.ts'
import { withParticle } from './particle.ts'

/** One call, as it would be written in the learner's file. */
export interface CallFacts {
  /** Absent while the file itself was being loaded. */
  readonly call?: string
  /** What console.log printed during the call. */
  readonly printed?: readonly string[]
  /** Set when the input was generated: the run's seed, and how many inputs were tried before. */
  readonly generated?: { readonly seed: number; readonly example: number }
}

export interface Labels {
  readonly call: string
  readonly printed: string
  readonly found: string
  readonly generated: (example: number, seed: number) => string
  readonly inherited: (name: string) => string
  readonly onlyPrinted: string
  readonly undefinedReturned: string
  readonly nullReturned: string
}

export const english: Labels = {
  call: 'Call',
  printed: 'Printed',
  found: 'Found by',
  generated: (example, seed) => `generated input ${example}; --seed ${seed} finds it again`,
  inherited: (name) =>
    `mind that every object of JavaScript has a ${name} that nobody gave it; Object.hasOwn(map, '${name}') asks for its own alone`,
  onlyPrinted: 'return the answer: console.log shows a value to you, and hands nothing back',
  undefinedReturned:
    'find out where undefined comes from: an end without return, or something that was looked up and is not there',
  nullReturned: 'return undefined: null is another value',
}

export const korean: Labels = {
  call: '호출',
  printed: '출력',
  found: '찾은 방법',
  generated: (example, seed) =>
    `${example}번째로 만든 입력, ${withParticle(`--seed ${seed}`, '로')} 다시 찾을 수 있음`,
  inherited: (name) =>
    `자바스크립트의 모든 객체에는 아무도 넣지 않은 ${withParticle(name, '이')} 있습니다. Object.hasOwn(map, '${name}')으로 직접 넣은 것인지 물어보세요`,
  onlyPrinted: 'return으로 답을 돌려주세요. console.log는 값을 보여 줄 뿐 돌려주지 않습니다',
  undefinedReturned:
    'undefined가 어디에서 나왔는지 찾아보세요. return 없이 끝났거나, 찾는 것이 없었을 수 있습니다',
  nullReturned: 'undefined를 돌려주세요. null은 다른 값입니다',
}

export function calls({ call }: CallFacts, { call: label }: Labels): readonly ShownFact[] {
  return call === undefined ? [] : [row(label, call)]
}

/** What the learner printed, and how the input was found. */
export function aside({ printed = [], generated }: CallFacts, labels: Labels): readonly ShownFact[] {
  return [
    ...folded(printed).map((line, index) => row(index === 0 ? labels.printed : '', line)),
    ...(generated === undefined
      ? []
      : [row(labels.found, labels.generated(generated.example, generated.seed))]),
  ]
}

/** A line that comes several times in a row stands there once, with how often. */
function folded(lines: readonly string[]): readonly string[] {
  const runs: { readonly line: string; readonly times: number }[] = []
  for (const line of lines) {
    const last = runs.at(-1)
    if (last?.line === line) runs[runs.length - 1] = { line, times: last.times + 1 }
    else runs.push({ line, times: 1 })
  }
  return runs.map(({ line, times }) => (times === 1 ? line : `${line}  × ${times}`))
}

export function row(label: string, text: string): ShownFact {
  return { label, text }
}

export function place(at: string): string {
  return at === '' ? '' : `${at}: `
}

/**
 * What to mind where the input names something that every object of JavaScript answers to: a label may be called so,
 * and `in` and `[…]` find it in a map that does not have it.
 */
export function inherited({ call = '' }: CallFacts, labels: Labels): { readonly try?: string } {
  const name = /\b(?:toString|valueOf|constructor|hasOwnProperty)\b/.exec(call)?.[0]
  return name === undefined ? {} : { try: labels.inherited(name) }
}

/** 2000 is 2, 300 is 0.3. */
export function seconds(milliseconds: number): number {
  return milliseconds / 1000
}
