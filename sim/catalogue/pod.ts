/** Diagnostics about pods and what runs in them: why a pod is not scheduled, not started, not ready. */
import type { Entries } from './entry.ts'

export interface PodFacts {
  'pod/image-unknown': {
    readonly container: string
    readonly image: string
    /** Known images that a misspelt name may have meant. */
    readonly near: readonly string[]
    /** Where the container is taken to listen: 8080, 53/UDP. */
    readonly ports: readonly string[]
  }
  'pod/command-unknown': {
    readonly container: string
    readonly command: string
    readonly ports: readonly string[]
  }
  'pod/image-not-a-reference': { readonly container: string; readonly image: string }
  'pod/command-not-found': { readonly container: string; readonly image: string; readonly command: string }
  'pod/container-ended': {
    readonly container: string
    readonly exitCode: number
    /** The last line of its log, where it is known. */
    readonly says?: string
    readonly restarts: boolean
  }
  'pod/port-taken': { readonly container: string; readonly port: number }
  'pod/port-not-listened-on': {
    readonly container: string
    readonly image: string
    readonly port: number
    readonly listens: readonly string[]
  }
  'pod/unschedulable': { readonly pod: string; readonly reason: string }
  'pod/node-missing': { readonly pod: string; readonly node: string }
  'pod/probe-fails': {
    readonly container: string
    readonly probe: 'readiness' | 'liveness' | 'startup'
    /** What is asked: GET http://:8080/healthz, tcp :5432, exec ls /var/ready. */
    readonly asks: string
    /** What came back, as the kubelet's event says it. */
    readonly got: string
    /** Where the container listens. */
    readonly listens: readonly string[]
  }
  'pod/gate-not-met': { readonly condition: string }
  'pod/init-container-waits': { readonly container: string }
  'pod/exec-unknown': { readonly container: string; readonly command: string }
}

const listed = (ports: readonly string[], none: string): string =>
  ports.length === 0 ? none : ports.join(', ')

