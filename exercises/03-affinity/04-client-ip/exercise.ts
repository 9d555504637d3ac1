/**
 * Does a node remember and forget as kube-proxy does? Judged by stories of connections, told to the learner's function and
 * to the simulator side by side, up to the first step at which they part.
 * Long because every way to part is told in words of its own, in two languages.
 */
import { type Ask, functionHolds } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { pickEndpoint, randomFrom } from '../../../sim/index.ts'
import type { Connection, Seen, Sent } from './types.ts'

type Comes = Omit<Connection, 'timeoutSeconds'>

/** Connections one after the other, at one node. */
interface Story {
  readonly timeoutSeconds: number
  readonly connections: readonly Comes[]
}

const file = 'connect.ts'

/** As the kernel keeps them: for each endpoint, who went there and when. */
type Lists = Map<string, readonly { readonly ip: string; readonly atSeconds: number }[]>

/** What kube-proxy's node does, from the simulator. `lists` are what it knows, and change. */
function sentByKubernetes(lists: Lists, { client, atSeconds, endpoints, drawn }: Comes, seconds: number) {
  for (const endpoint of lists.keys()) if (!endpoints.includes(endpoint)) lists.delete(endpoint)
  const chance = { ...randomFrom(1), below: () => endpoints.indexOf(drawn) }
  const choice = pickEndpoint(ruleOf(endpoints, seconds), { ip: client }, chance, {
    seen: lists,
    now: atSeconds,
  })
  const endpoint = choice.outcome === 'chosen' ? choice.endpoint.address : ''
  const others = (lists.get(endpoint) ?? []).filter(({ ip }) => ip !== client)
  lists.set(endpoint, [...others, { ip: client, atSeconds }])
  return { endpoint, isRemembered: choice.outcome === 'chosen' && choice.remembered !== undefined }
}

function ruleOf(addresses: readonly string[], affinitySeconds: number): Parameters<typeof pickEndpoint>[0] {
  const state = {
    ready: true,
    serving: true,
    terminating: false,
    isLocal: true,
    zoneHints: [],
    nodeHints: [],
  }
  return {
    service: { kind: 'Service', namespace: 'default', name: 'web' },
    door: 'cluster-ip',
    ip: '10.96.0.10',
    family: 'IPv4',
    port: 80,
    protocol: 'TCP',
    portName: '',
    node: 'node-1',
    policy: 'Cluster',
    withoutEndpoints: 'reject',
    affinitySeconds,
    endpoints: addresses.map((address) => ({ ...state, address, ip: address, port: 80 })),
    passedOver: [],
  }
}

/** Tells the story, hands on the memory as a node would, and stops where the function goes another way. */
function goesAsKubernetes(connect: Ask<Sent>, { connections, timeoutSeconds }: Story): Bilingual | undefined {
  const lists: Lists = new Map()
  let memory: readonly Seen[] = []
  for (const [index, connection] of connections.entries()) {
    const sent = connect(memory, { ...connection, timeoutSeconds })
    const right = sentByKubernetes(lists, connection, timeoutSeconds)
    if (sent.endpoint !== right.endpoint) {
      const before = connections.slice(0, index).findLast(({ client }) => client === connection.client)
      return whyOtherwise({
        connection,
        sent,
        right,
        before,
        connections: connections.slice(0, index),
        timeoutSeconds,
      })
    }
    memory = sent.memory
  }
  return undefined
}

interface Otherwise {
  readonly connection: Comes
  readonly sent: Sent
  readonly right: { readonly endpoint: string; readonly isRemembered: boolean }
  /** The last time that this client came. */
  readonly before: Comes | undefined
  readonly connections: readonly Comes[]
  readonly timeoutSeconds: number
}

