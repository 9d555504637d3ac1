/** One refusal of each type, printed as the API server prints it. */
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from './diagnostic.ts'
import {
  duplicate,
  immutable,
  negative,
  notSupported,
  outOfRange,
  refusal,
  refusedField,
  tooLong,
  tooMany,
} from './refusal.ts'

const rows: readonly [fault: Diagnostic, line: string][] = [
  [refusal('Required', 'field/required', { detail: '' }, ['spec', 'ports']), 'spec.ports: Required value'],
  [
    refusal('Required', 'field/required', { detail: 'x' }, ['spec', 'ports', 0, 'name'], 'ignored', 'x'),
    'spec.ports[0].name: Required value: x',
  ],
  [
    outOfRange(['spec', 'ports', 0, 'port'], 70000, 1, 65535),
    'spec.ports[0].port: Invalid value: 70000: must be between 1 and 65535, inclusive',
  ],
  [
    negative(['spec', 'replicas'], -1),
    'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
  ],
  [immutable(['metadata', 'name'], 'a'), 'metadata.name: Invalid value: "a": field is immutable'],
  [
    notSupported(['spec', 'type'], 'clusterip', ['ClusterIP', 'NodePort']),
    'spec.type: Unsupported value: "clusterip": supported values: "ClusterIP", "NodePort"',
  ],
  [notSupported(['spec', 'type'], 'a', []), 'spec.type: Unsupported value: "a"'],
  [duplicate(['ports', 1, 'name'], 'http'), 'ports[1].name: Duplicate value: "http"'],
  [tooMany(['endpoints'], 1001, 1000), 'endpoints: Too many: 1001: must have at most 1000 items'],
  [tooMany(['a'], 2, 1), 'a: Too many: 2: must have at most 1 item'],
  [
    tooLong(['metadata', 'annotations'], 262144),
    'metadata.annotations: Too long: may not be more than 262144 bytes',
  ],
  [
    refusal('InternalError', 'field/required', { detail: '' }, ['spec'], undefined, 'broken'),
    'spec: Internal error: broken',
  ],
  [
    refusal(
      'Invalid',
      'field/required',
      { detail: '' },
      ['resources', 'limits', 'cpu'],
      'x',
      'y',
      'resources.limits[cpu]',
    ),
    'resources.limits[cpu]: Invalid value: "x": y',
  ],
]

describe('a refusal', () => {
  it.each(rows)('%#: %s', (fault, line) => {
    expect(fault.upstream).toBe(line)
  })

  it('tells the field as the line names it', () => {
    expect(rows.map(([fault]) => refusedField(fault))).toEqual(rows.map(([, line]) => line.split(': ')[0]))
  })
})
