/** Where fields stand: each row names a path and the text that is found there. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Json } from '../api/meta.ts'
import { diagnose, type FieldPath, type Place } from '../diagnostic.ts'
import { type Manifest, manifestOf } from './manifest.ts'
import { parseManifests } from './parse.ts'
import { locate, placeOf } from './place.ts'
import { printYaml } from './print.ts'

function manifestIn(text: string, index = 0): Manifest {
  const parsed = parseManifests({ name: 'web.yaml', text })
  const manifest = parsed.ok ? parsed.value[index] : undefined
  if (manifest === undefined) throw new Error(JSON.stringify(parsed))
  return manifest
}

/** line:column and the text of the place, line breaks and all. */
function shown(text: string, { start, end }: Place): string {
  const lines = text.split(/(?<=\r\n|\n|\r(?!\n))/)
  const offset = ({ line, column }: Place['start']) => lines.slice(0, line - 1).join('').length + column - 1
  return `${start.line}:${start.column} ${text.slice(offset(start), offset(end))}`
}

const block = `apiVersion: v1
kind: Service
metadata:
  name: web
  labels: &labels
    app.kubernetes.io/name: web
    "a/b.c": 'x'
spec:
  selector: *labels
  ports:
  - name: http
    port: 80
  -
    port: 443
  empty:
  text: |
    one
    two
  flow: {a: [b, {c: d}]}
  merged:
    <<: *labels
    own: 1
`

describe('in block style', () => {
  it.each<readonly [FieldPath, 'key' | 'value', string]>([
    [['kind'], 'value', '2:7 Service'],
    [['kind'], 'key', '2:1 kind'],
    [['metadata', 'name'], 'value', '4:9 web'],
    [['metadata', 'labels', 'app.kubernetes.io/name'], 'value', '6:29 web'],
    [['metadata', 'labels', 'app.kubernetes.io/name'], 'key', '6:5 app.kubernetes.io/name'],
    [['metadata', 'labels', 'a/b.c'], 'key', '7:5 "a/b.c"'],
    [['metadata', 'labels', 'a/b.c'], 'value', "7:14 'x'"],
    [['spec', 'ports', 0, 'port'], 'value', '12:11 80'],
    [['spec', 'ports', 0], 'key', '11:3 -'],
    [['spec', 'ports', 0], 'value', '11:5 name: http\n    port: 80'],
    [['spec', 'ports', 1, 'port'], 'value', '14:11 443'],
    [['spec', 'ports', 1], 'key', '13:3 -'],
    [['spec', 'text'], 'value', '16:9 |\n    one\n    two\n'],
    [['spec', 'flow', 'a', 1, 'c'], 'value', '19:21 d'],
    [['spec', 'flow', 'a', 0], 'key', '19:14 b'],
    [['spec', 'flow', 'a', 1], 'key', '19:17 {'],
  ])('%j, %s', (path, part, spot) => {
    expect(shown(block, placeOf(manifestIn(block), path, part))).toBe(spot)
  })
})

describe('where a value did not come from this line', () => {
  it.each<readonly [FieldPath, string]>([
    [['spec', 'selector'], '9:13 *labels'],
    [['spec', 'selector', 'a/b.c'], '9:13 *labels'],
    [['spec', 'merged', 'a/b.c'], '21:9 *labels'],
    [['spec', 'merged', 'own'], '22:10 1'],
  ])('%j stands where the alias stands', (path, spot) => {
    expect(shown(block, placeOf(manifestIn(block), path))).toBe(spot)
  })
})

describe('a field that is missing or empty', () => {
  it.each<readonly [FieldPath, string]>([
    [['spec', 'ports', 0, 'targetPort'], '11:3 -'],
    [['spec', 'ports', 7], '10:3 ports'],
    [['spec', 'type'], '8:1 spec'],
    [['spec', 'selector', 'app'], '9:3 selector'],
    [['spec', 'empty'], '15:3 empty'],
    [['spec', 'empty', 'deeper', 'still'], '15:3 empty'],
    [['status', 'loadBalancer'], '2:7 Service'],
    [[], '2:7 Service'],
  ])('%j is shown at the nearest key above it', (path, spot) => {
    const place = placeOf(manifestIn(block), path, path.length === 0 ? 'key' : 'value')
    expect(shown(block, place)).toBe(spot)
  })
})

describe('in other texts', () => {
  it('a second document counts on from the first', () => {
    const text = `${block}---\n${block}`
    expect(shown(text, placeOf(manifestIn(text, 1), ['kind']))).toBe('25:7 Service')
  })

  it('CR LF, a byte order mark and characters beyond ASCII do not shift columns', () => {
    const text = '\ufeffkind: A\r\napiVersion: v1\r\n"서비스": {😀: ok}\r\n'
    expect(placeOf(manifestIn(text), ['서비스', '😀'])).toEqual({
      file: 'web.yaml',
      start: { line: 3, column: 13 },
      end: { line: 3, column: 15 },
    })
    expect(placeOf(manifestIn(text), ['kind'], 'key').start).toEqual({ line: 1, column: 1 })
  })

  it('JSON', () => {
    const text = '{"apiVersion": "v1", "kind": "A",\n "a": [1, {"b": true}]}'
    expect(shown(text, placeOf(manifestIn(text), ['a', 1, 'b']))).toBe('2:17 true')
    expect(shown(text, placeOf(manifestIn(text), ['a', 1, 'b'], 'key'))).toBe('2:12 "b"')
    expect(shown(text, placeOf(manifestIn(text), ['a', 0]))).toBe('2:8 1')
  })

  it('an item of a List', () => {
    const text = 'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: A\n  spec: {x: 1}\n'
    expect(shown(text, placeOf(manifestIn(text), ['spec', 'x']))).toBe('6:13 1')
  })

  it('of two equal keys the later one', () => {
    const text = 'apiVersion: v1\nkind: A\na: 1\na: 2\n'
    expect(shown(text, placeOf(manifestIn(text), ['a']))).toBe('4:4 2')
  })

  it('a key that became another text', () => {
    const text = 'apiVersion: v1\nkind: A\na: {on: 1}\n'
    expect(shown(text, placeOf(manifestIn(text), ['a', 'true'], 'key'))).toBe('3:5 on')
  })

  it('an object made in code, in its printed form', () => {
    const manifest = manifestOf({ apiVersion: 'v1', kind: 'Service', spec: { ports: [{ port: 80 }] } })
    expect(shown(manifest.file.text, placeOf(manifest, ['spec', 'ports', 0, 'port']))).toBe('5:11 80')
  })
})

