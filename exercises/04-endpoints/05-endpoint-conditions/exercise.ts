/**
 * Who is listed behind a Service, and with which conditions? The EndpointSlice controller is asked about the same pods.
 * Long because each difference has its reason, told in two languages.
 */
import { type Ask, functionAgrees, functionHolds } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise, type Generate } from '../../../grader/exercise.ts'
import {
  endpointSlicesFor,
  type Pod,
  type Service,
  type Condition as SimCondition,
  selectorGaps,
} from '../../../sim/index.ts'
import type { Condition, Endpoint, Pod as GivenPod, Service as GivenService } from './types.ts'

type Args = readonly [service: GivenService, pods: readonly GivenPod[]]

const file = 'endpoints-of.ts'

function expected({ selector, publishNotReadyAddresses = false }: GivenService, pods: readonly GivenPod[]) {
  const service: Service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', namespace: 'default' },
    spec: {
      type: 'ClusterIP',
      sessionAffinity: 'None',
      ports: [],
      publishNotReadyAddresses,
      ...(selector === undefined ? {} : { selector }),
    },
  }
  return endpointSlicesFor(service, pods.map(podFrom)).flatMap(({ endpoints }) =>
    (endpoints ?? []).map(({ addresses, conditions }): Endpoint => {
      const { ready = false, serving = false, terminating = false } = conditions ?? {}
      return { address: addresses[0] ?? '', ready, serving, terminating }
    }),
  )
}

function podFrom({ name, labels, phase, podIP, conditions, deletionTimestamp }: GivenPod): Pod {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      namespace: 'default',
      labels,
      ...(deletionTimestamp === undefined ? {} : { deletionTimestamp }),
    },
    spec: { containers: [] },
    status: {
      phase,
      ...(podIP === undefined ? {} : { podIP, podIPs: [{ ip: podIP }] }),
      conditions: conditions.map(({ type, status }): SimCondition => ({ type, status })),
    },
  }
}

/** The first pod that is listed and should not be, or that should be and is not. */
function lists(
  ask: Ask<readonly { readonly address: string }[]>,
  [service, pods]: Args,
): Bilingual | undefined {
  const listed = ask(service, pods).map(({ address }) => address)
  const name = listed.find((one) => pods.some((pod) => pod.name === one))
  if (name !== undefined) {
    return {
      en: `'${name}' is the name of a pod: traffic is sent to addresses, podIP.`,
      ko: `'${name}'은(는) 파드의 이름입니다. 트래픽은 주소(podIP)로 보냅니다.`,
    }
  }
  const wanted = new Set(expected(service, pods).map(({ address }) => address))
  for (const pod of pods) {
    const isListed = pod.podIP !== undefined && listed.includes(pod.podIP)
    const isWanted = pod.podIP !== undefined && wanted.has(pod.podIP)
    if (isListed !== isWanted) return isWanted ? whyListed(pod) : whyNotListed(service, pod)
  }
  const odd = listed.find((address, index) => !wanted.has(address) || listed.indexOf(address) !== index)
  if (odd === undefined) return undefined
  const without = pods.find(({ podIP }) => podIP === undefined)
  if (wanted.has(odd)) {
    return { en: `${odd} is listed twice.`, ko: `${odd}이(가) 두 번 들어 있습니다.` }
  }
  return without === undefined
    ? {
        en: `'${odd}' is listed, and is no pod's address.`,
        ko: `목록의 '${odd}'은(는) 어느 파드의 주소도 아닙니다.`,
      }
    : {
        en: `'${odd}' is listed. Pod ${without.name} has no address yet, and without one there is nothing to list.`,
        ko: `목록에 '${odd}'이(가) 있습니다. 파드 ${without.name}에는 아직 주소가 없고, 주소가 없으면 적을 것도 없습니다.`,
      }
}

function whyListed(pod: GivenPod): Bilingual {
  const { name, podIP, phase } = pod
  const who = {
    en: `Pod ${name} (${podIP}) is missing: the selector finds it, it has an address and has not ended.`,
    ko: `파드 ${name}(${podIP})이(가) 빠졌습니다. 셀렉터가 찾고, 주소가 있으며, 끝나지 않았습니다.`,
  }
  if (phase === 'Pending') {
    return {
      en: `${who.en} Pending with an address is a pod whose images are still being pulled: it is listed as not ready.`,
      ko: `${who.ko} 주소가 있는 Pending 파드는 아직 이미지를 받는 중입니다. 준비되지 않았다고 적힙니다.`,
    }
  }
  if (pod.deletionTimestamp !== undefined) {
    return {
      en: `${who.en} It is being deleted, and still runs: terminating says so.`,
      ko: `${who.ko} 삭제되는 중이지만 아직 실행 중이고, terminating이 그것을 말합니다.`,
    }
  }
  if (readyStatus(pod) === 'True') return who
  return {
    en: `${who.en} That it is not ready is said by its conditions, not by leaving it out.`,
    ko: `${who.ko} 준비되지 않았다는 것은 빼서가 아니라 컨디션으로 말합니다.`,
  }
}

