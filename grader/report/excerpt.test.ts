import { describe, expect, it } from 'vitest'
import { noColours } from './colour.ts'
import { drawExcerpt } from './excerpt.ts'

const text = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: wbe
  ports:
    - protocol: TCP
      port: 80
      targetPort: 8080
`

function place(line: number, column: number, endColumn: number, endLine = line) {
  return { file: 'service.yaml', start: { line, column }, end: { line: endLine, column: endColumn } }
}

function draw(
  source: string,
  ...[at, here, columns = 76]: [ReturnType<typeof place>, string?, number?]
): string {
  return drawExcerpt(source, at, here, columns, noColours).join('\n')
}

describe('an excerpt', () => {
  it('shows the parent and marks the words', () => {
    expect(draw(text, place(7, 10, 13), '3 pods carry app=web')).toBe(
      ['6 │   selector:', '7 │     app: wbe', '  │          ^^^ 3 pods carry app=web'].join('\n'),
    )
  })

  it('shows two lines where the first is a sibling', () => {
    expect(draw(text, place(11, 7, 17))).toBe(
      [
        ' 9 │     - protocol: TCP',
        '10 │       port: 80',
        '11 │       targetPort: 8080',
        '   │       ^^^^^^^^^^',
      ]
        .join('\n')
        .replace(/^ 9/, ' 9'),
    )
  })

  it('marks at least one column, and a place over several lines on its first', () => {
    expect(draw('a: 1', place(1, 4, 4))).toBe('1 │ a: 1\n  │    ^')
    expect(draw('a: [\n1]', place(1, 4, 3, 2))).toBe('1 │ a: [\n  │    ^')
  })

  it('stands right under wide characters and tabs', () => {
    expect(draw('"서비스": wbe', place(1, 8, 11))).toBe('1 │ "서비스": wbe\n  │           ^^^')
    expect(draw('\tapp: x', place(1, 1, 2), 'a tab')).toBe('1 │ → app: x\n  │ ^^ a tab')
  })

  it('shows control characters instead of obeying them', () => {
    expect(draw('a: \u001b[2Jx', place(1, 4, 9))).toBe('1 │ a: ␛[2Jx\n  │    ^^^^^')
  })

  it('cuts long lines around the place', () => {
    const drawn = draw(`${'k'.repeat(500)}: value # ${'c'.repeat(500)}`, place(1, 503, 508), 'here', 60)
    expect(drawn).toContain('kk: value #')
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(60)
    expect(drawn.split('\n')[1]?.indexOf('^')).toBe(drawn.split('\n')[0]?.indexOf('value'))
  })

  it('puts a long note below its mark', () => {
    const drawn = draw('a: 1', place(1, 4, 5), 'a note that is rather long for so narrow a terminal', 40)
    expect(drawn.split('\n').length).toBeGreaterThan(3)
    for (const line of drawn.split('\n')) expect(line.length).toBeLessThanOrEqual(40)
  })

  it('draws nothing for a line that is not there', () => {
    expect(draw('a: 1', place(9, 1, 2))).toBe('')
  })
})
