/** Attacks that look for a way out, or for somebody else's answers. */
import { type Attack, atTop, honest, inSum } from './attack.ts'

/** Nothing of the kind is there: what is tried throws, and the report says at which line. */
function throws(name: string, code: string): Attack {
  return { name, text: inSum(code), ends: 'function/threw', under: 'sums' }
}

function refused(name: string, text: string): Attack {
  return { name, text, ends: 'function/import-refused', under: 'applies' }
}

export const escapes: readonly Attack[] = [
  throws('process', 'process.exit(0)'),
  throws('require', "require('fs')".replace('require', 'globalThis.require')),
  throws('a constructor that makes functions', "numbers.constructor.constructor('return process')().exit()"),
  throws('eval', "(0, eval)('process.exit()')"),
  throws('fetch', "fetch('http://127.0.0.1/')"),
  throws('a timer', 'setTimeout(() => {}, 1)'),
  refused('a module of Node.js', `import fs from 'node:fs'\n${honest}`),
  refused('a module of Node.js that is never used', `import { exec } from 'child_process'\n${honest}`),
  refused('a package', `import 'esbuild'\n${honest}`),
  refused('the simulator', `import { matchesSelector } from '../../../sim/index.ts'\n${honest}`),
  refused('the checks', `import all from './exercise.ts'\n${honest}`),
  refused('a folder up', `export * from './../01-sum/../../../solutions/x.ts'\n${honest}`),
  refused('letters of another case', `import './TYPES.ts'\n${honest}`),
  refused('an import() of a file', inSum("import('../../../solutions/x.ts')")),
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the submission's own
  refused('an import() of a pattern', inSum('import(`../../../solutions/${numbers[0]}.ts`)')),
  refused('require', inSum("require('fs')")),
  {
    name: 'a source map of somebody else',
    text: `${honest}//# sourceMappingURL=../../../solutions/x.js.map\n`,
    ends: 'passed',
  },
  {
    name: 'tampering with JSON, lists and objects',
    text: atTop(`JSON.stringify = () => '{"value":6,"printed":[]}'
JSON.parse = () => []
Array.prototype.push = () => 0
Object.keys = () => []
Object.prototype.toString = () => '[object Forged]'
Object.defineProperty(Object.prototype, 'toJSON', { value: () => 6 })
Reflect.apply = () => 6
String.prototype.slice = () => ''`),
    ends: 'passed',
  },
  {
    name: 'a forged verdict',
    text: inSum(`return { status: 'passed', points: { earned: 9, possible: 9 } } as never`),
    ends: 'function/wrong-shape',
  },
  {
    name: 'a pollution of prototypes through the result',
    text: inSum(`return JSON.parse('{"__proto__":{"polluted":true}}')`),
    ends: 'function/wrong-shape',
  },
  {
    name: 'the expected answers in the stack',
    text: inSum("throw new Error(new Error().stack?.includes('expected') ? 'seen' : 'not seen')"),
    ends: 'function/threw',
  },
  {
    name: 'intrinsics that are frozen, deleted and cut off',
    text: atTop(`const { freeze, setPrototypeOf, getOwnPropertyNames } = Object
const all = globalThis as any
for (const one of [Object, Array, String, Number, Function, JSON, Math, Reflect]) freeze(one)
setPrototypeOf(Array.prototype, null)
for (const name of getOwnPropertyNames(all)) try { delete all[name] } catch {}
freeze(all)`),
    ends: 'passed',
  },
  {
    name: 'hooks of the language: species, iterators, toJSON of texts',
    text: atTop(`Object.defineProperty(Array, Symbol.species, { get() { throw new Error() } })
Object.defineProperty(String.prototype, 'toJSON', { value: () => 'forged' })
Object.defineProperty(Number.prototype, 'toJSON', { value: () => 6 })
Array.prototype[Symbol.iterator] = function* () { yield 'forged' } as never`)
      .replace(
        'for (const one of numbers) total += one',
        'for (let at = 0; at < numbers.length; at++) total += numbers[at]!',
      )
      .replace(
        'return [...texts].sort()',
        'const all: string[] = []; for (let at = 0; at < texts.length; at++) all[at] = texts[at]!; return all.sort()',
      ),
    ends: 'passed',
  },
  {
    name: 'traps under the names that the kit writes',
    text: atTop(`for (const name of ['value', 'threw', 'tooLarge', '0', '1']) Object.defineProperty(Object.prototype, name, {
  get: () => 'forged', set() { throw new Error(name) }, configurable: true })`).replace(
      "  get: () => 'forged'",
      "  __proto__: null, get: () => 'forged'",
    ),
    ends: 'passed',
  },
  {
    name: "the kit's own functions, by the stack",
    text: inSum(`(Error as any).prepareStackTrace = (_: unknown, sites: any[]) => sites.map((site) => site.getFunction())
  if (typeof new Error().stack !== 'string') throw new Error('seen')`),
    ends: 'passed',
  },
  throws('shared memory to wait on', 'Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0)'),
  throws('WebAssembly', 'new WebAssembly.Memory({ initial: 1 })'),
  {
    name: 'the address of the file',
    text: inSum("if ('url' in import.meta) throw new Error(String(import.meta.url))"),
    ends: 'passed',
  },
]
