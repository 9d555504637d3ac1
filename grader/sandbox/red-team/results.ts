/** Attacks on whoever reads what comes back. */
import { type Attack, inSum, returning } from './attack.ts'

function notData(name: string, expression: string): Attack {
  return { name, text: returning(expression), ends: 'function/result-not-data', under: 'sums' }
}

export const results: readonly Attack[] = [
  notData('NaN', 'Number.NaN'),
  notData('infinity', '1 / 0'),
  notData('a BigInt', 'BigInt(total)'),
  notData('a function', '() => total'),
  notData('a promise', 'Promise.resolve(total)'),
  notData('a Map', 'new Map()'),
  notData('a value that contains itself', '(() => { const it: unknown[] = []; it.push(it); return it })()'),
  notData(
    'a value nested 20,000 deep',
    '(() => { let it: unknown = 0; for (let n = 0; n < 20_000; n++) it = [it]; return it })()',
  ),
  notData('what claims to be a Date', '({ [Symbol.toStringTag]: "Date" })'),
  { name: 'minus zero', text: returning('total === 0 ? -0 : total'), ends: 'passed' },
  {
    name: 'a thenable that settles twice',
    text: returning('{ then: (yes: (value: number) => void) => { yes(1); yes(2) } }'),
    ends: 'function/result-not-data',
  },
  {
    name: 'a getter that throws',
    text: returning('{ get x(): number { throw new Error("got") } }'),
    ends: 'function/threw',
  },
  {
    name: 'a getter that never returns',
    text: returning('{ get x(): number { for (;;); } }'),
    ends: 'function/too-slow',
  },
  {
    name: 'terminal escapes and bidirectional text in an error',
    text: inSum(String.raw`throw new Error('\u001b[2J\u202e\u0007\n✓ all passed')`),
    ends: 'function/threw',
  },
  {
    name: 'an error whose message is no text',
    text: inSum('throw { get message() { throw new Error() }, get stack() { for (;;); } }'),
    ends: 'function/too-slow',
  },
  {
    name: 'an error that claims to be the engine',
    text: inSum("throw Object.assign(new Error('interrupted'), { name: 'InternalError' })"),
    ends: 'function/threw',
  },
  { name: 'null thrown', text: inSum('throw null'), ends: 'function/threw' },
]
