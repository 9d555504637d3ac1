import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validatePodCreate } from '../pod.ts'
import { type Fields, podOf } from './valid-pod.ts'

const path = 'spec.containers[0].resources'

describe('what a container asks for', () => {
  const rows: readonly [what: string, resources: Fields, lines: readonly string[]][] = [
    ['is no more than it may use', { requests: { cpu: '250m' }, limits: { cpu: 1 } }, []],
    ['may be the same, however written', { requests: { cpu: '0.5' }, limits: { cpu: '500m' } }, []],
    [
      'is not more',
      { requests: { cpu: 1 }, limits: { cpu: '0.5' } },
      [`${path}.requests: Invalid value: "1": must be less than or equal to cpu limit of 500m`],
    ],
    [
      'is counted, not read',
      { requests: { memory: '1025Mi' }, limits: { memory: '1Gi' } },
      [`${path}.requests: Invalid value: "1025Mi": must be less than or equal to memory limit of 1Gi`],
    ],
    [
      'is not less than nothing',
      { limits: { memory: '-1' } },
      [`${path}.limits[memory]: Invalid value: "-1": must be greater than or equal to 0`],
    ],
    [
      'is a resource',
      { limits: { gpu: 1 } },
      [
        `${path}.limits[gpu]: Invalid value: "gpu": must be a standard resource type or fully qualified`,
        `${path}.limits[gpu]: Invalid value: "gpu": must be a standard resource for containers`,
      ],
    ],
    [
      'is not a number of pods',
      { requests: { pods: 1 } },
      [`${path}.requests[pods]: Invalid value: "pods": must be a standard resource for containers`],
    ],
    ['may be a device', { limits: { 'example.com/gpu': 1 }, requests: { 'example.com/gpu': 1 } }, []],
    [
      'is a whole device',
      { limits: { 'example.com/gpu': '500m' } },
      [`${path}.limits[example.com/gpu]: Invalid value: "500m": must be an integer`],
    ],
    [
      'is all the devices it may use',
      { limits: { 'example.com/gpu': 2 }, requests: { 'example.com/gpu': 1 } },
      [`${path}.requests: Invalid value: "1": must be equal to example.com/gpu limit of 2`],
    ],
    [
      'says how many it may use',
      { requests: { 'example.com/gpu': 1 } },
      [`${path}.limits: Required value: Limit must be set for non overcommitable resources`],
    ],
    [
      'is not huge pages alone',
      { limits: { 'hugepages-2Mi': '3Mi' } },
      [
        `${path}.limits[hugepages-2Mi]: Invalid value: "3Mi": 3Mi is not positive integer multiple of hugepages-2Mi`,
        `${path}: Forbidden: HugePages require cpu or memory`,
      ],
    ],
  ]
  it.each(rows)('%s', (_, resources, lines) => {
    expect(linesOf(validatePodCreate(podOf({ resources })))).toEqual(lines)
  })

  it('changes while it runs as the pod allows', () => {
    const resizePolicy = [{ resourceName: 'cpu', restartPolicy: 'RestartContainer' }]
    expect(linesOf(validatePodCreate(podOf({ resizePolicy })))).toEqual([])
    expect(linesOf(validatePodCreate(podOf({ resizePolicy }, { restartPolicy: 'Never' })))).toEqual([
      "spec.containers[0].resizePolicy: Invalid value: \"RestartContainer\": must be 'NotRequired' when `restartPolicy` is 'Never'",
    ])
  })
})
