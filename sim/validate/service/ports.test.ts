import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validateServiceCreate } from '../service.ts'
import { type Fields, portWith, serviceWith } from './valid-service.ts'

const label =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')"
const range = 'must be between 1 and 65535, inclusive'

describe('one port', () => {
  const rows: readonly [what: string, port: Fields, lines: readonly string[]][] = [
    ['may have no name, being alone', { name: undefined }, []],
    ['is named by a DNS label', { name: 'Http' }, [`spec.ports[0].name: Invalid value: "Http": ${label}`]],
    [
      'has no dot in its name',
      { name: 'a.b' },
      ['spec.ports[0].name: Invalid value: "a.b": must not contain dots'],
    ],
    ['may have a name of 63 characters', { name: 'x'.repeat(63) }, []],
    [
      'has a name of 63 characters at most',
      { name: 'x'.repeat(64) },
      [`spec.ports[0].name: Invalid value: "${'x'.repeat(64)}": must be no more than 63 characters`],
    ],
    ['begins at 1', { port: 0 }, [`spec.ports[0].port: Invalid value: 0: ${range}`]],
    ['is not missing', { port: undefined }, [`spec.ports[0].port: Invalid value: 0: ${range}`]],
    ['ends at 65535', { port: 65536 }, [`spec.ports[0].port: Invalid value: 65536: ${range}`]],
    ['may be the last', { port: 65535 }, []],
    ['may be the kubelet’s own, since 1.33', { port: 10250 }, []],
    ['needs a protocol', { protocol: undefined }, ['spec.ports[0].protocol: Required value']],
    [
      'speaks TCP, UDP or SCTP',
      { protocol: 'HTTP' },
      ['spec.ports[0].protocol: Unsupported value: "HTTP": supported values: "SCTP", "TCP", "UDP"'],
    ],
    [
      'has a target by number',
      { targetPort: 65536 },
      [`spec.ports[0].targetPort: Invalid value: 65536: ${range}`],
    ],
    ['or by name', { targetPort: 'http-web' }, []],
    [
      'whose name has 15 characters at most',
      { targetPort: 'a-name-of-sixteen' },
      ['spec.ports[0].targetPort: Invalid value: "a-name-of-sixteen": must be no more than 15 characters'],
    ],
    [
      'and a letter',
      { targetPort: '8080' },
      ['spec.ports[0].targetPort: Invalid value: "8080": must contain at least one letter (a-z)'],
    ],
    [
      'and no two hyphens together',
      { targetPort: 'a--b' },
      ['spec.ports[0].targetPort: Invalid value: "a--b": must not contain consecutive hyphens'],
    ],
    [
      'and no hyphen at its end',
      { targetPort: 'http-' },
      ['spec.ports[0].targetPort: Invalid value: "http-": must not begin or end with a hyphen'],
    ],
    ['may say what is spoken', { appProtocol: 'kubernetes.io/h2c' }, []],
    [
      'opens no node port on a ClusterIP Service',
      { nodePort: 30080 },
      ["spec.ports[0].nodePort: Forbidden: may not be used when `type` is 'ClusterIP'"],
    ],
  ]
  it.each(rows)('%s', (_, port, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith({ ports: [portWith(port)] })))).toEqual(lines)
  })
})

describe('ports beside each other', () => {
  const rows: readonly [what: string, ports: readonly Fields[], lines: readonly string[]][] = [
    ['have a name each', [{ name: 'a' }, { name: '', port: 81 }], ['spec.ports[1].name: Required value']],
    ['have different names', [{}, { port: 81 }], ['spec.ports[1].name: Duplicate value: "http"']],
    [
      'have different numbers',
      [{}, { name: 'b' }],
      [
        'spec.ports[1]: Duplicate value: {"Name":"","Protocol":"TCP","AppProtocol":null,"Port":80,"TargetPort":0,"NodePort":0}',
      ],
    ],
    ['or different protocols', [{}, { name: 'b', protocol: 'UDP' }], []],
    ['may lead to the same target', [{}, { name: 'b', port: 81 }], []],
  ]
  it.each(rows)('%s', (_, ports, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith({ ports: ports.map(portWith) })))).toEqual(lines)
  })

  const exposed = { type: 'NodePort', externalTrafficPolicy: 'Cluster' }
  const nodePorts: readonly [what: string, second: Fields, lines: readonly string[]][] = [
    ['cannot share a node port', {}, ['spec.ports[1].nodePort: Duplicate value: 30080']],
    ['unless by different protocols', { protocol: 'UDP' }, []],
    ['may leave it open', { nodePort: 0 }, []],
  ]
  it.each(nodePorts)('%s', (_, second, lines) => {
    const ports = [
      portWith({ nodePort: 30080 }),
      portWith({ name: 'b', port: 81, nodePort: 30080, ...second }),
    ]
    expect(linesOf(validateServiceCreate(serviceWith({ ...exposed, ports })))).toEqual(lines)
  })
})