function whyOtherwise({
  connection,
  sent,
  right,
  before,
  connections,
  timeoutSeconds,
}: Otherwise): Bilingual {
  const { client, atSeconds } = connection
  const { endpoint } = right
  const yours = {
    en: `your function sent it to ${sent.endpoint}.`,
    ko: `그런데 함수는 ${sent.endpoint}(으)로 보냈습니다.`,
  }
  if (before === undefined) {
    return {
      en: `At ${atSeconds} s ${client} comes for the first time, so chance decides: ${endpoint}; ${yours.en}`,
      ko: `${atSeconds}초에 ${client}이(가) 처음 옵니다. 무작위로 뽑힌 ${endpoint}(으)로 가야 합니다. ${yours.ko}`,
    }
  }
  const silent = atSeconds - before.atSeconds
  const again = {
    en: `At ${atSeconds} s ${client} comes again, after ${silent} s of silence`,
    ko: `${atSeconds}초에 ${client}이(가) ${silent}초 동안 조용하다가 다시 옵니다`,
  }
  if (right.isRemembered) {
    return {
      en: `${again.en}; the timeout is ${timeoutSeconds} s, and its endpoint ${endpoint} was there all the time. So it goes to ${endpoint} again; ${yours.en}`,
      ko: `${again.ko}. 타임아웃은 ${timeoutSeconds}초이고 엔드포인트 ${endpoint}은(는) 그동안 계속 있었으므로 다시 ${endpoint}(으)로 가야 합니다. ${yours.ko}`,
    }
  }
  if (silent > timeoutSeconds) {
    return {
      en: `${again.en}; that is longer than the timeout of ${timeoutSeconds} s, so it is forgotten, and chance decides: ${endpoint}; ${yours.en}`,
      ko: `${again.ko}. 타임아웃 ${timeoutSeconds}초보다 길므로 잊었고, 무작위로 뽑힌 ${endpoint}(으)로 가야 합니다. ${yours.ko}`,
    }
  }
  const isBack = connection.endpoints.includes(sent.endpoint) && sent.endpoint !== endpoint
  const left = connections.find(
    (one) => one.atSeconds >= before.atSeconds && !one.endpoints.includes(sent.endpoint),
  )
  return isBack && left !== undefined
    ? {
        en: `${again.en}. Its endpoint ${sent.endpoint} was away at ${left.atSeconds} s, and what is known of an endpoint goes with it, even if it comes back. So chance decides: ${endpoint}; ${yours.en}`,
        ko: `${again.ko}. 엔드포인트 ${sent.endpoint}은(는) ${left.atSeconds}초에 빠져 있었습니다. 엔드포인트가 빠지면 기억도 사라지며, 다시 들어와도 돌아오지 않습니다. 무작위로 뽑힌 ${endpoint}(으)로 가야 합니다. ${yours.ko}`,
      }
    : {
        en: `${again.en}. The endpoint that it had is not there any more, so chance decides: ${endpoint}; ${yours.en}`,
        ko: `${again.ko}. 전에 가던 엔드포인트가 이제 없으므로 무작위로 뽑힌 ${endpoint}(으)로 가야 합니다. ${yours.ko}`,
      }
}

/** What the memory still holds though it can never count again. */
function keepsNothingNeedless(
  connect: Ask<Sent>,
  { connections, timeoutSeconds }: Story,
): Bilingual | undefined {
  let memory: readonly Seen[] = []
  for (const connection of connections) {
    memory = connect(memory, { ...connection, timeoutSeconds }).memory
    const { atSeconds, endpoints } = connection
    const silent = memory.find((seen) => atSeconds - seen.atSeconds > timeoutSeconds)
    if (silent !== undefined) {
      return {
        en: `At ${atSeconds} s the memory still holds ${silent.client}, last seen at ${silent.atSeconds} s: with a timeout of ${timeoutSeconds} s that can never count again, and such entries would fill the node's memory.`,
        ko: `${atSeconds}초에도 ${silent.atSeconds}초에 마지막으로 온 ${silent.client}이(가) 기억에 남아 있습니다. 타임아웃이 ${timeoutSeconds}초이므로 다시 쓰일 일이 없고, 이런 항목이 노드의 메모리를 채웁니다.`,
      }
    }
    const gone = memory.find((seen) => !endpoints.includes(seen.endpoint))
    if (gone !== undefined) {
      return {
        en: `At ${atSeconds} s the memory still holds ${gone.endpoint} for ${gone.client}, and that endpoint has left.`,
        ko: `${atSeconds}초에도 ${gone.client}의 ${gone.endpoint}이(가) 기억에 남아 있는데, 그 엔드포인트는 빠졌습니다.`,
      }
    }
    const twice = memory.find((seen, index) =>
      memory.some((other, at) => at > index && other.client === seen.client),
    )
    if (twice !== undefined) {
      return {
        en: `At ${atSeconds} s the memory holds ${twice.client} twice; only its last connection counts.`,
        ko: `${atSeconds}초에 기억에 ${twice.client}이(가) 두 번 있습니다. 마지막 연결만 쓰입니다.`,
      }
    }
  }
  return undefined
}

const [a, b, c] = ['10.244.1.5', '10.244.2.7', '10.244.2.8'] as const
const all = [a, b, c]

interface Kind {
  readonly timeoutSeconds: number
  /** Of the silence between two connections. */
  readonly longestWait: number
  readonly endpointsLeave: boolean
}

