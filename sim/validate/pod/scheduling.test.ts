import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validatePodCreate } from '../pod.ts'
import { type Fields, podWith } from './valid-pod.ts'

describe('what a pod says of nodes', () => {
  const toleration = (fields: Fields) => ({ tolerations: [{ key: 'a', operator: 'Exists', ...fields }] })
  const term = (requirement: Fields) => ({
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'zone', operator: 'In', values: ['a'], ...requirement }] },
          ],
        },
      },
    },
  })
  const terms = 'spec.affinity.nodeAffinity.requiredDuringSchedulingIgnoredDuringExecution.nodeSelectorTerms'
  const spread = (fields: Fields) => ({
    maxSkew: 1,
    topologyKey: 'zone',
    whenUnsatisfiable: 'DoNotSchedule',
    ...fields,
  })
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['is bearing a taint', toleration({ operator: 'Equal', value: 'b', effect: 'NoSchedule' }), []],
    ['is bearing all taints', toleration({ key: '' }), []],
    [
      'is bearing none without a key',
      toleration({ key: '', operator: 'Equal' }),
      [
        'spec.tolerations[0].operator: Invalid value: "Equal": operator must be Exists when `key` is empty, which means "match all values and all keys"',
      ],
    ],
    [
      'is bearing whatever the value',
      toleration({ value: 'b' }),
      ['spec.tolerations[0].operator: Invalid value: "b": value must be empty when `operator` is \'Exists\''],
    ],
    [
      'is bearing for a time',
      toleration({ tolerationSeconds: 5 }),
      [
        'spec.tolerations[0].effect: Invalid value: "": effect must be \'NoExecute\' when `tolerationSeconds` is set',
      ],
    ],
    [
      'is bearing an effect',
      toleration({ effect: 'Evict' }),
      [
        'spec.tolerations[0].effect: Unsupported value: "Evict": supported values: "NoSchedule", "PreferNoSchedule", "NoExecute"',
      ],
    ],
    ['is wanting a zone', term({}), []],
    [
      'is wanting it in a way there is',
      term({ operator: 'Equals' }),
      [`${terms}[0].matchExpressions[0].operator: Invalid value: "Equals": not a valid selector operator`],
    ],
    [
      'is wanting something',
      { affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: {} } } },
      [`${terms}: Required value: must have at least one node selector term`],
    ],
    [
      'is spreading over zones once',
      { topologySpreadConstraints: [spread({}), spread({ maxSkew: 0 })] },
      [
        'spec.topologySpreadConstraints[0].{topologyKey, whenUnsatisfiable}: Duplicate value: "{zone, DoNotSchedule}"',
        'spec.topologySpreadConstraints[1].maxSkew: Invalid value: 0: must be greater than zero',
      ],
    ],
    [
      'is waiting for gates',
      { schedulingGates: [{ name: 'a' }, { name: 'a' }] },
      ['spec.schedulingGates[1]: Duplicate value: "a"'],
    ],
    [
      'is not waiting once it has a node',
      { schedulingGates: [{ name: 'a' }], nodeName: 'node-1' },
      ['spec.nodeName: Forbidden: cannot be set until all schedulingGates have been cleared'],
    ],
    [
      'is a node’s label',
      { nodeSelector: { disk: 'very fast' } },
      [
        "spec.nodeSelector: Invalid value: \"very fast\": a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')",
      ],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validatePodCreate(podWith(spec)))).toEqual(lines)
  })
})

describe('how many values an operator of node affinity takes', () => {
  const found = (kind: 'matchExpressions' | 'matchFields', operator: string, values: readonly string[]) => {
    const key = kind === 'matchFields' ? 'metadata.name' : 'disks'
    const nodeSelectorTerms = [{ [kind]: [{ key, operator, values }] }]
    const affinity = {
      nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms } },
    }
    return validatePodCreate(podWith({ affinity })).map(({ code, params }) => ({ code, params }))
  }
  const number = (operator: string, count: number) => [
    { code: 'selector/wrong-number-of-values', params: { operator, count } },
  ]

  it.each([
    ['matchExpressions', 'In', [], [{ code: 'selector/values-missing', params: { operator: 'In' } }]],
    ['matchExpressions', 'In', ['a', 'b'], []],
    ['matchExpressions', 'Gt', [], number('Gt', 0)],
    ['matchExpressions', 'Gt', ['1'], []],
    ['matchExpressions', 'Lt', ['1', '2'], number('Lt', 2)],
    ['matchFields', 'In', [], number('In', 0)],
    ['matchFields', 'In', ['a'], []],
    ['matchFields', 'NotIn', ['a', 'b'], number('NotIn', 2)],
  ] as const)('%s %s %j', (kind, operator, values, expected) => {
    expect(found(kind, operator, values)).toEqual(expected)
  })

  it.each([
    ['matchExpressions', ['In', 'NotIn', 'Exists', 'DoesNotExist', 'Gt', 'Lt']],
    ['matchFields', ['In', 'NotIn']],
  ] as const)('%s knows the operators %j', (kind, operators) => {
    expect(found(kind, 'Near', ['a'])).toEqual([
      { code: 'selector/operator-unknown', params: { operator: 'Near', operators } },
    ])
  })
})
