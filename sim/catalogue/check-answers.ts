/** Diagnostics of checks that send requests: somebody else answered, or not everybody, or nobody, or otherwise than asked. */
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface CheckAnswerFacts {
  'check/answered-by-others': {
    readonly url: string
    readonly others: readonly string[]
    readonly workloads: readonly string[]
    /** These are machines outside of the cluster, and no workloads. */
    readonly machines?: boolean
    /** A rule of an Ingress sent the request there. */
    readonly byRule?: boolean
  }
  'check/not-everybody-answers': {
    readonly url: string
    readonly silent: readonly string[]
    readonly requests: number
    /** They are machines outside of the cluster, not pods. */
    readonly machines: boolean
    /** The Service's own setting that keeps a client away from them. */
    readonly keptBy?: keyof typeof keptWords
  }
  'check/not-answered': { readonly url: string; readonly verdict: string }
  /** The pod saw another address than the client's own. */
  'check/client-hidden': {
    readonly url: string
    readonly pod: string
    readonly client: string
    readonly seen: string
    /** The node that put its own address in place, where it is known. */
    readonly node?: string
    /** The Service says internalTrafficPolicy: Local, which nobody outside is meant by. */
    readonly isForPods: boolean
  }
  'check/not-closed': {
    readonly url: string
    /** Who got the request: a pod, or a machine's address. */
    readonly who: string
    /** The rule of the firewall that lets it through, where there is one. */
    readonly rule?: string
  }
  'check/body-differs': { readonly url: string; readonly body: string; readonly wanted: string }
  'check/alias-answers': {
    readonly url: string
    /** Who answered, and the name that the alias stands for. */
    readonly who: string
    readonly alias: string
  }
}

const keptWords = {
  'session-affinity': {
    en: {
      here: 'sends one client to the same pod each time',
      try: 'leave sessionAffinity out: here every request may go to any of them',
    },
    ko: {
      here: '한 클라이언트를 매번 같은 파드로 보냅니다',
      try: 'sessionAffinity를 빼 보세요. 여기서는 요청마다 어느 파드로든 갈 수 있어야 합니다',
    },
  },
  'external-traffic-policy': {
    en: {
      here: 'a node sends to its own pods only',
      try: 'leave externalTrafficPolicy out: here every node has to reach the pods of all nodes',
    },
    ko: {
      here: '노드가 자기 노드의 파드로만 보냅니다',
      try: 'externalTrafficPolicy를 빼 보세요. 여기서는 어느 노드로 오든 모든 노드의 파드에 닿아야 합니다',
    },
  },
  'internal-traffic-policy': {
    en: {
      here: "only pods on the client's own node",
      try: 'leave internalTrafficPolicy out: here pods on other nodes have to answer, too',
    },
    ko: {
      here: '클라이언트와 같은 노드의 파드만 쓰입니다',
      try: 'internalTrafficPolicy를 빼 보세요. 여기서는 다른 노드의 파드도 응답해야 합니다',
    },
  },
  'traffic-distribution': {
    en: {
      here: 'prefers pods near the client, nearer than the task asks',
      try: 'compare the value with the task: near means the same node, the same zone, or anywhere',
    },
    ko: {
      here: '과제보다 더 가까운 파드만 골라 씁니다',
      try: '값을 과제와 비교해 보세요. 같은 노드인지, 같은 영역인지, 어디든 되는지가 다릅니다',
    },
  },
} as const

