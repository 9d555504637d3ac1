import type { ChapterClaims } from '../claims.ts'

const nextjs =
  'kubectl get endpointslices -l kubernetes.io/service-name=lines-admin-nextjs-service -o jsonpath='
const unready = `kubectl apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata: { name: unready, labels: { app: lines-admin-nextjs } }
spec:
  containers:
    - { name: kubia, image: luksa/kubia, readinessProbe: { httpGet: { path: /, port: 81 } } }
EOF`
const withoutSelector = `kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata: { name: my-service }
spec: { ports: [{ port: 80 }] }
EOF`
const conditions = `${nextjs}'{range .items[*].endpoints[*]}{.targetRef.name} {.conditions.ready} {.conditions.serving}{"\\n"}{end}'`
const leaving = [
  'kubectl create deployment kubia --image=luksa/kubia',
  'kubectl expose deployment kubia --port=80 --target-port=8080',
  'kubectl wait --for=condition=Available deployment/kubia',
  'kubectl scale deployment kubia --replicas=0',
  'sleep 3',
]
const byHand = 'kubectl apply -f lessons/04-endpoints/by-hand.yaml'
const ask = 'kubectl exec client -- curl -sS --max-time 5 http://my-service'
const askOften = `for n in 1 2 3 4 5 6 7 8 9; do ${ask}; echo; done`

function rewrite(slice: string): string {
  return `kubectl patch endpointslice my-service-1 --type=merge -p '{${slice}}'`
}

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'A pod that is not ready stays in the slice, with `ready: false`',
      type: [unready, 'sleep 5', conditions],
      shows: ['unready false false'],
    },
    {
      says: '`publishNotReadyAddresses: true`: then all of them are called ready',
      type: [
        unready,
        `kubectl patch service lines-admin-nextjs-service -p '{"spec":{"publishNotReadyAddresses":true}}'`,
        'sleep 5',
        conditions,
      ],
      shows: ['unready true false'],
    },
    {
      says: 'or one that has ended, is not listed',
      type: [
        'kubectl run done --image=busybox:1.37 --restart=Never --labels=app=lines-admin-nextjs --command -- true',
        'sleep 10',
        conditions,
      ],
      shows: ['lines-admin-nextjs-'],
      hides: ['done'],
    },
    {
      says: 'the pod is Ready, whether it is being deleted or not',
      type: [
        ...leaving,
        'kubectl get endpointslices -l app=kubia -o jsonpath={.items[*].endpoints[*].conditions}',
      ],
      shows: ['{"ready":false,"serving":true,"terminating":true}'],
    },
    {
      says: 'Where no endpoint is `ready`, kube-proxy sends to those that are `serving` and `terminating`',
      type: [...leaving, 'kubectl exec client -- curl -sS http://kubia'],
      shows: ["You've hit kubia-"],
    },
    {
      says: 'a Service with 250 pods has at least three slices',
      type: [
        'kubectl create deployment many --image=nginx --replicas=250',
        'kubectl expose deployment many --port=80',
        'sleep 10',
        'kubectl get endpointslices -l app=many --no-headers | wc -l',
      ],
      shows: ['3'],
    },
    {
      says: 'Leave the selector out and nobody writes the list for you.',
      type: [withoutSelector, `kubectl get endpointslices -l kubernetes.io/service-name=my-service; ${ask}`],
      shows: ['No resources found', 'curl: (7)'],
    },
    {
      says: 'Two names that differ are two ports that never meet.',
      type: [byHand, rewrite('"ports":[{"name":"http","port":9376}]'), 'sleep 2', ask],
      shows: ['curl: (7)'],
    },
    {
      says: 'Without a selector, `targetPort` of the Service decides nothing.',
      type: [
        byHand,
        `kubectl patch service my-service -p '{"spec":{"ports":[{"port":80,"targetPort":1}]}}'`,
        'sleep 2',
        ask,
      ],
      shows: ['legacy-'],
    },
    ...['127.0.0.1', '169.254.1.1', '224.0.0.1'].map((address) => ({
      says: 'Loopback (`127.0.0.0/8`, `::1`) and link-local addresses (`169.254.0.0/16`, `224.0.0.0/24`, `fe80::/10`) are refused.',
      type: [byHand, rewrite(`"endpoints":[{"addresses":["${address}"]}]`)],
      shows: [`endpoints[0].addresses[0]: Invalid value: "${address}": may not be in the`],
    })),
    {
      says: 'The cluster IP of another Service is accepted and never works',
      type: [byHand, rewrite('"endpoints":[{"addresses":["10.96.0.1"]}]'), 'sleep 2', ask],
      shows: ['curl: (28)'],
    },
    {
      says: 'kube-proxy uses its first address and ignores the rest',
      type: [byHand, rewrite('"endpoints":[{"addresses":["10.4.5.6","10.1.2.3"]}]'), 'sleep 2', askOften],
      shows: ['legacy-1 answers'],
      hides: ['legacy-2'],
    },
    {
      says: 'A selector is added later: now the controller writes slices, too, and traffic goes to both lists.',
      type: [
        byHand,
        'kubectl run ours --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --labels=app=ours -- netexec --http-port=9376',
        'kubectl wait --for=condition=Ready pod/ours',
        'kubectl set selector service my-service app=ours',
        'sleep 2',
        askOften,
      ],
      shows: ['legacy-', 'NOW: '],
    },
    {
      says: 'one that somebody wrote by hand is copied into EndpointSlices',
      type: [
        `kubectl apply -f - <<EOF
apiVersion: v1
kind: Service
metadata: { name: old }
spec: { ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Endpoints
metadata: { name: old }
subsets: [{ addresses: [{ ip: 10.4.5.6 }], ports: [{ port: 9376 }] }]
EOF`,
        'kubectl get endpointslices -l kubernetes.io/service-name=old --show-labels',
      ],
      shows: ['10.4.5.6', 'endpointslice.kubernetes.io/managed-by=endpointslicemirroring-controller.k8s.io'],
    },
  ],
}

export default chapter
