import type { ChapterClaims } from '../claims.ts'

const service = 'kubectl create service clusterip web --tcp=80:8080'
const kubia = [
  'kubectl create deployment web --image=luksa/kubia',
  service,
  'kubectl run client --image=curlimages/curl --command -- sleep infinity',
  'kubectl wait --for=condition=Ready pod --all',
]
const ask = 'kubectl exec client -- curl -sS http://web'

function offer(...ports: readonly string[]): string {
  return `kubectl patch service web --type=merge -p '{"spec":{"ports":[${ports.join(',')}]}}'`
}

function declare(name: string, protocol = 'TCP'): string {
  const container = `{"name":"kubia","ports":[{"containerPort":8080,"name":"${name}","protocol":"${protocol}"}]}`
  return `kubectl patch deployment web -p '{"spec":{"template":{"spec":{"containers":[${container}]}}}}'`
}

const named = offer('{"port":80,"targetPort":"http-web-svc"}')
const rolledOut = 'kubectl rollout status deployment web'

const withSidecar = `kubectl apply -f - <<EOF
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec:
  initContainers:
    - { name: early, image: "busybox:1.37", command: ["true"], ports: [{ name: admin, containerPort: 81 }] }
    - { name: proxy, image: nginx, restartPolicy: Always, ports: [{ name: http, containerPort: 80 }] }
  containers:
    - { name: kubia, image: luksa/kubia }
EOF`

function slicesFor(targetPort: string): string {
  return `kubectl create service clusterip web --tcp=80:${targetPort}; kubectl wait --for=condition=Ready pod/web; kubectl get endpointslices -l app=web`
}

const chapter: ChapterClaims = {
  world: 'default',
  claims: [
    {
      says: '`containerPort` changes nothing for a numeric `targetPort`: leave it out, and traffic still arrives',
      type: [...kubia, ask],
      shows: ["You've hit web-"],
    },
    {
      says: 'A container can give its port a name, and the Service can use it',
      type: [...kubia, declare('http-web-svc'), named, rolledOut, ask],
      shows: ["You've hit web-"],
    },
    {
      says: 'A pod without a port of that name',
      type: [...kubia, named, ask],
      shows: ['curl: (7)'],
    },
    {
      says: 'or with one of another protocol, is left out of this port',
      type: [...kubia, declare('http-web-svc', 'UDP'), named, rolledOut, ask],
      shows: ['curl: (7)'],
    },
    {
      says: 'after them the sidecars: init containers with `restartPolicy: Always`',
      type: [withSidecar, slicesFor('http')],
      shows: [' 80 ', '10.244.'],
    },
    {
      says: 'Other init containers have ended when traffic comes, and are not asked',
      type: [withSidecar, slicesFor('admin')],
      shows: ['<unset>'],
    },
    {
      says: 'With more than one port, each needs a name',
      type: [service, offer('{"port":80}', '{"port":443}')],
      shows: ['spec.ports[0].name: Required value', 'spec.ports[1].name: Required value'],
    },
    {
      says: 'no two may have the same',
      type: [service, offer('{"port":80,"name":"http"}', '{"port":443,"name":"http"}')],
      shows: ['spec.ports[1].name: Duplicate value: "http"'],
    },
    {
      says: 'The pairs of port and protocol must differ, too',
      type: [service, offer('{"port":80,"name":"http"}', '{"port":80,"name":"web"}')],
      shows: ['spec.ports[1]: Duplicate value'],
    },
    {
      says: 'TCP 53 and UDP 53 may stand side by side',
      type: [service, offer('{"port":53,"name":"a"}', '{"port":53,"name":"b","protocol":"UDP"}')],
      shows: ['service/web patched'],
    },
    ...['123-abc', 'web', 'a'.repeat(63)].map((name) => ({
      says: 'lower-case letters, digits, `-`; begins and ends with a letter or digit; at most 63 characters',
      type: [service, offer(`{"port":80,"name":"${name}"}`)],
      shows: ['service/web patched'],
    })),
    ...['123_abc', '-web', 'Web', 'a'.repeat(64)].map((name) => ({
      says: '`123_abc`, `-web`, `Web`',
      type: [service, offer(`{"port":80,"name":"${name}"}`)],
      shows: ['spec.ports[0].name: Invalid value'],
    })),
    ...[
      ['8080', 'must contain at least one letter (a-z)'],
      ['name-of-service-port', 'must be no more than 15 characters'],
      ['a--b', 'must not contain consecutive hyphens'],
    ].map(([name = '', refusal = '']) => ({
      says: 'the same, but at most 15 characters, at least one letter, no `--`',
      type: ['kubectl create deployment web --image=luksa/kubia', declare(name)],
      shows: [refusal],
    })),
  ],
}

export default chapter
