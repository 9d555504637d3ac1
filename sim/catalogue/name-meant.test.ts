import { describe, expect, it } from 'vitest'
import type { NameFlaw } from './name-flaw.ts'
import { meantInEnglish, meantInKorean } from './name-meant.ts'

const upper: NameFlaw = { is: 'upper-case', character: 'W', at: 0 }
const underscore: NameFlaw = { is: 'character', character: '_', at: 3 }

describe('a name that cannot be', () => {
  it.each<readonly [value: string, flaw: NameFlaw, words: string | undefined, field: string]>([
    ['123_abc', underscore, 'write 123-abc', ''],
    ['-web', { is: 'start', character: '-' }, 'write web', ''],
    ['web-', { is: 'end', character: '-' }, 'write web', ''],
    ['Web', upper, 'write web', ''],
    ['My_Web', upper, 'write my-web', ''],
    ['8080', { is: 'form' }, 'leave the quotes out: 8080', 'spec.ports[0].targetPort'],
    ['8080', { is: 'form' }, undefined, 'spec.containers[0].ports[0].name'],
    ['8080', { is: 'too-long', length: 4, most: 3 }, undefined, ''],
    ['a--b', { is: 'form' }, undefined, ''],
    ['1web', { is: 'start', character: '1' }, undefined, ''],
    ['web.shop', { is: 'character', character: '.', at: 3 }, undefined, ''],
    ['___', underscore, undefined, ''],
    [`W${'b'.repeat(60)}`, upper, undefined, ''],
  ])('%s with %j is meant as %s', (value, flaw, words, field) => {
    expect(meantInEnglish(value, flaw, field)).toBe(words)
    expect(meantInKorean(value, flaw, field) === undefined).toBe(words === undefined)
  })
})
