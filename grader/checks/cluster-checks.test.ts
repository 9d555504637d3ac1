/** What each check says of small clusters: passed, or the first reason. A row is what was applied. */
import { describe, expect, it } from 'vitest'
import { Cluster, parseManifests, type Scenario } from '../../sim/index.ts'
import type { CommandQuestion, Moment } from '../exercise.ts'
import { realisticTime } from '../starting-world.ts'
import {
  answeredMeanwhile,
  balancerAnswers,
  familyAnswers,
  nameGivesPods,
  nameIsAlias,
  podLeavesGently,
  podsKnowService,
  programBoots,
  rolloutLosesNone,
  seesClient,
  settingLeads,
  zoneAnswers,
} from './index.ts'

type Row = readonly [what: string, manifests: string, says: string]

/** One table: every row is asked the same, in a world of its own. */
function table(question: CommandQuestion, rows: readonly Row[], scenario: Partial<Scenario> = {}): void {
  it.each(rows)('%s', async (_, manifests, says) => {
    const cluster = clusterWith(scenario, manifests)
    const finding = await question.ask({ view: cluster.view(), commands: [] })
    expect(finding.passed ? 'passed' : finding.diagnostics[0].code).toBe(says)
  })
}

function clusterWith(scenario: Partial<Scenario>, ...files: readonly string[]): Cluster {
  const cluster = new Cluster({ seed: 7, ...scenario })
  for (const text of files) {
    const parsed = parseManifests({ name: 'world.yaml', text })
    const outcome = parsed.ok ? cluster.apply(parsed.value) : parsed
    if (!outcome.ok) throw new Error(outcome.diagnostics[0].upstream ?? outcome.diagnostics[0].code)
    cluster.rest()
  }
  return cluster
}

/** `spec` is flow YAML. */
const object = (kind: string, name: string, spec: string, apiVersion = 'v1'): string =>
  `---\napiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: ${name}, labels: { app: ${name} } }\nspec: ${spec}\n`
const pod = (name: string, container = 'image: nginx', more = ''): string =>
  object('Pod', name, `{ ${more} containers: [{ name: main, ${container} }] }`)
const service = (spec: string, name = 'web'): string => object('Service', name, `{ ${spec} }`)
const deployment = (container: string, template = '', spec = 'replicas: 2'): string =>
  object(
    'Deployment',
    'web',
    `{ ${spec}, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { ${template} containers: [{ name: main, ${container} }] } } }`,
    'apps/v1',
  )

const client = pod('client', 'image: curlimages/curl, command: [sleep, infinity]')
const toWeb = 'selector: { app: web }, ports: [{ port: 80 }]'
const headless = `clusterIP: None, ${toWeb}`
const neverReady = 'image: nginx, readinessProbe: { tcpSocket: { port: 9 } }'

describe('nameGivesPods', () => {
  table(nameGivesPods({ from: 'client', name: 'web', workloads: ['web'] }), [
    ['each pod behind a headless Service', client + deployment('image: nginx') + service(headless), 'passed'],
    [
      'the cluster IP of a usual one',
      client + deployment('image: nginx') + service(toWeb),
      'check/name-gives-cluster-ip',
    ],
    [
      'no pod that is not ready',
      client + deployment(neverReady) + service(headless),
      'service/no-ready-endpoints',
    ],
    ['nothing without a Service', client + deployment('image: nginx'), 'dns/no-such-name'],
    [
      'pods of somebody else',
      client + deployment('image: nginx') + service('clusterIP: None, selector: { app: client }'),
      'check/name-gives-others',
    ],
  ])
})

describe('nameIsAlias', () => {
  const outsideNames = { 'api.example.com': { addresses: ['203.0.113.10'] } }
  table(
    nameIsAlias({ from: 'client', name: 'web', of: 'api.example.com' }),
    [
      ['an ExternalName', client + service('type: ExternalName, externalName: api.example.com'), 'passed'],
      ['a cluster IP', client + service(toWeb), 'check/name-not-an-alias'],
      ['a name that nobody has', client, 'dns/no-such-name'],
      [
        'a name outside that nobody knows',
        client + service('type: ExternalName, externalName: apo.example.com'),
        'service/external-name-unknown',
      ],
    ],
    { outsideNames },
  )
})

