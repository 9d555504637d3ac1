import { describe, expect, it } from 'vitest'
import type { KubeObject } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { withGeneratedSelector } from '../state/job-selector.ts'
import { validate, warningsFor } from './validate.ts'

const labels = { app: 'web' }
const template = {
  metadata: { labels },
  spec: { containers: [{ name: 'main', image: 'nginx', terminationMessagePolicy: 'File' }] },
}
const metadata = { name: 'web', namespace: 'default', resourceVersion: '1' }

function object(kind: string, spec: object, meta: object = {}): KubeObject {
  const apiVersion = kind === 'Job' ? 'batch/v1' : 'apps/v1'
  const written = { apiVersion, kind, metadata: { ...metadata, ...meta }, spec }
  const filled = defaultObject(written as unknown as KubeObject)
  return filled.kind === 'Job' ? withGeneratedSelector(filled, 'uid-1') : filled
}

const statefulSet = (spec: object, meta?: object): KubeObject =>
  object('StatefulSet', { serviceName: 'web', selector: { matchLabels: labels }, template, ...spec }, meta)
const daemonSet = (spec: object): KubeObject =>
  object('DaemonSet', { selector: { matchLabels: labels }, template, ...spec })
const jobTemplate = { spec: { ...template.spec, restartPolicy: 'Never' } }
const job = (spec: object, meta?: object): KubeObject =>
  object('Job', { template: jobTemplate, ...spec }, meta)

function lines(now: KubeObject, old?: KubeObject): readonly string[] {
  return validate(now, old).map(({ upstream }) => upstream ?? '')
}

const claim = (spec: object): object => ({
  volumeClaimTemplates: [
    {
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
    },
  ],
})
const restarting = (restartPolicy: string): object => ({
  template: { ...template, spec: { ...template.spec, restartPolicy } },
})

