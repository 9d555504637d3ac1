/**
 * Are endpoints cut into slices as the rules allow? Judged by properties, because many cuts are right.
 * Long because every property tells what it found, in two languages.
 */
import { type Ask, functionHolds, perInput } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { endpointSlicesFor, type Pod, type Service } from '../../../sim/index.ts'
import type { Pod as GivenPod, Ports, Slice } from './types.ts'

type Args = readonly [pods: readonly GivenPod[], most: number]
type Slices = Ask<readonly Slice[]>

const file = 'slices-of.ts'
const labels = { app: 'web' }

/** How many slices the controller makes of these pods, when it begins with none. */
const slicesNeeded = perInput(([pods, most]: Args): number => {
  const names = [...new Set(pods.flatMap(({ ports }) => Object.keys(ports)))]
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      selector: labels,
      ipFamilies: ['IPv4'],
      ports: names.map((name, index) => ({ name, port: 80 + index, protocol: 'TCP', targetPort: name })),
    },
  }
  return endpointSlicesFor(service, pods.map(podFrom), { maxEndpointsPerSlice: most }).length
})

function podFrom({ address, ports }: GivenPod): Pod {
  const declared = Object.entries(ports).map(([name, containerPort]) => ({
    name,
    containerPort,
    protocol: 'TCP' as const,
  }))
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `web-${address}`, namespace: 'default', labels },
    spec: { containers: [{ name: 'web', image: 'web', ports: declared }] },
    status: { phase: 'Running', podIP: address, podIPs: [{ ip: address }] },
  }
}

function eachOnce(slices: Slices, [pods, most]: Args): Bilingual | undefined {
  const listed = slices(pods, most).flatMap(({ addresses }) => addresses)
  const known = new Set(pods.map(({ address }) => address))
  const lost = pods.filter(({ address }) => !listed.includes(address))
  if (lost.length > 0) {
    return {
      en: `${lost[0]?.address} stands in no slice (${lost.length} of ${pods.length} pods are missing): it would get no traffic.`,
      ko: `${lost[0]?.address}이(가) 어느 슬라이스에도 없습니다(파드 ${pods.length}개 중 ${lost.length}개가 빠졌습니다). 트래픽을 받지 못합니다.`,
    }
  }
  const twice = listed.find((address, index) => listed.indexOf(address) !== index)
  if (twice !== undefined) {
    return { en: `${twice} is listed more than once.`, ko: `${twice}이(가) 두 번 이상 있습니다.` }
  }
  const stray = listed.find((address) => !known.has(address))
  return stray === undefined
    ? undefined
    : { en: `'${stray}' is no pod's address.`, ko: `'${stray}'은(는) 어느 파드의 주소도 아닙니다.` }
}

function samePorts(slices: Slices, [pods, most]: Args): Bilingual | undefined {
  const answer = slices(pods, most)
  for (const { address, ports } of pods) {
    const slice = answer.find(({ addresses }) => addresses.includes(address))
    if (slice === undefined || inOrder(slice.ports) === inOrder(ports)) continue
    return {
      en: `${address} has its ports at { ${inOrder(ports)} }, and stands in a slice that says { ${inOrder(slice.ports)} }: its traffic would go to the wrong place.`,
      ko: `${address}의 포트는 { ${inOrder(ports)} }인데 슬라이스에는 { ${inOrder(slice.ports)} }(이)라고 적혀 있습니다. 트래픽이 엉뚱한 곳으로 갑니다.`,
    }
  }
  return undefined
}

/** `admin: 9090, http: 8080` */
function inOrder(ports: Ports): string {
  const names = Object.keys(ports).sort()
  return names.map((name) => `${name}: ${ports[name]}`).join(', ')
}

