import type { ChapterClaims } from '../claims.ts'

const service = 'kubectl create service clusterip web --tcp=80'
const sticky = patch('"sessionAffinity":"ClientIP"')
const remembered = [
  'kubectl create deployment web --image=traefik/whoami --replicas=3',
  service,
  sticky,
  'kubectl run client --image=curlimages/curl --command -- sleep infinity',
  'kubectl wait --for=condition=Ready pod --all',
  'POD=$(kubectl exec client -- curl -s http://web | grep -o "web-.*")',
]
const askAgain = 'kubectl exec client -- curl -s http://web | grep Hostname | sed "s/$POD/the same/"'
const throughIngress = askAgain.replace(
  'http://web',
  '-H "Host: shop.example.com" http://ingress-nginx-controller.ingress-nginx',
)

const chapter: ChapterClaims = {
  world: 'default',
  claims: [
    {
      says: '`None`, the default, or `ClientIP`. There is no third value',
      type: [service, patch('"sessionAffinity":"Cookie"')],
      shows: ['supported values: "ClientIP", "None"'],
    },
    ...[0, 86_401].map((seconds) => ({
      says: 'from 1 to 86400 (one day)',
      type: [service, patch(`"sessionAffinity":"ClientIP",${timeout(seconds)}`)],
      shows: [`timeoutSeconds: Invalid value: ${seconds}`],
    })),
    ...[1, 86_400].map((seconds) => ({
      says: 'from 1 to 86400 (one day)',
      type: [service, patch(`"sessionAffinity":"ClientIP",${timeout(seconds)}`)],
      shows: ['service/web patched'],
    })),
    {
      says: 'the API server drops it without a word',
      type: [
        service,
        patch(timeout(60)),
        "kubectl get service web -o jsonpath='{.spec.sessionAffinity}:{.spec.sessionAffinityConfig}'",
      ],
      shows: ['None:'],
      hides: ['clientIP'],
    },
    {
      says: 'a headless Service (`clusterIP: None`, chapter 12) has none at all',
      type: [`${service} --clusterip=None`, sticky],
      shows: ['Warning: spec.SessionAffinity is ignored for headless services'],
    },
    {
      says: 'Whoever is remembered stays where it is',
      type: [
        ...remembered,
        'kubectl scale deployment web --replicas=9',
        'kubectl rollout status deployment web',
        `for n in 1 2 3 4 5 6; do ${askAgain}; done`,
      ],
      shows: ['Hostname: the same'],
      hides: ['Hostname: web-'],
    },
    {
      says: 'A pod that is replaced has a new address, and its clients go elsewhere.',
      type: [...remembered, 'kubectl delete pod $POD --now', askAgain],
      shows: ['Hostname: web-'],
    },
    {
      says: '`sessionAffinity` of the Service behind it has no effect',
      type: [
        'minikube addons enable ingress',
        ...remembered,
        'kubectl create ingress shop --class=nginx --rule="shop.example.com/*=web:80"',
        'sleep 30',
        `for n in 1 2 3 4 5 6; do ${throughIngress}; done`,
      ],
      shows: ['Hostname: the same', 'Hostname: web-'],
    },
  ],
}

function patch(spec: string): string {
  return `kubectl patch service web -p '{"spec":{${spec}}}'`
}

function timeout(seconds: number): string {
  return `"sessionAffinityConfig":{"clientIP":{"timeoutSeconds":${seconds}}}`
}

export default chapter
