import type { ChapterClaims } from '../claims.ts'

const curl = (url: string): string => `kubectl exec client -- curl -sS -m 3 ${url}`

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'the name has no address: it is misspelt, in another namespace, or nobody made the Service',
      type: [
        'kubectl create namespace far',
        'kubectl expose pod catalog-0 -n far --port=80 2>&1; kubectl create service clusterip book -n far --tcp=80',
        curl('http://book'),
      ],
      shows: ['curl: (6) Could not resolve host: book'],
    },
    {
      says: 'the Service has no endpoint, or nobody listens at the port',
      type: ['kubectl create service clusterip nobody --tcp=80', 'clock +2', curl('http://nobody')],
      shows: ['curl: (7)'],
    },
    {
      says: 'no such address, no such port of the Service, a firewall',
      type: [`${curl('http://10.96.77.77')}; ${curl('http://page:81')}`],
      shows: [
        'curl: (28) Connection timed out after 3001 milliseconds\ncommand terminated with exit code 28\ncurl: (28)',
      ],
    },
    {
      says: 'a Service that works does not answer to ping',
      type: [
        'kubectl run tools --image=busybox --command -- sleep infinity',
        'clock +5',
        'kubectl exec tools -- wget -qO- -T 3 http://page/hostname; kubectl exec tools -- ping -c 1 -W 2 page',
      ],
      shows: ['page-', '100% packet loss'],
    },
    {
      says: 'No addresses: the selector finds nobody.',
      type: [
        `kubectl patch service page -p '{"spec":{"selector":{"app":"pages"}}}'`,
        'kubectl get endpointslices -l kubernetes.io/service-name=page',
      ],
      shows: ['<unset>'],
    },
    {
      says: '`kubectl describe service`: `Internal Traffic Policy: Local`',
      type: [
        `kubectl patch service page -p '{"spec":{"internalTrafficPolicy":"Local"}}'`,
        'kubectl describe service page',
      ],
      shows: ['Internal Traffic Policy:  Local'],
    },
    {
      says: '`kubectl rollout status deployment NAME` waits for new pods that are not ready; `kubectl rollout history` shows what to go back to, `kubectl rollout undo` goes there',
      type: [
        `kubectl patch deployment page --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/readinessProbe","value":{"exec":{"command":["false"]}}}]'`,
        'kubectl rollout status deployment page --timeout=20s; kubectl rollout history deployment page; kubectl rollout undo deployment page; kubectl rollout status deployment page',
      ],
      shows: [
        'Waiting for deployment "page" rollout to finish',
        'error: timed out waiting for the condition',
        'REVISION',
        'deployment.apps/page rolled back',
        'successfully rolled out',
      ],
    },
    {
      says: 'It still works, with a warning that the API is deprecated since Kubernetes 1.33',
      type: ['kubectl get endpoints page'],
      shows: [
        'Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice',
        '10.244.',
      ],
    },
    {
      says: 'a probe on another port than the one that clients use says nothing about it',
      type: [
        `kubectl run two --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --port=81 --expose --overrides='{"spec":{"containers":[{"name":"two","image":"registry.k8s.io/e2e-test-images/agnhost:2.53","args":["netexec"],"readinessProbe":{"tcpSocket":{"port":8080}}}]}}'`,
        'clock +20',
        `kubectl get pod two --no-headers; ${curl('http://two:81')}`,
      ],
      shows: ['1/1', 'curl: (7)'],
    },
  ],
}

export default chapter
