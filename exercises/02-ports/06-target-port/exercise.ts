/**
 * Which port of a pod does a targetPort lead to? Judged by the simulator's own resolveTargetPort, kind of target by kind.
 * Long because every way to be wrong is told in words of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { type Pod, resolveTargetPort, type ServicePort } from '../../../sim/index.ts'
import type { Container, Pod as GivenPod, ServicePort as GivenPort } from './types.ts'

type Args = readonly [port: GivenPort, pod: GivenPod]

type FastCheck = Parameters<Generate<Args>>[0]
type Arbitrary<T> = ReturnType<Generate<T>>

const file = 'resolve-target-port.ts'

function expected(port: ServicePort, { containers, initContainers = [] }: GivenPod): number | undefined {
  const pod: Pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: { containers, initContainers },
  }
  return resolveTargetPort(port, pod)
}

function because(_: unknown, port: GivenPort, { containers, initContainers = [] }: GivenPod): Bilingual {
  const { targetPort, protocol } = port
  if (typeof targetPort === 'number') {
    return {
      en: `targetPort ${targetPort} is a number: it is taken as it stands, and no container is asked.`,
      ko: `targetPort ${targetPort}은(는) 번호입니다. 컨테이너에 묻지 않고 그대로 씁니다.`,
    }
  }
  const declaring = (all: readonly Container[]) =>
    all.filter(({ ports = [] }) => ports.some(({ name }) => name === targetPort))
  const has = ({ ports = [] }: Container) =>
    ports.some((one) => one.name === targetPort && one.protocol === protocol)
  const asked = [...containers, ...initContainers.filter(({ restartPolicy }) => restartPolicy === 'Always')]
  const found = asked.find(has)
  if (found !== undefined) {
    return foundIn(found, port, asked.filter(has).length > 1, initContainers.includes(found))
  }
  const [other] = declaring(asked)
  if (other !== undefined) {
    return {
      en: `Container ${other.name} declares a port ${targetPort}, but for another protocol than ${protocol}: it is not the one that the Service means.`,
      ko: `컨테이너 ${other.name}에 ${targetPort} 포트가 선언되어 있지만 프로토콜이 ${protocol}이(가) 아닙니다. 서비스가 말하는 포트가 아닙니다.`,
    }
  }
  const [ended] = declaring(initContainers)
  if (ended !== undefined) {
    return {
      en: `Init container ${ended.name} declares ${targetPort}, but without restartPolicy Always it has ended before the pod gets traffic.`,
      ko: `초기화 컨테이너 ${ended.name}에 ${targetPort} 포트가 선언되어 있지만, restartPolicy: Always가 없으므로 파드가 트래픽을 받기 전에 끝나 있습니다.`,
    }
  }
  return {
    en: `No container of this pod declares a port named ${targetPort}: the pod is left out of this Service port.`,
    ko: `이 파드의 어느 컨테이너에도 ${targetPort}(이)라는 포트가 없으므로 이 서비스 포트에서 파드가 빠집니다.`,
  }
}

function foundIn(
  { name, ports = [] }: Container,
  { targetPort, protocol }: GivenPort,
  isFirst: boolean,
  isSidecar: boolean,
): Bilingual {
  const number = ports.find((port) => port.name === targetPort && port.protocol === protocol)?.containerPort
  const who = isSidecar
    ? {
        en: `Init container ${name} runs on as a sidecar and`,
        ko: `사이드카로 계속 실행되는 초기화 컨테이너 ${name}`,
      }
    : { en: `Container ${name}`, ko: `컨테이너 ${name}` }
  const order = isFirst
    ? {
        en: ' It is the first who does: containers are asked in their order, sidecars after them.',
        ko: ' 컨테이너를 차례로, 그다음에 사이드카를 찾으므로 이것이 첫 번째입니다.',
      }
    : { en: '', ko: '' }
  return {
    en: `${who.en} declares ${targetPort} for ${protocol}: port ${number}.${order.en}`,
    ko: `${who.ko}에 ${protocol}인 ${targetPort} 포트가 ${number}(으)로 선언되어 있습니다.${order.ko}`,
  }
}

interface World {
  readonly targets: readonly (number | string)[]
  readonly protocols: readonly GivenPort['protocol'][]
  /** Whether pods have init containers, too. */
  readonly initContainers: boolean
}

/** Few names and protocols, so that ports meet by chance as often as not. */
function pods({ targets, protocols, initContainers }: World): Generate<Args> {
  return (fc) => {
    const protocol = fc.constantFrom(...protocols)
    const number = fc.constantFrom(80, 8080, 8443, 9090)
    const declared = fc.record(
      { name: fc.constantFrom('http', 'admin'), containerPort: number, protocol },
      { requiredKeys: ['containerPort', 'protocol'] },
    )
    // The API server refuses a name that stands twice in one container; two containers may share it.
    const ports = fc.uniqueArray(declared, { maxLength: 2, selector: ({ name }) => name ?? '' })
    const container = (name: string): Arbitrary<Container> =>
      fc.record({ name: fc.constant(name), ports }, { requiredKeys: ['name'] })
    const initContainer = (name: string): Arbitrary<Container> =>
      fc.record(
        { name: fc.constant(name), restartPolicy: fc.constant('Always'), ports },
        { requiredKeys: ['name'] },
      )
    const port = fc.record({ port: number, protocol, targetPort: fc.constantFrom(...targets) })
    const containers = fc.tuple(container('web'), container('proxy')).chain(firstOf(fc, 1))
    const initial = fc.tuple(initContainer('setup'), initContainer('mesh')).chain(firstOf(fc, 0))
    const pod = initContainers
      ? fc.record({ containers, initContainers: initial })
      : fc.record({ containers })
    return fc.tuple(port, pod)
  }
}

