import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { visible, visibleJson, visibleLine } from './sanitize.ts'

describe('text of a learner reaches no terminal as it is', () => {
  it.each([
    ['colours', '\u001b[31mred', '␛[31mred'],
    ['a title change', '\u001b]0;owned\u0007', '␛]0;owned␇'],
    ['eight-bit control sequences', '\u009b2J', '<U+009B>2J'],
    ['a carriage return', 'fail\rpass', 'fail␍pass'],
    ['reversed text', 'a\u202eb', 'a<U+202E>b'],
    ['isolates', '\u2066x\u2069', '<U+2066>x<U+2069>'],
    ['invisible spaces', 'we\u200bb', 'we<U+200B>b'],
    ['invisible tags', 'a\u{e0041}', 'a<U+E0041>'],
    ['half a surrogate pair', 'a\ud800b', 'a\ufffdb'],
    ['delete', '\u007f', '␡'],
  ])('%s', (_, text, shown) => {
    expect(visible(text)).toBe(shown)
  })

  it('in a path or a name of a file ends no line', () => {
    expect(visibleLine('a\n✓ passed.yaml')).toBe('a␊✓ passed.yaml')
  })

  it('leaves ordinary text, Hangul, emoji, tabs and line ends alone', () => {
    const text = 'app: wbe # 서비스 🎉\n\tkind: Service'
    expect(visible(text)).toBe(text)
  })

  it('leaves nothing dangerous, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(visible(visible(text))).toBe(visible(text))
        expect(visible(text)).not.toMatch(
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
        )
      }),
    )
  })

  it('JSON stays the same value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const json = visibleJson(JSON.stringify({ text }))
        expect(JSON.parse(json)).toEqual({ text })
        expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/)
      }),
    )
  })
})
