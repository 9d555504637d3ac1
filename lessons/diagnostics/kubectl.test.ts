/** The commands on the page about kubectl, run: the wrong ones say what their section is about, the right ones nothing. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../sim/diagnostic.ts'
import { createIngress } from '../../sim/kubectl/create-ingress.ts'
import { createService } from '../../sim/kubectl/create-service.ts'
import { parseKubectl } from '../../sim/kubectl/parse-kubectl.ts'
import { pageOf, sectionsOf } from './pages.ts'

const serviceTypes = {
  clusterip: 'ClusterIP',
  nodeport: 'NodePort',
  loadbalancer: 'LoadBalancer',
  externalname: 'ExternalName',
} as const

function run(line: string): readonly Diagnostic[] {
  const parsed = parseKubectl(line)
  if (!parsed.ok) return parsed.diagnostics
  const { path, args, flags } = parsed.value
  const all = (flag: string) => (Array.isArray(flags[flag]) ? (flags[flag] as readonly string[]) : [])
  const first = (flag: string) => String(flags[flag] ?? '')
  const name = args[0] ?? ''
  const [, type = ''] = /^create service (\w+)$/.exec(path) ?? []
  if (type in serviceTypes) {
    return createService({
      type: serviceTypes[type as keyof typeof serviceTypes],
      name,
      tcp: all('tcp'),
      clusterIP: first('clusterip'),
      externalName: first('external-name'),
    }).diagnostics
  }
  if (path !== 'create ingress') return []
  return createIngress({
    name,
    rules: all('rule'),
    defaultBackend: first('default-backend'),
    ingressClass: first('class'),
    annotations: all('annotation'),
  }).diagnostics
}

describe.each(sectionsOf(pageOf('kubectl', 'en')))('$code', ({ code, blocks }) => {
  const shells = blocks.filter(({ language }) => language === 'shell').map(({ text }) => text.split('\n'))
  const commands = (mark: string) => shells.filter(([first]) => first === mark).map(([, line = '']) => line)
  const said = blocks.filter(({ language }) => language === 'text').map(({ text }) => text.trim())

  it('has a command that needs nothing more', () => {
    expect(commands('# right').map(run)).toEqual([[]])
  })

  it.runIf(commands('# wrong').length > 0)('has a command that shows it', () => {
    const found = commands('# wrong').flatMap(run)
    expect(found.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect(found.flatMap(({ upstream }) => upstream?.trim() ?? [])).toEqual(said)
  })
})
