/**
 * Who carries how much behind a load balancer? Judged by the rules that the simulator's kube-proxy makes on each node, not by
 * a formula. Long because what each policy does to a share is told in words, in two languages.
 */
import { type Ask, functionHolds, perInput } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import {
  endpointSlicesFor,
  type Node,
  type Pod,
  type ProxyRule,
  proxyRulesFor,
  type Service,
} from '../../../sim/index.ts'
import type { TrafficPolicy } from './types.ts'

interface Input {
  readonly policy: TrafficPolicy
  readonly podsOnNodes: readonly number[]
}

const file = 'shares.ts'

/** Of one node: how many of all connections come to it, and how many pods share them. */
interface NodeShare {
  readonly isFit: boolean
  readonly ofPod: number
}

/** What kube-proxy on every node does with a connection to the node port, told from its own rules. */
const nodeShares = perInput(({ policy, podsOnNodes }: Input): readonly NodeShare[] => {
  const nodes = podsOnNodes.map((_, at) => nodeCalled(`node-${at}`))
  const pods = podsOnNodes.flatMap((count, node) => {
    return Array.from({ length: count }, (_, number) => podOn(node, number))
  })
  const service = serviceWith(policy)
  const slices = endpointSlicesFor(service, pods)
  const rules = nodes.map((node) => {
    return proxyRulesFor(service, slices, node).find(({ door }) => door === 'node-port')
  })
  // healthCheckNodePort answers for policy Local alone: 200 where a pod is, 503 elsewhere.
  const isFit = (rule: ProxyRule | undefined): boolean => policy === 'Cluster' || rule?.endpoints.length !== 0
  const fit = rules.filter(isFit)
  return rules.map((own, node) => {
    const address = `10.244.${node}.1`
    const parts = fit.map((rule) => {
      const isThere = rule?.endpoints.some(({ ip }) => ip === address) === true
      return isThere ? 1 / (rule?.endpoints.length ?? 1) / fit.length : 0
    })
    return { isFit: isFit(own), ofPod: parts.reduce((sum, part) => sum + part, 0) }
  })
})

function nodeCalled(name: string): Node {
  return { apiVersion: 'v1', kind: 'Node', metadata: { name } }
}

function podOn(node: number, number: number): Pod {
  const ip = `10.244.${node}.${number + 1}`
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: `web-${node}-${number}`, namespace: 'default', labels: { app: 'web' } },
    spec: { containers: [{ name: 'web', image: 'luksa/kubia' }], nodeName: `node-${node}` },
    status: {
      phase: 'Running',
      podIP: ip,
      podIPs: [{ ip }],
      conditions: [{ type: 'Ready', status: 'True' }],
    },
  }
}

function serviceWith(externalTrafficPolicy: TrafficPolicy): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      type: 'LoadBalancer',
      externalTrafficPolicy,
      sessionAffinity: 'None',
      clusterIP: '10.96.0.7',
      clusterIPs: ['10.96.0.7'],
      ipFamilies: ['IPv4'],
      selector: { app: 'web' },
      ports: [{ port: 80, targetPort: 8080, protocol: 'TCP', nodePort: 30123 }],
    },
  }
}

function rightShares(ask: Ask<readonly number[]>, input: Input): Bilingual | undefined {
  const { policy, podsOnNodes } = input
  const said = ask(policy, podsOnNodes)
  if (said.length !== podsOnNodes.length) {
    return {
      en: `There are ${podsOnNodes.length} nodes, and the answer has ${said.length} items.`,
      ko: `노드는 ${podsOnNodes.length}개인데 답은 ${said.length}개입니다.`,
    }
  }
  const nodes = nodeShares(input)
  const node = nodes.findIndex(({ ofPod }, at) => Math.abs(ofPod - (said[at] ?? 0)) > 1e-6)
  const right = nodes[node]
  if (right === undefined) return undefined
  const differs = {
    en: `For a pod on node ${node} your function says ${print(said[node])}, and it is ${print(right.ofPod)}.`,
    ko: `${node}번 노드의 파드에 대해 함수는 ${print(said[node])}, 실제로는 ${print(right.ofPod)}입니다.`,
  }
  // Whoever is as near as this has understood, and rounded.
  if (Math.abs(right.ofPod - (said[node] ?? 0)) < 0.006) {
    return {
      en: `${differs.en} Leave it as it is calculated: nothing is to be rounded.`,
      ko: `${differs.ko} 계산한 그대로 두세요. 반올림하지 않습니다.`,
    }
  }
  const why = whyShare(input, nodes, node)
  return { en: `${differs.en} ${why.en}`, ko: `${differs.ko} ${why.ko}` }
}

