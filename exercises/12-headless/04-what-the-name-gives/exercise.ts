import { howItEnds, whichAddress, whichFullName } from '../../../grader/checks/index.ts'
import { definePredictExercise, type Prediction, predict } from '../../../grader/exercise.ts'

const from = 'client'

export default definePredictExercise({
  id: '12-headless/04-what-the-name-gives',
  title: { en: 'What does the name give?', ko: '이름은 무엇을 알려 줄까?' },
  minutes: 8,
  difficulty: 2,
  lesson: 'A name for each pod',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  hints: [
    {
      en: 'Two Services select the same pods. One has an address of its own; what can DNS answer for the other?',
      ko: '두 서비스가 같은 파드를 선택합니다. 하나는 자기 주소가 있습니다. 다른 하나에 대해 DNS는 무엇을 알려 줄 수 있을까요?',
    },
    {
      en: 'The name of a headless Service gives the addresses of its ready pods, and below it each pod of the StatefulSet has a name. No Service stands in between, so nobody translates the port: the client has to know where the program listens.',
      ko: '헤드리스 서비스의 이름은 준비된 파드의 주소를 알려 주고, 그 아래에 스테이트풀셋의 파드마다 이름이 있습니다. 사이에 서비스가 없으므로 포트를 바꿔 주는 것이 없습니다. 클라이언트는 프로그램이 수신하는 포트를 알아야 합니다.',
    },
    {
      en: 'db gives three addresses, db-read its cluster IP 10.96.0.70. db-1.db exists, db-3.db and db-1.db-read do not. http://db-read is answered, http://db is refused: at port 80 of the pods nobody listens.',
      ko: 'db는 주소 세 개를, db-read는 클러스터 IP 10.96.0.70을 알려 줍니다. db-1.db는 있고 db-3.db와 db-1.db-read는 없습니다. http://db-read에는 응답이 오고, http://db는 거부됩니다. 파드의 80번 포트에서는 아무도 수신하지 않습니다.',
    },
  ],
  questions: [
    predict('addresses-of-db', { points: 1 }, howManyAddresses('db')),
    predict('addresses-of-db-read', { points: 1 }, howManyAddresses('db-read')),
    predict('address-of-db-read', { points: 1 }, whichAddress({ from, name: 'db-read' })),
    predict('full-name-of-a-pod', { points: 1 }, whichFullName({ from, name: 'db-1.db' })),
    predict('pod-too-many', { points: 1 }, whichFullName({ from, name: 'db-3.db' })),
    predict('pod-below-the-usual', { points: 1 }, whichFullName({ from, name: 'db-1.db-read' })),
    predict('usual-port', { points: 1 }, howItEnds({ from, url: 'http://db-read' })),
    predict('headless-port', { points: 1 }, howItEnds({ from, url: 'http://db' })),
  ],
  mistakes: [
    {
      name: 'one name, one address',
      change: { 'answers.yaml': ['addresses-of-db: 3', 'addresses-of-db: 1'] },
      fails: 'addresses-of-db',
      says: 'answer/wrong',
    },
    {
      name: 'every Service leads to its pods by name',
      change: { 'answers.yaml': ['addresses-of-db-read: 1', 'addresses-of-db-read: 3'] },
      fails: 'addresses-of-db-read',
      says: 'answer/wrong',
    },
    {
      name: 'pods are counted from one',
      change: {
        'answers.yaml': ['pod-too-many: none', 'pod-too-many: db-3.db.default.svc.cluster.local'],
      },
      fails: 'pod-too-many',
      says: 'answer/wrong',
    },
    {
      name: 'the pod alone',
      change: {
        'answers.yaml': ['db-1.db.default.svc.cluster.local', 'db-1.default.svc.cluster.local'],
      },
      fails: 'full-name-of-a-pod',
      says: 'answer/wrong',
    },
    {
      name: 'a headless Service translates ports, too',
      change: { 'answers.yaml': ['headless-port: refused', 'headless-port: answered'] },
      fails: 'headless-port',
      says: 'answer/wrong',
    },
  ],
  debrief: {
    en: 'clusterIP: None leaves nothing for kube-proxy to do: there is no address to translate, and so no port either. DNS answers with the addresses of the ready pods, and the client goes there itself, to the port at which the program listens. The `port` of a headless Service is used by nobody: SRV records, too, tell the port of the pods.\n\nPods of a StatefulSet have names below the Service that serviceName names, counted from 0. A pod has such a name below this one Service alone, the one that its `subdomain` names: so there is no `db-1.db-read`. See it: `kubectl exec client -- nslookup db`. Source: Kubernetes documentation, DNS for Services and Pods; StatefulSets.',
    ko: 'clusterIP: None이면 kube-proxy가 할 일이 없습니다. 바꿔 줄 주소가 없고, 따라서 포트도 바뀌지 않습니다. DNS는 준비된 파드의 주소로 응답하고, 클라이언트가 직접 프로그램이 수신하는 포트로 갑니다. 헤드리스 서비스의 `port`는 아무도 쓰지 않습니다. SRV 레코드도 파드의 포트를 알려 줍니다.\n\n스테이트풀셋의 파드는 serviceName이 가리키는 서비스 아래에 이름이 있고 0부터 셉니다. 파드의 그런 이름은 파드의 `subdomain`이 가리키는 서비스 하나에만 있으므로 `db-1.db-read`는 없습니다. 확인: `kubectl exec client -- nslookup db`. 출처: 쿠버네티스 문서의 서비스와 파드용 DNS, 스테이트풀셋.',
  },
})

function howManyAddresses(name: string): Prediction {
  return {
    title: {
      en: `client looks ${name} up: how many addresses does it get?`,
      ko: `client에서 ${name}을(를) 찾습니다. 주소를 몇 개 받나요?`,
    },
    observe: async (view) => {
      const hop = await view.lookup({ from: 'pod', namespace: 'default', name: from }, name)
      const last = hop?.tried.at(-1)
      if (hop === undefined || last === undefined) throw new Error(`nobody looks ${name} up`)
      const see = `kubectl exec ${from} -- nslookup ${name}`
      return { answers: [`${last.answers.length}`], because: [hop], see }
    },
  }
}
