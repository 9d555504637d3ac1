/** The commands on the page about kubectl, run: the wrong ones say what their section is about, the right ones nothing. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../sim/diagnostic.ts'
import { createIngress } from '../../sim/kubectl/create-ingress.ts'
import { createService } from '../../sim/kubectl/create-service.ts'
import { pageOf, sectionsOf } from './pages.ts'

const serviceTypes = {
  clusterip: 'ClusterIP',
  nodeport: 'NodePort',
  loadbalancer: 'LoadBalancer',
  externalname: 'ExternalName',
} as const

function run(line: string): readonly Diagnostic[] {
  const words = [...line.matchAll(/(?:"[^"]*"|[^\s"])+/g)].map(([word]) => word.replaceAll('"', ''))
  const all = (option: string): readonly string[] =>
    words.flatMap((word, at) => {
      if (word === option) return [words[at + 1] ?? '']
      return word.startsWith(`${option}=`) ? [word.slice(option.length + 1)] : []
    })
  const first = (option: string): string => all(option)[0] ?? ''
  const [, , kind, typeOrName = '', name = ''] = words
  if (kind === 'service' && typeOrName in serviceTypes) {
    return createService({
      type: serviceTypes[typeOrName as keyof typeof serviceTypes],
      name,
      tcp: all('--tcp'),
      clusterIP: first('--clusterip'),
      externalName: first('--external-name'),
    }).diagnostics
  }
  return createIngress({
    name: typeOrName,
    rules: all('--rule'),
    defaultBackend: first('--default-backend'),
    ingressClass: first('--class'),
    annotations: all('--annotation'),
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
    expect(found.flatMap(({ upstream }) => upstream ?? [])).toEqual(said)
  })
})
