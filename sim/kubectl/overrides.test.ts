import { describe, expect, it } from 'vitest'
import type { Json } from '../api/meta.ts'
import { applyPatch, type PatchType } from './overrides.ts'

const service = {
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', labels: { a: 'b' } },
  spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
}

describe('a patch', () => {
  it.each<[fact: string, type: PatchType, patch: Json, path: readonly string[], value: unknown]>([
    [
      'merges maps',
      'merge',
      { metadata: { labels: { c: 'd' } } },
      ['metadata', 'labels'],
      { a: 'b', c: 'd' },
    ],
    ['takes away what is null', 'merge', { metadata: { labels: { a: null } } }, ['metadata', 'labels'], {}],
    [
      'puts a list in the place of a list',
      'merge',
      { spec: { ports: [{ port: 1 }] } },
      ['spec', 'ports'],
      [{ port: 1 }],
    ],
    [
      'merges ports by their number, strategically',
      'strategic',
      { spec: { ports: [{ port: 80, name: 'http' }] } },
      ['spec', 'ports'],
      [{ port: 80, targetPort: 8080, name: 'http' }],
    ],
    [
      'puts a new port before those that it does not name, strategically',
      'strategic',
      { spec: { ports: [{ port: 443 }] } },
      ['spec', 'ports'],
      [{ port: 443 }, { port: 80, targetPort: 8080 }],
    ],
    [
      'takes a port away, strategically',
      'strategic',
      { spec: { ports: [{ port: 80, $patch: 'delete' }] } },
      ['spec', 'ports'],
      [],
    ],
    [
      'adds behind the last, step by step',
      'json',
      [{ op: 'add', path: '/spec/ports/-', value: { port: 443 } }],
      ['spec', 'ports'],
      [{ port: 80, targetPort: 8080 }, { port: 443 }],
    ],
    [
      'replaces, step by step',
      'json',
      [{ op: 'replace', path: '/spec/selector/app', value: 'x' }],
      ['spec', 'selector'],
      { app: 'x' },
    ],
    [
      'reads ~1 as a slash',
      'json',
      [{ op: 'add', path: '/metadata/labels/a~1b', value: 'c' }],
      ['metadata', 'labels'],
      { a: 'b', 'a/b': 'c' },
    ],
    [
      'moves, step by step',
      'json',
      [{ op: 'move', from: '/metadata/labels/a', path: '/metadata/labels/z' }],
      ['metadata', 'labels'],
      { z: 'b' },
    ],
  ])('%s', (_, type, patch, path, value) => {
    const patched = applyPatch(service, patch, type)
    let found: unknown = patched.ok ? patched.value : patched.error
    for (const name of path) found = (found as Readonly<Record<string, unknown>>)[name]
    expect(found).toEqual(value)
  })

  it('refuses a step whose place is not there', () => {
    expect(applyPatch(service, [{ op: 'remove', path: '/spec/foo' }], 'json')).toMatchObject({ ok: false })
    expect(
      applyPatch(service, [{ op: 'test', path: '/spec/selector/app', value: 'y' }], 'json'),
    ).toMatchObject({
      ok: false,
    })
  })
})