describe('zoneAnswers', () => {
  const on = (node: string): string => `nodeName: ${node},`
  const spread =
    pod('client', 'image: curlimages/curl, command: [sleep, infinity]', on('node-1')) +
    pod('web', 'image: nginx', on('node-1')) +
    pod('far', 'image: nginx', on('node-2')).replace('app: far', 'app: web')
  table(zoneAnswers({ from: 'client', url: 'http://web', workloads: ['web', 'far'] }), [
    [
      'whoever is near, when the Service prefers that',
      spread + service(`trafficDistribution: PreferSameZone, ${toWeb}`),
      'passed',
    ],
    ['any, when it does not', spread + service(toWeb), 'check/answered-from-elsewhere'],
    ['nobody, when no Service is there', spread, 'dns/no-such-name'],
  ])
})

describe('familyAnswers', () => {
  const serviceCIDRs = ['10.96.0.0/16', 'fd00:10:96::/112'] as const
  const asked = { from: 'client', service: 'web', port: 80, family: 'IPv6', workloads: ['web'] } as const
  table(
    familyAnswers(asked),
    [
      [
        'a Service that wants both',
        client + pod('web') + service(`ipFamilyPolicy: PreferDualStack, ${toWeb}`),
        'passed',
      ],
      ['one that says nothing', client + pod('web') + service(toWeb), 'check/family-without-address'],
      ['a headless one', client + pod('web') + service(headless), 'check/family-without-address'],
      ['none', client + pod('web'), 'check/object-missing'],
    ],
    { serviceCIDRs },
  )
})

describe('from outside', () => {
  const cloud = { name: 'example-cloud', addresses: ['198.51.100.0/24'] }
  const balanced = `type: LoadBalancer, ${toWeb}`
  describe('balancerAnswers', () => {
    table(
      balancerAnswers({ service: 'web', port: 80, workloads: ['web'] }),
      [
        ['a load balancer', pod('web') + service(balanced), 'passed'],
        ['a node port', pod('web') + service(`type: NodePort, ${toWeb}`), 'check/no-outside-address'],
        [
          'another port',
          pod('web') + service(balanced).replace('port: 80', 'port: 81'),
          'service/port-not-offered',
        ],
        ['no Service', pod('web'), 'check/object-missing'],
      ],
      { cloud },
    )
  })
  describe('seesClient', () => {
    table(
      seesClient({ service: 'web', port: 80 }),
      [
        ['with policy Local', pod('web') + service(`externalTrafficPolicy: Local, ${balanced}`), 'passed'],
        ['not with Cluster', pod('web') + service(balanced), 'check/client-hidden'],
        [
          'not without pods',
          service(`externalTrafficPolicy: Local, ${balanced}`),
          'traffic/no-node-for-balancer',
        ],
        ['not without a load balancer', pod('web') + service(toWeb), 'check/no-outside-address'],
      ],
      { cloud },
    )
  })
})

const boots = 'image: luksa/kubia, command: [sh, -c, "sleep 8; exec node app.js"]'
const probe = 'readinessProbe: { tcpSocket: { port: 8080 }, periodSeconds: 1 }'
const toKubia = 'selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }]'

