import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { nearNames } from './near-names.ts'

const fields = ['clusterIP', 'clusterIPs', 'ports', 'selector', 'sessionAffinity', 'type', 'spec', 'kind']

describe('a near name', () => {
  it.each<[string, readonly string[]]>([
    ['clusterIp', ['clusterIP']],
    ['clusterip', ['clusterIP']],
    ['port', ['ports']],
    ['sepc', ['spec']],
    ['selectors', ['selector']],
    ['affinity', ['sessionAffinity']],
    ['tpye', ['type']],
    ['elephant', []],
    ['', []],
    ['x'.repeat(10_000), []],
  ])('of %j is %j', (typed, near) => {
    expect(nearNames(typed, fields)).toEqual(near)
  })

  it('is the name itself first, whatever its case', () => {
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.func(fc.boolean()), (name, isUpper) => {
        const typed = [...name].map((letter) => (isUpper(letter) ? letter.toUpperCase() : letter)).join('')
        expect(nearNames(typed, fields)[0]).toBe(name)
      }),
    )
  })

  it('is one of at most three', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.string()), (typed, known) => {
        expect(nearNames(typed, known).length).toBeLessThanOrEqual(3)
      }),
    )
  })
})
