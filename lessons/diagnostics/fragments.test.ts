/** Pages whose examples are a part of a Pod or a Deployment: what is missing is added here, and the whole applied. */
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../sim/api/meta.ts'
import { catalogue } from '../../sim/catalogue/index.ts'
import { Cluster } from '../../sim/cluster.ts'
import type { Diagnostic } from '../../sim/diagnostic.ts'
import { isObject } from '../../sim/manifest/check-type.ts'
import { parseManifests } from '../../sim/manifest/parse.ts'
import { parseYaml } from '../../sim/manifest/parse-yaml.ts'
import { isWrong, pageOf, sectionsOf } from './pages.ts'

const topics = ['container', 'env', 'probe', 'resource', 'scheduling', 'volume', 'workload']

describe.each(topics)('%s', (topic) => {
  for (const { code, text, blocks } of sectionsOf(pageOf(topic, 'en'))) {
    for (const wrong of blocks.filter(isWrong)) {
      const found = diagnosticsOf(wrong.text).filter((diagnostic) => diagnostic.code === code)

      it(`line ${wrong.line} is an example of ${code}`, () => {
        expect(found).not.toEqual([])
      })

      const said = found.flatMap(({ upstream }) => upstream ?? [])
      const shown = blocks.filter(({ language }) => language === 'text').map((block) => block.text)
      const quoted = [...text.matchAll(/the line ends with (`+)(.+?)\1/g)].map(([, , line = '']) => line)
      it.runIf(shown.length + quoted.length > 0)(`${code} shows what a real cluster says`, () => {
        expect(shown.filter((lines) => !said.some((line) => lines.includes(line)))).toEqual([])
        expect(quoted.filter((end) => !said.some((line) => line.endsWith(end)))).toEqual([])
      })
    }

    for (const right of blocks.filter((block) => block.text.startsWith('# right'))) {
      it(`line ${right.line} is accepted, as a repair of ${code}`, () => {
        expect(diagnosticsOf(right.text).filter(isError)).toEqual([])
      })
    }
  }
})

function isError(diagnostic: Diagnostic): boolean {
  return catalogue[diagnostic.code].severity === 'error'
}

function diagnosticsOf(text: string): readonly Diagnostic[] {
  const documents = parseYaml({ name: 'fragment.yaml', text })
  const fragment = documents.ok ? documents.value[0]?.value : undefined
  if (fragment === undefined || !isObject(fragment)) return documents.diagnostics
  const manifests = parseManifests({ name: 'web.yaml', text: JSON.stringify(wholeOf(fragment)) })
  return manifests.ok ? new Cluster().apply(manifests.value).diagnostics : manifests.diagnostics
}

const metadata: JsonObject = { name: 'web' }
const ofPods = new Set([
  'affinity',
  'containers',
  'initContainers',
  'restartPolicy',
  'serviceAccountName',
  'terminationGracePeriodSeconds',
  'tolerations',
  'topologySpreadConstraints',
  'volumes',
])

/** With `spec` it is part of a Deployment, else of a Pod or of its one container. */
function wholeOf(fragment: JsonObject): JsonObject {
  if (fragment.spec !== undefined) return deploymentWith(objectIn(fragment.spec))
  const isPod = Object.keys(fragment).some((key) => ofPods.has(key))
  const spec = isPod
    ? { containers: [container], ...fragment }
    : { containers: [{ ...container, ...fragment }] }
  return { apiVersion: 'v1', kind: 'Pod', metadata, spec }
}

const container: JsonObject = { name: 'web', image: 'nginx:1.29' }
const labels: JsonObject = { app: 'web' }

function deploymentWith(spec: JsonObject): JsonObject {
  const written = objectIn(spec.template)
  const template = {
    metadata: { labels },
    ...written,
    spec: { containers: [container], ...objectIn(written.spec) },
  }
  const whole = { selector: { matchLabels: labels }, ...spec, template }
  return { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: whole }
}

function objectIn(value: Json | undefined): JsonObject {
  return value !== undefined && isObject(value) ? value : {}
}
