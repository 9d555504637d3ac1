import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validatePodCreate } from '../pod.ts'
import { type Fields, podOf } from './valid-pod.ts'

const first = 'spec.containers[0].env[0]'
const from = `${first}.valueFrom`
const source = (valueFrom: Fields, value?: string) => ({ env: [{ name: 'A', value, valueFrom }] })
const field = (fieldPath: string) => source({ fieldRef: { apiVersion: 'v1', fieldPath } })
const readable =
  'supported values: "metadata.name", "metadata.namespace", "metadata.uid", "spec.nodeName", "spec.serviceAccountName", "status.hostIP", "status.hostIPs", "status.podIP", "status.podIPs"'

describe('a variable', () => {
  const rows: readonly [what: string, container: Fields, lines: readonly string[]][] = [
    ['has a name', { env: [{ value: 'x' }] }, [`${first}.name: Required value`]],
    ['may have almost any name', { env: [{ name: 'my var-1.2', value: 'x' }] }, []],
    [
      'has no "=" in it',
      { env: [{ name: 'A=B', value: 'x' }] },
      [
        `${first}.name: Invalid value: "A=B": a valid environment variable name must consist only of printable ASCII characters other than '='`,
      ],
    ],
    [
      'comes from somewhere',
      source({}),
      [
        `${from}: Invalid value: "": must specify one of: \`fieldRef\`, \`resourceFieldRef\`, \`configMapKeyRef\`, \`secretKeyRef\` or \`fileKeyRef\``,
      ],
    ],
    [
      'is written or comes from somewhere',
      source({ secretKeyRef: { name: 's', key: 'k' } }, 'x'),
      [`${from}: Invalid value: "": may not be specified when \`value\` is not empty`],
    ],
    [
      'comes from one place',
      source({ secretKeyRef: { name: 's', key: 'k' }, configMapKeyRef: { name: 'c', key: 'k' } }),
      [`${from}: Invalid value: "": may not have more than one field specified at a time`],
    ],
    [
      'comes from a key',
      source({ secretKeyRef: { name: 's' } }),
      [`${from}.secretKeyRef.key: Required value`],
    ],
    [
      'comes from a key that is one',
      source({ configMapKeyRef: { name: 'c', key: '..' } }),
      [`${from}.configMapKeyRef.key: Invalid value: "..": must not be '..'`],
    ],
    ['comes from the pod', field('status.podIP'), []],
    ['comes from one of its labels', field("metadata.labels['app']"), []],
    [
      'comes from a field that may be read',
      field('status.phase'),
      [`${from}.fieldRef.fieldPath: Unsupported value: "status.phase": ${readable}`],
    ],
    [
      'comes from a field there is',
      field('status.mood'),
      [
        `${from}.fieldRef.fieldPath: Invalid value: "status.mood": error converting fieldPath: field label not supported: status.mood`,
      ],
    ],
    [
      'comes from a resource',
      source({ resourceFieldRef: { resource: 'limits.gpu' } }),
      [
        `${from}.resourceFieldRef.resource: Unsupported value: "limits.gpu": supported values: "limits.cpu", "limits.ephemeral-storage", "limits.memory", "requests.cpu", "requests.ephemeral-storage", "requests.memory"`,
      ],
    ],
    [
      'comes in a unit of it',
      source({ resourceFieldRef: { resource: 'limits.cpu', divisor: '10m' } }),
      [
        `${from}.resourceFieldRef.divisor: Invalid value: "limits.cpu": only divisor's values 1m and 1 are supported with the cpu resource`,
      ],
    ],
    [
      'comes from a file of an empty folder',
      {
        ...source({ fileKeyRef: { volumeName: 'config', path: 'a', key: 'K' } }),
      },
      [`${from}.fileKeyRef.volumeName: Not found: "config"`],
    ],
  ]
  it.each(rows)('%s', (_, container, lines) => {
    expect(linesOf(validatePodCreate(podOf(container)))).toEqual(lines)
  })
})

describe('variables from all keys', () => {
  const list = 'spec.containers[0].envFrom'
  const rows: readonly [what: string, entry: Fields, lines: readonly string[]][] = [
    ['are those of a ConfigMap', { configMapRef: { name: 'c' }, prefix: 'C_' }, []],
    [
      'are those of something',
      {},
      [`${list}: Invalid value: "": must specify one of: \`configMapRef\` or \`secretRef\``],
    ],
    [
      'are those of one thing',
      { configMapRef: { name: 'c' }, secretRef: { name: 's' } },
      [`${list}: Invalid value: "": may not have more than one field specified at a time`],
    ],
    ['name it', { secretRef: {} }, [`${list}[0].secretRef.name: Required value`]],
  ]
  it.each(rows)('%s', (_, entry, lines) => {
    const found = validatePodCreate(podOf({ envFrom: [entry] }))
    expect(linesOf(found)).toEqual(lines)
    for (const { at, path } of found) expect((at ?? path)?.[4]).toBe(0)
  })
})
