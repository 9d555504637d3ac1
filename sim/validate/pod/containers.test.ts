import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../../upstream-cases.ts'
import type { ContainerPort, Probe } from '../../api/pod.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { linesOf } from '../lines-of.ts'
import { validatePodCreate } from '../pod.ts'
import { refusedField } from '../refusal.ts'
import { containerPortRules } from './container-ports.ts'
import { handlerRules } from './handlers.ts'
import { probeRules } from './probes.ts'
import { containerWith, type Fields, podOf, podWith } from './valid-pod.ts'

type Row = readonly [what: string, container: Fields, lines: readonly string[]]
const main = 'spec.containers[0]'

describe('a container', () => {
  const rows: readonly Row[] = [
    ['has a name', { name: '' }, [`${main}.name: Required value`]],
    [
      'has a DNS label for a name',
      { name: 'a.b' },
      [`${main}.name: Invalid value: "a.b": must not contain dots`],
    ],
    ['has an image', { image: undefined }, [`${main}.image: Required value`]],
    [
      'has no blanks around it',
      { image: 'nginx ' },
      [`${main}.image: Invalid value: "nginx ": must not have leading or trailing whitespace`],
    ],
    [
      'is pulled when it should be',
      { imagePullPolicy: 'Sometimes' },
      [
        `${main}.imagePullPolicy: Unsupported value: "Sometimes": supported values: "Always", "IfNotPresent", "Never"`,
      ],
    ],
    ['says it', { imagePullPolicy: undefined }, [`${main}.imagePullPolicy: Required value`]],
    [
      'says how it tells of its end',
      { terminationMessagePolicy: '' },
      [`${main}.terminationMessagePolicy: Required value`],
    ],
    [
      'has powers that agree',
      { securityContext: { allowPrivilegeEscalation: false, privileged: true } },
      [
        `${main}.securityContext: Invalid value: {"Capabilities":null,"Privileged":true,"SELinuxOptions":null,"WindowsOptions":null,"RunAsUser":null,"RunAsGroup":null,"RunAsNonRoot":null,"ReadOnlyRootFilesystem":null,"AllowPrivilegeEscalation":false,"ProcMount":null,"SeccompProfile":null,"AppArmorProfile":null}: cannot set \`allowPrivilegeEscalation\` to false and \`privileged\` to true`,
      ],
    ],
    [
      'runs as some user',
      { securityContext: { runAsUser: -1 } },
      [`${main}.securityContext.runAsUser: Invalid value: -1: must be between 0 and 2147483647, inclusive`],
    ],
  ]
  it.each(rows)('%s', (_, container, lines) => {
    expect(linesOf(validatePodCreate(podOf(container)))).toEqual(lines)
  })

  it('shares its name with no other', () => {
    expect(linesOf(validatePodCreate(podWith({ containers: [containerWith(), containerWith()] })))).toEqual([
      'spec.containers[1].name: Duplicate value: "main"',
    ])
    expect(linesOf(validatePodCreate(podWith({ initContainers: [containerWith()] })))).toEqual([
      'spec.initContainers[0].name: Duplicate value: "main"',
    ])
  })

  it('must be there', () => {
    expect(linesOf(validatePodCreate(podWith({ containers: [] })))).toEqual([
      'spec.containers: Required value',
    ])
  })
})

describe('an init container', () => {
  const probe = { exec: { command: ['true'] }, successThreshold: 1 }

  it('that ends is not watched', () => {
    const initContainers = [containerWith({ name: 'first', readinessProbe: probe, lifecycle: {} })]
    expect(linesOf(validatePodCreate(podWith({ initContainers })))).toEqual([
      'spec.initContainers[0].lifecycle: Forbidden: may not be set for init containers without restartPolicy=Always',
      'spec.initContainers[0].readinessProbe: Forbidden: may not be set for init containers without restartPolicy=Always',
    ])
  })

  it('that goes on is a sidecar, and may be', () => {
    const initContainers = [containerWith({ name: 'first', readinessProbe: probe, restartPolicy: 'Always' })]
    expect(linesOf(validatePodCreate(podWith({ initContainers })))).toEqual([])
  })
})

describe('container ports', () => {
  const rows: readonly [what: string, ports: readonly Fields[], lines: readonly string[]][] = [
    ['have a number', [{ protocol: 'TCP' }], [`${main}.ports[0].containerPort: Required value`]],
    [
      'have one that is a port',
      [{ containerPort: 70000, protocol: 'TCP' }],
      [`${main}.ports[0].containerPort: Invalid value: 70000: must be between 1 and 65535, inclusive`],
    ],
    [
      'may stand twice',
      [
        { containerPort: 80, protocol: 'TCP' },
        { containerPort: 80, protocol: 'TCP' },
      ],
      [],
    ],
    [
      'have names of their own',
      [
        { name: 'http', containerPort: 80, protocol: 'TCP' },
        { name: 'http', containerPort: 81, protocol: 'TCP' },
      ],
      [`${main}.ports[1].name: Duplicate value: "http"`],
    ],
    [
      'have short names with a letter',
      [{ name: '8080', containerPort: 80, protocol: 'TCP' }],
      [`${main}.ports[0].name: Invalid value: "8080": must contain at least one letter (a-z)`],
    ],
    ['have a protocol', [{ containerPort: 80 }], [`${main}.ports[0].protocol: Required value`]],
    [
      'do not share a port of the node',
      [
        { containerPort: 80, hostPort: 8080, protocol: 'TCP' },
        { containerPort: 81, hostPort: 8080, protocol: 'TCP' },
      ],
      [`${main}.ports[1].hostPort: Duplicate value: "TCP//8080"`],
    ],
  ]
  it.each(rows)('%s', (_, ports, lines) => {
    expect(linesOf(validatePodCreate(podOf({ ports })))).toEqual(lines)
  })

  it('are the node’s own on its network', () => {
    const ports = [{ containerPort: 80, hostPort: 8080, protocol: 'TCP' }]
    expect(linesOf(validatePodCreate(podOf({ ports }, { hostNetwork: true })))).toEqual([
      `${main}.ports[0].hostPort: Invalid value: 8080: must match \`containerPort\` when \`hostNetwork\` is true`,
    ])
  })
})