describe('rolloutLosesNone', () => {
  const asked = { deployment: 'web', from: 'client', url: 'http://web', seconds: 120 }
  table(
    rolloutLosesNone(asked),
    [
      ['with a probe', client + service(toKubia) + deployment(`${boots}, ${probe}`), 'passed'],
      ['not without one', client + service(toKubia) + deployment(boots), 'pod/not-listening-yet'],
      [
        'not of a program that ends before the nodes know',
        client + service(toWeb) + deployment('image: nginx'),
        'pod/has-stopped',
      ],
      [
        'not when all go before one comes',
        client + service(toKubia) + deployment(`${boots}, ${probe}`, '', 'strategy: { type: Recreate }'),
        'check/request-lost',
      ],
      [
        'not when it never ends',
        client +
          service(toKubia) +
          deployment(`${boots}, ${probe}`, '', 'minReadySeconds: 1000, progressDeadlineSeconds: 2000'),
        'check/rollout-unfinished',
      ],
      ['not of a Deployment that is not there', client, 'check/object-missing'],
    ],
    realisticTime,
  )
  const fromSettings =
    'image: luksa/kubia, command: [sh, -c, "sleep $BOOT; exec node app.js"], env: [{ name: BOOT, valueFrom: { configMapKeyRef: { name: boot, key: seconds } } }]'
  const boot = '---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: boot }\ndata: { seconds: "8" }\n'
  const onADay = { settings: 'boot', key: 'seconds', value: '20', title: { en: 'later', ko: '나중에' } }
  table(
    rolloutLosesNone({ ...asked, onADay }),
    [
      [
        'on another day',
        boot + client + service(toKubia) + deployment(`${fromSettings}, ${probe}`),
        'passed',
      ],
      [
        'by a command that asks the program',
        boot +
          client +
          service(toKubia) +
          deployment(
            `${fromSettings}, readinessProbe: { exec: { command: [curl, -f, "http://localhost:8080"] } }`,
          ),
        'passed',
      ],
      [
        'not by a pause that was long enough today',
        boot +
          client +
          service(toKubia) +
          deployment(
            `${fromSettings}, readinessProbe: { exec: { command: ["true"] }, initialDelaySeconds: 10 }`,
          ),
        'pod/not-listening-yet',
      ],
    ],
    realisticTime,
  )
})

describe('programBoots', () => {
  table(programBoots({ deployment: 'web', from: 'client', port: 8080 }), [
    ['a program that sleeps first', client + deployment(`${boots}, ${probe}`), 'passed'],
    ['one that does not', client + deployment('image: luksa/kubia'), 'check/program-does-not-boot'],
    ['no Deployment', client, 'check/object-missing'],
  ])
})

describe('an error of the server', () => {
  const url = 'http://web/echo?msg=gone&code=503'
  table(rolloutLosesNone({ deployment: 'web', from: 'client', url }), [
    [
      'is a request that is lost',
      client +
        service(toKubia) +
        deployment('image: registry.k8s.io/e2e-test-images/agnhost:2.53, args: [netexec]'),
      'check/request-lost',
    ],
  ])
})

describe('podLeavesGently', () => {
  const leaving = (seconds: number, template = ''): string =>
    client +
    service(toWeb) +
    deployment(`image: nginx, lifecycle: { preStop: { exec: { command: [sleep, "${seconds}"] } } }`, template)
  table(
    podLeavesGently({ workload: 'web', from: 'client', url: 'http://web', within: 20 }),
    [
      ['after a hook that waits for the nodes', leaving(5), 'passed'],
      ['not after a shorter one', leaving(1), 'pod/has-stopped'],
      [
        'not after one that the grace period cuts',
        leaving(9, 'terminationGracePeriodSeconds: 1,'),
        'pod/has-stopped',
      ],
      ['not after one that is too long', leaving(25), 'check/pod-leaves-late'],
      [
        'not when it has to be killed',
        client + service(toKubia) + deployment('image: luksa/kubia', 'terminationGracePeriodSeconds: 10,'),
        'check/pod-was-killed',
      ],
      ['not when there is none', client, 'check/object-missing'],
    ],
    { ...realisticTime, propagationSeconds: 2 },
  )
})

