/** From a file to its manifests: documents, Lists, and what is no object. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../diagnostic.ts'
import type { Manifest } from './manifest.ts'
import { parseManifests } from './parse.ts'
import { parseYaml } from './parse-yaml.ts'

function manifestsOf(text: string): readonly Manifest[] {
  const parsed = parseManifests({ name: 'web.yaml', text })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.diagnostics))
  return parsed.value
}

/** service.yaml:3 yaml/tab-indents */
function problemsOf(text: string): readonly string[] {
  const parsed = parseManifests({ name: 'web.yaml', text })
  return parsed.ok ? [] : parsed.diagnostics.map(brief)
}

function brief({ code, place }: Diagnostic): string {
  return `${place?.start.line}:${place?.start.column} ${code}`
}

const service = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n'
const names = (text: string) =>
  manifestsOf(text).map(
    ({ apiVersion, kind, value }) => `${apiVersion} ${kind} ${JSON.stringify(value.metadata)}`,
  )

describe('documents', () => {
  it.each([
    ['one', service, 1],
    ['two', `${service}---\n${service}`, 2],
    ['a separator first', `---\n${service}`, 1],
    ['separators with nothing between', `---\n---\n\n---\n${service}---\n---\n`, 1],
    ['comments only between separators', `# a\n---\n# b\n---\n${service}`, 1],
    ['null', `null\n---\n${service}---\n~\n`, 1],
    ['a comment behind the dashes', `${service}--- # next\n${service}`, 2],
    ['CR LF', `${service}---\n${service}`.replaceAll('\n', '\r\n'), 2],
    ['a byte order mark', `\ufeff${service}`, 1],
    ['no line end at the end', service.trimEnd(), 1],
    ['"---" deeper than the margin', `${service}text: |\n  ---\n`, 1],
    ['JSON', '{"apiVersion": "v1", "kind": "Service"}', 1],
    ['JSON values in a row', '{"apiVersion": "v1", "kind": "A"} {"apiVersion": "v1", "kind": "B"}\nnull', 2],
    ['JSON behind a separator is YAML', '---\n{apiVersion: v1, kind: A}\n', 1],
  ])('%s', (_, text, count) => {
    expect(manifestsOf(text)).toHaveLength(count)
  })

  it('know their file, their place in it and their type', () => {
    const [first, second] = manifestsOf(`${service}---\napiVersion: apps/v1\nkind: Deployment\n`)
    expect(first).toMatchObject({ file: { name: 'web.yaml' }, index: 0, apiVersion: 'v1', kind: 'Service' })
    expect(second).toMatchObject({ index: 1, apiVersion: 'apps/v1', kind: 'Deployment' })
  })

  it('end at a line "---" even inside a block of text, as for kubectl', () => {
    expect(problemsOf(`${service}text: |\n  a\n---\nb\n`)).toEqual(['8:1 manifest/not-an-object'])
  })

  it('that cannot be read are reported all at once', () => {
    const text = `a: [\n---\n${service}---\nb: "x\n---\nkind: Service\n--- c\n${service}`
    expect(problemsOf(text)).toEqual([
      '1:4 yaml/bracket-unclosed',
      '8:4 yaml/quote-unclosed',
      '10:7 version/missing',
      '11:5 yaml/separator-with-text',
    ])
  })
})

describe('what is no object', () => {
  const validating = (says: string) =>
    `error: error validating "web.yaml": error validating data: ${says}; ` +
    'if you choose to ignore these errors, turn validation off with --validate=false'

  it.each([
    ['', 'manifest/nothing-in-file', 'error: no objects passed to apply'],
    ['# a\n---\n', 'manifest/nothing-in-file', 'error: no objects passed to apply'],
    ['hello\n', 'manifest/not-an-object', validating('invalid object to validate')],
    ['- a\n', 'manifest/not-an-object', validating('invalid object to validate')],
    ['12\n', 'manifest/not-an-object', validating('invalid object to validate')],
    ['kind: Service\n', 'version/missing', validating('apiVersion not set')],
    ['apiVersion: v1\n', 'kind/missing', validating('kind not set')],
    ['apiVersion: null\nkind: Service\n', 'version/missing', validating('apiVersion not set')],
    ['apiVersion: 1\nkind: Service\n', 'manifest/name-not-text', validating("apiVersion isn't string type")],
    ['apiVersion: v1\nkind: yes\n', 'manifest/name-not-text', validating("kind isn't string type")],
    ['apiVersion: v1\nKind: Service\n', 'manifest/name-misspelt', validating('kind not set')],
    ['apiVerison: v1\nkind: Service\n', 'manifest/name-misspelt', validating('apiVersion not set')],
    [
      'apiVersion: v1\nkind: ""\nb: <1>\na: {d: 1, c: [2]}\n',
      'kind/missing',
      'error: unable to decode "web.yaml": Object \'Kind\' is missing in ' +
        '\'{"a":{"c":[2],"d":1},"apiVersion":"v1","b":"\\u003c1\\u003e","kind":""}\'',
    ],
  ])('%j', (text, code, upstream) => {
    const parsed = parseManifests({ name: 'web.yaml', text })
    expect(parsed.ok ? parsed : parsed.diagnostics[0]).toMatchObject({ code, upstream })
  })

  it('without apiVersion and kind misses two things, in one line of kubectl', () => {
    const parsed = parseManifests({ name: 'web.yaml', text: 'metadata: {name: x}\n' })
    expect(parsed.ok ? [] : parsed.diagnostics.map(({ code }) => code)).toEqual([
      'version/missing',
      'kind/missing',
    ])
    expect(parsed.ok ? '' : parsed.diagnostics[1]?.upstream).toBe(
      validating('[apiVersion not set, kind not set]'),
    )
  })
})

