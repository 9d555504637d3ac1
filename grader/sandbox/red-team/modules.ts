/** Attacks on whoever resolves names: of files, and of what they export. */
import { type Attack, atTop, honest, inSum } from './attack.ts'

function refused(name: string, specifier: string): Attack {
  return {
    name,
    text: `import all from '${specifier}'\n${honest}`,
    ends: 'function/import-refused',
    under: 'applies',
  }
}

const order = 'export function order(texts: readonly string[]): string[] { return [...texts].sort() }'

export const modules: readonly Attack[] = [
  refused('a name that every object has', './__proto__'),
  refused('another one', './constructor.ts'),
  refused('a file as an address', 'file:///etc/passwd'),
  refused('code as an address', 'data:text/javascript,export default 1'),
  refused('a question behind the name', './sum.ts?raw'),
  refused('dots that are escaped', String.raw`\u002e\u002e/sum.ts`),
  refused('strokes the other way', String.raw`.\\..\\sum.ts`),
  refused('a name of a hundred kilobytes', 'x'.repeat(100_000)),
  {
    name: 'types of a package',
    text: `import type fs from 'node:fs'\n${honest}`,
    ends: 'function/import-refused',
    under: 'applies',
  },
  {
    name: 'ten thousand imports',
    text: `${"import './x'\n".repeat(10_000)}${honest}`,
    ends: 'function/import-refused',
    under: 'applies',
  },
  {
    name: 'an import() that nobody reads, because it is made at run time',
    text: atTop(`await (0, eval)("import('../../../solutions/x.ts')")`),
    ends: 'function/threw',
    under: 'applies',
  },
  {
    name: 'a file that imports itself',
    text: `import * as own from './sum.ts'\n${inSum('if (own.sum !== sum) return -1')}`,
    ends: 'passed',
  },
  { name: 'a file that exports all of itself', text: `export * from './sum.ts'\n${honest}`, ends: 'passed' },
  {
    name: 'a module that looks like a promise',
    text: atTop('export function then(yes: (value: unknown) => void): void { yes({ sum: () => 6 }) }'),
    ends: 'passed',
  },
  {
    name: 'an export that becomes something else',
    text: `export let sum: unknown = (numbers: readonly number[]) => {
  sum = 5
  return numbers.reduce((total, one) => total + one, 0)
}
${order}`,
    ends: 'function/depends-on-history',
  },
  {
    name: 'a Proxy of a function',
    text: `const add = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
export const sum = new Proxy(add, { apply: (real, _, args) => Reflect.apply(real, undefined, args) })
${order}`,
    ends: 'passed',
  },
  {
    name: 'a Proxy that is revoked',
    text: `const { proxy, revoke } = Proxy.revocable(() => 6, {})\nrevoke()\nexport const sum = proxy\n${order}`,
    ends: 'function/threw',
  },
  { name: 'a class', text: `export class sum {}\n${order}`, ends: 'function/threw' },
  {
    name: 'a default export',
    text: honest.replace('export function sum', 'export default function sum'),
    ends: 'function/export-missing',
    under: 'applies',
  },
  {
    name: 'two exports of one name',
    text: `${honest}export { order as sum }\n`,
    ends: 'function/not-typescript',
    under: 'applies',
  },
  {
    name: 'an export whose name is a hundred kilobytes',
    text: `export const ${'x'.repeat(100_000)} = 1`,
    ends: 'function/export-missing',
    under: 'applies',
  },
]
