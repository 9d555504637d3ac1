import type { ChapterClaims } from '../claims.ts'

const slices = 'kubectl get endpointslices -l kubernetes.io/service-name=kubia'
const podsListed = `${slices} -o jsonpath='{.items[*].endpoints[*].targetRef.name}'`
const unready = `kubectl apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata: { name: unready, labels: { app: kubia } }
spec:
  containers:
    - { name: kubia, image: luksa/kubia, readinessProbe: { httpGet: { path: /, port: 81 } } }
EOF`

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'an IP address that stays for as long as the Service exists',
      type: [`kubectl patch service kubia -p '{"spec":{"clusterIP":"10.96.0.77"}}'`],
      shows: ['may not change once set'],
    },
    {
      says: 'Leave `targetPort` out and it is the same number as `port`. Leave `protocol` out and it is TCP.',
      type: [
        `kubectl patch service kubia --type=merge -p '{"spec":{"ports":[{"port":8080}]}}'`,
        "kubectl get service kubia -o jsonpath='{.spec.ports[0].targetPort} {.spec.ports[0].protocol}'",
      ],
      shows: ['8080 TCP'],
    },
    {
      says: "lives in the Service's **own namespace**",
      type: [
        'kubectl create namespace shop',
        'kubectl run stranger -n shop --image=luksa/kubia --labels=app=kubia',
        'kubectl wait -n shop --for=condition=Ready pod/stranger',
        podsListed,
      ],
      shows: ['any-name-will-do'],
      hides: ['stranger'],
    },
    {
      says: "not those in the Deployment's own `metadata`",
      type: [
        'kubectl label deployment any-name-will-do kind=web',
        'kubectl set selector service kubia kind=web',
        slices,
      ],
      shows: ['<unset>'],
      hides: ['10.244.'],
    },
    {
      says: "Change a pod's label, and the pod is in or out a moment later",
      type: [
        'kubectl label $(kubectl get pods -l app=kubia -o name | head -1) app=other --overwrite',
        slices,
      ],
      shows: [' 10.244.2.2,10.244.3.2 '],
    },
    {
      says: 'A slice without addresses means: the selector finds no pod',
      type: ['kubectl set selector service kubia app=kubi', slices],
      shows: ['<unset>'],
      hides: ['10.244.'],
    },
    {
      says: 'Pods that are not ready stand in the slice as well',
      type: [unready, 'sleep 5', podsListed],
      shows: ['unready'],
    },
    {
      says: '`describe` leaves them out',
      type: [unready, 'sleep 5', 'kubectl describe service kubia'],
      shows: ['10.244.1.2:8080,10.244.2.2:8080,10.244.3.2:8080 + 0 more...'],
    },
    {
      says: 'Where nobody answers at all, curl gives up after a while with exit code 28.',
      type: ['kubectl exec client -- curl -sS http://kubia:8080'],
      shows: ['command terminated with exit code 28'],
    },
    {
      says: 'A cluster IP has a meaning only inside the cluster',
      type: ['curl -sS --max-time 3 http://10.96.47.80'],
      shows: ['curl: (28)'],
    },
    {
      says: 'kubectl no longer runs `exec POD COMMAND` without the dashes',
      type: ['kubectl exec client curl -s http://kubia'],
      shows: ['exec [POD] [COMMAND] is not supported anymore'],
    },
    {
      says: 'from a pod all of its labels',
      type: [
        'kubectl label pod client app=kubia tier=x',
        'kubectl expose pod client --port=80 --dry-run=client -o jsonpath={.spec.selector}',
      ],
      shows: ['{"app":"kubia","tier":"x"}'],
    },
    {
      says: 'a pod without labels cannot be exposed',
      type: ['kubectl expose pod client --port=80'],
      shows: ['the pod has no labels and cannot be exposed'],
    },
    {
      says: 'without `--port` the object must name a containerPort',
      type: ['kubectl expose deployment any-name-will-do'],
      shows: ["couldn't find port via --port flag or introspection"],
    },
    {
      says: 'The Endpoints API is deprecated since Kubernetes 1.33',
      type: ['kubectl get endpoints kubia'],
      shows: ['Warning: v1 Endpoints is deprecated in v1.33+'],
    },
  ],
}

export default chapter
