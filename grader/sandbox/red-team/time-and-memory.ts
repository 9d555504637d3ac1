/** Attacks that take: time, memory, stack, room. */
import { type Attack, atTop, inSum, returning } from './attack.ts'

/** Filling the memory takes time; on a computer with too much to do, more than there is. */
const full = ['function/out-of-memory', 'function/too-slow'] as const

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
    ends: full,
    under: 'sums',
  },
  {
    name: 'memory in typed arrays',
    text: inSum('const all: unknown[] = []; for (;;) all.push(new Uint8Array(1_000_000))'),
    ends: full,
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
    text: inSum("for (let line = 0; line < 100; line++) console.log('x'.repeat(500))"),
    ends: 'passed',
  },
  {
    name: 'a result of ten million letters',
    text: returning("'x'.repeat(1e7)"),
    ends: ['function/result-too-large', 'function/too-slow'],
  },
  {
    name: 'a result that is a list without end',
    text: returning(`new Proxy([], { get: (_, key) => (key === "length" ? 1e9 : "x".repeat(5000)) })`),
    ends: 'function/result-too-large',
  },
  {
    name: 'time by the spoonful, in all calls together',
    text: inSum('for (let at = 0; at < 1_000_000; at++);'),
    ends: 'function/run-too-slow',
    within: 2500,
  },
  {
    name: 'patterns that are compiled, and never used',
    text: inSum("for (;;) new RegExp('a{1,65535}'.repeat(50))"),
    ends: 'function/too-slow',
  },
  {
    name: 'memory in closures',
    text: inSum(
      'const all: unknown[] = []; for (;;) { const list = new Array(1000).fill(0); all.push(() => list) }',
    ),
    ends: full,
  },
  {
    name: 'memory in texts that are joined',
    text: inSum("const all: string[] = []; for (;;) all.push('x'.repeat(8e6) + all.length)"),
    ends: full,
  },
  {
    name: 'memory that is shared',
    text: inSum('new SharedArrayBuffer(2_000_000_000)'),
    ends: 'function/out-of-memory',
  },
  {
    name: 'memory so full that there is none for an error',
    text: inSum("'x'.repeat(6e6).split('')"),
    ends: full,
  },
  {
    name: 'fifty thousand brackets in a pattern',
    text: inSum("new RegExp('('.repeat(50_000) + ')'.repeat(50_000))"),
    ends: 'function/threw',
  },
  {
    name: 'microtasks without end in a call',
    text: inSum('const again = (): Promise<void> => Promise.resolve().then(again); void again()'),
    ends: 'passed',
  },
  {
    name: 'a promise that is rejected when nobody looks',
    text: inSum("void Promise.reject(new Error('late'))"),
    ends: 'passed',
  },
  {
    name: 'work for when it is thrown away',
    text: atTop('new FinalizationRegistry(() => { for (;;); }).register({}, 1)'),
    ends: 'passed',
  },
  {
    name: 'what contains itself, printed',
    text: inSum('const it: unknown[] = []; it.push(it, { it }); console.log(it, new Map([[it, it]]))'),
    ends: 'passed',
  },
  {
    name: 'what never ends to be looked at, printed',
    text: inSum('console.log({ get x(): never { for (;;); } })'),
    ends: 'function/too-slow',
  },
  {
    name: 'console, replaced',
    text: atTop('(globalThis as any).console = null'),
    ends: 'passed',
  },
]
