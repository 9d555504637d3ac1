import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cut, displayWidth, padEnd, wrap } from './width.ts'

describe('columns on a terminal', () => {
  it.each([
    ['web', 3],
    ['서비스', 6],
    ['서비스 web', 10],
    ['e\u0301', 1],
    ['漢字かな', 8],
    ['🎉', 2],
    ['…─│✓✗', 5],
    ['', 0],
  ])('%s takes %i', (text, columns) => {
    expect(displayWidth(text)).toBe(columns)
  })

  it('pads and cuts by columns, not by characters', () => {
    expect(padEnd('서비스', 8)).toBe('서비스  ')
    expect(cut('서비스가 없습니다', 8)).toBe('서비스…')
    expect(cut('short', 8)).toBe('short')
  })
})

describe('wrapping', () => {
  it('breaks at spaces and keeps the author’s line ends and examples', () => {
    expect(wrap('one two three\n\n  kubectl get endpointslices', 8)).toEqual([
      'one two',
      'three',
      '',
      '  kubectl get endpointslices',
    ])
  })

  it('breaks a word that is longer than a line', () => {
    expect(wrap('엔드포인트슬라이스', 7)).toEqual(['엔드포', '인트슬', '라이스'])
  })

  it('never gives a line that is too wide, and loses nothing but spaces', () => {
    const words = fc.array(fc.stringMatching(/^[a-z서비스🎉]{0,12}$/u), { maxLength: 20 })
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 30 }), (list, columns) => {
        const lines = wrap(list.join(' ').trimStart(), columns)
        expect(lines.every((line) => displayWidth(line) <= columns)).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(list.join(''))
      }),
    )
  })
})