describe('a StatefulSet', () => {
  it.each<readonly [what: string, spec: object, lines: readonly string[]]>([
    ['is accepted as it is', {}, []],
    ['needs no serviceName', { serviceName: '' }, []],
    [
      'takes a claim as a volume',
      {
        ...claim({}),
        template: {
          ...template,
          spec: {
            ...template.spec,
            containers: [
              { name: 'main', image: 'nginx', volumeMounts: [{ name: 'data', mountPath: '/data' }] },
            ],
          },
        },
      },
      [],
    ],
    [
      'has two management policies',
      { podManagementPolicy: 'Fast' },
      [`spec.podManagementPolicy: Invalid value: "Fast": must be 'OrderedReady' or 'Parallel'`],
    ],
    [
      'has two strategies',
      { updateStrategy: { type: 'Recreate' } },
      [
        `spec.updateStrategy: Invalid value: {"Type":"Recreate","RollingUpdate":null}: must be 'RollingUpdate' or 'OnDelete'`,
      ],
    ],
    [
      'counts its partition from 0',
      { updateStrategy: { rollingUpdate: { partition: -1 } } },
      ['spec.updateStrategy.rollingUpdate.partition: Invalid value: -1: must be greater than or equal to 0'],
    ],
    [
      'must let one pod go',
      { updateStrategy: { rollingUpdate: { maxUnavailable: '0%' } } },
      ['spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "0%": cannot be 0'],
    ],
    [
      'cannot miss more than all',
      { updateStrategy: { rollingUpdate: { maxUnavailable: '120%' } } },
      [
        'spec.updateStrategy.rollingUpdate.maxUnavailable: Invalid value: "120%": must not be greater than 100%',
      ],
    ],
    [
      'needs access modes in its claims',
      claim({ accessModes: [] }),
      ['spec.volumeClaimTemplates[0].spec.accessModes: Required value: at least 1 access mode is required'],
    ],
    [
      'needs a size in its claims',
      claim({ resources: {} }),
      ['spec.volumeClaimTemplates[0].spec.resources[storage]: Required value'],
    ],
    [
      'counts replicas, seconds and ordinals from 0',
      { replicas: -1, minReadySeconds: -2, ordinals: { start: -3 } },
      [
        'spec.replicas: Invalid value: -1: must be greater than or equal to 0',
        'spec.minReadySeconds: Invalid value: -2: must be greater than or equal to 0',
        'spec.ordinals.start: Invalid value: -3: must be greater than or equal to 0',
      ],
    ],
    [
      'needs a selector that selects',
      { selector: {} },
      ['spec.selector: Invalid value: {}: empty selector is invalid for statefulset'],
    ],
    [
      'makes pods that it finds again',
      { selector: { matchLabels: { app: 'db' } } },
      [
        'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'keeps its pods running',
      restarting('Never'),
      ['spec.template.spec.restartPolicy: Unsupported value: "Never": supported values: "Always"'],
    ],
  ])('%s', (_, spec, expected) => {
    expect(lines(statefulSet(spec))).toEqual(expected)
  })

  it('has a DNS label for a name and for its Service', () => {
    const [name, service] = lines(statefulSet({ serviceName: 'A' }, { name: 'web.v2' }))
    expect(name).toMatch(/^metadata\.name: Invalid value: "web\.v2": /)
    expect(service).toMatch(/^spec\.serviceName: Invalid value: "A": /)
  })

  it.each<readonly [spec: object, accepted: boolean]>([
    [{ replicas: 3 }, true],
    [{ revisionHistoryLimit: 3 }, true],
    [{ ordinals: { start: 3 } }, true],
    [{ updateStrategy: { type: 'OnDelete' } }, true],
    [{ serviceName: 'other' }, false],
    [{ podManagementPolicy: 'Parallel' }, false],
    [claim({}), false],
  ])('changes into one with %j: %s', (spec, accepted) => {
    expect(lines(statefulSet(spec), statefulSet({}))).toEqual(
      accepted
        ? []
        : [
            "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden",
          ],
    )
  })

  it('is warned about once it keeps all revisions', () => {
    expect(warningsFor(statefulSet({ revisionHistoryLimit: -1 })).map(({ upstream }) => upstream)).toEqual([
      'spec.revisionHistoryLimit: a negative value retains all historical revisions; a value >= 0 is recommended',
    ])
  })
})

describe('a DaemonSet', () => {
  it.each<readonly [what: string, spec: object, lines: readonly string[]]>([
    ['is accepted as it is', {}, []],
    [
      'has two strategies',
      { updateStrategy: { type: 'Recreate' } },
      [
        'spec.updateStrategy: Unsupported value: {"Type":"Recreate","RollingUpdate":null}: supported values: "RollingUpdate", "OnDelete"',
      ],
    ],
    [
      'cannot end and begin first',
      { updateStrategy: { rollingUpdate: { maxSurge: 1 } } },
      [
        'spec.updateStrategy.rollingUpdate.maxSurge: Invalid value: 1: may not be set when maxUnavailable is non-zero',
      ],
    ],
    [
      'must do one of them',
      { updateStrategy: { rollingUpdate: { maxUnavailable: 0 } } },
      ['spec.updateStrategy.rollingUpdate.maxUnavailable: Required value: cannot be 0 when maxSurge is 0'],
    ],
    [
      'does not say that its selector is missing',
      { selector: null },
      [
        'spec.template.metadata.labels: Invalid value: {"app":"web"}: `selector` does not match template `labels`',
      ],
    ],
    [
      'needs a selector that selects',
      { selector: {} },
      ['spec.selector: Invalid value: {}: empty selector is invalid for daemonset'],
    ],
    [
      'keeps its pods running',
      restarting('OnFailure'),
      ['spec.template.spec.restartPolicy: Unsupported value: "OnFailure": supported values: "Always"'],
    ],
  ])('%s', (_, spec, expected) => {
    expect(lines(daemonSet(spec))).toEqual(expected)
  })

  it('keeps its selector', () => {
    const other = { app: 'web', tier: 'x' }
    const changed = daemonSet({
      selector: { matchLabels: other },
      template: { ...template, metadata: { labels: other } },
    })
    expect(lines(changed, daemonSet({}))).toEqual([
      'spec.selector: Invalid value: {"matchLabels":{"app":"web","tier":"x"}}: field is immutable',
    ])
  })
})

const indexed = { completionMode: 'Indexed', completions: 3 }
const policy = (rule: object): object => ({ podFailurePolicy: { rules: [{ action: 'FailJob', ...rule }] } })
const rulePath = 'spec.podFailurePolicy.rules[0]'

describe('a Job', () => {
  it.each<readonly [what: string, spec: object, lines: readonly string[]]>([
    ['is accepted as it is', {}, []],
    [
      'has pods that end',
      { template },
      ['spec.template.spec.restartPolicy: Required value: valid values: "OnFailure", "Never"'],
    ],
    [
      'knows two ways to end',
      { template: { spec: { ...template.spec, restartPolicy: 'Sometimes' } } },
      [
        'spec.template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
        'spec.template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "OnFailure", "Never"',
      ],
    ],
    [
      'counts from 0',
      { parallelism: -1, backoffLimit: -1 },
      [
        'spec.parallelism: Invalid value: -1: must be greater than or equal to 0',
        'spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0',
      ],
    ],
    [
      'has two modes',
      { completionMode: 'Some', completions: 1 },
      ['spec.completionMode: Unsupported value: "Some": supported values: "NonIndexed", "Indexed"'],
    ],
    [
      'has an end to its indexes',
      { completionMode: 'Indexed', parallelism: 2 },
      ['spec.completions: Required value: when completion mode is Indexed'],
    ],
    [
      'has indexes before limits for them',
      { backoffLimitPerIndex: 1 },
      ['spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode'],
    ],
    [
      'cannot fail more indexes than it has',
      { ...indexed, backoffLimitPerIndex: 1, maxFailedIndexes: 4 },
      ['spec.maxFailedIndexes: Invalid value: 4: must be less than or equal to completions'],
    ],
    [
      'has a manager with a domain',
      { managedBy: 'me' },
      ['spec.managedBy: Invalid value: "me": must be a domain-prefixed path (such as "acme.io/foo")'],
    ],
    [
      'asks one thing in a rule',
      policy({}),
      [`${rulePath}: Invalid value: specifying one of OnExitCodes and OnPodConditions is required`],
    ],
    [
      'orders exit codes',
      policy({ onExitCodes: { operator: 'In', values: [2, 1] } }),
      [`${rulePath}.onExitCodes.values: Invalid value: [2,1]: must be ordered`],
    ],
    [
      'does not take success for failure',
      policy({ onExitCodes: { operator: 'In', values: [0] } }),
      [`${rulePath}.onExitCodes.values[0]: Invalid value: 0: must not be 0 for the In operator`],
    ],
    [
      'succeeds early by index only',
      { successPolicy: { rules: [{ succeededCount: 1 }] } },
      [
        'spec.successPolicy: Invalid value: {"rules":[{"succeededCount":1}]}: requires indexed completion mode',
      ],
    ],
    [
      'reads intervals of indexes',
      { ...indexed, successPolicy: { rules: [{ succeededIndexes: '2-1' }] } },
      [
        'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "2-1": error parsing succeededIndexes: non-increasing order, previous: 2, current: 1',
      ],
    ],
    [
      'does not choose its pods',
      { selector: { matchLabels: labels }, template: { ...jobTemplate, metadata: { labels } } },
      [
        'spec.selector: Invalid value: {"matchLabels":{"app":"web","batch.kubernetes.io/controller-uid":"uid-1"}}: `selector` not auto-generated',
      ],
    ],
  ])('%s', (_, spec, expected) => {
    expect(lines(job(spec))).toEqual(expected)
  })

  it('has room in its name for the indexes', () => {
    expect(lines(job(indexed, { name: 'web.v2' }))).toEqual([
      'metadata.name: Invalid value: "web.v2": will not able to create pod with invalid DNS label: web.v2-2',
    ])
    expect(warningsFor(job({}, { name: 'web.v2' })).map(({ code }) => code)).toEqual(['pod/name-no-hostname'])
  })

  it.each<readonly [spec: object, refused: RegExp | undefined]>([
    [{ parallelism: 3 }, undefined],
    [{ suspend: true }, undefined],
    [{ backoffLimit: 1 }, undefined],
    [{ completions: 2 }, /^spec\.completions: Invalid value: 2: field is immutable$/],
    [
      { template: { spec: { ...jobTemplate.spec, containers: [{ name: 'other', image: 'nginx' }] } } },
      /^spec\.template: Invalid value: .*: field is immutable$/,
    ],
    [{ completionMode: 'Indexed' }, /^spec\.completionMode: Invalid value: "Indexed": field is immutable$/],
  ])('changes into one with %j: %s', (spec, refused) => {
    const found = lines(job({ completions: 1, ...spec }), job({ completions: 1 }))
    expect(found).toHaveLength(refused === undefined ? 0 : 1)
    if (refused !== undefined) expect(found[0]).toMatch(refused)
  })

  it('may be told where to run and how to be labelled before it begins', () => {
    const moved = { ...jobTemplate, spec: { ...jobTemplate.spec, nodeSelector: { disk: 'ssd' } } }
    const waiting = job({ suspend: true })
    expect(lines(job({ suspend: true, template: moved }), waiting)).toEqual([])
    expect(lines(job({ template: moved }), job({}))).toHaveLength(1)
  })

  it('grows and shrinks with its parallelism when its pods have indexes', () => {
    const [small, large] = [3, 5].map((count) => job({ ...indexed, completions: count, parallelism: count }))
    if (small === undefined || large === undefined) throw new Error('two were made')
    expect(lines(large, small)).toEqual([])
    expect(lines(job({ ...indexed, completions: 5, parallelism: 3 }), small)).toEqual([
      'spec.completions: Invalid value: 5: can only be modified in tandem with spec.parallelism',
    ])
  })
})

const configMap = (content: JsonObject): KubeObject =>
  ({ apiVersion: 'v1', kind: 'ConfigMap', metadata, ...content }) as unknown as KubeObject

describe('a ConfigMap', () => {
  it.each<readonly [content: JsonObject, lines: readonly string[]]>([
    [{ data: { 'app.conf': 'x', KEY_1: '' } }, []],
    [
      { data: { a: '1' }, binaryData: { a: 'MQ==' } },
      ['data[a]: Invalid value: "a": duplicate of key present in binaryData'],
    ],
    [{ data: { '..': '' } }, [`data[..]: Invalid value: "..": must not be '..'`]],
    [{ data: { a: 'x'.repeat(1024 * 1024 + 1) } }, [': Too long: may not be more than 1048576 bytes']],
    [{ data: { a: 'x'.repeat(1024 * 1024) } }, []],
  ])('%#', (content, expected) => {
    expect(lines(configMap(content))).toEqual(expected)
  })

  it('that is immutable stays as it is', () => {
    const old = configMap({ immutable: true, data: { a: '1' } })
    const detail = 'Forbidden: field is immutable when `immutable` is set'
    expect(lines(configMap({ data: { a: '2' } }), old)).toEqual([`immutable: ${detail}`, `data: ${detail}`])
    expect(lines(configMap({ immutable: true, data: { a: '1' } }), old)).toEqual([])
  })
})