/** Some of a list, from its beginning. */
function firstOf(fc: FastCheck, least: number) {
  return <T>(all: readonly T[]): Arbitrary<T[]> =>
    fc.integer({ min: least, max: all.length }).map((count) => all.slice(0, count))
}

function agrees(title: Bilingual, cases: readonly Args[], world: World): FunctionQuestion {
  const generate = pods(world)
  return functionAgrees<Args>({
    title,
    file,
    export: 'resolveTargetPort',
    cases,
    generate,
    expected,
    because,
  })
}

const tcp = 'TCP'
const byName: GivenPort = { port: 80, protocol: tcp, targetPort: 'http' }
const http8080 = { name: 'http', containerPort: 8080, protocol: tcp } as const

export default defineFunctionExercise({
  id: '02-ports/06-target-port',
  title: { en: 'From targetPort to a number', ko: 'targetPort에서 번호까지' },
  minutes: 15,
  difficulty: 2,
  lesson: 'Naming the target port',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'For which kind of targetPort does the pod matter at all? And who of the pod may have declared the port?',
      ko: '어떤 targetPort일 때 파드를 살펴봐야 할까요? 그리고 파드의 누가 그 포트를 선언했을까요?',
    },
    {
      en: 'A number is the answer itself. For a name, put all declared ports into one list: those of the containers, then those of init containers with restartPolicy Always. The first with the same name and protocol decides.',
      ko: '번호는 그대로 답입니다. 이름이면 선언된 포트를 한 목록에 모으세요. 컨테이너의 포트가 먼저, 그다음이 restartPolicy: Always인 초기화 컨테이너의 포트입니다. 이름과 프로토콜이 같은 첫 번째 포트가 답입니다.',
    },
    {
      en: 'const declared = [...pod.containers, ...sidecars].flatMap((container) => container.ports ?? []), and then declared.find(…)?.containerPort.',
      ko: 'const declared = [...pod.containers, ...sidecars].flatMap((container) => container.ports ?? [])로 모은 다음 declared.find(…)?.containerPort를 돌려주세요.',
    },
  ],
  checks: [
    check(
      'numbers',
      { points: 1 },
      agrees(
        { en: 'A number is taken as it stands', ko: '번호는 그대로 씁니다' },
        [
          [
            { port: 80, protocol: tcp, targetPort: 8080 },
            { containers: [{ name: 'web', ports: [http8080] }] },
          ],
          [
            { port: 80, protocol: tcp, targetPort: 9090 },
            { containers: [{ name: 'web', ports: [http8080] }] },
          ],
          [{ port: 80, protocol: tcp, targetPort: 8080 }, { containers: [{ name: 'web' }] }],
        ],
        { targets: [80, 8080, 9090], protocols: ['TCP', 'UDP'], initContainers: true },
      ),
    ),
    check(
      'names',
      { points: 2 },
      agrees(
        {
          en: 'A name is looked up in the containers of the pod',
          ko: '이름은 파드의 컨테이너에서 찾습니다',
        },
        [
          [byName, { containers: [{ name: 'web', ports: [http8080] }] }],
          // The next version of the program listens elsewhere, and keeps the name.
          [byName, { containers: [{ name: 'web', ports: [{ ...http8080, containerPort: 9090 }] }] }],
          [byName, { containers: [{ name: 'web' }, { name: 'proxy', ports: [http8080] }] }],
          [
            byName,
            {
              containers: [
                { name: 'web', ports: [http8080] },
                { name: 'proxy', ports: [{ ...http8080, containerPort: 8443 }] },
              ],
            },
          ],
          [byName, { containers: [{ name: 'web', ports: [{ containerPort: 80, protocol: tcp }] }] }],
          [
            byName,
            {
              containers: [
                { name: 'web', ports: [{ ...http8080, name: 'http-admin', containerPort: 9090 }, http8080] },
              ],
            },
          ],
        ],
        { targets: ['http', 'admin', 'metrics'], protocols: ['TCP'], initContainers: false },
      ),
    ),
    check(
      'protocols',
      { points: 1, requires: ['names'] },
      agrees(
        {
          en: 'Name and protocol must be the same',
          ko: '이름과 프로토콜이 모두 같아야 합니다',
        },
        [
          [
            { port: 53, protocol: 'UDP', targetPort: 'dns' },
            {
              containers: [
                { name: 'zone-transfer', ports: [{ name: 'dns', containerPort: 5353, protocol: 'TCP' }] },
                { name: 'coredns', ports: [{ name: 'dns', containerPort: 53, protocol: 'UDP' }] },
              ],
            },
          ],
          [{ ...byName, protocol: 'SCTP' }, { containers: [{ name: 'web', ports: [http8080] }] }],
        ],
        { targets: ['http', 'admin'], protocols: ['TCP', 'UDP', 'SCTP'], initContainers: false },
      ),
    ),
    check(
      'sidecars',
      { points: 2, requires: ['protocols'] },
      agrees(
        {
          en: 'Sidecars are asked after the containers, other init containers never',
          ko: '사이드카는 컨테이너 다음에 찾고, 다른 초기화 컨테이너는 찾지 않습니다',
        },
        [
          [
            byName,
            {
              containers: [{ name: 'web' }],
              initContainers: [{ name: 'mesh', restartPolicy: 'Always', ports: [http8080] }],
            },
          ],
          [byName, { containers: [{ name: 'web' }], initContainers: [{ name: 'setup', ports: [http8080] }] }],
          [
            byName,
            {
              containers: [{ name: 'web', ports: [{ ...http8080, containerPort: 80 }] }],
              initContainers: [{ name: 'mesh', restartPolicy: 'Always', ports: [http8080] }],
            },
          ],
        ],
        { targets: ['http', 'admin'], protocols: ['TCP', 'UDP'], initContainers: true },
      ),
    ),
  ],
  mistakes: [
    {
      name: 'a number must be declared',
      change: {
        [file]: [
          "if (typeof port.targetPort === 'number') return port.targetPort\n",
          "if (typeof port.targetPort === 'number')\n    return pod.containers.some(({ ports }) => ports?.some((one) => one.containerPort === port.targetPort)) ? port.targetPort : undefined\n",
        ],
      },
      fails: 'numbers',
      says: 'function/wrong-answer',
    },
    {
      name: "the Service's own port instead of undefined",
      change: { [file]: ['    ?.containerPort', '    ?.containerPort ?? port.port'] },
      fails: 'names',
      says: 'function/wrong-answer',
    },
    {
      name: 'only the first container is asked',
      change: {
        [file]: ['[...pod.containers, ...sidecars]', '[...pod.containers.slice(0, 1), ...sidecars]'],
      },
      fails: 'names',
      says: 'function/wrong-answer',
    },
    {
      name: 'the last of a name wins',
      change: { [file]: ['declared.find(', 'declared.findLast('] },
      fails: 'names',
      says: 'function/wrong-answer',
    },
    {
      name: 'a name that begins like it is enough',
      change: { [file]: ['name === port.targetPort', 'name?.startsWith(String(port.targetPort))'] },
      fails: 'names',
      says: 'function/wrong-answer',
    },
    {
      name: 'the name alone',
      change: { [file]: [' && protocol === port.protocol', ''] },
      fails: 'protocols',
      says: 'function/wrong-answer',
    },
    {
      name: 'no init container at all',
      change: { [file]: ['[...pod.containers, ...sidecars]', 'pod.containers'] },
      fails: 'sidecars',
      says: 'function/wrong-answer',
    },
    {
      name: 'every init container',
      change: { [file]: [".filter(({ restartPolicy }) => restartPolicy === 'Always')", ''] },
      fails: 'sidecars',
      says: 'function/wrong-answer',
    },
    {
      name: 'sidecars first, because they start first',
      change: { [file]: ['[...pod.containers, ...sidecars]', '[...sidecars, ...pod.containers]'] },
      fails: 'sidecars',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/one-by-one'],
  debrief: {
    en: 'A number is a claim about all pods at once; a name is a question to each of them. That is why a program can move to another port without an interruption as long as its name stays: for some minutes one Service leads to 8080 in old pods and to 9090 in new ones, and the controller writes two EndpointSlices, as a slice has one number for each port.\n\nA name that nobody declares is no error anywhere. The pod is simply not an endpoint of this port, and if that is so for all of them, clients are refused while all pods are ready.\n\nSee it at work: `kubectl get endpointslices -o wide` shows the numbers in its column PORTS. Source: kubernetes/endpointslice utils.go (FindPort).',
    ko: '번호는 모든 파드에 대한 주장이고, 이름은 파드 하나하나에 던지는 질문입니다. 그래서 이름만 그대로 두면 프로그램이 중단 없이 다른 포트로 옮겨 갈 수 있습니다. 몇 분 동안은 한 서비스가 이전 파드에서는 8080으로, 새 파드에서는 9090으로 이어집니다. 슬라이스 하나에는 포트마다 번호가 하나뿐이므로 컨트롤러는 엔드포인트슬라이스를 두 개 작성합니다.\n\n아무도 선언하지 않은 이름은 어디에서도 오류가 아닙니다. 그 파드가 이 포트의 엔드포인트가 아닐 뿐입니다. 모든 파드가 그렇다면 파드는 전부 준비 상태인데도 클라이언트는 거부됩니다.\n\n직접 확인하기: `kubectl get endpointslices -o wide`의 PORTS 열에 번호가 보입니다. 출처: kubernetes/endpointslice utils.go (FindPort)',
  },
})
