/** Attacks that answer by something else than the question: time, chance, what was asked before. */
import { type Attack, atTop, honest, inSum } from './attack.ts'

/** The honest file, with another end of `sum`, and `code` outside of it. */
function ending(code: string, end: string): string {
  return atTop(code).replace('return total', end)
}

export const state: readonly Attack[] = [
  {
    name: 'a count of the calls',
    text: ending('let calls = 0', 'return ++calls > 30 ? total + 1 : total'),
    ends: 'function/depends-on-history',
  },
  {
    name: 'a wrong answer to the first call alone',
    text: ending('let calls = 0', 'return ++calls === 1 ? total + 1 : total'),
    ends: 'function/depends-on-history',
  },
  {
    name: 'an error that comes once',
    text: ending('let calls = 0', "if (++calls === 9) throw new Error('sometimes')\n  return total"),
    ends: 'function/depends-on-history',
  },
  {
    name: 'a list that is used up',
    text: ending('const left = [0]', 'return total + left.pop()!.valueOf()'),
    ends: 'function/depends-on-history',
  },
  {
    name: 'another answer to a question that is put for the second time',
    text: ending(
      'const seen = new Set<string>()',
      'const known = seen.has(String(numbers))\n  seen.add(String(numbers))\n  return known ? total + 1 : total',
    ),
    ends: 'function/depends-on-history',
  },
  {
    name: 'answers that were seen before',
    text: ending(
      'const seen = new Map<string, number>()',
      "if (numbers.length === 1) seen.set('one', total)\n  return numbers.length === 0 && seen.size === 0 ? 0 : total + 0 * seen.size",
    ),
    ends: 'passed',
  },
  {
    name: 'an answer that depends on the call before',
    text: ending(
      'let last = 0',
      'const was = last\n  last = numbers.length\n  return was === 5 ? total + 1 : total',
    ),
    ends: 'function/depends-on-history',
  },
  {
    name: 'an answer that depends on the calls before it, of another function',
    text: atTop('let calls = 0').replace(
      'return [...texts].sort()',
      "calls++\n  return calls === 1 ? ['a', 'b'] : [...texts].sort()",
    ),
    ends: 'function/depends-on-history',
    under: 'orders',
  },
  {
    name: 'right answers to the inputs that were picked by hand',
    text: honest.replace('return total', 'return numbers.length > 3 ? 0 : total'),
    ends: 'function/wrong-answer',
  },
  {
    name: 'chance',
    text: honest.replace('return total', 'return Math.random() < 0.5 ? total : total + 1'),
    ends: 'function/depends-on-history',
  },
  {
    name: 'the clock, by every way to it',
    text: inSum(`const Clock = Object.getPrototypeOf(new Date()).constructor
  const times = [Date.now(), new Date().getTime(), new Clock().getTime(), Clock.now(), Date.parse(Date())]
  for (let at = 0; at < 20_000; at++) total += times[at] ?? 0
  if (total !== 0 || Date.now() !== 0 || 'performance' in globalThis) throw new Error('a clock')`)
      .replace('const Clock', 'let total = 0\n  const Clock')
      .replace(/\n {2}let total = 0\n {2}for \(const/, '\n  for (const'),
    ends: 'passed',
  },
  {
    name: 'the time zone of the computer',
    text: inSum(`const date = new Date(2020, 6, 1)
  if (date.getTime() !== Date.UTC(2020, 6, 1) || date.getTimezoneOffset() !== 0) throw new Error(String(date))`),
    ends: 'passed',
  },
  {
    name: 'the input, used up',
    text: inSum(
      'const all = numbers as number[]\n  let sum = 0\n  while (all.length > 0) sum += all.pop()!\n  return sum',
    ),
    ends: 'passed',
  },
  { name: 'the input itself', text: inSum('return numbers as never'), ends: 'function/wrong-shape' },
]
