import { describe, expect, it } from 'vitest'
import { nearNames } from './near-names.ts'

const commands = ['grade', 'hint', 'list', 'reset', 'verify', 'help']

describe('a mistyped name', () => {
  it.each([
    ['grdae', ['grade']],
    ['grad', ['grade']],
    ['GRADE', ['grade']],
    ['hnit', ['hint']],
    ['lst', ['list']],
    ['ver', ['verify']],
    ['kubectl', []],
    ['', []],
  ])('%s may have meant %j', (typed, meant) => {
    expect(nearNames(typed, commands)).toEqual(meant)
  })

  it('gets at most three suggestions, nearest first', () => {
    expect(nearNames('web', ['web1', 'web', 'wab', 'wob', 'wib'])).toHaveLength(3)
    expect(nearNames('web', ['wab', 'web'])[0]).toBe('web')
  })

  it('costs nothing however long it is', () => {
    expect(nearNames('x'.repeat(1_000_000), commands)).toEqual([])
  })
})