export const podEntries: Entries<PodFacts> = {
  'pod/image-unknown': {
    severity: 'note',
    en: ({ container, image, near, ports }) => ({
      says: `The simulator does not know the image ${image}. It guesses that container ${container} runs and listens on ${listed(ports, 'no port')}.`,
      ...(near[0] === undefined
        ? {}
        : { try: `if ${near[0]} is meant, correct the name: a real cluster could not pull ${image}` }),
    }),
    ko: ({ container, image, near, ports }) => ({
      says: `시뮬레이터가 모르는 이미지 ${image}입니다. 컨테이너 ${container}이(가) 실행되고 ${ports.length === 0 ? '어떤 포트에서도 수신하지 않는다고' : `포트 ${ports.join(', ')}에서 수신한다고`} 가정합니다.`,
      ...(near[0] === undefined
        ? {}
        : {
            try: `${near[0]}을(를) 쓰려던 것이라면 이름을 고치세요. 실제 클러스터는 ${image}을(를) 내려받지 못할 수 있습니다`,
          }),
    }),
  },
  'pod/command-unknown': {
    severity: 'note',
    en: ({ container, command, ports }) => ({
      says: `The simulator does not know what "${command}" does. It guesses that container ${container} runs and listens on ${listed(ports, 'no port')}.`,
    }),
    ko: ({ container, command, ports }) => ({
      says: `시뮬레이터는 "${command}" 명령이 무엇을 하는지 모릅니다. 컨테이너 ${container}이(가) 실행되고 ${ports.length === 0 ? '어떤 포트에서도 수신하지 않는다고' : `포트 ${ports.join(', ')}에서 수신한다고`} 가정합니다.`,
    }),
  },
  'pod/image-not-a-reference': {
    severity: 'error',
    en: ({ container, image }) => ({
      says: `Container ${container} cannot start: "${image}" is no image name.`,
      here: 'names of images are in lower case, without blanks',
      see: 'kubectl describe pod',
    }),
    ko: ({ container, image }) => ({
      says: `컨테이너 ${container}을(를) 시작할 수 없습니다. "${image}"은(는) 이미지 이름이 아닙니다.`,
      here: '이미지 이름은 공백 없이 소문자로 씁니다',
      see: 'kubectl describe pod',
    }),
  },
  'pod/command-not-found': {
    severity: 'error',
    en: ({ container, image, command }) => ({
      says: `Container ${container} cannot start: the image ${image} has no program ${command}.`,
      here: `not in ${image}`,
    }),
    ko: ({ container, image, command }) => ({
      says: `컨테이너 ${container}을(를) 시작할 수 없습니다. 이미지 ${image}에는 ${command} 프로그램이 없습니다.`,
      here: `${image}에 없는 프로그램입니다`,
    }),
  },
  'pod/container-ended': {
    severity: 'warning',
    en: ({ container, exitCode, says, restarts }) => ({
      says: `Container ${container} ends by itself with exit code ${exitCode}${says === undefined ? '' : ` ("${says}")`}${restarts ? ', and is started again each time' : ''}: nothing listens in it.`,
      try: exitCode === 0 ? 'give it a command that keeps running' : 'read its log',
      see: 'kubectl logs --previous',
    }),
    ko: ({ container, exitCode, says, restarts }) => ({
      says: `컨테이너 ${container}은(는) 종료 코드 ${exitCode}(으)로 스스로 끝나${says === undefined ? '' : `며("${says}")`}${restarts ? ' 매번 다시 시작됩니다' : ' 있습니다'}. 이 컨테이너에서 수신하는 프로그램이 없습니다.`,
      try: exitCode === 0 ? '계속 실행되는 명령을 지정해 보세요' : '로그를 읽어 보세요',
      see: 'kubectl logs --previous',
    }),
  },
  'pod/port-taken': {
    severity: 'error',
    en: ({ container, port }) => ({
      says: `Container ${container} ends at once: another container of the same pod already listens on port ${port}, and the containers of a pod share its ports.`,
      here: `port ${port} is taken`,
    }),
    ko: ({ container, port }) => ({
      says: `컨테이너 ${container}은(는) 바로 끝납니다. 같은 파드의 다른 컨테이너가 이미 포트 ${port}에서 수신하고 있으며, 파드의 컨테이너들은 포트를 함께 씁니다.`,
      here: `이미 사용 중인 포트 ${port}입니다`,
    }),
  },
  'pod/port-not-listened-on': {
    severity: 'warning',
    en: ({ container, image, port, listens }) => ({
      says: `Container ${container} declares port ${port}, but ${image} listens on ${listed(listens, 'no port')}. containerPort only documents: it opens no port.`,
      here: `${image} listens on ${listed(listens, 'no port')}`,
    }),
    ko: ({ container, image, port, listens }) => ({
      says: `컨테이너 ${container}은(는) 포트 ${port}을(를) 선언하지만 ${image}은(는) ${listens.length === 0 ? '어떤 포트에서도 수신하지 않습니다' : `포트 ${listens.join(', ')}에서 수신합니다`}. containerPort는 설명일 뿐 포트를 열지 않습니다.`,
      here:
        listens.length === 0
          ? '수신하는 포트가 없습니다'
          : `${image}은(는) ${listens.join(', ')}에서 수신합니다`,
    }),
  },
  'pod/unschedulable': {
    severity: 'warning',
    en: ({ pod, reason }) => ({
      says: `No node takes pod ${pod}: ${reason}`,
      see: `kubectl describe pod ${pod}`,
    }),
    ko: ({ pod, reason }) => ({
      says: `파드 ${pod}을(를) 받아들이는 노드가 없습니다: ${reason}`,
      see: `kubectl describe pod ${pod}`,
    }),
  },
  'pod/node-missing': {
    severity: 'warning',
    en: ({ pod, node }) => ({
      says: `Pod ${pod} is bound to node ${node}, which does not exist: nobody starts it.`,
      here: 'no such node',
      see: 'kubectl get nodes',
    }),
    ko: ({ pod, node }) => ({
      says: `파드 ${pod}이(가) 없는 노드 ${node}에 묶여 있어 아무도 시작하지 않습니다.`,
      here: '없는 노드입니다',
      see: 'kubectl get nodes',
    }),
  },
  'pod/probe-fails': {
    severity: 'warning',
    en: ({ container, probe, asks, got, listens }) => ({
      says: `The ${probe} probe of container ${container} (${asks}) fails: ${got}. The container listens on ${listed(listens, 'no port')}.`,
      here: got,
      see: 'kubectl describe pod',
    }),
    ko: ({ container, probe, asks, got, listens }) => ({
      says: `컨테이너 ${container}의 ${probe} 프로브(${asks})가 실패합니다: ${got}. 이 컨테이너는 ${listens.length === 0 ? '어떤 포트에서도 수신하지 않습니다' : `포트 ${listens.join(', ')}에서 수신합니다`}.`,
      here: got,
      see: 'kubectl describe pod',
    }),
  },
  'pod/gate-not-met': {
    severity: 'warning',
    en: ({ condition }) => ({
      says: `The pod waits for its readiness gate: nobody has set the condition ${condition} to True in its status.`,
      here: `condition ${condition} is not True`,
    }),
    ko: ({ condition }) => ({
      says: `파드가 레디니스 게이트를 기다립니다. 파드 상태의 ${condition} 컨디션을 True로 설정한 주체가 없습니다.`,
      here: `${condition} 컨디션이 True가 아닙니다`,
    }),
  },
  'pod/init-container-waits': {
    severity: 'warning',
    en: ({ container }) => ({
      says: `Init container ${container} does not complete: the containers of the pod are not started before it has.`,
      here: 'runs on, or fails',
    }),
    ko: ({ container }) => ({
      says: `초기화 컨테이너 ${container}이(가) 완료되지 않아 파드의 컨테이너들이 시작되지 않습니다.`,
      here: '계속 실행 중이거나 실패합니다',
    }),
  },
  'pod/exec-unknown': {
    severity: 'note',
    en: ({ container, command }) => ({
      says: `The simulator does not know what "${command}" comes to in container ${container}; it takes it to succeed.`,
    }),
    ko: ({ container, command }) => ({
      says: `시뮬레이터는 컨테이너 ${container}에서 "${command}"의 결과를 모르므로 성공한다고 가정합니다.`,
    }),
  },
}