function asFewAsFit(slices: Slices, args: Args): Bilingual | undefined {
  const [pods, most] = args
  const answer = slices(pods, most)
  const full = answer.find(({ addresses }) => addresses.length > most)
  if (full !== undefined) {
    return {
      en: `A slice has ${full.addresses.length} addresses, and ${most} fit.`,
      ko: `어떤 슬라이스에 주소가 ${full.addresses.length}개 있는데 ${most}개까지 들어갑니다.`,
    }
  }
  const empty = answer.find(({ addresses }) => addresses.length === 0)
  if (empty !== undefined) {
    return { en: 'A slice has no address at all.', ko: '주소가 하나도 없는 슬라이스가 있습니다.' }
  }
  const needed = slicesNeeded(args)
  if (answer.length <= needed) return undefined
  const kinds = new Set(pods.map(({ ports }) => inOrder(ports))).size
  const isMixed = new Set(pods.map(({ ports }) => JSON.stringify(ports))).size > kinds
  const order = isMixed
    ? { en: ' In what order ports stand makes no difference.', ko: ' 포트의 순서는 상관없습니다.' }
    : { en: '', ko: '' }
  const count = (number: number) => `${number} ${number === 1 ? 'slice' : 'slices'}`
  return {
    en: `There are ${count(answer.length)}, and Kubernetes needs ${needed}: ${pods.length} pods, ${kinds === 1 ? 'all with the same ports' : `with ${kinds} different sets of ports`}, and ${most} fit into a slice.${order.en}`,
    ko: `슬라이스가 ${answer.length}개인데 쿠버네티스는 ${needed}개면 됩니다. 파드는 ${pods.length}개, ${kinds === 1 ? '포트는 모두 같고' : `서로 다른 포트는 ${kinds}가지이고`} 한 슬라이스에 ${most}개가 들어갑니다.${order.ko}`,
  }
}

/** Pods as they are during a rollout: most have one of two sets of ports, some declare a name less. */
const world: Generate<Args> = (fc) => {
  const ports = fc.constantFrom<Ports>(
    { http: 8080, admin: 9090 },
    { admin: 9090, http: 8080 },
    { http: 8081, admin: 9090 },
    { http: 9090, admin: 8080 },
    { http: 8080 },
    {},
  )
  const pods = fc
    .array(ports, { minLength: 1, maxLength: 7 })
    .map((all) => all.map((one, index): GivenPod => ({ address: `10.244.1.${index + 1}`, ports: one })))
  return fc.tuple(pods, fc.integer({ min: 1, max: 4 }))
}

function fleet(count: number, ports: Ports, network = 1): readonly GivenPod[] {
  return Array.from({ length: count }, (_, index) => ({
    address: `10.244.${network}.${index + 1}`,
    ports,
  }))
}

const old: Ports = { http: 8080 }
const next: Ports = { http: 9090 }

function holds(
  title: Bilingual,
  cases: readonly Args[],
  property: (slices: Slices, args: Args) => Bilingual | undefined,
): FunctionQuestion {
  return functionHolds<Args, readonly Slice[]>({
    title,
    file,
    export: 'slicesOf',
    returns: [{ ports: {}, addresses: ['string'] }],
    cases,
    generate: world,
    holds: property,
  })
}

