import type { ChapterClaims } from '../claims.ts'

const redis = 'kubectl create service clusterip redis --tcp=6379'
const told = 'kubectl exec late -- env'
const frontend = 'kubectl expose deployment lines-admin-nextjs --name=web --port=3000'

function started(...options: readonly string[]): readonly string[] {
  return [
    `kubectl run late --image=busybox:1.37 ${options.join(' ')} --command -- sleep infinity`,
    'kubectl wait --for=condition=Ready pod/late',
  ]
}

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'When a port has a name there is one variable more for it',
      type: [
        redis,
        `kubectl patch service redis -p '{"spec":{"ports":[{"port":6379,"name":"http"}]}}'`,
        ...started(),
        told,
      ],
      shows: ['REDIS_SERVICE_PORT_HTTP=6379'],
    },
    {
      says: "Those of the pod's **own namespace** that have a cluster IP",
      type: ['kubectl create namespace shop', `${redis} -n shop`, ...started(), told],
      shows: ['KUBERNETES_SERVICE_HOST='],
      hides: ['REDIS'],
    },
    {
      says: 'which every pod hears of',
      type: [
        'kubectl create namespace shop',
        'kubectl run there -n shop --image=busybox:1.37 --command -- sleep infinity',
        'kubectl wait -n shop --for=condition=Ready pod/there',
        'kubectl exec -n shop there -- env',
      ],
      shows: ['KUBERNETES_SERVICE_HOST=10.124.0.1'],
    },
    {
      says: 'A headless Service has no address to tell, an ExternalName Service has none either.',
      type: [
        'kubectl create service clusterip redis --clusterip=None',
        'kubectl create service externalname redis-outside --external-name=redis.example.com',
        ...started(),
        told,
      ],
      shows: ['KUBERNETES_SERVICE_HOST='],
      hides: ['REDIS'],
    },
    {
      says: "`enableServiceLinks: false` in the pod's spec leaves all of them out but the API server's",
      type: [redis, ...started(`--overrides='{"spec":{"enableServiceLinks":false}}'`), told],
      shows: ['KUBERNETES_SERVICE_HOST='],
      hides: ['REDIS'],
    },
    {
      says: 'A container that is **started again** is told anew',
      type: [
        'kubectl run again --image=busybox:1.37 --command -- sleep 30',
        'kubectl wait --for=condition=Ready pod/again',
        redis,
        'sleep 45',
        'kubectl exec again -- env',
      ],
      shows: ['REDIS_SERVICE_HOST='],
    },
    {
      says: 'the variables go on naming an address that nobody has any more',
      type: [
        frontend,
        ...started(),
        'kubectl delete service web',
        frontend,
        'kubectl exec late -- env | sed "s/$(kubectl get service web -o jsonpath={.spec.clusterIP})/the address of now/"',
      ],
      shows: ['WEB_SERVICE_HOST=10.124.'],
    },
    {
      says: 'A Service called `redis` sets `REDIS_PORT=tcp://',
      type: [redis, ...started(), told],
      shows: ['REDIS_PORT=tcp://10.124.'],
    },
    {
      says: "a variable of that name in the pod's own `env`, which wins",
      type: [redis, ...started('--env=REDIS_PORT=6379'), told],
      shows: ['REDIS_PORT=6379'],
    },
  ],
}

export default chapter
