/** Attacks on whoever reads what comes back. */
import { type Attack, atTop, inSum, returning } from './attack.ts'

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
  notData('a generator', '(function* () { yield total })()'),
  notData('a number in an object', 'new Number(total)'),
  notData('the arguments', 'arguments'),
  notData('a BigInt far inside', '[[[1n]]]'),
  notData('toJSON', '({ toJSON: () => total })'),
  notData('what the kit writes for undefined', String.raw`({ '\0': 'undefined' })`),
  notData('what the kit writes, and no text', String.raw`({ '\0': { toString: null, valueOf: null } })`),
  notData(
    'members without end',
    '(() => { const next = (): object => ({ get x() { return next() } }); return next() })()',
  ),
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
  {
    name: 'an object that is another one at every look',
    text: returning('(() => { let look = 0; return { get it() { return look++ } } })()'),
    ends: 'function/wrong-shape',
  },
  {
    name: 'a Proxy that makes up its members',
    text: returning(
      '(new Proxy({}, { ownKeys: () => ["a"], getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true, value: 1 }), get: () => total }))',
    ),
    ends: 'function/wrong-shape',
  },
  {
    name: 'a Proxy whose every trap throws',
    text: returning('new Proxy({}, new Proxy({}, { get() { throw new Error("trap") } }))'),
    ends: 'function/threw',
  },
  {
    name: 'a Proxy that is revoked',
    text: returning(
      '(() => { const { proxy, revoke } = Proxy.revocable({}, {}); revoke(); return proxy })()',
    ),
    ends: 'function/threw',
  },
  {
    name: 'a list of four billion holes',
    text: returning('Object.assign([], { length: 2 ** 32 - 1 })'),
    ends: 'function/result-too-large',
  },
  {
    name: 'a list whose length is counted anew each time',
    text: returning(
      'new Proxy([], { get: (_, key) => (key === "length" ? { valueOf: () => 1e9 } : "x".repeat(5000)) })',
    ),
    ends: 'function/result-too-large',
  },
  {
    name: 'a list that prints while it is read',
    text: returning(
      'new Proxy([], { get: (_, key) => { console.log({}); return key === "length" ? 1e7 : "x".repeat(5000) } })',
    ),
    ends: 'function/result-too-large',
  },
  { name: 'half a letter', text: returning(String.raw`'\ud800'`), ends: 'function/wrong-shape' },
  {
    name: 'half a letter as a name',
    text: returning(String.raw`({ '\udfff': 1 })`),
    ends: 'function/wrong-shape',
  },
  {
    name: 'a name that calls itself',
    text: returning(
      '(() => { const it = {}; Object.defineProperty(it, Symbol.toStringTag, { get: () => String(it) }); return it })()',
    ),
    ends: 'function/too-deep',
  },
  {
    name: 'an error of megabytes',
    text: inSum(
      "throw { name: 'x'.repeat(1e6), message: 'y'.repeat(1e6), stack: 'sum.ts:1:1\\n'.repeat(1e5) }",
    ),
    ends: 'function/threw',
  },
  {
    name: 'an error from a file that is not there',
    text: inSum(
      "throw Object.assign(new Error(), { stack: 'at f (../../../../etc/passwd.ts:1:1) sum.ts:99999:1' })",
    ),
    ends: 'function/threw',
  },
  {
    name: 'an error that says the memory is full',
    text: inSum("throw new Error('out of memory')"),
    ends: 'function/threw',
  },
  {
    name: 'an error that says it took too long, while the file is loaded',
    text: atTop("throw new Error('interrupted')"),
    ends: 'function/threw',
    under: 'applies',
  },
  {
    name: 'an error that never tells its message, while the file is loaded',
    text: atTop('throw { get message() { for (;;); } }'),
    ends: 'function/too-slow',
    under: 'applies',
  },
  { name: 'undefined thrown', text: inSum('throw undefined'), ends: 'function/threw' },
  { name: 'null thrown', text: inSum('throw null'), ends: 'function/threw' },
]
