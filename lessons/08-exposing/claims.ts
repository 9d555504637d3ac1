import type { ChapterClaims } from '../claims.ts'

const opened = 'gcloud compute firewall-rules create kubia-svc --allow=tcp:30123'
const balanced = 'kubectl expose rc kubia --name=lb --type=LoadBalancer --port=80 --target-port=8080'
const local = '{"spec":{"externalTrafficPolicy":"Local"}}'
const misspelt = 'kubectl get service kubia-nodeport -o yaml | sed s/^spec:/sepc:/ | kubectl apply -f -'

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'a `LoadBalancer` Service still has a cluster IP, and a node port, too',
      type: [balanced, 'kubectl get service lb'],
      shows: ['10.96.', '80:3'],
    },
    {
      says: '`allocateLoadBalancerNodePorts: false` goes without',
      type: [
        `${balanced} --overrides='{"spec":{"allocateLoadBalancerNodePorts":false}}'`,
        'clock +10',
        'kubectl get service lb',
      ],
      shows: ['34.27.67.1', '80/TCP'],
    },
    {
      says: 'a number that is written down may be taken, and then the API server refuses the Service',
      type: ['kubectl create service nodeport other --tcp=80 --node-port=30123'],
      shows: ['spec.ports[0].nodePort: Invalid value: 30123: provided port is already allocated'],
    },
    {
      says: 'The port is open on **every** node, whether one of the pods runs there or not',
      type: [opened, 'curl -sS http://172.18.0.2:30123'],
      shows: ["You've hit kubia-"],
    },
    {
      says: 'EXTERNAL-IP is `<pending>`; the node port works all the same',
      type: [
        'gcloud compute firewall-rules create all --allow=tcp:30000-32767',
        balanced,
        'port=$(kubectl get service lb -o jsonpath="{.spec.ports[0].nodePort}")',
        'kubectl get service lb --no-headers; curl -sS http://172.18.0.3:$port',
      ],
      shows: ['<pending>', "You've hit kubia-"],
    },
    {
      says: 'for ever where there is no such controller',
      world: '../09-ingress/world.yaml',
      type: ['kubectl create service loadbalancer lb --tcp=80', 'clock +86400', 'kubectl get service lb'],
      shows: ['<pending>'],
    },
    {
      says: 'When it goes, the client is left with nothing, however many nodes there are.',
      type: [opened, 'kubectl delete node node-1', 'curl -sS -m 5 http://172.18.0.3:30123'],
      shows: ['curl: (28)'],
    },
    {
      says: "A load balancer asks each node on the Service's `healthCheckNodePort`, and leaves out those that have none",
      type: [
        balanced,
        'clock +10',
        `kubectl patch service lb -p '${local}'; kubectl scale rc kubia --replicas=1`,
        'clock +60',
        'trace curl http://34.27.67.1',
      ],
      shows: ["You've hit kubia-", 'the only one', 'no ready endpoint'],
    },
    {
      says: '`loadBalancerSourceRanges` says who may use it',
      type: [
        `${balanced} --overrides='{"spec":{"loadBalancerSourceRanges":["198.51.100.0/24"]}}'`,
        'clock +10',
        'curl -sS -m 5 http://34.27.67.1',
      ],
      shows: ['curl: (28)'],
    },
    {
      says: 'A node without a ready pod drops connections **without a word**',
      type: [
        opened,
        `kubectl patch service kubia-nodeport -p '${local}'`,
        'curl -sS -m 5 http://172.18.0.2:30123',
      ],
      shows: ['curl: (28) Connection timed out'],
    },
    {
      says: "When a pod asks for the load balancer's address, kube-proxy answers for it on the spot, with any pod",
      type: [
        balanced,
        'clock +10',
        `kubectl patch service lb -p '${local}'`,
        'kubectl run client --image=curlimages/curl --command -- sleep infinity',
        'clock +5',
        'trace kubectl exec client -- curl -sS http://34.27.67.1',
      ],
      shows: ["You've hit kubia-", 'one of 3'],
      hides: ['node-1, one of 3', 'is on node'],
    },
    {
      says: 'has its node port and its address, and every client is refused',
      type: [
        `${balanced} --overrides='{"spec":{"selector":{"app":"kubi"}}}'`,
        'clock +10',
        'curl -sS http://34.27.67.1',
      ],
      shows: ['curl: (7)'],
    },
    { says: 'kubectl refuses it: `unknown field "sepc"`', type: [misspelt], shows: ['unknown field "sepc"'] },
    {
      says: 'With `--validate=false` it is dropped without a word',
      type: [
        "printf 'apiVersion: v1\\nkind: Namespace\\nmetadata: {name: odd}\\nsepc: {}\\n' | kubectl apply --validate=false -f -",
      ],
      shows: ['namespace/odd created'],
      hides: ['sepc'],
    },
    {
      says: '`gcloud copute`: it is `compute`',
      type: [opened.replace('compute', 'copute')],
      shows: ["Invalid choice: 'copute'"],
    },
    {
      says: 'That is the port of the cluster IP; the node listens at 30123.',
      type: [
        'gcloud compute firewall-rules create all --allow=tcp',
        'curl -sS http://172.18.0.3; curl -sS http://172.18.0.3:30123',
      ],
      shows: ['curl: (7)', "You've hit kubia-"],
    },
  ],
}

export default chapter
