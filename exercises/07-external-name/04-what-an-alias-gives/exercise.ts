import { howItEnds, whichAddress, whichAlias, whoAnswers } from '../../../grader/checks/index.ts'
import { definePredictExercise, type Prediction, predict } from '../../../grader/exercise.ts'
import type { NonEmpty } from '../../../sim/index.ts'

const from = 'client'
const choices: NonEmpty<string> = ['answered', 'refused', 'timed-out', 'no-such-name', '404']

export default definePredictExercise({
  id: '07-external-name/04-what-an-alias-gives',
  title: { en: 'What an alias gives', ko: '별칭이 주는 것' },
  minutes: 10,
  difficulty: 3,
  lesson: 'What may stand in externalName',
  given: ['world.yaml'],
  edit: ['answers.yaml'],
  scenario: {
    outsideNames: { 'someapi.somecompany.com': { addresses: ['192.0.2.80'] } },
    outside: [
      { ip: '192.0.2.80', name: 'someapi', listens: [{ port: 8080, hosts: ['someapi.somecompany.com'] }] },
      { ip: '192.0.2.90', name: 'our-own', listens: [{ port: 8080 }] },
    ],
  },
  hints: [
    {
      en: 'A Service of type ExternalName is one record in DNS. Which of your answers need more than a record: an address, a port that is translated, a name that is sent along?',
      ko: 'ExternalName 서비스는 DNS 레코드 하나입니다. 레코드 하나로는 안 되는 답은 어느 것인가요? 주소, 바뀐 포트, 함께 보내는 이름을 생각해 보세요.',
    },
    {
      en: 'The resolver is told another name and looks that one up, as it is written: nothing is appended to it. Then the client goes there by itself, to the port of its URL, and says the host of its URL. What the record holds has to be a name; an address is none.',
      ko: '리졸버는 다른 이름을 받고, 그 이름을 적힌 그대로 다시 찾습니다. 뒤에 아무것도 붙이지 않습니다. 그다음 클라이언트가 직접 URL의 포트로 가서 URL의 호스트를 말합니다. 레코드에는 이름이 있어야 하며, 주소는 이름이 아닙니다.',
    },
    {
      en: 'external-service: alias of someapi.somecompany.com, no cluster IP, 192.0.2.80; port 80 is refused, 8080 gives 404. by-address and catalog-short: no-such-name. catalog gives 10.96.0.60, and catalog-server answers. switched has a cluster IP, which turns 80 into 8080: answered.',
      ko: 'external-service는 someapi.somecompany.com의 별칭이고, 클러스터 IP는 없으며, 주소는 192.0.2.80입니다. 포트 80은 거부되고 8080은 404입니다. by-address와 catalog-short는 no-such-name입니다. catalog는 10.96.0.60이고 catalog-server가 응답합니다. switched에는 80을 8080으로 바꾸는 클러스터 IP가 있으므로 answered입니다.',
    },
  ],
  questions: [
    predict('alias-of', { points: 1 }, whichAlias({ from, name: 'external-service' })),
    predict('cluster-ip', { points: 1 }, whichClusterIP('external-service')),
    predict('address', { points: 1 }, whichAddress({ from, name: 'external-service' })),
    predict('other-port', { points: 1 }, howItEnds({ from, url: 'http://external-service', choices })),
    predict('right-port', { points: 1 }, howItEnds({ from, url: 'http://external-service:8080', choices })),
    predict('by-address', { points: 1 }, howItEnds({ from, url: 'http://by-address:8080', choices })),
    predict('catalog', { points: 1 }, whoAnswers({ from, url: 'http://catalog' })),
    predict('catalog-address', { points: 1 }, whichAddress({ from, name: 'catalog' })),
    predict('catalog-short', { points: 1 }, howItEnds({ from, url: 'http://catalog-short', choices })),
    predict('switched', { points: 1 }, howItEnds({ from, url: 'http://switched', choices })),
  ],
  mistakes: [
    {
      name: 'every Service has a cluster IP',
      change: { 'answers.yaml': ['cluster-ip: none', 'cluster-ip: 192.0.2.80'] },
      fails: 'cluster-ip',
      says: 'answer/wrong',
    },
    {
      name: 'the ports of the manifest do something',
      change: { 'answers.yaml': ['other-port: refused', 'other-port: answered'] },
      fails: 'other-port',
      says: 'answer/wrong',
    },
    {
      name: 'the machine hears its own name',
      change: { 'answers.yaml': ['right-port: 404', 'right-port: answered'] },
      fails: 'right-port',
      says: 'answer/wrong',
    },
    {
      name: 'an address is as good as a name',
      change: { 'answers.yaml': ['by-address: no-such-name', 'by-address: 404'] },
      fails: 'by-address',
      says: 'answer/wrong',
    },
    {
      name: 'the search list completes an alias',
      change: { 'answers.yaml': ['catalog-short: no-such-name', 'catalog-short: answered'] },
      fails: 'catalog-short',
      says: 'answer/wrong',
    },
    {
      name: 'a Service goes on as an alias after its type was changed',
      change: { 'answers.yaml': ['switched: answered', 'switched: refused'] },
      fails: 'switched',
      says: 'answer/wrong',
    },
  ],
  debrief: {
    en: 'An ExternalName Service is one CNAME record. No packet ever meets it: it has no cluster IP, nobody reads its ports, and the client says the host of its own URL when it arrives. With https it would also want a certificate for external-service, which nobody outside has.\n\nWhat stands in externalName has to be a whole name. 192.0.2.80 is accepted, and CoreDNS makes no record of it; catalog.shop is looked for in the world outside as it is. A Service that changes to ClusterIP keeps its name and gets what an alias lacks: an address, ports that are translated, several machines.\n\nSee it: `kubectl exec client -- nslookup external-service`. Source: Kubernetes documentation, Service, "type: ExternalName"; coredns/coredns plugin/kubernetes.',
    ko: 'ExternalName 서비스는 CNAME 레코드 하나입니다. 패킷은 이 서비스를 지나지 않습니다. 클러스터 IP가 없고, 포트는 아무도 읽지 않으며, 클라이언트는 도착해서도 자기 URL의 호스트를 말합니다. https라면 external-service의 인증서까지 바라겠지만, 그런 인증서는 바깥의 누구에게도 없습니다.\n\nexternalName에는 온전한 이름을 써야 합니다. 192.0.2.80은 받아들여지지만 CoreDNS가 레코드를 만들지 않고, catalog.shop은 적힌 그대로 바깥 세상에서 찾습니다. ClusterIP로 바꾼 서비스는 이름은 그대로이고, 별칭에 없던 것, 곧 주소와 포트 변환과 여러 서버를 얻습니다.\n\n확인: `kubectl exec client -- nslookup external-service`. 출처: 쿠버네티스 문서의 서비스 "ExternalName 유형", coredns/coredns plugin/kubernetes.',
  },
})

function whichClusterIP(service: string): Prediction {
  return {
    title: {
      en: `Service ${service}: which cluster IP does it have, or none?`,
      ko: `서비스 ${service}의 클러스터 IP는 무엇인가요? 없으면 none`,
    },
    observe: async (view) => {
      const found = await view.get({ kind: 'Service', namespace: 'default', name: service })
      const ip = found?.spec.clusterIP ?? 'none'
      const because = {
        en: `kubectl get service ${service} shows ${found?.spec.clusterIP ?? '<none>'} under CLUSTER-IP.`,
        ko: `kubectl get service ${service}의 CLUSTER-IP에 ${found?.spec.clusterIP ?? '<none>'}이(가) 나옵니다.`,
      }
      const answers: NonEmpty<string> = ip === 'none' ? ['none', '<none>'] : [ip]
      return { answers, because: [because], see: `kubectl get service ${service}` }
    },
  }
}
