/** Attacks that take: time, memory, stack, room. */
import { type Attack, atTop, inSum, returning } from './attack.ts'

export const timeAndMemory: readonly Attack[] = [
  { name: 'a loop without end', text: inSum('for (;;);'), ends: 'function/too-slow', under: 'sums' },
  {
    name: 'a loop without end at the top level',
    text: atTop('for (;;);'),
    ends: 'function/too-slow',
    under: 'applies',
  },
  {
    name: 'microtasks without end at the top level',
    text: atTop('const again = (): Promise<void> => Promise.resolve().then(again)\nawait again()'),
    ends: 'function/too-slow',
    under: 'applies',
  },
  {
    name: 'a top-level await that never ends',
    text: atTop('await new Promise(() => {})'),
    ends: 'function/never-ready',
    under: 'applies',
  },
  {
    name: 'a regular expression that backtracks for ever',
    text: inSum("/^(a+)+$/.test('a'.repeat(60) + 'b')"),
    ends: 'function/too-slow',
    under: 'sums',
  },
  {
    name: 'a long native call, in which the engine does not look at the time',
    text: inSum('const bytes = new Uint8Array(30_000_000); for (let at = 0; at < 1e6; at++) bytes.fill(at)'),
    ends: 'function/too-slow',
    under: 'sums',
  },
  {
    name: 'a search in a long text, again and again',
    text: inSum("const text = 'a'.repeat(8_000_000); for (;;) text.indexOf('a'.repeat(4_000_000) + 'b')"),
    ends: 'function/too-slow',
    under: 'sums',
  },
  {
    name: 'recursion without end',
    text: inSum('return sum(numbers) + 1'),
    ends: 'function/too-deep',
    under: 'sums',
  },
  {
    name: 'recursion that catches its own end and goes on',
    text: inSum('const deep = (): void => { for (;;) try { deep() } catch { /* again */ } }; deep()'),
    ends: 'function/too-slow',
    under: 'sums',
  },
  {
    name: 'memory in lists',
    text: inSum('const all: unknown[] = []; for (;;) all.push(new Array(200_000).fill(1))'),
    ends: 'function/out-of-memory',
    under: 'sums',
  },
  {
    name: 'memory in typed arrays',
    text: inSum('const all: unknown[] = []; for (;;) all.push(new Uint8Array(1_000_000))'),
    ends: 'function/out-of-memory',
    under: 'sums',
  },
  {
    name: 'memory in one buffer',
    text: inSum('new ArrayBuffer(2_000_000_000)'),
    ends: 'function/out-of-memory',
    under: 'sums',
  },
  {
    name: 'a text that doubles',
    // The engine refuses a text that long before its memory ends.
    text: inSum("let text = 'x'; for (;;) text += text"),
    ends: 'function/threw',
    under: 'sums',
  },
  {
    name: 'memory, caught and asked for again',
    text: inSum(
      'const all: unknown[] = []; for (;;) try { for (;;) all.push(new Uint8Array(100_000)) } catch { /* again */ }',
    ),
    ends: 'function/too-slow',
    under: 'sums',
  },
  {
    name: 'a flood of output',
    text: inSum("for (let line = 0; line < 500; line++) console.log('x'.repeat(500))"),
    ends: 'passed',
  },
  {
    name: 'a result of ten million letters',
    text: returning("'x'.repeat(1e7)"),
    ends: 'function/result-too-large',
  },
  {
    name: 'a result that is a list without end',
    text: returning(`new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : "x".repeat(5000)) })`),
    ends: 'function/result-too-large',
  },
]