function whyShare({ policy, podsOnNodes }: Input, nodes: readonly NodeShare[], node: number): Bilingual {
  const here = podsOnNodes[node] ?? 0
  const all = podsOnNodes.reduce((sum, count) => sum + count, 0)
  if (all === 0)
    return {
      en: 'No node has a pod: nobody answers.',
      ko: '어느 노드에도 파드가 없으므로 아무도 응답하지 않습니다.',
    }
  if (here === 0) {
    return { en: `There is no pod on node ${node}.`, ko: `${node}번 노드에는 파드가 없습니다.` }
  }
  if (policy === 'Cluster') {
    return {
      en: `With policy Cluster kube-proxy chooses among all ${all} pods, whichever node the connection came to.`,
      ko: `정책이 Cluster이면 연결이 어느 노드로 오든 kube-proxy는 전체 파드 ${all}개 중에서 고릅니다.`,
    }
  }
  const fit = nodes.filter(({ isFit }) => isFit).length
  const idle = nodes.length - fit
  return {
    en: `With policy Local ${idle === 0 ? `each of the ${fit} nodes` : `each of the ${fit} ${fit === 1 ? 'node' : 'nodes'} that ${fit === 1 ? 'has' : 'have'} a pod`} gets 1/${fit} of all connections, and the pods there share it: ${here} on node ${node}.`,
    ko: `정책이 Local이면 ${idle === 0 ? '' : '파드가 있는 '}노드 ${fit}개가 저마다 전체 연결의 1/${fit}을(를) 받고, 그곳의 파드가 나눕니다. ${node}번 노드에는 ${here}개가 있습니다.`,
  }
}

function print(share: number | undefined): string {
  return share === undefined ? '0' : String(Number(share.toFixed(4)))
}

function holds(
  title: Bilingual,
  policies: readonly TrafficPolicy[],
  cases: readonly (readonly number[])[],
  fewest: number,
): FunctionQuestion {
  const generate: Generate<Input> = (fc) => {
    return fc.record({
      policy: fc.constantFrom(...policies),
      podsOnNodes: fc.array(fc.integer({ min: fewest, max: 4 }), { minLength: 1, maxLength: 5 }),
    })
  }
  return functionHolds<Input, readonly number[]>({
    title,
    file,
    export: 'sharesOfPods',
    returns: ['number'],
    cases: cases.flatMap((podsOnNodes) => policies.map((policy) => ({ policy, podsOnNodes }))),
    generate,
    holds: rightShares,
  })
}