/** Three clients and three endpoints: enough that they meet again, few enough to read. */
function stories({ timeoutSeconds, longestWait, endpointsLeave }: Kind): Generate<Story> {
  return (fc) => {
    const some = endpointsLeave ? fc.subarray(all, { minLength: 1 }) : fc.constant(all)
    const connection = some.chain((endpoints) =>
      fc.record({
        client: fc.constantFrom('10.0.0.1', '10.0.0.2', '10.0.0.3'),
        wait: fc.nat(longestWait),
        endpoints: fc.constant(endpoints),
        drawn: fc.constantFrom(...endpoints),
      }),
    )
    return fc.array(connection, { minLength: 1, maxLength: 4 }).map((drafts) => {
      let atSeconds = 0
      const connections = drafts.map(({ wait, ...rest }) => {
        atSeconds += wait
        return { ...rest, atSeconds }
      })
      return { timeoutSeconds, connections }
    })
  }
}

function holds(
  title: Bilingual,
  kind: Kind,
  cases: readonly (readonly Comes[])[],
  property = goesAsKubernetes,
): FunctionQuestion {
  return functionHolds<Story, Sent>({
    title,
    file,
    export: 'connect',
    returns: { endpoint: 'string', memory: [{ client: 'string', endpoint: 'string', atSeconds: 'number' }] },
    cases: cases.map((connections) => ({ timeoutSeconds: kind.timeoutSeconds, connections })),
    generate: stories(kind),
    holds: property,
  })
}

/** A client at a second; `drawn` is where chance would send it. */
function comes(client: string, atSeconds: number, drawn: string, endpoints: readonly string[] = all): Comes {
  return { client, atSeconds, endpoints, drawn }
}

const [ann, ben] = ['10.0.0.1', '10.0.0.2'] as const
const minute: Kind = { timeoutSeconds: 60, longestWait: 90, endpointsLeave: false }

