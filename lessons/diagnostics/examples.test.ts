import { describe, expect, it } from 'vitest'
import { isKind } from '../../sim/api/kinds.ts'
import { defaultSettings } from '../../sim/api/settings.ts'
import { Cluster } from '../../sim/cluster.ts'
import { applyDefaults } from '../../sim/defaults/defaults.ts'
import type { Diagnostic } from '../../sim/diagnostic.ts'
import { parseManifests } from '../../sim/manifest/parse.ts'
import { parseYaml } from '../../sim/manifest/parse-yaml.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { inItsNamespace } from '../../sim/state/apply.ts'
import { createObject } from '../../sim/state/server.ts'
import { createStore } from '../../sim/state/store.ts'
import { isWrong, pageOf, sectionsOf } from './pages.ts'

/** Topics whose examples speak for themselves: it is enough to apply them. */
const applied = [
  'allocation',
  'certificate',
  'config',
  'daemon-set',
  'field',
  'ingress',
  'job',
  'kind',
  'manifest',
  'object',
  'secret',
  'stateful-set',
  'version',
  'yaml',
]

/** What the API server says only to clients that are less careful than kubectl. */
const withoutKubectl: ReadonlySet<string> = new Set(['object/version-on-create'])

describe.each(applied)('%s', (topic) => {
  for (const { code, blocks } of sectionsOf(pageOf(topic, 'en'))) {
    for (const wrong of blocks.filter(isWrong)) {
      const say = withoutKubectl.has(code) ? saidOfCreate : diagnosticsOf
      const found = say(wrong.text).filter((diagnostic) => diagnostic.code === code)

      it(`line ${wrong.line} is an example of ${code}`, () => {
        expect(found).not.toEqual([])
      })

      const shown = blocks.filter(({ language }) => language === 'text').map(({ text }) => text)
      it.runIf(shown.length > 0)(`${code} shows what a real cluster says of line ${wrong.line}`, () => {
        const said = found.flatMap(({ upstream }) => upstream ?? [])
        expect(shown.filter((text) => !said.some((line) => text.includes(line)))).toEqual([])
      })
    }

    for (const right of blocks.filter(({ text }) => text.startsWith('# right'))) {
      it(`line ${right.line} is the repair of ${code}`, () => {
        expect(diagnosticsOf(right.text).filter((diagnostic) => diagnostic.code === code)).toEqual([])
      })
    }
  }
})

describe('scenario', () => {
  const shown = sectionsOf(pageOf('scenario', 'en')).flatMap(({ blocks }) => blocks)
  it.each(shown)('line $line is a scenario that can be read', ({ file, text }) => {
    expect(parseScenario({ name: file, text }).diagnostics).toEqual([])
  })
})

/** All that is said of a text, from reading it to applying what it holds. */
function diagnosticsOf(text: string): readonly Diagnostic[] {
  const file = { name: 'web.yaml', text }
  const manifests = parseManifests(file)
  if (!manifests.ok) return [...parseYaml(file).diagnostics, ...manifests.diagnostics]
  return [...manifests.diagnostics, ...new Cluster().apply(manifests.value).diagnostics]
}

/** What the API server says to whoever creates the first object of a text. */
function saidOfCreate(text: string): readonly Diagnostic[] {
  const manifests = parseManifests({ name: 'web.yaml', text })
  const [manifest] = manifests.ok ? manifests.value : []
  if (manifest === undefined) return manifests.diagnostics
  const { kind } = manifest
  if (!isKind(kind)) return []
  const store = createStore(defaultSettings)
  createObject(store, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } })
  return createObject(store, applyDefaults({ value: inItsNamespace(kind, manifest.value) })).diagnostics
}