export const checkAnswerEntries: Entries<CheckAnswerFacts> = {
  'check/answered-by-others': {
    severity: 'error',
    en: ({ url, others, workloads, machines, byRule }) => ({
      says: `${url} was answered by ${listed(others)}; only ${machines === true ? '' : 'pods of '}${listed(workloads)} should answer there.`,
      ...(byRule === true
        ? {
            here: 'this takes the request',
            try: 'compare its host, path and pathType with the request, and its Service with the task',
            see: 'kubectl describe ingress',
          }
        : { try: 'look at who stands behind the Service', see: 'kubectl get endpointslices -o wide' }),
    }),
    ko: ({ url, others, workloads, machines, byRule }) => ({
      says: `${url}에 ${withParticle(listed(others), '이')} 응답했습니다. ${machines === true ? `${listed(workloads)}만` : `${listed(workloads)}의 파드만`} 응답해야 합니다.`,
      ...(byRule === true
        ? {
            here: '요청을 이것이 받습니다',
            try: '호스트, 경로, pathType을 요청과 비교하고 서비스를 과제와 비교해 보세요',
            see: 'kubectl describe ingress',
          }
        : { try: '서비스 뒤에 누가 있는지 살펴보세요', see: 'kubectl get endpointslices -o wide' }),
    }),
  },
  'check/not-everybody-answers': {
    severity: 'error',
    en: ({ url, silent, requests, machines, keptBy }) => ({
      says: `Of ${requests} requests to ${url}, none was answered by ${listed(silent)}.`,
      ...(keptBy === undefined
        ? {
            try: machines
              ? 'find the slice that lists them: is its port called as the port of the Service that was asked?'
              : 'look for what keeps these pods out of the Service',
          }
        : keptWords[keptBy].en),
      see: 'kubectl get endpointslices -o wide',
    }),
    ko: ({ url, silent, requests, machines, keptBy }) => ({
      says: `${url}에 요청을 ${requests}번 보냈지만 ${withParticle(listed(silent), '은')} 한 번도 응답하지 않았습니다.`,
      ...(keptBy === undefined
        ? {
            try: machines
              ? '그 주소가 있는 슬라이스를 찾아보세요. 포트 이름이 요청받은 서비스 포트의 이름과 같나요?'
              : '이 파드들이 서비스에서 빠진 까닭을 찾아보세요',
          }
        : keptWords[keptBy].ko),
      see: 'kubectl get endpointslices -o wide',
    }),
  },
  'check/not-answered': {
    severity: 'error',
    en: ({ url, verdict }) => ({
      says: `${url} was not answered: ${verdict}.`,
      try: 'follow the request hop by hop',
    }),
    ko: ({ url, verdict }) => ({
      says: `${url}에 응답이 없습니다: ${verdict}.`,
      try: '요청을 홉마다 따라가 보세요',
    }),
  },
  'check/client-hidden': {
    severity: 'error',
    en: ({ url, pod, client, seen, node, isForPods }) => ({
      says: `${client} asks for ${url}, and pod ${pod} sees ${seen}${node === undefined ? '' : `, an address of node ${node}`}.`,
      here: isForPods
        ? 'for requests of pods; for those from outside there is externalTrafficPolicy'
        : "a node may put its own address in place of the client's",
      try: 'let each node send to its own pods only: then it has no need to',
      see: 'kubectl get service -o yaml',
    }),
    ko: ({ url, pod, client, seen, node, isForPods }) => ({
      says: `${withParticle(client, '이')} ${url}에 요청했는데 파드 ${withParticle(pod, '은')} ${node === undefined ? '' : `노드 ${node}의 주소 `}${withParticle(seen, '을')} 봅니다.`,
      here: isForPods
        ? '파드가 보낸 요청을 위한 필드입니다. 바깥에서 온 요청은 externalTrafficPolicy가 정합니다'
        : '노드가 클라이언트의 주소를 자기 주소로 바꿀 수 있습니다',
      try: '노드가 자기 노드의 파드로만 보내게 해 보세요. 그러면 주소를 바꿀 필요가 없습니다',
      see: 'kubectl get service -o yaml',
    }),
  },
  'check/not-closed': {
    severity: 'error',
    en: ({ url, who, rule }) => ({
      says: `${url} is to stay closed, and gets to ${who}${rule === undefined ? '' : `: firewall rule ${rule} lets it through`}.`,
      try: 'open what the task names, and nothing else',
      ...(rule === undefined ? {} : { see: `gcloud compute firewall-rules describe ${rule}` }),
    }),
    ko: ({ url, who, rule }) => ({
      says: `${withParticle(url, '은')} 닫혀 있어야 하는데 ${who}에 닿습니다.${rule === undefined ? '' : ` 방화벽 규칙 ${withParticle(rule, '이')} 통과시킵니다.`}`,
      try: '과제에 적힌 것만 열고 다른 것은 열지 마세요',
      ...(rule === undefined ? {} : { see: `gcloud compute firewall-rules describe ${rule}` }),
    }),
  },
  'check/body-differs': {
    severity: 'error',
    en: ({ url, body, wanted }) => ({
      says: `${url} was answered with "${body}"; the task asks for "${wanted}".`,
      try: 'look at which port of which program this leads to',
    }),
    ko: ({ url, body, wanted }) => ({
      says: `${url}의 응답이 "${body}"입니다. 과제가 요구하는 응답은 "${wanted}"입니다.`,
      try: '어느 프로그램의 어느 포트로 이어지는지 살펴보세요',
    }),
  },
  'check/alias-answers': {
    severity: 'error',
    en: ({ url, who, alias }) => ({
      says: `${url} was answered by ${who}, for the name is an alias of ${alias}. An alias has no endpoints: slices beside it are read by nobody.`,
      here: 'sends clients to another name',
      try: 'make it a Service of a type that has endpoints',
      see: 'kubectl get services',
    }),
    ko: ({ url, who, alias }) => ({
      says: `${url}에 ${withParticle(who, '이')} 응답했습니다. 이 이름은 ${alias}의 별칭입니다. 별칭에는 엔드포인트가 없으므로 옆에 있는 슬라이스는 아무도 읽지 않습니다.`,
      here: '클라이언트를 다른 이름으로 보냅니다',
      try: '엔드포인트가 있는 유형의 서비스로 바꿔 보세요',
      see: 'kubectl get services',
    }),
  },
}