/** Every path into a value, with what is found there. */
function* pathsInto(value: Json, path: FieldPath = []): Generator<readonly [FieldPath, Json]> {
  yield [path, value]
  if (typeof value !== 'object' || value === null) return
  for (const [key, inner] of Object.entries(value)) {
    yield* pathsInto(inner, [...path, Array.isArray(value) ? Number(key) : key])
  }
}

function textAt(text: string, place: Place): string {
  return shown(text, place).replace(/^\d+:\d+ /, '')
}

describe('for every value', () => {
  const fields = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })) as fc.Arbitrary<
    Record<string, Json>
  >

  it('the text at its place is the value: JSON', () => {
    fc.assert(
      fc.property(fields, fc.constantFrom(0, 1, 3), (spec, indent) => {
        const object = { apiVersion: 'v1', kind: 'A', spec }
        const text = JSON.stringify(object, null, indent)
        const manifest = manifestIn(text)
        for (const [path, value] of pathsInto(object)) {
          expect(JSON.stringify(JSON.parse(textAt(text, placeOf(manifest, path))))).toBe(
            JSON.stringify(value),
          )
        }
      }),
    )
  })

  it('the text at its place is the value: YAML', () => {
    fc.assert(
      fc.property(fields, (spec) => {
        const object = { apiVersion: 'v1', kind: 'A', spec }
        const text = printYaml(object)
        const manifest = manifestIn(text)
        for (const [path, value] of pathsInto(object)) {
          if (typeof value === 'object' && value !== null) continue
          const read = manifestIn(
            `apiVersion: v1\nkind: A\nvalue:\n  ${textAt(text, placeOf(manifest, path))}\n`,
          )
          expect(read.value.value).toEqual(JSON.parse(JSON.stringify(value)))
        }
      }),
    )
  })
})

describe('locate', () => {
  const manifest = manifestIn(block)

  it('gives a diagnostic the place of its path', () => {
    const found = diagnose('field/required', { detail: '' }, { path: ['spec', 'ports', 0, 'port'] })
    expect(locate(found, manifest).place?.start).toEqual({ line: 12, column: 11 })
  })

  it('keeps a place that is there', () => {
    const place = { file: 'other.yaml', start: { line: 1, column: 1 }, end: { line: 1, column: 2 } }
    const found = diagnose('field/required', { detail: '' }, { path: ['spec'], place })
    expect(locate(found, manifest).place).toBe(place)
  })

  const labelled = manifestIn(`apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    app: web
    my app: web
    tier: not so good
`)
  const path = ['metadata', 'labels']
  const facts = (value: string) => ({ value, flaw: { is: 'form' } }) as const

  it.each([
    [
      'a key that can be none: the key',
      diagnose('name/not-a-label-key', facts('my app'), { path, at: [...path, 'my app'] }),
      'my app',
    ],
    [
      'a value that can be none: the value, though the API server blames the whole map',
      diagnose('name/not-a-label-value', facts('not so good'), { path, at: [...path, 'tier'] }),
      'not so good',
    ],
    [
      'a label key that is the value of a field: the value',
      diagnose('name/not-a-label-key', facts('web'), {
        path: ['metadata', 'name'],
        at: ['metadata', 'name'],
      }),
      'web',
    ],
  ])('marks, of %s', (_, diagnostic, marked) => {
    const { place } = locate(diagnostic, labelled)
    const line = labelled.file.text.split('\n')[(place?.start.line ?? 0) - 1] ?? ''
    expect(line.slice((place?.start.column ?? 0) - 1, (place?.end.column ?? 0) - 1)).toBe(marked)
  })
})

describe('a cluster IP, which the API server copies to clusterIPs', () => {
  const placed = (spec: string): string => {
    const text = `apiVersion: v1\nkind: Service\nspec:\n${spec}\n`
    const finding = diagnose('address/not-an-ip', { value: 'none' }, { path: ['spec', 'clusterIPs', 0] })
    const { place } = locate(finding, manifestIn(text))
    return place === undefined ? '' : shown(text, place)
  }
  it.each([
    ['  clusterIP: none', '4:14 none'],
    ['  clusterIPs: [none]', '4:16 none'],
    ['  clusterIP: none\n  clusterIPs: [none]', '5:16 none'],
    ['  type: NodePort', '3:1 spec'],
  ])('%s', (spec, where) => expect(placed(spec)).toBe(where))
})
