/** Attacks on whoever reads the text. */
import { type Attack, atTop, honest } from './attack.ts'

function unreadable(name: string, text: string): Attack {
  return { name, text, ends: 'function/not-typescript', under: 'applies' }
}

export const sources: readonly Attack[] = [
  unreadable('a bracket that is missing', honest.replace(')', '')),
  unreadable('twenty thousand brackets', atTop(`export const deep = ${'('.repeat(20_000)}`)),
  unreadable('a hundred thousand signs in a row', atTop(`export const deep = ${'!'.repeat(100_000)}1`)),
  unreadable('a name twice', atTop('const total = 1\nconst total = 2')),
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
