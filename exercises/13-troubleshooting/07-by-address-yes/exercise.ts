import { podsAnswer } from '../../../grader/checks/index.ts'
import { check, defineIncidentExercise } from '../../../grader/exercise.ts'

export default defineIncidentExercise({
  id: '13-troubleshooting/07-by-address-yes',
  title: { en: 'By address yes, by name no', ko: '주소로는 되고 이름으로는 안 되는 계산대' },
  minutes: 8,
  difficulty: 4,
  lesson: 'Not always, or not for everybody',
  given: ['warehouse.yaml'],
  edit: ['tills.yaml'],
  edits: 1,
  scenario: {
    outsideNames: { 'printer.office.example': { addresses: ['192.0.2.30'] } },
    outside: [{ ip: '192.0.2.30', name: 'printer', listens: [{ port: 80, body: 'printer' }] }],
  },
  hints: [
    {
      en: 'Whom does the till ask for names, and whom does the screen? A file in each container says it.',
      ko: '계산대는 이름을 누구에게 묻고, 화면은 누구에게 묻나요? 컨테이너마다 그것이 적힌 파일이 있습니다.',
    },
    {
      en: 'A pod gets its /etc/resolv.conf by its dnsPolicy. The value Default is not what is taken when nothing is said.',
      ko: '파드의 /etc/resolv.conf는 dnsPolicy에 따라 정해집니다. Default라는 값은 아무것도 쓰지 않았을 때의 값이 아닙니다.',
    },
    {
      en: 'dnsPolicy: Default asks whom the node asks, who knows no Service. Set ClusterFirst, or take the line out.',
      ko: 'dnsPolicy: Default는 노드가 묻는 곳에 묻는데, 그곳은 서비스를 모릅니다. ClusterFirst로 바꾸거나 그 줄을 빼세요.',
    },
  ],
  checks: [
    check(
      'answers',
      { points: 4 },
      podsAnswer({
        from: 'till-0',
        url: 'http://stock.warehouse',
        workloads: ['stock'],
        workloadsIn: 'warehouse',
      }),
    ),
  ],
  healthy: { points: 2 },
  mistakes: [
    {
      name: 'the names of the cluster searched, at those who do not know them',
      change: {
        'tills.yaml': [
          'dnsPolicy: ClusterFirst',
          'dnsPolicy: Default\n      dnsConfig:\n        searches: [svc.cluster.local]',
        ],
      },
      fails: 'answers',
      says: 'dns/cluster-dns-not-asked',
    },
    {
      name: 'the right one asked, and nothing searched',
      change: {
        'tills.yaml': [
          'dnsPolicy: ClusterFirst',
          'dnsPolicy: None\n      dnsConfig:\n        nameservers: [10.96.0.10]',
        ],
      },
      fails: 'answers',
      says: 'dns/short-name-not-searched',
    },
    {
      name: 'nobody asked',
      change: { 'tills.yaml': ['dnsPolicy: ClusterFirst', 'dnsPolicy: None'] },
      fails: 'applies',
      says: 'pod/no-nameserver',
    },
    {
      name: 'a value that does not exist',
      change: { 'tills.yaml': ['dnsPolicy: ClusterFirst', 'dnsPolicy: Cluster'] },
      fails: 'applies',
      says: 'value/not-supported',
    },
    {
      name: 'the list of tills emptied on the way',
      change: {
        'tills.yaml': [
          '    app: till\n  ports:\n    - port: 8080\n',
          '    app: till\n    branch: new\n  ports:\n    - port: 8080\n',
        ],
      },
      fails: 'healthy',
      says: 'incident/healthy-broken',
    },
  ],
  alternatives: ['alt/nothing-said', 'alt/all-by-hand'],
  debrief: {
    en: "dnsPolicy: Default is not the default, ClusterFirst is. Default gives a pod the resolv.conf of its node: a DNS server outside the cluster, which has never heard of stock.warehouse, and no search list. Somebody had set it for the printer. That was not needed: the DNS of the cluster passes on what is not its own, so that both names are found by ClusterFirst.\n\nTo find it: `kubectl exec till-0 -- curl -sS http://CLUSTER-IP` answers, so it is the name; the same name works in another pod, so it is how this pod asks; `kubectl exec till-0 -- cat /etc/resolv.conf` shows another nameserver than `kubectl exec screen -- cat /etc/resolv.conf`, and no search line; `kubectl get pod till-0 -o jsonpath='{.spec.dnsPolicy}'` tells why. Source: Kubernetes documentation, DNS for Services and Pods, \"Pod's DNS Policy\".",
    ko: "dnsPolicy: Default는 기본값이 아닙니다. 기본값은 ClusterFirst입니다. Default를 쓰면 파드가 노드의 resolv.conf를 받습니다. 그곳에 적힌 것은 stock.warehouse를 들어 본 적 없는 클러스터 밖의 DNS 서버이고, 검색 목록도 없습니다. 누군가 프린터 때문에 그렇게 해 두었지만 그럴 필요가 없었습니다. 클러스터의 DNS는 자기 것이 아닌 이름을 밖으로 넘겨 물어보므로 ClusterFirst로 두 이름을 모두 찾습니다.\n\n찾는 방법은 이렇습니다. `kubectl exec till-0 -- curl -sS http://CLUSTER-IP`는 응답하므로 이름의 문제입니다. 같은 이름이 다른 파드에서는 되므로 이 파드가 묻는 방법의 문제입니다. `kubectl exec till-0 -- cat /etc/resolv.conf`에는 `kubectl exec screen -- cat /etc/resolv.conf`와 다른 네임서버가 있고 search 줄이 없습니다. 까닭은 `kubectl get pod till-0 -o jsonpath='{.spec.dnsPolicy}'`에 있습니다. 출처: 쿠버네티스 문서의 서비스 및 파드용 DNS, \"Pod's DNS Policy\".",
  },
})