export default defineFunctionExercise({
  id: '03-affinity/04-client-ip',
  title: { en: 'What a node remembers', ko: '노드가 기억하는 것' },
  minutes: 20,
  difficulty: 3,
  lesson: 'kube-proxy remembers, it does not compute',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'What does a node have to know about a client when it comes again: its endpoint, and what else?',
      ko: '클라이언트가 다시 올 때 노드는 무엇을 알아야 할까요? 엔드포인트, 그리고 또 무엇일까요?',
    },
    {
      en: 'Work in three steps. Drop from the memory whatever counts no more: too long silent, or the endpoint is not listed. Look the client up in what is left. Note it anew, with the time of now.',
      ko: '세 단계로 나누세요. 더 이상 쓰이지 않는 것, 곧 너무 오래 조용하거나 엔드포인트가 목록에 없는 것을 기억에서 버립니다. 남은 것에서 클라이언트를 찾습니다. 지금 시각으로 새로 적습니다.',
    },
    {
      en: 'const counts = memory.filter((seen) => atSeconds - seen.atSeconds <= timeoutSeconds && endpoints.includes(seen.endpoint)), and the endpoint is counts.find(…)?.endpoint ?? drawn.',
      ko: 'const counts = memory.filter((seen) => atSeconds - seen.atSeconds <= timeoutSeconds && endpoints.includes(seen.endpoint))이고, 엔드포인트는 counts.find(…)?.endpoint ?? drawn입니다.',
    },
  ],
  checks: [
    check(
      'remembers',
      { points: 2 },
      holds(
        {
          en: 'Who comes again goes where it was; each client for itself',
          ko: '다시 온 클라이언트는 전에 간 곳으로, 저마다 따로 갑니다',
        },
        { timeoutSeconds: 10_800, longestWait: 600, endpointsLeave: false },
        [
          [comes(ann, 0, a), comes(ann, 30, b)],
          [comes(ann, 0, a), comes(ben, 5, b), comes(ann, 9, c), comes(ben, 9, c)],
        ],
      ),
    ),
    check(
      'expires',
      { points: 2, requires: ['remembers'] },
      holds(
        {
          en: 'Who was silent for longer than the timeout is forgotten; each connection begins the time anew',
          ko: '타임아웃보다 오래 조용하면 잊고, 연결할 때마다 시간을 새로 잽니다',
        },
        minute,
        [
          [comes(ann, 0, a), comes(ann, 61, b)],
          [comes(ann, 0, a), comes(ann, 60, b)],
          [comes(ann, 0, a), comes(ann, 40, b), comes(ann, 80, c)],
        ],
      ),
    ),
    check(
      'leaves',
      { points: 2, requires: ['remembers'] },
      holds(
        {
          en: 'An endpoint that leaves is forgotten; that others leave or join changes nothing',
          ko: '빠진 엔드포인트는 잊고, 다른 것이 빠지거나 들어오는 것은 상관없습니다',
        },
        { timeoutSeconds: 10_800, longestWait: 600, endpointsLeave: true },
        [
          [comes(ann, 0, a), comes(ann, 10, b, [b, c])],
          [comes(ann, 0, a, [a, b]), comes(ann, 10, c, [a, c])],
          [comes(ann, 0, a), comes(ben, 10, b, [b, c]), comes(ann, 20, c)],
        ],
      ),
    ),
    check(
      'tidy',
      { points: 1, requires: ['expires', 'leaves'] },
      holds(
        {
          en: 'Nothing stays in the memory that no longer counts',
          ko: '더 이상 쓰이지 않는 것은 기억에 남지 않습니다',
        },
        { ...minute, endpointsLeave: true },
        [
          [comes(ann, 0, a), comes(ben, 61, b)],
          [comes(ann, 0, a), comes(ann, 10, b)],
        ],
        keepsNothingNeedless,
      ),
    ),
  ],
  mistakes: [
    {
      name: 'one endpoint for everybody',
      change: {
        [file]: ['counts.find((seen) => seen.client === client)?.endpoint', 'counts[0]?.endpoint'],
      },
      fails: 'remembers',
      says: 'function/property-broken',
    },
    {
      name: 'the endpoint alone',
      change: {
        [file]: [
          'return { endpoint, memory: [...others, { client, endpoint, atSeconds }] }',
          'return endpoint as never',
        ],
      },
      fails: 'remembers',
      says: 'function/wrong-shape',
    },
    {
      name: 'the time of the first connection is kept',
      change: {
        [file]: [
          'return { endpoint, memory: [...others, { client, endpoint, atSeconds }] }',
          'const first = counts.find((seen) => seen.client === client)\n  return { endpoint, memory: [...others, first ?? { client, endpoint, atSeconds }] }',
        ],
      },
      fails: 'expires',
      says: 'function/property-broken',
    },
    {
      name: 'forgotten one second too early',
      change: { [file]: ['<= timeoutSeconds', '< timeoutSeconds'] },
      fails: 'expires',
      says: 'function/property-broken',
    },
    {
      name: 'the timeout is never looked at',
      change: { [file]: ['atSeconds - seen.atSeconds <= timeoutSeconds && ', ''] },
      fails: 'expires',
      says: 'function/property-broken',
    },
    {
      name: 'endpoints that have left are still served',
      change: { [file]: [' && endpoints.includes(seen.endpoint)', ''] },
      fails: 'leaves',
      says: 'function/property-broken',
    },
    {
      name: 'any change of the endpoints forgets everything',
      change: { [file]: ['endpoints.includes(seen.endpoint)', 'endpoints.length === 3'] },
      fails: 'leaves',
      says: 'function/property-broken',
    },
    {
      name: 'looked up with the rules, but never tidied',
      change: {
        [file]: [
          'const others = counts.filter(',
          'const others = memory.filter((seen) => endpoints.includes(seen.endpoint)).filter(',
        ],
      },
      fails: 'tidy',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/by-client'],
  debrief: {
    en: 'This is what kube-proxy has the kernel do. In iptables mode, each endpoint has a list of the clients that went there (`-m recent`, with `--seconds` for the timeout); before chance is asked, the packet is looked up in each of them. The timeout is one of silence: who comes every hour stays for weeks with a timeout of three hours, and new pods get nothing of that load. An endpoint that leaves takes its list along, so a pod that comes back as another one has a new address and no history.\n\nEvery node has lists of its own, and they hold 100 clients for each endpoint: with more, the one that was silent longest is pushed out.\n\nSee it on a node: `ls /proc/net/xt_recent`. Source: kubernetes/kubernetes pkg/proxy/iptables/proxier.go; Linux net/netfilter/xt_recent.c.',
    ko: 'kube-proxy는 바로 이 일을 커널에 시킵니다. iptables 모드에서는 엔드포인트마다 그곳으로 간 클라이언트의 목록이 있고(`-m recent`, 타임아웃은 `--seconds`), 무작위로 고르기 전에 패킷을 각 목록에서 찾습니다. 타임아웃은 조용한 시간을 잽니다. 타임아웃이 세 시간일 때 한 시간마다 오는 클라이언트는 몇 주 동안 같은 곳에 머물고, 새 파드는 그 부하를 나누어 받지 못합니다. 엔드포인트가 빠지면 목록도 함께 사라집니다. 새로 만들어진 파드는 주소가 다르므로 아무 기억이 없습니다.\n\n목록은 노드마다 따로 있고, 엔드포인트마다 클라이언트 100개까지 담습니다. 더 많아지면 가장 오래 조용하던 클라이언트부터 밀려납니다.\n\n노드에서 직접 확인하기: `ls /proc/net/xt_recent`. 출처: kubernetes/kubernetes pkg/proxy/iptables/proxier.go, Linux net/netfilter/xt_recent.c',
  },
})
