import { describe, expect, it } from 'vitest'
import type { Pod } from '../api/pod.ts'
import { linesOf } from './lines-of.ts'
import { containerWith, type Fields, podOf, podWith } from './pod/valid-pod.ts'
import { validatePodCreate, validatePodUpdate } from './pod.ts'

describe('a Pod', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['may be as plain as this', {}, []],
    ['restarts as it says', { restartPolicy: '' }, ['spec.restartPolicy: Required value']],
    [
      'restarts in one of three ways',
      { restartPolicy: 'Sometimes' },
      [
        'spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
      ],
    ],
    [
      'has time to end',
      { terminationGracePeriodSeconds: undefined },
      ['spec.terminationGracePeriodSeconds: Required value'],
    ],
    [
      'has a host of its own',
      { hostname: 'a.b' },
      ['spec.hostname: Invalid value: "a.b": must not contain dots'],
    ],
    ['in a domain', { subdomain: 'a.b' }, ['spec.subdomain: Invalid value: "a.b": must not contain dots']],
    [
      'has a deadline',
      { activeDeadlineSeconds: 0 },
      ['spec.activeDeadlineSeconds: Invalid value: 0: must be between 1 and 2147483647, inclusive'],
    ],
    [
      'has one name for its host',
      { hostnameOverride: 'db', hostNetwork: true },
      ['spec.hostnameOverride: Forbidden: may not be specified when hostNetwork is true'],
    ],
    [
      'knows hosts by address',
      { hostAliases: [{ ip: 'db', hostnames: ['ok'] }] },
      [
        'spec.hostAliases[0].ip: Invalid value: "db": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    ],
    [
      'is ready on conditions that have names',
      { readinessGates: [{ conditionType: '/' }] },
      [
        'spec.readinessGates[0].conditionType: Invalid value: "/": prefix part must be non-empty',
        'spec.readinessGates[0].conditionType: Invalid value: "/": name part must be non-empty',
        "spec.readinessGates[0].conditionType: Invalid value: \"/\": name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')",
      ],
    ],
    [
      'gets no ephemeral container from a manifest',
      { ephemeralContainers: [{ name: 'x' }] },
      ['spec.ephemeralContainers: Forbidden: cannot be set on create'],
    ],
    [
      'runs on an operating system',
      { os: { name: 'beos' } },
      ['spec.os: Unsupported value: "beos": supported values: "linux", "windows"'],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validatePodCreate(podWith(spec)))).toEqual(lines)
  })

  it('may be named with dots', () => {
    expect(linesOf(validatePodCreate(podWith({}, { name: 'web.v2' })))).toEqual([])
  })

  it('with nothing in it is refused, not broken', () => {
    const empty = { apiVersion: 'v1', kind: 'Pod', metadata: {}, spec: {} } as unknown as Pod
    expect(linesOf(validatePodCreate(empty))).toEqual([
      'metadata.name: Required value: name or generateName is required',
      'metadata.namespace: Required value',
      'spec.terminationGracePeriodSeconds: Required value',
      'spec.containers: Required value',
      'spec.restartPolicy: Required value',
      'spec.dnsPolicy: Required value',
    ])
  })

  it('may hold null where nothing was written', () => {
    const nothing = {
      volumes: null,
      tolerations: null,
      securityContext: null,
      affinity: null,
      dnsConfig: null,
    }
    expect(
      linesOf(
        validatePodCreate(podOf({ ports: null, env: null, resources: null, lifecycle: null }, nothing)),
      ),
    ).toEqual([])
  })

  it('has a deletion cost that is a number', () => {
    const key = 'controller.kubernetes.io/pod-deletion-cost'
    expect(linesOf(validatePodCreate(podWith({}, { annotations: { [key]: '+1' } })))).toEqual([
      `metadata.annotations[${key}]: Invalid value: "+1": must be a 32bit integer`,
    ])
  })
})

describe('a Pod that exists', () => {
  const fixed =
    'spec: Forbidden: pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)'
  const bears = { key: 'a', operator: 'Exists' }
  const ports = [{ containerPort: 80, protocol: 'TCP' }]
  const rows: readonly [what: string, before: Pod, now: Pod, lines: readonly string[]][] = [
    ['may stay', podWith(), podWith(), []],
    ['may get another image', podOf({ image: 'nginx:1' }), podOf({ image: 'nginx:2' }), []],
    [
      'needs one',
      podOf({}),
      podOf({ image: '' }),
      ['spec.containers[0].image: Required value', 'spec.containers[0].image: Required value'],
    ],
    ['keeps its ports', podOf({ ports }), podOf({}), [fixed]],
    [
      'keeps its containers',
      podWith(),
      podWith({ containers: [containerWith(), containerWith({ name: 'other' })] }),
      ['spec.containers: Forbidden: pod updates may not add or remove containers'],
    ],
    [
      'may spell the same otherwise',
      podOf({ ports, resources: { limits: { cpu: 1 } } }),
      podOf({ ports: [{ ...ports[0], hostPort: 0 }], resources: { limits: { cpu: '1000m' } }, env: [] }),
      [],
    ],
    [
      'may bear more',
      podWith({ tolerations: [bears] }),
      podWith({ tolerations: [{ key: 'b', operator: 'Exists' }, bears] }),
      [],
    ],
    [
      'may not bear less',
      podWith({ tolerations: [bears] }),
      podWith(),
      ['spec.tolerations: Forbidden: existing toleration can not be modified except its tolerationSeconds'],
    ],
    ['may get a deadline', podWith(), podWith({ activeDeadlineSeconds: 10 }), []],
    [
      'may not get more time',
      podWith({ activeDeadlineSeconds: 10 }),
      podWith({ activeDeadlineSeconds: 11 }),
      ['spec.activeDeadlineSeconds: Invalid value: 11: must be less than or equal to previous value'],
    ],
    [
      'may not lose it',
      podWith({ activeDeadlineSeconds: 10 }),
      podWith(),
      [
        'spec.activeDeadlineSeconds: Invalid value: null: must not update from a positive integer to nil value',
      ],
    ],
    ['may lose a gate', podWith({ schedulingGates: [{ name: 'a' }] }), podWith(), []],
    [
      'may not get one',
      podWith(),
      podWith({ schedulingGates: [{ name: 'a' }] }),
      [
        "spec.schedulingGates[0].name: Forbidden: only deletion is allowed, but found new scheduling gate 'a'",
      ],
    ],
    [
      'keeps its user, even if that is root',
      podOf({ securityContext: { runAsUser: 0 } }),
      podOf({}),
      [fixed],
    ],
  ]
  it.each(rows)('%s', (_, before, now, lines) => {
    expect(linesOf(validatePodUpdate(now, before))).toEqual(lines)
  })

  it('is told which fields would change', () => {
    const [found] = validatePodUpdate(podOf({ ports, image: 'b' }, { hostname: 'x' }), podOf({}))
    expect(found?.params).toEqual({ fields: ['spec.containers[0].ports', 'spec.hostname'] })
    expect(found?.at).toEqual(['spec', 'containers', 0, 'ports'])
  })
})
