import {
  howItEnds,
  howManyNames,
  whichAddress,
  whichFullName,
  whoAnswers,
} from '../../../grader/checks/index.ts'
import { definePredictExercise, predict } from '../../../grader/exercise.ts'

export default definePredictExercise({
  id: '06-dns/01-short-names',
  title: { en: 'Whom does a short name lead to?', ko: '짧은 이름은 누구에게 이어질까?' },
  minutes: 8,
  difficulty: 2,
  lesson: 'Short names and the search list',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  hints: [
    {
      en: 'The same name is asked for from two namespaces. What does a pod add to a name that is too short, and where does that stand?',
      ko: '같은 이름을 두 네임스페이스에서 찾습니다. 파드는 너무 짧은 이름에 무엇을 붙일까요? 그것은 어디에 적혀 있을까요?',
    },
    {
      en: 'In /etc/resolv.conf of a pod in shop stands: search shop.svc.cluster.local svc.cluster.local cluster.local, and options ndots:5. The entries are tried in this order, and the first full name that exists wins.',
      ko: 'shop에 있는 파드의 /etc/resolv.conf에는 search shop.svc.cluster.local svc.cluster.local cluster.local과 options ndots:5가 적혀 있습니다. 이 순서대로 붙여 보고, 처음으로 존재하는 전체 이름이 쓰입니다.',
    },
    {
      en: 'cart.shop in default: first cart.shop.default.svc.cluster.local, which does not exist, then cart.shop.svc.cluster.local. Do the same on paper for cart.shop.cluster: none of its full names exists.',
      ko: 'default에서 cart.shop은 먼저 cart.shop.default.svc.cluster.local인데 없고, 다음은 cart.shop.svc.cluster.local입니다. cart.shop.cluster도 종이에 똑같이 적어 보세요. 존재하는 전체 이름이 하나도 없습니다.',
    },
  ],
  questions: [
    predict(
      'same-name-in-shop',
      { points: 1 },
      whoAnswers({ from: 'client', namespace: 'shop', url: 'http://backend-database' }),
    ),
    predict('full-name', { points: 1 }, whichFullName({ from: 'client', name: 'backend-database.shop' })),
    predict('other-namespace', { points: 1 }, howItEnds({ from: 'client', url: 'http://cart' })),
    predict('with-namespace', { points: 1 }, whichAddress({ from: 'client', name: 'cart.shop' })),
    predict('names-asked', { points: 1 }, howManyNames({ from: 'client', name: 'cart.shop.svc' })),
    predict('half-a-name', { points: 1 }, whichAddress({ from: 'client', name: 'cart.shop.cluster' })),
  ],
  mistakes: [
    {
      name: 'the Service of default',
      change: { 'answers.yaml': ['same-name-in-shop: shop-database', 'same-name-in-shop: default-database'] },
      fails: 'same-name-in-shop',
      says: 'answer/wrong',
    },
    {
      name: 'names are found in every namespace',
      change: { 'answers.yaml': ['no-such-name', 'answered'] },
      fails: 'other-namespace',
      says: 'answer/wrong',
    },
    {
      name: 'an ending in words of its own',
      change: { 'answers.yaml': ['no-such-name', 'error 404'] },
      fails: 'other-namespace',
      says: 'answer/not-a-choice',
    },
    {
      name: 'one query is enough',
      change: { 'answers.yaml': ['names-asked: 3', 'names-asked: 1'] },
      fails: 'names-asked',
      says: 'answer/wrong',
    },
    {
      name: 'one left out',
      change: { 'answers.yaml': ['half-a-name: none', 'half-a-name:'] },
      fails: 'half-a-name',
      says: 'answer/missing',
    },
    {
      name: 'a question renamed',
      change: { 'answers.yaml': ['half-a-name:', 'half-name:'] },
      fails: 'applies',
      says: 'answer/unknown-question',
    },
  ],
  debrief: {
    en: 'A short name is not looked up as it is: the resolver in the container appends the entries of the search list, one after the other, and takes the first full name that exists. The first entry is the namespace of the pod, so the same program reaches another Service when it is moved to another namespace. The more of the full name a program gives, short of all of it, the further down the list it goes: cart.shop is the second query, cart.shop.svc the third.\n\nSee it: `kubectl exec client -n shop -- cat /etc/resolv.conf`. Source: Kubernetes documentation, DNS for Services and Pods; resolv.conf(5).',
    ko: '짧은 이름은 그대로 찾지 않습니다. 컨테이너 안의 리졸버가 search 목록의 항목을 차례로 붙여 보고, 처음으로 존재하는 전체 이름을 씁니다. 첫 항목은 파드의 네임스페이스이므로, 같은 프로그램도 다른 네임스페이스로 옮기면 다른 서비스에 닿습니다. 전체 이름에서 더 많이 적을수록, 전부 적지 않는 한, 목록을 더 내려갑니다. cart.shop은 두 번째 질의, cart.shop.svc는 세 번째 질의에서 찾습니다.\n\n확인: `kubectl exec client -n shop -- cat /etc/resolv.conf`. 출처: 쿠버네티스 문서의 서비스와 파드용 DNS, resolv.conf(5).',
  },
})
