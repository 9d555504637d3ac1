import type { ChapterClaims } from '../claims.ts'

const client = 'kubectl exec client --'
const shop = [
  'kubectl run there -n shop --image=busybox:1.37 --command -- sleep infinity',
  'kubectl wait -n shop --for=condition=Ready pod/there',
]
const scaledDown = ['kubectl scale deployment kubia --replicas=0', 'sleep 40']
const ownDomain = 'search default.svc.cluster.local svc.cluster.local cluster.local'

/** The resolv.conf of a pod with this in its spec. */
function fileOf(spec: string): readonly string[] {
  return [
    `kubectl run other --image=busybox:1.37 --overrides='{"spec":{${spec}}}' --command -- sleep infinity`,
    'kubectl wait --for=condition=Ready pod/other',
    'kubectl exec other -- cat /etc/resolv.conf',
  ]
}

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: "The name leads to the Service's cluster IP, from every pod of every namespace.",
      type: [...shop, 'kubectl exec -n shop there -- nslookup kubia.default.svc.cluster.local'],
      shows: ['Address: 10.96.113.7'],
    },
    {
      says: '`kubia` means another Service in each namespace',
      type: [...shop, 'kubectl exec -n shop there -- nslookup kubia'],
      shows: ['Name:\tkubia.shop.svc.cluster.local', '10.96.200.8'],
    },
    {
      says: 'three names that nobody has, then `api.example.com.`',
      type: [`trace ${client} curl -s http://api.example.com`],
      shows: [
        'api.example.com.default.svc.cluster.local. does not exist',
        'api.example.com.svc.cluster.local. does not exist',
        'api.example.com.cluster.local. does not exist',
        'api.example.com. is 203.0.113.10',
      ],
    },
    {
      says: '`dig` uses no search list unless it is told to (`+search`)',
      type: [`${client} dig +search +short kubia.shop`],
      shows: ['10.96.200.8'],
    },
    {
      says: 'that is NOERROR, the answer of success, with an empty list',
      type: [`${client} dig kubia.default.svc.cluster.local AAAA`],
      shows: ['status: NOERROR', 'ANSWER: 0'],
    },
    {
      says: '**NXDOMAIN**: nothing has this name.',
      type: [`${client} dig nosuch.default.svc.cluster.local`],
      shows: ['status: NXDOMAIN'],
    },
    {
      says: '`dnsConfig` adds to what the cluster gives.',
      type: fileOf('"dnsConfig":{"options":[{"name":"ndots","value":"1"}]}'),
      shows: [ownDomain, 'options ndots:1'],
    },
    {
      says: "`Default`, the node's file",
      type: fileOf('"dnsPolicy":"Default"'),
      shows: ['nameserver 172.18.0.1'],
      hides: ['cluster.local'],
    },
    {
      says: '**The default is `ClusterFirst`, not `Default`.**',
      type: ['kubectl get pod client -o jsonpath={.spec.dnsPolicy}'],
      shows: ['ClusterFirst'],
    },
    {
      says: "A pod with `hostNetwork: true` gets the node's file under `ClusterFirst`, too",
      type: fileOf('"hostNetwork":true'),
      shows: ['nameserver 172.18.0.1'],
      hides: ['cluster.local'],
    },
    {
      says: '`ClusterFirstWithHostNet` is for such pods',
      type: fileOf('"hostNetwork":true,"dnsPolicy":"ClusterFirstWithHostNet"'),
      shows: [ownDomain],
    },
    {
      says: 'the name of a headless Service does not exist: NXDOMAIN',
      type: [...scaledDown, `${client} dig kubia-headless.default.svc.cluster.local`],
      shows: ['status: NXDOMAIN'],
    },
    {
      says: "An endpoint's own name is its hostname, where it has one (chapter 12), and otherwise its address with dashes.",
      type: [`${client} dig +short 10-244-2-2.kubia.default.svc.cluster.local`],
      shows: ['10.244.2.2'],
    },
    {
      says: 'An answer may be remembered for as long as it says, 30 seconds',
      type: [`${client} dig kubia.default.svc.cluster.local`],
      shows: ['kubia.default.svc.cluster.local. 30 IN\tA\t10.96.113.7'],
    },
    {
      says: 'Writing `kubia.default.cluster.local`, without `svc`.',
      type: [`${client} nslookup kubia.default.cluster.local`],
      shows: ['NXDOMAIN'],
    },
    {
      says: '`http://kubia` is no name',
      type: [`${client} nslookup http://kubia`],
      shows: ['NXDOMAIN'],
    },
  ],
}

export default chapter