function whyNotListed({ selector }: GivenService, { name, podIP, phase, labels }: GivenPod): Bilingual {
  if (selector === undefined) {
    return {
      en: `Pod ${name} (${podIP}) is listed, but the Service has no selector: Kubernetes looks for no pods then.`,
      ko: `파드 ${name}(${podIP})이(가) 들어 있지만 서비스에 셀렉터가 없습니다. 그때 쿠버네티스는 파드를 찾지 않습니다.`,
    }
  }
  const [gap] = selectorGaps(selector, labels)
  if (gap !== undefined) {
    return {
      en: `Pod ${name} (${podIP}) is listed, but the selector asks for ${gap.key}=${gap.value}, which it does not carry.`,
      ko: `파드 ${name}(${podIP})이(가) 들어 있지만 셀렉터가 요구하는 ${gap.key}=${gap.value} 레이블이 없습니다.`,
    }
  }
  return {
    en: `Pod ${name} (${podIP}) is listed, but it has ended (${phase}): its address may soon be another pod's.`,
    ko: `파드 ${name}(${podIP})이(가) 들어 있지만 이미 끝났습니다(${phase}). 그 주소는 곧 다른 파드의 것이 될 수 있습니다.`,
  }
}

function readyStatus({ conditions }: GivenPod): Condition['status'] | undefined {
  return conditions.find(({ type }) => type === 'Ready')?.status
}

/** The first condition that is said otherwise, pod by pod. */
function because(returned: unknown, service: GivenService, pods: readonly GivenPod[]): Bilingual | undefined {
  const said = new Map(
    ((returned ?? []) as readonly Endpoint[]).map((endpoint) => [endpoint.address, endpoint]),
  )
  for (const endpoint of expected(service, pods)) {
    const pod = pods.find(({ podIP }) => podIP === endpoint.address)
    const other = said.get(endpoint.address)
    if (pod === undefined || other === undefined) continue
    if (other.serving !== endpoint.serving) return whyServing(pod, endpoint, service)
    if (other.terminating !== endpoint.terminating) return whyTerminating(pod, endpoint)
    if (other.ready !== endpoint.ready) return whyReady(pod, endpoint, service)
  }
  return undefined
}

/** How the pod's condition Ready stands, in words. */
function readyWords(pod: GivenPod): Bilingual {
  const status = readyStatus(pod)
  return status === undefined
    ? { en: 'it has no condition Ready', ko: 'Ready 컨디션이 없습니다' }
    : { en: `its condition Ready is ${status}`, ko: `Ready 컨디션이 ${status}입니다` }
}

function whyServing(pod: GivenPod, { serving, terminating }: Endpoint, service: GivenService): Bilingual {
  const words = readyWords(pod)
  const asks = service.publishNotReadyAddresses === true && !serving
  const but = terminating && serving
  return {
    en: `Pod ${pod.name}: serving is ${serving}, for ${words.en}${but ? '; that it is being deleted does not matter for serving' : ''}${asks ? '; publishNotReadyAddresses changes what is called ready, not what a pod can do' : ''}${!serving && !asks ? ', and only the text True counts' : ''}.`,
    ko: `파드 ${pod.name}의 serving은 ${serving}입니다. ${words.ko}.${but ? ' 삭제되는 중인지는 serving과 상관없습니다.' : ''}${asks ? ' publishNotReadyAddresses는 ready라고 부르는 것을 바꿀 뿐, 파드가 할 수 있는 일을 바꾸지는 않습니다.' : ''}${!serving && !asks ? ' True라는 텍스트만 인정됩니다.' : ''}`,
  }
}

