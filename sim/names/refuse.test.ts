/** Refused names: one refusal a message, and the one thing that is wrong. */
import { describe, expect, it } from 'vitest'
import type { NameFlaw } from '../catalogue/name-flaw.ts'
import { flawOf } from './flaw.ts'
import { refuseName } from './refuse.ts'
import type { NameRule } from './rules.ts'

describe('a name that its field does not take', () => {
  it('is refused once for each of upstream’s messages', () => {
    const faults = refuseName('port-name', ['spec', 'ports', 0, 'name'], 'Web-Server-For-All')
    expect(faults.map(({ code, refused, upstream }) => [code, refused, upstream])).toEqual([
      [
        'name/not-a-port-name',
        'Invalid',
        'spec.ports[0].name: Invalid value: "Web-Server-For-All": must be no more than 15 characters',
      ],
      [
        'name/not-a-port-name',
        'Invalid',
        'spec.ports[0].name: Invalid value: "Web-Server-For-All": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
      ],
    ])
  })

  const rows: readonly [rule: NameRule, value: string, flaw: NameFlaw][] = [
    ['dns1123-label', 'my_app', { is: 'character', character: '_', at: 2 }],
    ['dns1123-label', 'myApp', { is: 'upper-case', character: 'A', at: 2 }],
    ['dns1123-label', '', { is: 'empty' }],
    ['dns1123-label', '-a', { is: 'start', character: '-' }],
    ['dns1123-label', 'a-', { is: 'end', character: '-' }],
    ['dns1123-label', 'a'.repeat(64), { is: 'too-long', length: 64, most: 63 }],
    ['dns1035-label', '1a', { is: 'start', character: '1' }],
    ['dns1123-subdomain', 'a..b', { is: 'form' }],
    ['label-value', 'a😀', { is: 'character', character: '😀', at: 1 }],
    ['port-name', '80', { is: 'form' }],
    ['percent', '5', { is: 'form' }],
  ]
  it.each(rows)('%s %j', (rule, value, flaw) => {
    expect(flawOf(value, rule)).toEqual(flaw)
  })
})
