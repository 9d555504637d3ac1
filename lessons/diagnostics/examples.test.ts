import { describe, expect, it } from 'vitest'
import { Cluster } from '../../sim/cluster.ts'
import type { Diagnostic } from '../../sim/diagnostic.ts'
import { parseManifests } from '../../sim/manifest/parse.ts'
import { parseYaml } from '../../sim/manifest/parse-yaml.ts'
import { parseScenario } from '../../sim/scenario/parse.ts'
import { isWrong, pageOf, sectionsOf } from './pages.ts'

/** Topics whose examples speak for themselves: it is enough to apply them. */
const applied = ['allocation', 'field', 'kind', 'manifest', 'object', 'version', 'yaml']

describe.each(applied)('%s', (topic) => {
  for (const { code, blocks } of sectionsOf(pageOf(topic, 'en'))) {
    for (const wrong of blocks.filter(isWrong)) {
      const found = diagnosticsOf(wrong.text).filter((diagnostic) => diagnostic.code === code)

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