function whyTerminating({ name }: GivenPod, { terminating }: Endpoint): Bilingual {
  return terminating
    ? {
        en: `Pod ${name}: terminating is true, for it has a deletionTimestamp, whatever else it says.`,
        ko: `파드 ${name}의 terminating은 true입니다. 다른 것이 어떻든 deletionTimestamp가 있습니다.`,
      }
    : {
        en: `Pod ${name}: terminating is false, for nobody deletes it: it has no deletionTimestamp.`,
        ko: `파드 ${name}의 terminating은 false입니다. deletionTimestamp가 없으므로 아무도 삭제하지 않습니다.`,
      }
}

function whyReady(pod: GivenPod, { ready, serving }: Endpoint, service: GivenService): Bilingual {
  const { name } = pod
  const words = readyWords(pod)
  if (service.publishNotReadyAddresses === true) {
    return {
      en: `Pod ${name}: ready is true, for the Service has publishNotReadyAddresses and calls everyone in the list ready.`,
      ko: `파드 ${name}의 ready는 true입니다. 서비스의 publishNotReadyAddresses가 목록의 모두를 ready라고 부릅니다.`,
    }
  }
  if (ready) {
    return {
      en: `Pod ${name}: ready is true, for ${words.en} and nobody deletes it.`,
      ko: `파드 ${name}의 ready는 true입니다. ${words.ko}. 그리고 삭제되는 중이 아닙니다.`,
    }
  }
  return serving
    ? {
        en: `Pod ${name}: ready is false, for it is being deleted: nothing new is sent to a pod that is about to stop.`,
        ko: `파드 ${name}의 ready는 false입니다. 삭제되는 중이며, 곧 멈출 파드에는 새로 보내지 않습니다.`,
      }
    : {
        en: `Pod ${name}: ready is false, for ${words.en}.`,
        ko: `파드 ${name}의 ready는 false입니다. ${words.ko}.`,
      }
}

/** Pods as a cluster has them: what has ended is not Ready, and what waits for its images may have an address. */
function world(services: readonly GivenService[]): Generate<Args> {
  return (fc) => {
    const status = fc.constantFrom<Condition['status']>('True', 'False', 'Unknown')
    const phase = fc.constantFrom<GivenPod['phase']>('Running', 'Running', 'Pending', 'Succeeded', 'Failed')
    const labels = fc.constantFrom({ app: 'web' }, { app: 'web', tier: 'front' }, { app: 'db' }, {})
    const pod = fc.tuple(phase, labels, status, fc.boolean(), fc.boolean(), fc.boolean())
    const pods = fc.array(pod, { maxLength: 3 }).map((all) =>
      all.map(([stage, carried, ready, hasAddress, hasCondition, isDeleted], index): GivenPod => {
        const readiness = stage === 'Running' || ready !== 'True' ? ready : 'False'
        return {
          name: `web-${index + 1}`,
          labels: carried,
          phase: stage,
          ...(hasAddress ? { podIP: `10.244.1.${index + 1}` } : {}),
          conditions: hasCondition
            ? [
                { type: 'Initialized', status: 'True' },
                { type: 'Ready', status: readiness },
              ]
            : [{ type: 'PodScheduled', status: 'True' }],
          ...(isDeleted ? { deletionTimestamp: '2026-01-01T00:00:30Z' } : {}),
        }
      }),
    )
    return fc.tuple(fc.constantFrom(...services), pods)
  }
}

const app = { app: 'web' }
const selecting: GivenService = { selector: app }
const publishing: GivenService = { selector: app, publishNotReadyAddresses: true }
const deleted = { deletionTimestamp: '2026-01-01T00:00:30Z' }

function pod(number: number, status: Condition['status'], rest: Partial<GivenPod> = {}): GivenPod {
  const conditions: Condition[] = [{ type: 'Ready', status }]
  const podIP = `10.244.1.${number}`
  return { name: `web-${number}`, labels: app, phase: 'Running', podIP, conditions, ...rest }
}

const starting: GivenPod = {
  name: 'web-9',
  labels: app,
  phase: 'Pending',
  conditions: [{ type: 'PodScheduled', status: 'True' }],
}

const asked = { file, export: 'endpointsOf' } as const

