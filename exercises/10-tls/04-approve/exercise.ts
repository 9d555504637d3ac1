import { requestNotApproved, requestSigned, secretHoldsCertificate } from '../../../grader/checks/index.ts'
import { check, defineCommandExercise } from '../../../grader/exercise.ts'

export default defineCommandExercise({
  id: '10-tls/04-approve',
  title: { en: 'Look, then approve', ko: '먼저 보고, 그다음 승인하기' },
  minutes: 10,
  difficulty: 3,
  lesson: 'Having it signed',
  given: ['mallory.yaml'],
  edit: ['commands.sh'],
  facts: {},
  hints: [
    {
      en: 'Two have to agree: somebody who approves, and a signer who signs. Who signs under the name that stands in signerName? And what does the shell make of <name of the CSR>?',
      ko: '둘이 동의해야 합니다. 승인하는 사람과 서명하는 서명자입니다. signerName에 적힌 이름으로는 누가 서명하나요? 그리고 셸은 <name of the CSR>을 무엇으로 읽을까요?',
    },
    {
      en: 'The cluster signs for kubernetes.io/kube-apiserver-client, if client auth is among the usages. The certificate then stands in status.certificate, in base64 as the request did. kubectl create secret tls wants files in PEM.',
      ko: '클러스터는 usages에 client auth가 있으면 kubernetes.io/kube-apiserver-client로 서명합니다. 인증서는 요청과 마찬가지로 base64로 status.certificate에 있습니다. kubectl create secret tls에는 PEM 파일을 줍니다.',
    },
    {
      en: "kubectl certificate approve jane; kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt; kubectl create secret tls jane --cert=jane.crt --key=jane.key",
      ko: "kubectl certificate approve jane으로 승인합니다. 인증서는 kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt로 꺼내고, 시크릿은 kubectl create secret tls jane --cert=jane.crt --key=jane.key로 만듭니다.",
    },
  ],
  checks: () => [
    check('signed', { points: 2 }, requestSigned({ request: 'jane', subject: ['O=shop', 'CN=jane'] })),
    check('not-mallory', { points: 1, requires: ['signed'] }, requestNotApproved({ request: 'mallory' })),
    check(
      'secret',
      { points: 2, requires: ['signed'] },
      secretHoldsCertificate({ secret: 'jane', request: 'jane' }),
    ),
  ],
  mistakes: [
    {
      name: 'the name of the notes, with its angle brackets',
      change: { 'commands.sh': ['certificate approve jane', 'certificate approve <name of the CSR>'] },
      fails: 'applies',
      says: 'command/unreadable',
    },
    {
      name: 'a signer that nobody runs',
      change: { 'commands.sh': ['kubernetes.io/kube-apiserver-client', 'example.com/web'] },
      fails: 'signed',
      says: 'command/failed',
    },
    {
      name: 'a usage that this signer does not sign',
      change: { 'commands.sh': ['[client auth]', '[server auth]'] },
      fails: 'signed',
      says: 'command/failed',
    },
    {
      name: 'everything approved that there is',
      change: { 'commands.sh': ['approve jane', 'approve $(kubectl get csr -o name)'] },
      fails: 'not-mallory',
      says: 'check/request-decided-otherwise',
    },
    {
      name: 'the certificate in base64',
      change: { 'commands.sh': [' | base64 -d', ''] },
      fails: 'secret',
      says: 'command/failed',
    },
    {
      name: 'signed with her own key in place of the cluster’s',
      change: {
        'commands.sh': [
          "kubectl get csr jane -o jsonpath='{.status.certificate}' | base64 -d > jane.crt",
          'openssl req -new -x509 -key jane.key -out jane.crt -subj /O=shop/CN=jane',
        ],
      },
      fails: 'secret',
      says: 'check/secret-holds-other',
    },
    {
      name: 'the group forgotten',
      change: { 'commands.sh': ['/O=shop/CN', '/CN'] },
      fails: 'signed',
      says: 'check/request-for-others',
    },
    {
      name: 'the group of the administrators',
      change: { 'commands.sh': ['/O=shop/', '/O=system:masters/'] },
      fails: 'signed',
      says: 'command/failed',
    },
  ],
  alternatives: ['alt/in-one'],
  debrief: {
    en: "The request holds a public key and the names to be vouched for; the private key never leaves jane. To the API server the common name is the user and each O a group: who approves mallory’s request hands the rights of shop-admins to whoever has that key, until the certificate runs out. There is no taking back. So look first:\n\n`kubectl get csr mallory -o jsonpath='{.spec.request}' | base64 -d | openssl req -noout -subject`\n\nApproving is one thing, signing another: the signer reads signerName and has rules of its own, and what it does not sign stays Approved or becomes Failed. The API server itself refuses the group system:masters. Source: Kubernetes documentation, Certificates and Certificate Signing Requests; kubernetes/kubernetes pkg/controller/certificates/signer.",
    ko: "요청에는 공개 키와 보증받을 이름이 들어 있고, 개인 키는 jane을 떠나지 않습니다. API 서버에게 공통 이름은 사용자, O는 저마다 그룹입니다. mallory의 요청을 승인하면 그 키를 가진 누구에게나 인증서가 만료될 때까지 shop-admins의 권한을 넘기게 됩니다. 되돌릴 수 없으므로 먼저 살펴보세요.\n\n`kubectl get csr mallory -o jsonpath='{.spec.request}' | base64 -d | openssl req -noout -subject`\n\n승인과 서명은 다릅니다. 서명자는 signerName을 읽고 나름의 규칙을 따르며, 서명하지 않은 요청은 Approved로 남거나 Failed가 됩니다. system:masters 그룹은 API 서버가 직접 거부합니다. 출처: 쿠버네티스 문서, 인증서와 인증서 서명 요청. kubernetes/kubernetes pkg/controller/certificates/signer.",
  },
})