describe('a probe', () => {
  const exec = { exec: { command: ['true'] }, successThreshold: 1 }
  const httpGet = { path: '/', port: 80, scheme: 'HTTP' }
  const liveness = `${main}.livenessProbe`
  const rows: readonly Row[] = [
    [
      'does something',
      { livenessProbe: { successThreshold: 1 } },
      [`${liveness}: Required value: must specify a handler type`],
    ],
    [
      'does one thing',
      { livenessProbe: { ...exec, httpGet, tcpSocket: { port: 80 } } },
      [
        `${liveness}.httpGet: Forbidden: may not specify more than 1 handler type`,
        `${liveness}.tcpSocket: Forbidden: may not specify more than 1 handler type`,
      ],
    ],
    [
      'runs a command',
      { livenessProbe: { ...exec, exec: {} } },
      [`${liveness}.exec.command: Required value`],
    ],
    [
      'asks over HTTP',
      { livenessProbe: { successThreshold: 1, httpGet: { port: '' } } },
      [
        `${liveness}.httpGet.path: Required value`,
        `${liveness}.httpGet.port: Invalid value: "": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)`,
        `${liveness}.httpGet.port: Invalid value: "": must contain at least one letter (a-z)`,
        `${liveness}.httpGet.scheme: Unsupported value: "": supported values: "HTTP", "HTTPS"`,
      ],
    ],
    [
      'sends headers that are some',
      {
        livenessProbe: {
          successThreshold: 1,
          httpGet: { ...httpGet, httpHeaders: [{ name: 'Host:', value: 'x' }] },
        },
      },
      [
        `${liveness}.httpGet.httpHeaders: Invalid value: "Host:": a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')`,
      ],
    ],
    ['connects to a port', { livenessProbe: { successThreshold: 1, tcpSocket: { port: 'http' } } }, []],
    [
      'speaks gRPC to a number',
      { livenessProbe: { successThreshold: 1, grpc: {} } },
      [`${liveness}.grpc.port: Invalid value: 0: must be between 1 and 65535, inclusive`],
    ],
    [
      'counts from 0',
      { livenessProbe: { ...exec, periodSeconds: -1, timeoutSeconds: -1, initialDelaySeconds: -1 } },
      ['initialDelaySeconds', 'timeoutSeconds', 'periodSeconds'].map(
        (field) => `${liveness}.${field}: Invalid value: -1: must be greater than or equal to 0`,
      ),
    ],
    [
      'that restarts is met by one success',
      { livenessProbe: { ...exec, successThreshold: 2 }, startupProbe: { ...exec, successThreshold: 3 } },
      [
        `${liveness}.successThreshold: Invalid value: 2: must be 1`,
        `${main}.startupProbe.successThreshold: Invalid value: 3: must be 1`,
      ],
    ],
    ['for readiness may ask for more', { readinessProbe: { ...exec, successThreshold: 3 } }, []],
    [
      'leaves time to end',
      { livenessProbe: { ...exec, terminationGracePeriodSeconds: 0 } },
      [`${liveness}.terminationGracePeriodSeconds: Invalid value: 0: must be greater than 0`],
    ],
    [
      'for readiness ends nothing',
      { readinessProbe: { ...exec, terminationGracePeriodSeconds: 5 } },
      [
        `${main}.readinessProbe.terminationGracePeriodSeconds: Invalid value: 5: must not be set for readinessProbes`,
      ],
    ],
  ]
  it.each(rows)('%s', (_, container, lines) => {
    expect(linesOf(validatePodCreate(podOf(container)))).toEqual(lines)
  })

  it('is not a hook, which may sleep as long as the pod has', () => {
    const lifecycle = (seconds: number) => ({ lifecycle: { preStop: { sleep: { seconds } } } })
    expect(linesOf(validatePodCreate(podOf(lifecycle(30))))).toEqual([])
    expect(linesOf(validatePodCreate(podOf(lifecycle(31))))).toEqual([
      `${main}.lifecycle.preStop.sleep: Invalid value: 31: must be non-negative and less than terminationGracePeriodSeconds (30)`,
    ])
  })
})

interface Input {
  readonly kind: 'probe' | 'handler' | 'containerPorts'
  readonly value: unknown
}
interface Expected {
  readonly accepted: boolean
  readonly errors?: readonly { readonly field: string; readonly type: string }[]
}
const { cases } = upstreamCases<Input, Expected>('probe-validate')

describe.skipIf(cases.length === 0)('upstream: probes, handlers and container ports', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: expected }) => {
    const root = expected.errors?.[0]?.field.replace(/[.[].*$/, '') ?? 'field'
    const found = [...judge(input, root)]
    expect(found.length === 0).toBe(expected.accepted)
    if (!expected.errors) return
    expect(found.map((fault) => ({ field: refusedField(fault), type: fault.refused }))).toEqual(
      expected.errors,
    )
  })
})

function judge({ kind, value }: Input, root: string): Iterable<Diagnostic> {
  if (kind === 'probe') return probeRules(value as Probe, 30, [root])
  if (kind === 'handler') return handlerRules(value as Probe, 30, [root])
  return containerPortRules(value as readonly ContainerPort[], [root])
}