export default defineFunctionExercise({
  id: '04-endpoints/05-endpoint-conditions',
  title: { en: 'Who is in the list, and what does it say?', ko: '누가 목록에 있고, 목록은 무엇을 말하나' },
  minutes: 15,
  difficulty: 3,
  lesson: 'Between Service and pod stands a list',
  given: ['types.ts', 'matches-selector.ts'],
  edit: [file],
  hints: [
    {
      en: 'A pod that is not ready: is it left out of the list, or does the list say so? And what must a pod have to be listed at all?',
      ko: '준비되지 않은 파드는 목록에서 빠질까요, 아니면 목록이 그렇다고 말할까요? 그리고 목록에 있으려면 파드에 무엇이 있어야 할까요?',
    },
    {
      en: 'First choose the pods: labels, podIP, phase. Then ask each two questions of its own, serving and terminating; ready follows from them, unless the Service wants everybody to be called ready.',
      ko: '먼저 파드를 고르세요. labels, podIP, phase를 봅니다. 그다음 파드마다 두 가지, serving과 terminating을 따로 물으세요. 서비스가 모두를 ready라고 부르기를 원하지 않는 한 ready는 그 둘에서 나옵니다.',
    },
    {
      en: "serving: conditions.some(({ type, status }) => type === 'Ready' && status === 'True'). ready: publishNotReadyAddresses === true || (serving && !terminating).",
      ko: "serving은 conditions.some(({ type, status }) => type === 'Ready' && status === 'True'), ready는 publishNotReadyAddresses === true || (serving && !terminating)입니다.",
    },
  ],
  checks: [
    check(
      'listed',
      { points: 3 },
      functionHolds<Args, readonly { readonly address: string }[]>({
        ...asked,
        title: {
          en: 'The list has every pod that the selector finds, with an address, and not ended',
          ko: '목록에는 셀렉터가 찾고, 주소가 있고, 끝나지 않은 모든 파드가 있습니다',
        },
        returns: [{ address: 'string' }],
        cases: [
          [selecting, [pod(1, 'True'), pod(2, 'False')]],
          [selecting, [pod(1, 'True'), pod(2, 'True', { labels: { app: 'db' } })]],
          [selecting, [pod(1, 'True'), starting]],
          [selecting, [pod(1, 'False', { phase: 'Succeeded' }), pod(2, 'False', { phase: 'Failed' })]],
          [selecting, [pod(1, 'False', { phase: 'Pending' })]],
          [selecting, [pod(1, 'True', deleted)]],
          [{}, [pod(1, 'True')]],
        ],
        generate: world([selecting, publishing, {}]),
        holds: lists,
      }),
    ),
    check(
      'conditions',
      { points: 3, requires: ['listed'] },
      functionAgrees<Args>({
        ...asked,
        title: {
          en: 'ready, serving and terminating say how each pod is',
          ko: 'ready, serving, terminating이 파드마다 어떤지 말합니다',
        },
        cases: [
          [selecting, [pod(1, 'False')]],
          [selecting, [pod(1, 'True', deleted)]],
          [selecting, [pod(1, 'Unknown')]],
          [selecting, [pod(1, 'False', deleted)]],
          [
            selecting,
            [
              pod(1, 'False', {
                conditions: [
                  { type: 'ContainersReady', status: 'True' },
                  { type: 'Ready', status: 'False' },
                ],
              }),
            ],
          ],
          [selecting, [pod(1, 'True', { conditions: [{ type: 'PodScheduled', status: 'True' }] })]],
        ],
        generate: world([selecting, { selector: app, publishNotReadyAddresses: false }]),
        expected,
        because,
        anyOrder: true,
      }),
    ),
    check(
      'published',
      { points: 2, requires: ['conditions'] },
      functionAgrees<Args>({
        ...asked,
        title: {
          en: 'With publishNotReadyAddresses everybody in the list is called ready, and nothing else changes',
          ko: 'publishNotReadyAddresses가 있으면 목록의 모두를 ready라고 부르고, 다른 것은 그대로입니다',
        },
        cases: [
          [publishing, [pod(1, 'False')]],
          [publishing, [pod(1, 'True', deleted)]],
        ],
        generate: world([publishing]),
        expected,
        because,
        anyOrder: true,
      }),
    ),
  ],
  mistakes: [
    {
      name: 'the name of the pod instead of its address',
      change: {
        [file]: [
          ['({ podIP, conditions', '({ name, podIP, conditions'],
          ['address: podIP', 'address: name'],
        ],
      },
      fails: 'listed',
      says: 'function/property-broken',
    },
    {
      name: 'who is not ready is left out',
      change: {
        [file]: [
          'if (podIP === undefined) return []',
          "if (podIP === undefined || conditions.some(({ type, status }) => type === 'Ready' && status !== 'True')) return []",
        ],
      },
      fails: 'listed',
      says: 'function/property-broken',
    },
    {
      name: 'only pods that run',
      change: { [file]: ["phase !== 'Succeeded' && phase !== 'Failed'", "phase === 'Running'"] },
      fails: 'listed',
      says: 'function/property-broken',
    },
    {
      name: 'who is being deleted is left out, as in Endpoints',
      change: {
        [file]: [
          'if (podIP === undefined) return []',
          'if (podIP === undefined || deletionTimestamp) return []',
        ],
      },
      fails: 'listed',
      says: 'function/property-broken',
    },
    {
      name: 'an empty address for who has none',
      change: {
        [file]: [
          ['if (podIP === undefined) return []\n', ''],
          ['address: podIP,', "address: podIP ?? '',"],
        ],
      },
      fails: 'listed',
      says: 'function/property-broken',
    },
    {
      name: 'no selector selects everybody',
      change: {
        [file]: [
          ['  if (selector === undefined) return []\n', ''],
          ['matchesSelector(selector, labels)', 'matchesSelector(selector ?? {}, labels)'],
        ],
      },
      fails: 'listed',
      says: 'function/property-broken',
    },
    {
      name: 'the list of names, without conditions',
      change: { [file]: ['[{ address: podIP, ready, serving, terminating }]', '[podIP] as never'] },
      fails: 'listed',
      says: 'function/wrong-shape',
    },
    {
      name: 'the status is taken for a boolean',
      change: { [file]: ["type === 'Ready' && status === 'True'", "type === 'Ready' && Boolean(status)"] },
      fails: 'conditions',
      says: 'function/wrong-answer',
    },
    {
      name: 'ready although it is being deleted',
      change: { [file]: ['(serving && !terminating)', 'serving'] },
      fails: 'conditions',
      says: 'function/wrong-answer',
    },
    {
      name: 'who is being deleted does not serve',
      change: {
        [file]: ['ready, serving, terminating }', 'ready, serving: serving && !terminating, terminating }'],
      },
      fails: 'conditions',
      says: 'function/wrong-answer',
    },
    {
      name: 'published pods that are being deleted are not ready',
      change: {
        [file]: [
          'publishNotReadyAddresses === true || (serving && !terminating)',
          '(publishNotReadyAddresses === true || serving) && !terminating',
        ],
      },
      fails: 'published',
      says: 'function/wrong-answer',
    },
    {
      name: 'published pods serve',
      change: {
        [file]: ['ready, serving, terminating }', 'ready, serving: serving || ready, terminating }'],
      },
      fails: 'published',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/pod-by-pod'],
  debrief: {
    en: 'The list tells everything, and its readers choose. kube-proxy sends to endpoints that are ready. When a Service has none on which traffic may end, it falls back to those that are serving and terminating, so that the last pods of a rollout can finish what comes in: that is why serving is told apart from ready. The older Endpoints objects only had addresses and notReadyAddresses, and left pods out as soon as they were being deleted.\n\nCalling everybody ready is meant for the members of a database that must find each other before any of them can be ready. It is a field of the Service today; the notes know it as the annotation service.alpha.kubernetes.io/tolerate-unready-endpoints, which nothing reads any more.\n\nSee it at work: `kubectl get endpointslices -o yaml`, and delete a pod with a long grace period meanwhile. Sources: kubernetes/endpointslice utils.go (podToEndpoint), util/controller_utils.go (ShouldPodBeInEndpoints).',
    ko: '목록은 모든 것을 말하고, 읽는 쪽이 고릅니다. kube-proxy는 ready인 엔드포인트로 보냅니다. 보낼 수 있는 ready 엔드포인트가 하나도 없으면 serving이면서 terminating인 것으로 보냅니다. 롤아웃에서 마지막 파드가 들어오는 일을 마칠 수 있게 하려는 것이고, 그래서 serving을 ready와 따로 둡니다. 더 오래된 Endpoints 오브젝트에는 addresses와 notReadyAddresses만 있었고, 파드가 삭제되기 시작하면 바로 뺐습니다.\n\n모두를 ready라고 부르는 것은, 누구도 준비되기 전에 서로를 찾아야 하는 데이터베이스의 구성원을 위한 것입니다. 지금은 서비스의 필드입니다. 노트에 나오는 service.alpha.kubernetes.io/tolerate-unready-endpoints 어노테이션은 이제 아무도 읽지 않습니다.\n\n직접 확인하기: 유예 시간이 긴 파드를 삭제하면서 `kubectl get endpointslices -o yaml`을 실행해 보세요. 출처: kubernetes/endpointslice utils.go (podToEndpoint), util/controller_utils.go (ShouldPodBeInEndpoints)',
  },
})
