import { describe, expect, it } from 'vitest'
import type { Deployment } from '../../api/workload.ts'
import { linesOf } from '../lines-of.ts'
import { workloadWarnings } from '../workload/warnings.ts'
import { containerWith, type Fields, podOf, podWith } from './valid-pod.ts'
import { podWarnings } from './warnings.ts'

const main = 'spec.containers[0]'
const env = (...values: string[]) => podOf({ env: values.map((value) => ({ name: 'A', value })) })
const port = (fields: Fields) => ({ containerPort: 80, protocol: 'TCP', ...fields })

describe('a warning is given for', () => {
  const rows: readonly [what: string, pod: ReturnType<typeof podWith>, lines: readonly string[]][] = [
    ['nothing, most of the time', podWith(), []],
    [
      'a name that is no hostname',
      podWith({}, { name: 'web.v2' }),
      [
        "metadata.name: this is used in the Pod's hostname, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]",
      ],
    ],
    [
      'a variable that hides another',
      env('1', '2'),
      [`${main}.env[1]: hides previous definition of "A", which may be dropped when using apply`],
    ],
    ['none that builds upon it', env('1', '$(A):2'), []],
    [
      'a port declared twice',
      podOf({ ports: [port({ name: 'a' }), port({ name: 'b' })] }),
      [`${main}.ports[1]: duplicate port definition with ${main}.ports[0]`],
    ],
    [
      'a port declared with and without a port of the node',
      podOf({ ports: [port({}), port({ hostPort: 80 })] }),
      [`${main}.ports[1]: overlapping port definition with ${main}.ports[0]`],
    ],
    [
      'one port name in two containers',
      podWith({
        containers: [
          containerWith({ ports: [port({ name: 'http' })] }),
          containerWith({ name: 'other', ports: [port({ name: 'http', containerPort: 81 })] }),
        ],
      }),
      [
        `spec.containers[1].ports[0]: duplicate port name "http" with ${main}.ports[0], services and probes that select ports by name will use ${main}.ports[0]`,
      ],
    ],
    [
      'a thousandth of a byte',
      podOf({ resources: { limits: { memory: '100m' } } }),
      [`${main}.resources.limits[memory]: fractional byte value "100m" is invalid, must be an integer`],
    ],
    [
      'an old label',
      podWith({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }),
      ['spec.nodeSelector[beta.kubernetes.io/os]: deprecated since v1.14; use "kubernetes.io/os" instead'],
    ],
    [
      'secrets twice and without a name',
      podWith({ imagePullSecrets: [{ name: 'a' }, { name: 'a' }, {}] }),
      [
        'spec.imagePullSecrets[1].name: duplicate name "a"',
        'spec.imagePullSecrets[2].name: invalid empty name ""',
      ],
    ],
    [
      'a volume that no node knows any more',
      podWith({ volumes: [{ name: 'v', glusterfs: {} }] }),
      ['spec.volumes[0].glusterfs: deprecated in v1.25, non-functional in v1.26+'],
    ],
  ]
  it.each(rows)('%s', (_, pod, lines) => {
    expect(linesOf(podWarnings(pod))).toEqual(lines)
  })

  it('pods that are new only', () => {
    expect(linesOf(podWarnings(env('1', '2'), env('1', '2')))).toEqual([])
  })

  it('templates, when they change', () => {
    const deployment = (terminationGracePeriodSeconds: number) =>
      ({
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'web.v2' },
        spec: { template: { spec: podWith({ terminationGracePeriodSeconds }).spec } },
      }) as unknown as Deployment
    const negative =
      'spec.template.spec.terminationGracePeriodSeconds: must be >= 0; negative values are invalid and will be treated as 1'
    expect(linesOf(workloadWarnings(deployment(-1)))).toEqual([
      'metadata.name: this is used in Pod names and hostnames, which can result in surprising behavior; a DNS label is recommended: [must not contain dots]',
      negative,
    ])
    expect(linesOf(workloadWarnings(deployment(-1), deployment(-1)))).toEqual([])
    expect(linesOf(workloadWarnings(deployment(-1), deployment(5)))).toEqual([negative])
  })
})
