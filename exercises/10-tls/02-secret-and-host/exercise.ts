import { ingressLeads } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

const controller = { addresses: ['172.18.0.2'] }

export default defineExercise({
  id: '10-tls/02-secret-and-host',
  title: { en: 'A certificate for the host', ko: '호스트의 인증서' },
  minutes: 10,
  difficulty: 3,
  lesson: 'Telling the Ingress',
  given: ['kubia.yaml', 'secret.yaml'],
  edit: ['ingress.yaml'],
  scenario: {
    ingressController: 'ingress-nginx',
    outsideNames: { 'kubia.example.com': controller, 'kubia.exampele.com': controller },
  },
  facts: {},
  hints: [
    {
      en: 'What belongs to the spec, what to an item of tls, what to a rule? Write down first which line stands below which.',
      ko: 'spec에 속하는 것, tls의 항목에 속하는 것, 규칙에 속하는 것은 각각 무엇일까요? 어느 줄이 어느 줄 아래에 있는지부터 적어 보세요.',
    },
    {
      en: 'An item of tls has hosts, a list, and secretName beside it. A rule has host, and http beside it. The same name must stand under both, and in the certificate.',
      ko: 'tls의 항목에는 hosts 목록이 있고 그 옆에 secretName이 있습니다. 규칙에는 host가 있고 그 옆에 http가 있습니다. 양쪽과 인증서에 같은 이름이 있어야 합니다.',
    },
    {
      en: 'tls: one item with hosts: [kubia.example.com] and secretName: tls-secret; rules: host kubia.example.com with the path and the backend of 09/05.',
      ko: 'tls에는 hosts: [kubia.example.com]과 secretName: tls-secret이 있는 항목 하나를 쓰고, rules에는 host: kubia.example.com과 09/05의 경로와 백엔드를 씁니다.',
    },
  ],
  checks: () => [
    check(
      'answers',
      { points: 3 },
      ingressLeads({
        ingress: 'kubia',
        title: {
          en: 'https://kubia.example.com is led to Service kubia-nodeport, whatever the path',
          ko: 'https://kubia.example.com의 요청이 경로와 상관없이 서비스 kubia-nodeport로 갑니다',
        },
        requests: [
          { url: 'https://kubia.example.com/', to: 'kubia-nodeport' },
          { url: 'https://kubia.example.com/about/us', to: 'kubia-nodeport' },
        ],
      }),
    ),
    check(
      'certificate',
      { points: 3, requires: ['answers'] },
      ingressLeads({
        ingress: 'kubia',
        title: {
          en: 'The certificate of tls-secret is shown there',
          ko: '그곳에서 tls-secret의 인증서가 보입니다',
        },
        requests: [{ url: 'https://kubia.example.com/', to: 'kubia-nodeport', secret: 'tls-secret' }],
      }),
    ),
  ],
  mistakes: [
    {
      name: 'the version of the notes',
      change: { 'ingress.yaml': ['networking.k8s.io/v1', 'extension/v1beta1'] },
      fails: 'applies',
      says: 'kind/in-other-version',
    },
    {
      name: 'secretName beside tls',
      change: { 'ingress.yaml': ['      secretName: tls-secret', '  secretName: tls-secret'] },
      fails: 'applies',
      says: 'field/unknown',
    },
    {
      name: 'the host of the rule misspelt',
      change: { 'ingress.yaml': ['- host: kubia.example.com', '- host: kubia.exampele.com'] },
      fails: 'answers',
      says: 'check/ingress-leads-elsewhere',
    },
    {
      name: 'the Secret of another namespace',
      change: { 'ingress.yaml': ['secretName: tls-secret', 'secretName: kube-system.tls-secret'] },
      fails: 'certificate',
      says: 'tls/secret-missing',
    },
    {
      name: 'a Secret that is not there',
      change: { 'ingress.yaml': ['secretName: tls-secret', 'secretName: tls'] },
      fails: 'certificate',
      says: 'tls/secret-missing',
    },
    {
      name: 'the start page alone',
      change: { 'ingress.yaml': ['pathType: Prefix', 'pathType: Exact'] },
      fails: 'answers',
      says: 'check/ingress-leads-elsewhere',
    },
  ],
  tolerates: [
    {
      mutant: 'ingress.yaml without spec.tls[0].hosts',
      reason:
        'ingress-nginx looks among the Secrets of the Ingress for one that is good for the host; the debrief tells of it',
    },
  ],
  alternatives: ['alt/in-short'],
  debrief: {
    en: 'YAML knows no closing brackets: what a line belongs to is said by its column alone. The API server found the slipped lines because it refuses fields that it does not know.\n\nIt does not find a wrong letter in a host. `tls` and `rules` are two lists that need not agree: one says which certificate is shown for a name, the other where its requests go. If the Secret is missing, or its certificate is not good for the host, ingress-nginx shows a certificate of its own, `Kubernetes Ingress Controller Fake Certificate`. Nobody refuses anything but the client. If the name is missing under `tls`, ingress-nginx still looks among the certificates of that Ingress for one that is good for the host; another controller may not, so do not lean on it.\n\nHere the client took any certificate (`curl -k`), because nobody it trusts has signed this one; which one it was shown is what was asked.\n\nSee it with `curl -kv https://kubia.example.com 2>&1 | grep subject` and `kubectl describe ingress kubia`. Source: Kubernetes documentation, Ingress, "TLS".',
    ko: 'YAML에는 닫는 괄호가 없습니다. 한 줄이 어디에 속하는지는 그 줄이 시작하는 열만으로 정해집니다. API 서버는 모르는 필드를 거부하므로 밀려난 줄들을 찾아냈습니다.\n\n호스트의 잘못된 글자는 찾아내지 못합니다. `tls`와 `rules`는 서로 일치하지 않아도 되는 두 목록입니다. 하나는 어떤 이름에 어느 인증서를 보일지, 다른 하나는 그 이름의 요청이 어디로 갈지 정합니다. 시크릿이 없거나 그 인증서가 호스트에 맞지 않으면 ingress-nginx는 자신의 인증서인 `Kubernetes Ingress Controller Fake Certificate`를 보입니다. 거부하는 것은 클라이언트뿐입니다. `tls`에 이름이 없으면 ingress-nginx는 그 인그레스의 인증서 가운데 호스트에 맞는 것을 더 찾아봅니다. 다른 컨트롤러는 그러지 않을 수 있으니 여기에 기대지 마세요.\n\n이 인증서는 클라이언트가 신뢰하는 누구도 서명하지 않았으므로, 여기서 클라이언트는 어떤 인증서든 받아들였습니다(`curl -k`). 채점은 어느 인증서가 보였는지를 물었습니다.\n\n`curl -kv https://kubia.example.com 2>&1 | grep subject`와 `kubectl describe ingress kubia`로 확인해 보세요. 출처: 쿠버네티스 문서, 인그레스, "TLS"',
  },
})
