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
    name: 'a count of the calls',
    text: atTop('let calls = 0').replace('  return total', '  return ++calls > 50 ? total + 1 : total'),
    ends: 'function/wrong-answer',
  },
  {
    name: 'answers that were seen before',
    text: atTop('const seen = new Map<string, number>()').replace(
      '  return total',
      "  if (numbers.length === 1) seen.set('one', total)\n  return numbers.length === 0 && seen.size === 0 ? 0 : total + 0 * seen.size",
    ),
    ends: 'passed',
  },
  {
    name: 'an answer that depends on the calls before it',
    text: atTop('let calls = 0').replace(
      'return [...texts].sort()',
      "calls++\n  return calls === 1 ? ['a', 'b'] : [...texts].sort()",
    ),
    ends: 'function/depends-on-history',
    under: 'orders',
  },
]
