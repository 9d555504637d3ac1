import type { ChapterClaims } from '../claims.ts'

const service = (name: string, spec: string): string =>
  `printf 'apiVersion: v1\\nkind: Service\\nmetadata: {name: ${name}}\\nspec: {${spec}}\\n'`
const asker = ['kubectl run dnsutils --image=tutum/dnsutils --command -- sleep infinity', 'clock +5']
const dig = (words: string): string =>
  `kubectl exec dnsutils -- dig +short ${words}.default.svc.cluster.local`
const pods = 'selector: {app: kubia}'

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'a program that does not ask so gets a warning, and a Service with an address',
      type: [
        `${service('odd', `clusterIp: None, ${pods}, ports: [{port: 80}]`)} | kubectl apply --validate=warn -f - 2>&1; kubectl get service odd`,
      ],
      shows: ['Warning: unknown field "spec.clusterIp"', '10.96.'],
    },
    {
      says: 'kubectl asks the API server to be strict, so that is refused',
      type: [`${service('odd', `clusterIp: None, ${pods}, ports: [{port: 80}]`)} | kubectl apply -f -`],
      shows: ['unknown field "spec.clusterIp"'],
    },
    {
      says: 'CoreDNS gives the addresses in another order each time',
      type: [
        'kubectl apply -f lessons/12-headless/headless.yaml',
        ...asker,
        `for each in 1 2 3 4 5 6 7 8; do clock +1 > /dev/null; ${dig('kubia-headless')} | head -1; done | sort | uniq | wc -l`,
      ],
      shows: ['3'],
    },
    {
      says: 'An SRV record tells at which port the pods listen, if it is **named**, to programs that ask for it.',
      type: [
        ...asker,
        `${service('named', `clusterIP: None, ${pods}, ports: [{name: web, port: 80, targetPort: 8080}]`)} | kubectl apply -f -`,
        'clock +2',
        dig('SRV _web._tcp.named'),
      ],
      shows: [' 8080 10-244-1-'],
    },
    {
      says: 'A headless Service may also have no ports at all.',
      type: [
        ...asker,
        `${service('bare', `clusterIP: None, ${pods}`)} | kubectl apply -f -`,
        'clock +2',
        dig('bare'),
      ],
      shows: ['10.244.1.', '10.244.2.', '10.244.3.'],
    },
    {
      says: 'with `serviceName: database` and a Service called `db` everything starts, and `db-0.db` does not exist',
      type: [
        ...asker,
        "sed 's/serviceName: db/serviceName: database/' lessons/12-headless/db.yaml | kubectl apply -f -",
        'clock +20',
        `kubectl get statefulset db; ${dig('db-0.db')}; ${dig('db')}`,
      ],
      shows: ['2/2', '\n10.244.'],
      hides: ['10.244.1.3\n10.244.1.3'],
    },
    {
      says: 'A pod that you write yourself gets such a name in the same way, with `hostname` and `subdomain` in its spec.',
      type: [
        ...asker,
        `${service('club', 'clusterIP: None, selector: {app: club}')} | kubectl apply -f -`,
        `kubectl run member --image=luksa/kubia --labels=app=club --overrides='{"spec":{"hostname":"jane","subdomain":"club"}}'`,
        'clock +5',
        dig('jane.club'),
      ],
      shows: ['10.244.'],
    },
    {
      says: 'every endpoint counts as ready',
      type: [
        `kubectl run late --image=luksa/kubia --labels=app=late --port=8080 --overrides='{"spec":{"containers":[{"name":"late","image":"luksa/kubia","readinessProbe":{"exec":{"command":["false"]}}}]}}'`,
        `${service('late', 'publishNotReadyAddresses: true, selector: {app: late}, ports: [{port: 8080}]')} | kubectl apply -f -`,
        'clock +5',
        'kubectl get pod late --no-headers; kubectl get endpointslices -l kubernetes.io/service-name=late -o jsonpath="{.items[0].endpoints[0].conditions}"; kubectl exec client -- curl -sS http://late:8080',
      ],
      shows: ['0/1', '"ready":true', "You've hit late"],
    },
    {
      says: 'Then the list is yours to write, as in [chapter 04](../04-endpoints/README.md), and DNS gives the addresses in it.',
      type: [
        ...asker,
        `${service('outside', 'clusterIP: None')} | kubectl apply -f -`,
        "printf 'apiVersion: discovery.k8s.io/v1\\nkind: EndpointSlice\\nmetadata: {name: outside-1, labels: {kubernetes.io/service-name: outside}}\\naddressType: IPv4\\nendpoints: [{addresses: [192.0.2.7]}, {addresses: [192.0.2.8]}]\\n' | kubectl apply -f -",
        'clock +2',
        dig('outside'),
      ],
      shows: ['192.0.2.7', '192.0.2.8'],
    },
    {
      says: 'Only the last one is accepted, and it gives an address.',
      type: [
        `${service('a', 'clusterIP: none, ports: [{port: 80}]')} | kubectl apply -f -; ${service('b', 'clusterIP: "", ports: [{port: 80}]')} | kubectl apply -f -; kubectl get service b`,
      ],
      shows: ['The Service "a" is invalid', 'service/b created', '10.96.'],
    },
    {
      says: '`may not change once set`',
      type: [`kubectl patch service kubia -p '{"spec":{"clusterIP":"None"}}'`],
      shows: ['may not change once set'],
    },
    {
      says: '`type: NodePort` or `LoadBalancer` beside `clusterIP: None`: refused.',
      type: [
        `for type in NodePort LoadBalancer; do ${service('a', "type: '$type', clusterIP: None, ports: [{port: 80}]")} | kubectl apply -f -; done`,
      ],
      shows: [
        "may not be set to 'None' for NodePort services",
        "may not be set to 'None' for LoadBalancer services",
      ],
    },
    {
      says: 'It is accepted and does nothing.',
      type: [
        ...asker,
        'kubectl apply -f lessons/12-headless/peers.yaml',
        'kubectl annotate service peers service.alpha.kubernetes.io/tolerate-unready-endpoints=true',
        'clock +20',
        'kubectl exec dnsutils -- nslookup peers',
      ],
      shows: ['NXDOMAIN'],
    },
  ],
}

export default chapter
