/** Which bytes are a text file, and what is said about the others. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sourceFromBytes } from './source.ts'
import { decodeLossy, decodeUtf8 } from './utf8.ts'

const encode = (text: string) => new TextEncoder().encode(text)
const utf16 = (text: string, order: 'le' | 'be') =>
  Uint8Array.from(
    [...text].flatMap((letter) => (order === 'le' ? [letter.charCodeAt(0), 0] : [0, letter.charCodeAt(0)])),
  )

describe('bytes that are text', () => {
  it.each([
    ['ASCII', encode('a: 1\n'), 'a: 1\n'],
    ['nothing', encode(''), ''],
    ['Hangul and emoji', encode('서비스: 😀\n'), '서비스: 😀\n'],
    ['a byte order mark, which is taken off', encode('\ufeffa: 1\n'), 'a: 1\n'],
    ['CR LF, which stays', encode('a: 1\r\n'), 'a: 1\r\n'],
  ])('%s', (_, bytes, text) => {
    expect(sourceFromBytes('f.yaml', bytes)).toEqual({
      ok: true,
      value: { name: 'f.yaml', text },
      diagnostics: [],
    })
  })
})

describe('bytes that are refused', () => {
  it.each([
    ['UTF-16 with its mark, little end first', Uint8Array.from([0xff, 0xfe, 0x61, 0]), 'file/utf-16'],
    ['UTF-16 with its mark, big end first', Uint8Array.from([0xfe, 0xff, 0, 0x61]), 'file/utf-16'],
    ['UTF-16 without a mark', utf16('apiVersion: v1\n', 'le'), 'file/utf-16'],
    ['UTF-16 without a mark, big end first', utf16('apiVersion: v1\n', 'be'), 'file/utf-16'],
    ['a zero byte', encode('a: \0b\n'), 'file/not-text'],
    [
      'a picture',
      Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      'file/not-text',
    ],
    ['compressed', Uint8Array.from([0x1f, 0x8b, 0x08, 0x08, 0xff, 0xfe]), 'file/not-text'],
    ['EUC-KR', Uint8Array.from([...encode('a: 1\nb: '), 0xb0, 0xa1, 0x0a]), 'file/not-utf-8'],
    ['half a character at the end', encode('a: é').slice(0, -1), 'file/not-utf-8'],
  ])('%s', (_, bytes, code) => {
    const source = sourceFromBytes('f.yaml', bytes)
    expect(source.ok ? 'ok' : source.diagnostics[0].code).toBe(code)
  })

  it('a file larger than the limit, without looking into it', () => {
    const source = sourceFromBytes('f.yaml', new Uint8Array(1025), 1024)
    expect(source.ok ? source : source.diagnostics[0]).toMatchObject({
      params: { file: 'f.yaml', size: 1025, limit: 1024 },
    })
  })

  it('name the line and the column of the byte', () => {
    const source = sourceFromBytes('f.yaml', Uint8Array.from([...encode('a: 1\n서비스: '), 0xff]))
    expect(source.ok ? source : source.diagnostics[0]).toMatchObject({
      params: { line: 2 },
      place: { start: { line: 2, column: 6 } },
    })
  })
})

describe('decodeUtf8', () => {
  it('agrees with the platform on every text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeUtf8(encode(text))).toEqual({ ok: true, text })
      }),
    )
  })

  it('agrees with the platform on which bytes are no text', () => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
    const bytes = fc.uint8Array({ maxLength: 8 })
    fc.assert(
      fc.property(bytes, (some) => {
        let text: string | undefined
        try {
          text = strict.decode(some)
        } catch {
          text = undefined
        }
        const decoded = decodeUtf8(some)
        expect(decoded.ok ? decoded.text : undefined).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('decodes texts longer than its chunks', () => {
    const text = 'aé한😀'.repeat(5000)
    expect(decodeUtf8(encode(text))).toEqual({ ok: true, text })
  })

  it('decodeLossy puts U+FFFD for each byte that does not fit', () => {
    expect(decodeLossy(Uint8Array.from([0x61, 0xff, 0xed, 0xa0, 0x80, 0x62]))).toBe(
      'a\ufffd\ufffd\ufffd\ufffdb',
    )
  })
})
