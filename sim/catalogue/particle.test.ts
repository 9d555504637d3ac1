import { expect, it } from 'vitest'
import { type Particle, settleParticles, withParticle } from './particle.ts'

it.each<[string, Particle, string]>([
  ['정수', '이', '정수가'],
  ['문자열', '가', '문자열이'],
  ['목록', '를', '목록을'],
  ['서비스', '은', '서비스는'],
  ['포트', '과', '포트와'],
  ['맵', '로', '맵으로'],
  ['서울', '으로', '서울로'],
  ['파드', '으로', '파드로'],
  ['80', '이', '80이'],
  ['81', '로', '81로'],
  ['82', '은', '82는'],
  ['"80"', '이', '"80"이'],
  ['Service', '은', 'Service는'],
  ['ReplicaSet', '은', 'ReplicaSet은'],
  ['ConfigMap', '을', 'ConfigMap을'],
  ['Secret', '이', 'Secret이'],
  ['Job', '은', 'Job은'],
  ['Pod', '과', 'Pod와'],
  ['web', '이', 'web이'],
  ['shop', '로', 'shop으로'],
  ['default/kubia', '가', 'default/kubia가'],
  ['client', '은', 'client는'],
  ['curl', '이', 'curl이'],
  ['curl', '으로', 'curl로'],
  ['ping', '을', 'ping을'],
  ['service.yaml', '로', 'service.yaml로'],
  ['commands.sh', '을', 'commands.sh를'],
  ['web-blue', '은', 'web-blue는'],
  ['web-675644d9c9-q6sx2', '이', 'web-675644d9c9-q6sx2가'],
  ['shop-worker-6b4cb9b67d-kn8lp', '이', 'shop-worker-6b4cb9b67d-kn8lp가'],
  ['b', '이', 'b가'],
  ['shop-db', '을', 'shop-db를'],
  ['TCP', '이', 'TCP가'],
  ['DNS', '으로', 'DNS로'],
  ['URL', '으로', 'URL로'],
  ['URL', '은', 'URL은'],
  ['CNAME', '으로', 'CNAME으로'],
  ['clusterIP', '은', 'clusterIP는'],
  ['IPv6', '을', 'IPv6를'],
  ['networking.k8s.io/v1', '로', 'networking.k8s.io/v1으로'],
  ['10.96.0.50:80', '이', '10.96.0.50:80이'],
  ['파드 web-1(10.244.1.2)', '이', '파드 web-1(10.244.1.2)이'],
  ['kube-proxy(노드)', '은', 'kube-proxy(노드)는'],
  ['<none>', '이', '<none>이'],
  ['shop', '이라', 'shop이라'],
  // Nobody knows how the name is read.
  ['abc.mac.blurb', '이', 'abc.mac.blurb이(가)'],
  ['blurb', '로', 'blurb(으)로'],
  ['', '은', '은(는)'],
])('%s with %s is %s', (word, particle, whole) => {
  expect(withParticle(word, particle)).toBe(whole)
})

it.each([
  ['서비스 web이(가) shop(으)로 갑니다.', '서비스 web이 shop으로 갑니다.'],
  ["'kubia'은(는) 파드 web(10.0.0.2)을(를) 모릅니다", "'kubia'는 파드 web(10.0.0.2)을 모릅니다"],
  ['blurb과(와) 원인이 같습니다', 'blurb과(와) 원인이 같습니다'],
  ['포트 metrics(이)라는 이름', '포트 metrics라는 이름'],
  ['이(가) 없으면 그대로', '이(가) 없으면 그대로'],
  [
    'service: { port: { number: 80 } }(으)로 고쳐 보세요',
    'service: { port: { number: 80 } }으로 고쳐 보세요',
  ],
])('%s is settled as %s', (open, settled) => {
  expect(settleParticles(open)).toBe(settled)
})