export default defineFunctionExercise({
  id: '04-endpoints/06-slices',
  title: { en: 'How many slices?', ko: '슬라이스는 몇 개일까' },
  minutes: 15,
  difficulty: 3,
  lesson: 'Between Service and pod stands a list',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'Which pods can share a slice at all? And of those, how many?',
      ko: '어떤 파드끼리 한 슬라이스에 있을 수 있나요? 그중에서 몇 개까지 있을 수 있나요?',
    },
    {
      en: 'Group the pods by their ports first, and cut each group into pieces then. Two maps with the same pairs are the same ports, whatever the order.',
      ko: '먼저 포트로 파드를 묶고, 그다음 묶음을 조각으로 나누세요. 쌍이 같은 두 맵은 순서와 상관없이 같은 포트입니다.',
    },
    {
      en: 'As a key of a Map: JSON.stringify(Object.entries(ports).sort()). A piece is group.slice(start, start + most), with start going up by most.',
      ko: 'Map의 키: JSON.stringify(Object.entries(ports).sort()). 조각은 group.slice(start, start + most)이고 start는 most씩 늘어납니다.',
    },
  ],
  checks: [
    check(
      'each-once',
      { points: 2 },
      holds(
        {
          en: 'Every address stands in one slice, and only once',
          ko: '모든 주소가 한 슬라이스에, 한 번만 있습니다',
        },
        [
          [fleet(3, old), 100],
          [fleet(3, old), 2],
        ],
        eachOnce,
      ),
    ),
    check(
      'same-ports',
      { points: 2, requires: ['each-once'] },
      holds(
        {
          en: 'The ports of a slice are those of all its pods',
          ko: '슬라이스의 포트는 그 안의 모든 파드의 포트입니다',
        },
        [
          [[...fleet(2, old), ...fleet(1, next, 2)], 100],
          [[...fleet(1, old), ...fleet(1, {}, 2)], 100],
        ],
        samePorts,
      ),
    ),
    check(
      'few',
      { points: 3, requires: ['same-ports'] },
      holds(
        {
          en: 'No slice has more addresses than fit, and there are no more slices than it takes',
          ko: '슬라이스마다 들어갈 만큼만 있고, 슬라이스는 필요한 만큼만 있습니다',
        },
        [
          [fleet(2, old), 100],
          [[...fleet(3, old), ...fleet(3, next, 2)], 2],
          [
            [
              { address: '10.244.1.1', ports: { http: 8080, admin: 9090 } },
              { address: '10.244.1.2', ports: { admin: 9090, http: 8080 } },
            ],
            100,
          ],
          [fleet(100, old), 100],
          [fleet(101, old), 100],
        ],
        asFewAsFit,
      ),
    ),
  ],
  mistakes: [
    {
      name: 'what does not fit is left out',
      change: { [file]: ['start < group.length; start += most', 'start < 1; start += most'] },
      fails: 'each-once',
      says: 'function/property-broken',
    },
    {
      name: 'the ports are not looked at',
      change: { [file]: ['const key = keyOf(pod.ports)', "const key = ''"] },
      fails: 'same-ports',
      says: 'function/property-broken',
    },
    {
      name: 'only the names of the ports are looked at',
      change: { [file]: ['Object.entries(ports).sort(([a], [b])', 'Object.keys(ports).sort((a, b)'] },
      fails: 'same-ports',
      says: 'function/property-broken',
    },
    {
      name: 'only the numbers of the ports are looked at',
      change: {
        [file]: [
          'Object.entries(ports).sort(([a], [b]) => a.localeCompare(b))',
          'Object.values(ports).sort()',
        ],
      },
      fails: 'same-ports',
      says: 'function/property-broken',
    },
    {
      name: 'a slice for each pod',
      change: { [file]: ['const key = keyOf(pod.ports)', 'const key = keyOf(pod.ports) + pod.address'] },
      fails: 'few',
      says: 'function/property-broken',
    },
    {
      name: 'a slice too full',
      change: {
        [file]: [
          ['start += most', 'start += most + 1'],
          ['start + most)', 'start + most + 1)'],
        ],
      },
      fails: 'few',
      says: 'function/property-broken',
    },
    {
      name: 'the order of ports makes a difference',
      change: { [file]: ['.sort(([a], [b]) => a.localeCompare(b))', ''] },
      fails: 'few',
      says: 'function/property-broken',
    },
    {
      name: 'lists of pods instead of slices',
      change: {
        [file]: [
          'return [...groups.values()].flatMap((group) => piecesOf(group, most))',
          'return [...groups.values()] as never',
        ],
      },
      fails: 'each-once',
      says: 'function/wrong-shape',
    },
  ],
  alternatives: ['alt/first-with-room'],
  debrief: {
    en: 'A change of one pod rewrites one slice, not the whole list: that is what slices are for. The older Endpoints object held all of them, and every change of one pod of 5000 sent the other 4999 addresses to every node again; since Kubernetes 1.22 it is cut off at 1000.\n\nThe real controller begins with the slices that are there, and moves nothing to tidy up: after some rollouts there may be more slices than it takes. It changes as few of them as it can, since each change goes to every node. How many endpoints fit is a setting of the controller, --max-endpoints-per-slice; IPv4 and IPv6 addresses never share a slice.\n\nSee it at work: `kubectl get endpointslices` shows ports and addresses of each. Sources: kubernetes/endpointslice reconciler.go, util/endpointset.go; Kubernetes documentation, EndpointSlices.',
    ko: '파드 하나가 바뀌면 목록 전체가 아니라 슬라이스 하나만 다시 씁니다. 그러라고 슬라이스가 있습니다. 더 오래된 Endpoints 오브젝트에는 전부가 들어 있어서, 5000개 중 파드 하나가 바뀔 때마다 나머지 4999개의 주소도 모든 노드에 다시 보냈습니다. 쿠버네티스 1.22부터는 1000개에서 잘립니다.\n\n실제 컨트롤러는 이미 있는 슬라이스에서 시작하며, 정리하려고 옮기지는 않습니다. 그래서 롤아웃을 몇 번 하고 나면 필요한 것보다 슬라이스가 많을 수 있습니다. 바뀔 때마다 모든 노드에 보내야 하므로 되도록 적은 슬라이스를 바꿉니다. 몇 개가 들어가는지는 컨트롤러의 설정 --max-endpoints-per-slice이고, IPv4 주소와 IPv6 주소는 한 슬라이스에 있지 않습니다.\n\n직접 확인하기: `kubectl get endpointslices`가 슬라이스마다 포트와 주소를 보여 줍니다. 출처: kubernetes/endpointslice reconciler.go, util/endpointset.go, 쿠버네티스 문서 엔드포인트슬라이스',
  },
})
