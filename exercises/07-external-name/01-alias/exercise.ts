import { hostsAnswer, nameIsAlias } from '../../../grader/checks/index.ts'
import { check, defineExercise } from '../../../grader/exercise.ts'

export default defineExercise({
  id: '07-external-name/01-alias',
  title: { en: 'Another name', ko: '또 하나의 이름' },
  minutes: 5,
  difficulty: 2,
  lesson: 'One record in DNS',
  given: ['client.yaml'],
  edit: ['service.yaml'],
  scenario: {
    outsideNames: { 'someapi.somecompany.com': { addresses: ['192.0.2.80'] } },
    outside: [{ ip: '192.0.2.80', name: 'someapi', listens: [{ port: 8080, body: 'someapi' }] }],
  },
  facts: {},
  hints: [
    {
      en: 'The address of the API changes. What may a Service keep of it, then?',
      ko: 'API의 주소는 바뀝니다. 그렇다면 서비스가 간직할 수 있는 것은 무엇일까요?',
    },
    {
      en: 'Of the four types of a Service, one has no address and no endpoints at all. It is a CNAME record in DNS.',
      ko: '서비스의 네 가지 유형 가운데 하나는 주소도 엔드포인트도 없습니다. DNS의 CNAME 레코드일 뿐입니다.',
    },
    {
      en: 'type: ExternalName, and below it externalName with the name: no http://, no port. The port stands in what the client asks for.',
      ko: 'type: ExternalName과 그 아래에 externalName으로 이름만 씁니다. http://도 포트도 쓰지 않습니다. 포트는 클라이언트가 요청할 때 정합니다.',
    },
  ],
  checks: () => [
    check(
      'alias',
      { points: 3 },
      nameIsAlias({ from: 'client', name: 'external-service', of: 'someapi.somecompany.com' }),
    ),
    check(
      'answers',
      { points: 2, requires: ['alias'] },
      hostsAnswer({
        from: 'client',
        url: 'http://external-service:8080',
        hosts: ['192.0.2.80'],
        body: 'someapi',
      }),
    ),
  ],
  mistakes: [
    {
      name: 'a URL instead of a name',
      change: { 'service.yaml': ['externalName: someapi', 'externalName: http://someapi'] },
      fails: 'applies',
      says: 'name/not-a-dns-subdomain',
    },
    {
      name: 'port written behind the name',
      change: { 'service.yaml': ['somecompany.com', 'somecompany.com:8080'] },
      fails: 'applies',
      says: 'name/not-a-dns-subdomain',
    },
    {
      name: 'name misspelt',
      change: { 'service.yaml': ['somecompany', 'somecompnay'] },
      fails: 'alias',
      says: 'service/external-name-unknown',
    },
    {
      name: "today's address instead of the name",
      change: { 'service.yaml': ['someapi.somecompany.com', '192.0.2.80'] },
      fails: 'alias',
      says: 'service/external-name-is-an-address',
    },
    {
      name: "today's address in a list of endpoints",
      change: {
        'service.yaml': [
          '  type: ExternalName\n  externalName: someapi.somecompany.com\n',
          `  ports: [{ port: 8080 }]
---
apiVersion: discovery.k8s.io/v1
kind: EndpointSlice
metadata:
  name: external-service-1
  labels: { kubernetes.io/service-name: external-service }
addressType: IPv4
ports: [{ port: 8080 }]
endpoints: [{ addresses: ["192.0.2.80"] }]
`,
        ],
      },
      fails: 'alias',
      says: 'check/name-not-an-alias',
    },
    {
      name: 'type forgotten',
      change: { 'service.yaml': ['  type: ExternalName\n', '  ports: [{ port: 8080 }]\n'] },
      fails: 'alias',
      says: 'check/name-not-an-alias',
    },
    {
      name: 'type and ports forgotten',
      change: { 'service.yaml': ['  type: ExternalName\n', ''] },
      fails: 'applies',
      says: 'service/no-ports',
    },
    {
      name: 'a name that is short, and its own',
      change: { 'service.yaml': ['externalName: someapi.somecompany.com', 'externalName: external-service'] },
      fails: 'alias',
      says: 'service/external-name-unknown',
    },
    {
      name: 'name forgotten',
      change: { 'service.yaml': ['  externalName: someapi.somecompany.com\n', ''] },
      fails: 'applies',
      says: 'service/external-name-missing',
    },
  ],
  alternatives: ['alt/as-in-the-notes'],
  debrief: {
    en: 'An ExternalName Service is one CNAME record: CoreDNS answers with the other name, and looks its address up on the way. No packet ever meets the Service, so its ports decide nothing: the notes write port 80, and port 8080 answers all the same. What an alias does not change is what the client says: an HTTP server reads `Host: external-service:8080`, and one that goes by that name, or shows a TLS certificate, will not know it. To see it: `kubectl exec client -- nslookup external-service`. Source: kubernetes.io, Service, "type: ExternalName".',
    ko: 'ExternalName 서비스는 CNAME 레코드 하나입니다. CoreDNS는 다른 이름으로 답하고 그 주소도 함께 찾아 줍니다. 이 서비스를 거치는 패킷은 하나도 없으므로 포트는 아무것도 정하지 않습니다. 노트에는 포트 80이 적혀 있지만 8080으로 요청해도 응답이 옵니다. 별칭이 바꾸지 않는 것은 클라이언트가 하는 말입니다. HTTP 서버는 `Host: external-service:8080`을 읽으므로, 그 이름으로 사이트를 고르거나 TLS 인증서를 내보이는 서버는 이 이름을 모릅니다. 확인하려면: `kubectl exec client -- nslookup external-service`. 출처: kubernetes.io의 서비스 문서, "ExternalName 유형".',
  },
})
