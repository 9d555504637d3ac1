import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { JsonObject } from '../api/meta.ts'
import { kubectlCommandEntries } from '../catalogue/kubectl-command.ts'
import { printYaml } from '../manifest/print.ts'
import { exposeObject } from './expose.ts'
import { type ExposeFlags, generateService } from './generate-service.ts'
import { typedObject } from './typed-object.ts'

interface Input extends ExposeFlags {
  readonly op: 'generate' | 'run' | 'overrides'
  readonly args?: readonly string[]
  readonly namespace?: string
  readonly flags?: Readonly<Record<string, string>>
  readonly object?: JsonObject
}

interface Expected {
  readonly valid?: boolean
  readonly service?: JsonObject
  readonly error?: string
  readonly outputContains?: string
  readonly printed?: JsonObject
}

const cases = upstreamCases<Input, Expected>('kubectl-expose').cases
describe.skipIf(cases.length === 0)('upstream: kubectl expose', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    const made =
      input.op === 'generate' ? generateService(input) : exposeObject(input.object ?? {}, flagsOf(input))
    if (wanted.valid !== undefined) expect(made.ok).toBe(wanted.valid)
    if (wanted.error !== undefined)
      expect(made.ok ? '' : made.diagnostics[0].upstream).toContain(wanted.error)
    if (wanted.service !== undefined) {
      const service = made.ok ? made.value : {}
      expect(withoutEmpty({ metadata: service.metadata, spec: service.spec })).toEqual(
        withoutEmpty({ metadata: wanted.service.metadata, spec: wanted.service.spec }),
      )
    }
    if (wanted.printed !== undefined) expect(placed(made.ok ? made.value : {}, input)).toEqual(wanted.printed)
    if (wanted.outputContains !== undefined) {
      const lines = made.ok
        ? printedBy(placed(made.value, input), input)
        : (made.diagnostics[0].upstream ?? '')
      expect(lines).toContain(wanted.outputContains)
    }
  })
})

function flagsOf({ flags = {} }: Input): Parameters<typeof exposeObject>[1] {
  const names: Readonly<Record<string, string>> = {
    'target-port': 'targetPort',
    'external-ip': 'externalIP',
    'load-balancer-ip': 'loadBalancerIP',
    'session-affinity': 'sessionAffinity',
    'cluster-ip': 'clusterIP',
    'override-type': 'overrideType',
  }
  return Object.fromEntries(Object.entries(flags).map(([name, value]) => [names[name] ?? name, value]))
}

function placed(object: JsonObject, { namespace }: Input): JsonObject {
  const { metadata, ...rest } = typedObject(object)
  return {
    ...rest,
    metadata: { ...(metadata as JsonObject), ...(namespace === undefined ? {} : { namespace }) },
  }
}

/** The line that kubectl prints, or the object as YAML without quotes. */
function printedBy(object: JsonObject, { flags = {} }: Input): string {
  const dryRun = flags['dry-run'] === 'client' ? ' (dry run)' : ''
  const line = `service/${(object.metadata as JsonObject).name} exposed${dryRun}`
  return `${line}\n${printYaml(object)}`
}

function withoutEmpty(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value ?? null, (_, inner) => (isEmpty(inner) ? undefined : inner)))
}

function isEmpty(value: unknown): boolean {
  return value === '' || value === null || (typeof value === 'object' && Object.keys(value).length === 0)
}

describe('kubectl expose', () => {
  const deployment: JsonObject = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'web', labels: { tier: 'front' } },
    spec: {
      selector: { matchLabels: { app: 'web' } },
      template: {
        spec: {
          containers: [
            { name: 'dns', ports: [{ containerPort: 53, protocol: 'UDP' }, { containerPort: 53 }] },
          ],
        },
      },
    },
  }
  const specOf = (object: JsonObject, flags = {}) => {
    const made = exposeObject(object, flags)
    return made.ok ? made.value.spec : made.diagnostics[0].upstream
  }

  it('makes a port for each protocol of a number', () => {
    expect(specOf(deployment)).toEqual({
      selector: { app: 'web' },
      ports: [
        { name: 'port-1-udp', protocol: 'UDP', port: 53, targetPort: 53 },
        { name: 'port-1-tcp', protocol: 'TCP', port: 53, targetPort: 53 },
      ],
    })
  })

  it.each<[fact: string, object: JsonObject, flags: object, line: string]>([
    [
      'refuses a pod without labels',
      { kind: 'Pod', metadata: { name: 'p' }, spec: { containers: [] } },
      {},
      "error: couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
    ],
    [
      'refuses what has no port',
      { kind: 'Pod', metadata: { name: 'p', labels: { a: 'b' } }, spec: { containers: [] } },
      {},
      "error: couldn't find port via --port flag or introspection",
    ],
    [
      'refuses other kinds',
      { kind: 'ConfigMap', metadata: { name: 'c' } },
      {},
      'error: cannot expose a ConfigMap',
    ],
    [
      'refuses Jobs by their full name',
      { kind: 'Job', metadata: { name: 'j' } },
      {},
      'error: cannot expose a Job.batch',
    ],
    [
      'knows two session affinities',
      deployment,
      { sessionAffinity: 'Foo' },
      'error: unknown session affinity: Foo',
    ],
    ['reads labels as pairs', deployment, { labels: 'a' }, 'error: unexpected label spec: a'],
  ])('%s', (_, object, flags, line) => {
    expect(specOf(object, flags)).toBe(line)
  })
})

it.each([
  [
    "couldn't retrieve selectors via --selector flag or introspection: the pod has no labels and cannot be exposed",
    'kubectl label pod',
  ],
  ["couldn't find port via --port flag or introspection", '--port'],
  ['cannot expose a ConfigMap', '--help'],
])('%s: the hint names what is missing', (why, hint) => {
  const about = { object: '', field: '' }
  for (const language of ['en', 'ko'] as const) {
    const words = kubectlCommandEntries['kubectl/expose-refused'][language]({ why }, about)
    expect(words.try).toContain(hint)
  }
})