export default defineFunctionExercise({
  id: '08-exposing/01-local-imbalance',
  title: { en: 'Who carries how much?', ko: '누가 얼마나 떠맡나' },
  minutes: 15,
  difficulty: 3,
  lesson: 'The extra hop, and whose address arrives',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'A connection is dealt out twice: first to a node, then to a pod. Among whom is each of the two choices, for each policy?',
      ko: '연결은 두 번 나뉩니다. 먼저 노드로, 그다음 파드로 갑니다. 정책마다 두 번의 선택은 각각 누구 중에서 이루어질까요?',
    },
    {
      en: 'Cluster: in the end every pod is as likely as any other, so that only their number counts. Local: one part for each node that has a pod, divided by the pods there.',
      ko: 'Cluster: 결국 모든 파드의 가능성이 같으므로 전체 수만 중요합니다. Local: 파드가 있는 노드마다 한 몫이고, 그것을 그곳의 파드 수로 나눕니다.',
    },
    {
      en: "const fit = podsOnNodes.filter((count) => count > 0).length, and a pod's share under Local is 1 / fit / count; 0 where count is 0.",
      ko: 'const fit = podsOnNodes.filter((count) => count > 0).length로 세면, Local에서 파드의 몫은 1 / fit / count입니다. count가 0이면 0입니다.',
    },
  ],
  checks: [
    check(
      'cluster',
      { points: 1 },
      holds(
        { en: 'Cluster: every pod gets the same', ko: 'Cluster: 모든 파드가 같은 몫을 받습니다' },
        ['Cluster'],
        [
          [1, 3],
          [2, 2],
          [1, 4],
        ],
        1,
      ),
    ),
    check(
      'local',
      { points: 2 },
      holds(
        {
          en: 'Local: each node gets the same, and its pods share it',
          ko: 'Local: 노드마다 같은 몫을 받고 그곳의 파드가 나눕니다',
        },
        ['Local'],
        [
          [1, 3],
          [2, 2],
          [1, 1, 4],
        ],
        1,
      ),
    ),
    check(
      'empty-nodes',
      { points: 2, requires: ['cluster', 'local'] },
      holds(
        {
          en: 'Nodes without a pod give theirs to the others',
          ko: '파드가 없는 노드의 몫은 다른 노드로 갑니다',
        },
        ['Local', 'Cluster'],
        [[1, 3, 0], [0, 1], [2, 0, 0], [0]],
        0,
      ),
    ),
  ],
  mistakes: [
    {
      name: 'Local is the same as Cluster',
      change: { [file]: ['1 / fit / count', '1 / all'] },
      fails: 'local',
      says: 'function/property-broken',
    },
    {
      name: 'Local divides among all nodes',
      change: { [file]: ['1 / fit / count', '1 / podsOnNodes.length / count'] },
      fails: 'empty-nodes',
      says: 'function/property-broken',
    },
    {
      name: 'the share of the node instead of the pod',
      change: { [file]: ['1 / fit / count', '1 / fit'] },
      fails: 'local',
      says: 'function/property-broken',
    },
    {
      name: 'empty nodes have shares',
      change: { [file]: ['    if (count === 0) return 0\n', ''] },
      fails: 'empty-nodes',
      says: 'function/result-not-data',
    },
    {
      name: 'Cluster goes by nodes, too',
      change: { [file]: ["policy === 'Cluster' ? 1 / all : 1 / fit / count", '1 / fit / count'] },
      fails: 'cluster',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/packets'],
  debrief: {
    en: 'With Local, a pod that is alone on its node carries as much as all the pods of another node together. The remedy is to have the pods spread evenly: `topologySpreadConstraints`, anti-affinity, or a DaemonSet, which has one pod on every node anyway.\n\nWhat one gets for it: the client\'s address stays as it was, because the node has no need to translate it, and there is no second hop from node to node. With Cluster the pod sees the address of the node that took the connection.\n\nSome load balancers weigh nodes by their pods, or know pods themselves (on GKE, container-native load balancing: the annotation `cloud.google.com/neg` in the notes). Then the imbalance is gone.\n\nSee it at work: `kubectl get pods -o wide` shows the nodes, `kubectl get service NAME -o jsonpath="{.spec.healthCheckNodePort}"` the port of the health check. Sources: Kubernetes documentation, Using Source IP; kubernetes/kubernetes pkg/proxy/healthcheck.',
    ko: 'Local에서는 노드에 혼자 있는 파드가 다른 노드의 파드 전부가 떠맡는 만큼을 혼자 떠맡습니다. 파드를 고르게 퍼뜨리면 됩니다. `topologySpreadConstraints`나 안티-어피니티를 쓰거나, 어차피 노드마다 파드가 하나인 데몬셋을 씁니다.\n\n대신 얻는 것이 있습니다. 노드가 주소를 바꿀 필요가 없으므로 클라이언트의 주소가 그대로 남고, 노드에서 노드로 가는 두 번째 홉이 없습니다. Cluster에서는 파드가 연결을 받은 노드의 주소를 봅니다.\n\n어떤 로드 밸런서는 노드를 파드 수로 가중하거나 파드를 직접 압니다(GKE의 컨테이너 네이티브 부하 분산: 노트에 나온 `cloud.google.com/neg` 어노테이션). 그러면 불균형이 사라집니다.\n\n직접 확인하기: `kubectl get pods -o wide`에 노드가, `kubectl get service 이름 -o jsonpath="{.spec.healthCheckNodePort}"`에 헬스 체크의 포트가 보입니다. 출처: 쿠버네티스 문서, Using Source IP, kubernetes/kubernetes pkg/proxy/healthcheck',
  },
})
