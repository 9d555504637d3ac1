import { commandUses, ingressLeads } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

const url = 'https://kubia.example.com/'

export default defineCommandExercise({
  id: '10-tls/03-secret-from-files',
  title: { en: 'A Secret from two files', ko: '파일 두 개로 만드는 시크릿' },
  minutes: 10,
  difficulty: 3,
  lesson: 'Key, certificate, Secret',
  given: ['kubia.yaml', 'ingress.yaml'],
  notApplied: ['ingress.yaml'],
  edit: ['commands.sh'],
  scenario: {
    ingressController: 'ingress-nginx',
    outsideNames: { 'kubia.example.com': { addresses: ['172.18.0.2'] } },
  },
  facts: {},
  hints: [
    {
      en: 'One option is misspelt, and openssl does not say which. What is a certificate about: whose name does it vouch for, and where do clients look for that name?',
      ko: '옵션 하나의 철자가 틀렸는데 openssl은 어느 것인지 말해 주지 않습니다. 인증서는 무엇을 보증하나요? 누구의 이름이고, 클라이언트는 그 이름을 어디에서 찾나요?',
    },
    {
      en: '-days takes a number, -subj a subject such as /CN=kubia.example.com. Most clients look among the subject alternative names alone: -addext adds them. The Secret has the name that stands in ingress.yaml.',
      ko: '-days 뒤에는 숫자를, -subj 뒤에는 /CN=kubia.example.com 같은 주체를 씁니다. 대부분의 클라이언트는 주체 대체 이름만 봅니다. -addext로 더합니다. 시크릿의 이름은 ingress.yaml에 있는 이름입니다.',
    },
    {
      en: 'openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj /CN=kubia.example.com -addext subjectAltName=DNS:kubia.example.com; at last curl --cacert tls.cert https://kubia.example.com',
      ko: '인증서: openssl req -new -x509 -key tls.key -out tls.cert -days 360 -subj /CN=kubia.example.com -addext subjectAltName=DNS:kubia.example.com. 마지막으로 curl --cacert tls.cert https://kubia.example.com으로 요청합니다.',
    },
  ],
  checks: () => [
    check(
      'answers',
      { points: 1 },
      ingressLeads({
        ingress: 'kubia',
        title: {
          en: 'https://kubia.example.com is led to Service kubia-nodeport',
          ko: 'https://kubia.example.com의 요청이 서비스 kubia-nodeport로 갑니다',
        },
        requests: [{ url, to: 'kubia-nodeport' }],
      }),
    ),
    check(
      'certificate',
      { points: 2, requires: ['answers'] },
      ingressLeads({
        ingress: 'kubia',
        title: {
          en: 'The certificate of tls-secret is shown there',
          ko: '그곳에서 tls-secret의 인증서가 보입니다',
        },
        requests: [{ url, to: 'kubia-nodeport', secret: 'tls-secret' }],
      }),
    ),
    check(
      'good',
      { points: 2, requires: ['certificate'] },
      ingressLeads({
        ingress: 'kubia',
        title: {
          en: 'A client that trusts this certificate accepts it for kubia.example.com, today and in 300 days',
          ko: '이 인증서를 믿는 클라이언트가 오늘도 300일 뒤에도 kubia.example.com의 인증서로 받아들입니다',
        },
        requests: [{ url, to: 'kubia-nodeport', secret: 'tls-secret', trusted: { forDays: 300 } }],
      }),
    ),
    check(
      'asked',
      { points: 1, requires: ['good'] },
      commandUses({
        title: {
          en: 'curl asks https://kubia.example.com, trusts this certificate alone, and is answered',
          ko: 'curl이 이 인증서만 믿고 https://kubia.example.com에 요청하여 응답을 받습니다',
        },
        how: {
          en: 'to https://kubia.example.com with --cacert, and without -k',
          ko: '-k 없이 --cacert로 https://kubia.example.com에 요청한',
        },
        anyOf: [
          {
            program: 'curl',
            where: ({ words }) =>
              words.some((word) => word.startsWith('--cacert')) &&
              words.some((word) => word.startsWith('https://kubia.example.com')) &&
              !words.some((word) => /^(?:--insecure|-[a-zA-Z]*k[a-zA-Z]*)$/.test(word)),
          },
        ],
      }),
    ),
  ],
  mistakes: [
    {
      name: '-day, as in the notes',
      change: { 'commands.sh': ['-days 360', '-day 360'] },
      fails: 'certificate',
      says: 'command/failed',
    },
    {
      name: 'nothing behind -subj, as in the notes',
      change: {
        'commands.sh': [' /CN=kubia.example.com -addext subjectAltName=DNS:kubia.example.com', ''],
      },
      fails: 'certificate',
      says: 'command/failed',
    },
    {
      name: 'a common name and no other',
      change: { 'commands.sh': [' -addext subjectAltName=DNS:kubia.example.com', ''] },
      fails: 'good',
      says: 'check/certificate-not-good',
    },
    {
      name: 'the misspelt host of the notes',
      change: { 'commands.sh': ['DNS:kubia.example.com', 'DNS:kubia.exampele.com'] },
      fails: 'certificate',
      says: 'tls/certificate-does-not-cover-host',
    },
    {
      name: 'good for a month, as openssl has it when nobody says otherwise',
      change: { 'commands.sh': ['-days 360 ', ''] },
      fails: 'good',
      says: 'check/certificate-not-good',
    },
    {
      name: 'a key that belongs to another certificate',
      change: {
        'commands.sh': ['kubectl create secret', 'openssl genrsa -out tls.key 2048\nkubectl create secret'],
      },
      fails: 'certificate',
      says: 'command/failed',
    },
    {
      name: '-k: whoever you are, I believe you',
      change: { 'commands.sh': ['curl -s --cacert tls.cert', 'curl -s -k'] },
      fails: 'asked',
      says: 'command/not-used',
    },
  ],
  alternatives: ['alt/in-one'],
  debrief: {
    en: 'kubectl create secret tls makes a Secret of the type kubernetes.io/tls with the keys tls.crt and tls.key, whatever the files are called; it has looked whether the two belong together. The Ingress names that Secret, and the controller shows its certificate to whoever asks for the host (SNI). As long as one of the two is missing, ingress-nginx shows a certificate of its own, and nothing in the cluster reports an error.\n\nWith -subj alone the certificate has a common name, which most clients stopped reading years ago: Go with 1.15, browsers before. (curl with OpenSSL still falls back to it.) A self-signed certificate is trusted by those who were handed it (`--cacert`), and by nobody else.\n\nSee it: `kubectl get secret tls-secret -o jsonpath=\'{.data.tls\\.crt}\' | base64 -d | openssl x509 -noout -text`. Source: Kubernetes documentation, Ingress, "TLS"; RFC 9525.',
    ko: 'kubectl create secret tls는 파일 이름이 무엇이든 tls.crt와 tls.key라는 키가 든 kubernetes.io/tls 타입의 시크릿을 만듭니다. 둘이 서로 맞는지도 먼저 살펴봅니다. 인그레스는 이 시크릿을 가리키고, 컨트롤러는 그 호스트를 찾는(SNI) 클라이언트에게 시크릿의 인증서를 보입니다. 둘 중 하나라도 없으면 ingress-nginx는 자신의 인증서를 보이고, 클러스터 어디에서도 오류가 나지 않습니다.\n\n-subj만 쓰면 인증서에 공통 이름만 있는데, 대부분의 클라이언트는 그것을 읽지 않은 지 오래입니다(OpenSSL을 쓰는 curl은 아직 읽습니다). Go는 1.15부터, 브라우저는 그전부터입니다. 자체 서명한 인증서는 그것을 건네받은 쪽(`--cacert`)만 믿습니다.\n\n확인: `kubectl get secret tls-secret -o jsonpath=\'{.data.tls\\.crt}\' | base64 -d | openssl x509 -noout -text`. 출처: 쿠버네티스 문서, 인그레스, "TLS". RFC 9525.',
  },
})
