/** Attacks on whoever reads the text. */
import { type Attack, atTop, honest } from './attack.ts'

function unreadable(name: string, text: string): Attack {
  return { name, text, ends: 'function/not-typescript', under: 'applies' }
}

function compilerOnly(name: string, code: string): Attack {
  return { name, text: atTop(code), ends: 'function/compiler-only', under: 'applies' }
}

function passes(name: string, text: string): Attack {
  return { name, text, ends: 'passed' }
}

export const sources: readonly Attack[] = [
  unreadable('a bracket that is missing', honest.replace(')', '')),
  unreadable('twenty thousand brackets', atTop(`export const deep = ${'('.repeat(20_000)}`)),
  unreadable('a hundred thousand signs in a row', atTop(`export const deep = ${'!'.repeat(100_000)}1`)),
  unreadable('a name twice', atTop('const total = 1\nconst total = 2')),
  unreadable('elements of a page', atTop('const page = <div>hi</div>')),
  compilerOnly('a decorator', 'const on = (it: unknown) => it\n@on class One {}'),
  compilerOnly('a decorated method', 'const on = (): void => {}\nclass One { @on two(): void {} }'),
  compilerOnly('a namespace with values', 'namespace One { export const two = 1 }'),
  compilerOnly(
    'a namespace in a namespace',
    'export namespace One.Two { type Three = 3; function four() {} }',
  ),
  compilerOnly('a module, as namespaces were called', 'module One { let two = 1 }'),
  compilerOnly('export =', 'export = 5'),
  compilerOnly('export import', 'const One = { two: 1 }\nexport import two = One.two'),
  compilerOnly('an accessor', 'class One { accessor two = 1 }'),
  compilerOnly('using', 'using one = null'),
  passes(
    'namespaces of types, and of who is elsewhere',
    atTop(
      'namespace One { export type Two = 2 }\ndeclare namespace Three { const four: 4 }\nlet two: One.Two = 2\nvoid two',
    ),
  ),
  passes(
    'names that mean something elsewhere',
    atTop(`const namespace = 1, module = '@x', using = 2, accessor = { using }
void [namespace, module, using, accessor.using, class { accessor = 1; static using = 2 }]
export import type One = namespaceOfNobody.One`),
  ),
  passes(
    'an import that is an assignment',
    atTop('const One = { two: 1 }\nimport two = One.two\nif (two !== 1) throw new Error()'),
  ),
  unreadable(
    'types nested twenty thousand deep',
    atTop(`let x: ${'Array<'.repeat(20_000)}number${'>'.repeat(20_000)}`),
  ),
  unreadable('return outside of a function', `return\n${honest}`),
  unreadable('an old form of numbers', atTop('const old = 010')),
  passes(
    'enums',
    `enum Sign { Plus = 1, Both = Plus << 1 }\n${honest.replace('total = 0', 'total = Sign.Plus - 1')}`,
  ),
  passes(
    'classes with everything',
    atTop(`abstract class A { abstract x(): void; declare y: number }
class B extends A { #z = 1; static { new B(2) } constructor(readonly q: number) { super() } override x() { void this.#z } }
if (new B(7).q !== 7) throw new Error()`),
  ),
  passes(
    'satisfies, and functions declared twice',
    atTop(`function twice(a: string): void
function twice(a: unknown): void { void a }
twice('' satisfies string)`),
  ),
  passes('the first line of a script', `#!/usr/bin/env node\n${honest}`),
  passes('a mark of the byte order', `\ufeff${honest}`),
  passes('lines that end as on Windows', honest.replaceAll('\n', '\r\n')),
  passes('lines that end as on old computers', honest.replaceAll('\n', '\r')),
  passes('lines that end as in no editor', honest.replaceAll('\n', '\u2028')),
  passes('a text without types for the compiler', `// @ts-nocheck\n${honest}`),
  passes('three strokes', `/// <reference path="../../../solutions/x.ts" />\n${honest}`),
  passes('a source map of its own', `${honest}//# sourceMappingURL=data:application/json;base64,e30=\n`),
  passes('a name for the debugger', `${honest}//# sourceURL=../../../etc/passwd.ts\n`),
  passes(
    'five thousand exports',
    honest + Array.from({ length: 5000 }, (_, at) => `export const x${at} = 1`).join('\n'),
  ),
  {
    name: 'two bytes a letter',
    text: Buffer.from(`\ufeff${honest}`, 'utf16le'),
    ends: 'file/utf-16',
    under: 'applies',
  },
  {
    name: 'bytes that are no letters',
    text: Buffer.from([0x2f, 0x2f, 0xff, 0xfe, 0x0a]),
    ends: 'file/not-utf-8',
    under: 'applies',
  },
  {
    name: 'an end in the middle, for readers in C',
    text: atTop("// \0\nthrow new Error('hidden')"),
    ends: 'file/not-text',
    under: 'applies',
  },
  {
    name: 'too large a file',
    text: `${honest}// ${'x'.repeat(300_000)}`,
    ends: 'file/too-large',
    under: 'applies',
  },
  {
    name: 'one line of 200 kB',
    text: `${honest}export const long = '${'x'.repeat(200_000)}'`,
    ends: 'passed',
  },
  { name: 'an empty file', text: '', ends: 'function/export-missing', under: 'applies' },
  {
    name: 'another name',
    text: honest.replaceAll('sum', 'total'),
    ends: 'function/export-missing',
    under: 'applies',
  },
  {
    name: 'no function under the name',
    text: `${honest.replace('export function sum', 'function mine')}\nexport const sum = 6`,
    ends: 'function/not-a-function',
    under: 'applies',
  },
]