describe('settingLeads', () => {
  const settings = (url: string, key = 'URL'): string =>
    `---\napiVersion: v1\nkind: ConfigMap\nmetadata: { name: settings }\ndata: { ${key}: "${url}" }\n`
  const world =
    client +
    pod('web') +
    pod('other') +
    service(toWeb) +
    service('selector: { app: other }, ports: [{ port: 80 }]', 'other')
  const asked = {
    settings: 'settings',
    key: 'URL',
    from: 'client',
    workloads: ['web'],
    workloadsIn: 'default',
  }
  table(settingLeads(asked), [
    ['by the short name', world + settings('http://web'), 'passed'],
    ['by the full name with its dot', world + settings('http://web.default.svc.cluster.local./'), 'passed'],
    ['without a protocol, as wget takes it', world + settings('web:80'), 'passed'],
    ['not with a line break', world + settings('http://web\\n'), 'check/setting-no-url'],
    ['not by another protocol', world + settings('ftp://web'), 'check/setting-no-url'],
    ['not to somebody else', world + settings('http://other'), 'check/answered-by-others'],
    ['not by a name that nobody has', world + settings('http://wbe'), 'dns/no-such-name'],
    ['not under another key', world + settings('http://web', 'url'), 'check/setting-missing'],
    ['not without settings', world, 'check/object-missing'],
  ])

  it('tells a pod of another namespace from the one of the same name', async () => {
    const there = (text: string): string => text.replaceAll('metadata: {', 'metadata: { namespace: staging,')
    const files =
      `---\napiVersion: v1\nkind: Namespace\nmetadata: { name: staging }\n` +
      world +
      there(pod('web') + service(toWeb)) +
      settings('http://web.staging')
    const finding = await settingLeads(asked).ask({ view: clusterWith({}, files).view() })
    expect(finding.passed ? undefined : finding.diagnostics[0].params).toMatchObject({
      others: [expect.stringMatching(/^staging\/web/)],
      workloads: ['default/web'],
    })
  })
})

describe('podsKnowService', () => {
  const question = podsKnowService({ workload: 'web', service: 'db' })
  const db = service('ports: [{ port: 5432 }]', 'db')
  const says = async (...files: readonly string[]): Promise<string> => {
    const finding = await question.ask({ view: clusterWith({}, ...files).view() })
    return finding.passed ? 'passed' : finding.diagnostics[0].code
  }
  it.each<readonly [string, readonly string[], string]>([
    ['when the Service was there first', [db, deployment('image: nginx')], 'passed'],
    ['not when it came later', [deployment('image: nginx'), db], 'check/pod-told-too-late'],
    [
      'not when its own env says otherwise',
      [db, deployment('image: nginx, env: [{ name: DB_SERVICE_HOST, value: 10.96.0.99 }]')],
      'check/pod-told-too-late',
    ],
    [
      'not when nobody is told',
      [db, deployment('image: nginx', 'enableServiceLinks: false,')],
      'check/pod-told-too-late',
    ],
    ['not when there is no Service', [deployment('image: nginx')], 'check/object-missing'],
    ['not when there are no pods', [db], 'check/object-missing'],
  ])('%s', async (_, files, expected) => {
    expect(await says(...files)).toBe(expected)
  })
})

describe('answeredMeanwhile', () => {
  const question = answeredMeanwhile({ from: 'client', url: 'http://web' })
  const moment = (manifests: string, seconds: number): Moment => ({
    view: clusterWith({}, manifests).view(),
    seconds,
    command: { text: 'kubectl delete pod web', line: 3 },
  })
  const served = moment(client + pod('web') + service(toWeb), 0)

  it('passes where every moment is served, and where nobody looked', async () => {
    expect(await question.ask({ view: served.view, commands: [], moments: [served, served] })).toMatchObject({
      passed: true,
    })
    expect(await question.ask({ view: served.view, commands: [] })).toMatchObject({ passed: true })
  })

  it('names the command before the first request that is lost', async () => {
    const moments = [served, moment(client + service(toWeb), 4.5)]
    expect(await question.ask({ view: served.view, commands: [], moments })).toMatchObject({
      passed: false,
      diagnostics: [
        {
          code: 'check/request-lost',
          params: { seconds: 4.5, ended: 'refused', what: 'kubectl delete pod web' },
          place: { file: 'commands.sh', start: { line: 3, column: 1 } },
        },
      ],
    })
  })
})
