import { describe, expect, it } from 'vitest'
import type { LabelSelector } from '../api/meta.ts'
import type { Deployment, ReplicaSet, ReplicationController } from '../api/workload.ts'
import { linesOf } from './lines-of.ts'
import { type Fields, podWith } from './pod/valid-pod.ts'
import { validateDeployment, validateReplicaSet, validateReplicationController } from './workloads.ts'

const metadata = { name: 'web', namespace: 'default', resourceVersion: '1' }
const template = { metadata: { labels: { app: 'web' } }, spec: podWith().spec }
const selector = { matchLabels: { app: 'web' } }
const strategy = { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' } }

const deploymentWith = (spec: Fields): Deployment =>
  ({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata,
    spec: { replicas: 1, selector, template, strategy, ...spec },
  }) as Deployment
const replicaSetWith = (spec: Fields): ReplicaSet =>
  ({
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata,
    spec: { replicas: 1, selector, template, ...spec },
  }) as ReplicaSet
const controllerWith = (spec: Fields): ReplicationController =>
  ({
    apiVersion: 'v1',
    kind: 'ReplicationController',
    metadata,
    spec: { replicas: 1, selector: { app: 'web' }, template, ...spec },
  }) as ReplicationController

const misses = '`selector` does not match template `labels`'
const labelled = (labels: Fields) => ({ template: { ...template, metadata: { labels } } })
const ending = { template: { ...template, spec: podWith({ restartPolicy: 'Never' }).spec } }
const alwaysOnly = 'spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'

describe('a Deployment', () => {
  const rolling = (rollingUpdate: Fields) => ({ strategy: { type: 'RollingUpdate', rollingUpdate } })
  const update = 'spec.strategy.rollingUpdate'
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['may be as plain as this', {}, []],
    [
      'makes no fewer than 0 pods',
      { replicas: -1 },
      ['spec.replicas: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'selects its pods',
      { selector: undefined },
      [
        'spec.selector: Required value',
        `spec.template.metadata.labels: Invalid value: {"app":"web"}: ${misses}`,
      ],
    ],
    [
      'selects some pods only',
      { selector: {} },
      ['spec.selector: Invalid value: {}: empty selector is invalid for deployment'],
    ],
    [
      'selects the pods it makes',
      labelled({ tier: 'front', app: 'api' }),
      [`spec.template.metadata.labels: Invalid value: {"app":"api","tier":"front"}: ${misses}`],
    ],
    [
      'makes pods with labels',
      { template: { spec: template.spec } },
      [`spec.template.metadata.labels: Invalid value: null: ${misses}`],
    ],
    [
      'has a selector that can be read',
      { selector: { matchExpressions: [{ key: 'app', operator: 'Is', values: ['web'] }] } },
      [
        'spec.selector.matchExpressions[0].operator: Invalid value: "Is": not a valid selector operator',
        'spec.selector: Invalid value: {"matchExpressions":[{"key":"app","operator":"Is","values":["web"]}]}: invalid label selector',
      ],
    ],
    ['keeps its pods running', ending, [alwaysOnly]],
    [
      'sets them no deadline',
      { template: { ...template, spec: podWith({ activeDeadlineSeconds: 5 }).spec } },
      [
        'spec.template.spec.activeDeadlineSeconds: Forbidden: activeDeadlineSeconds in ReplicaSet is not Supported',
      ],
    ],
    ['may end them all at once', { strategy: { type: 'Recreate' } }, []],
    [
      'does not roll then',
      { strategy: { ...strategy, type: 'Recreate' } },
      [`${update}: Forbidden: may not be specified when strategy \`type\` is 'Recreate'`],
    ],
    [
      'knows two strategies',
      { strategy: { type: 'BlueGreen' } },
      [
        'spec.strategy: Unsupported value: {"Type":"BlueGreen","RollingUpdate":null}: supported values: "Recreate", "RollingUpdate"',
      ],
    ],
    ['rolls by numbers', rolling({ maxSurge: 1, maxUnavailable: 0 }), []],
    [
      'moves on as it rolls',
      rolling({ maxSurge: 0, maxUnavailable: '0%' }),
      [`${update}.maxUnavailable: Invalid value: "0%": may not be 0 when \`maxSurge\` is 0`],
    ],
    [
      'misses no more than all',
      rolling({ maxSurge: 0, maxUnavailable: '101%' }),
      [`${update}.maxUnavailable: Invalid value: "101%": must not be greater than 100%`],
    ],
    [
      'counts pods or percents',
      rolling({ maxSurge: 'half', maxUnavailable: 1 }),
      [
        `${update}.maxSurge: Invalid value: "half": a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')`,
      ],
    ],
    [
      'gives up later than pods get ready',
      { minReadySeconds: 10, progressDeadlineSeconds: 10 },
      ['spec.progressDeadlineSeconds: Invalid value: 10: must be greater than minReadySeconds'],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateDeployment(deploymentWith(spec)))).toEqual(lines)
  })

  it('keeps its selector', () => {
    const other: LabelSelector = { matchLabels: { app: 'web', tier: 'front' } }
    const now = deploymentWith({ selector: other, ...labelled({ app: 'web', tier: 'front' }) })
    expect(linesOf(validateDeployment(now, deploymentWith({})))).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"front"}}: field is immutable',
    ])
  })

  it('names labels of its template as upstream does, and points where they stand', () => {
    const [found] = validateDeployment(deploymentWith(labelled({ app: 'web', 'a b': 'c' })))
    expect(found?.upstream).toMatch(/^spec\.template\.labels: Invalid value: "a b": name part must consist/)
    expect(found?.at).toEqual(['spec', 'template', 'metadata', 'labels', 'a b'])
  })
})

describe('a ReplicaSet', () => {
  it('is judged as a Deployment is', () => {
    expect(linesOf(validateReplicaSet(replicaSetWith({})))).toEqual([])
    expect(linesOf(validateReplicaSet(replicaSetWith({ replicas: -1, ...ending })))).toEqual([
      'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
      alwaysOnly,
    ])
  })

  it('keeps its selector, and says each fault once', () => {
    const now = {
      ...replicaSetWith({ selector: { matchLabels: { app: 'api' } } }),
      metadata: { ...metadata, labels: { 'a b': '' } },
    }
    expect(linesOf(validateReplicaSet(now, replicaSetWith({}))).map((line) => line.slice(0, 60))).toEqual([
      'metadata.labels: Invalid value: "a b": name part must consis',
      'spec.template.metadata.labels: Invalid value: {"app":"web"}:',
      'spec.selector: Invalid value: {"matchLabels":{"app":"api"}}:',
    ])
  })
})

describe('a ReplicationController', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['may be as plain as this', {}, []],
    ['selects its pods', { selector: {} }, ['spec.selector: Required value']],
    ['says how many', { replicas: undefined }, ['spec.replicas: Required value']],
    ['has a template', { template: undefined }, ['spec.template: Required value']],
    [
      'selects the pods it makes',
      { selector: { app: 'api' } },
      [`spec.template.metadata.labels: Invalid value: {"app":"web"}: ${misses}`],
    ],
    ['keeps its pods running', ending, [alwaysOnly]],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateReplicationController(controllerWith(spec)))).toEqual(lines)
  })

  it('may change its selector', () => {
    const now = controllerWith({ selector: { app: 'api' }, ...labelled({ app: 'api' }) })
    expect(linesOf(validateReplicationController(now, controllerWith({})))).toEqual([])
  })
})