describe('a List', () => {
  it('is unpacked, its items placed in the file', () => {
    const text =
      'apiVersion: v1\nkind: List\nitems:\n- apiVersion: v1\n  kind: Service\n- {apiVersion: v1, kind: Pod}\n'
    const [first, second] = manifestsOf(text)
    expect([first?.kind, first?.index, second?.kind, second?.index]).toEqual(['Service', 0, 'Pod', 1])
  })

  it('of one kind lends its items kind and version', () => {
    const text =
      'apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: a}\n- {apiVersion: v1, kind: Service}\n'
    expect(names(text)).toEqual(['v1 Pod {"name":"a"}', 'v1 Service undefined'])
  })

  it('may be one document among several', () => {
    const text = `${service}---\napiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: A}\n---\n${service}`
    expect(manifestsOf(text).map(({ kind, index }) => `${index} ${kind}`)).toEqual([
      '0 Service',
      '1 A',
      '2 Service',
    ])
  })

  it.each([
    ['kind: List\n', ['2:7 manifest/list-without-items']],
    ['kind: List\nitems: 5\n', ['3:8 manifest/list-without-items']],
    ['kind: List\nitems:\n', ['1:1 manifest/nothing-in-file']],
    ['kind: List\nitems: []\n', ['1:1 manifest/nothing-in-file']],
    ['kind: List\nitems:\n- 5\n- kind: A\n', ['4:3 manifest/not-an-object', '5:9 version/missing']],
    ['kind: List\nitems:\n- {apiVersion: v1, kind: List, items: []}\n', ['4:26 manifest/list-in-list']],
    ['kind: Service\nitems: []\n', []],
  ])('apiVersion: v1, %j', (text, problems) => {
    expect(problemsOf(`apiVersion: v1\n${text}`)).toEqual(problems)
  })
})

describe('duplicates', () => {
  it('are remembered with both places, the later value counts', () => {
    const [manifest] = manifestsOf(`${service}spec:\n  type: A\n  type: B\n`)
    expect(manifest?.value.spec).toEqual({ type: 'B' })
    expect(manifest?.duplicates).toMatchObject([
      {
        path: ['spec', 'type'],
        first: { start: { line: 6, column: 3 } },
        again: { start: { line: 7, column: 3 } },
      },
    ])
  })

  it('of a List item are told as seen from the item', () => {
    const [, second] = manifestsOf(
      'apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: A}\n- {apiVersion: v1, kind: B, a: 1, a: 2}\n',
    )
    expect(second?.duplicates.map(({ path }) => path)).toEqual([['a']])
  })

  it('that an alias or << brings along are none', () => {
    const [manifest] = manifestsOf(`${service}a: &a {x: 1}\nb:\n  x: 2\n  <<: *a\nc: *a\n`)
    expect(manifest?.duplicates).toEqual([])
  })
})

describe('an object that a --- has cut in two', () => {
  const codes = (text: string): readonly string[] =>
    parseManifests({ name: 'web.yaml', text }).diagnostics.map(brief)
  it('is one problem, not two', () => {
    expect(codes('apiVersion: v1\nkind: Service\n---\nspec: {}\n')).toEqual(['4:1 manifest/cut-off'])
  })
  it('has an object above it', () => {
    expect(codes('---\nspec: {}\n')).toEqual(['2:1 version/missing', '2:1 kind/missing'])
  })
})

describe('remarks on what is accepted', () => {
  it.each([
    ['a: {y: 1}\n', ['5:5 yaml/key-retyped']],
    ['a: {"y": 1}\n', []],
    ['a: {80: 1, true: 2}\n', []],
    ['a: {0x50: 1}\n', ['5:5 yaml/key-retyped']],
    ['a: &a {x: 1}\nb: {<<: *a}\n', ['6:5 yaml/merge']],
    ['a:\n  -port: 80\n', ['6:3 yaml/dash-without-space']],
    ['a: 9007199254740993\n', ['5:4 yaml/number-rounded']],
    ['a: 9007199254740992\n', []],
  ])('%j', (text, remarks) => {
    expect(parseManifests({ name: 'web.yaml', text: service + text }).diagnostics.map(brief)).toEqual(remarks)
  })
})

describe('parseYaml', () => {
  it('gives any value, also one that is no object', () => {
    const parsed = parseYaml({ name: 'answers.yaml', text: '- a\n---\n5\n' })
    expect(parsed.ok && parsed.value.map(({ value }) => value)).toEqual([['a'], 5])
  })
})
