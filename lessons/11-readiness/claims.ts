import type { ChapterClaims } from '../claims.ts'

const deployment =
  'kubectl create deployment web --image=registry.k8s.io/e2e-test-images/agnhost:2.53 --replicas=2 --port=8080 -- /agnhost netexec'
const templateWith = (field: string, value: string): string =>
  `kubectl patch deployment web --type=json -p '[{"op":"add","path":"/spec/template/spec/containers/0/${field}","value":${value}}]'`
const never = '{"exec":{"command":["false"]}}'
const run = (name: string, container: string, spec = ''): string =>
  `kubectl run ${name} --image=luksa/kubia --overrides='{"spec":{"containers":[{"name":"${name}","image":"luksa/kubia",${container}}]${spec}}}'`

const chapter: ChapterClaims = {
  world: 'world.yaml',
  claims: [
    {
      says: 'A rollout waits for that, too: old pods are ended as new ones become ready.',
      type: [deployment, 'clock +10', templateWith('readinessProbe', never), 'clock +60', 'kubectl get rs'],
      shows: ['2         2         2', '1         1         0'],
    },
    {
      says: 'So a pod that stops answering stays an endpoint for a while: with the defaults twenty to thirty seconds.',
      type: [
        'kubectl exec kubia-2r1qp -- touch /var/ready',
        'clock +10',
        'kubectl exec kubia-2r1qp -- rm /var/ready',
        'clock +18; kubectl get pod kubia-2r1qp; clock +12; kubectl get pod kubia-2r1qp',
      ],
      shows: ['1/1', '0/1'],
    },
    {
      says: 'Until the startup probe has passed, the other two are not asked.',
      type: [
        run('slow', `"startupProbe":${never},"readinessProbe":${never},"livenessProbe":${never}`),
        'clock +20',
        'kubectl describe pod slow',
      ],
      shows: ['Startup probe failed'],
      hides: ['Readiness probe failed', 'Liveness probe failed'],
    },
    {
      says: 'a liveness probe cures by restarting, a readiness probe by leaving in peace',
      type: [
        `${run('restarted', `"livenessProbe":${never}`)}; ${run('left', `"readinessProbe":${never}`)}`,
        'clock +60',
        'kubectl get pods restarted left -o jsonpath="{.items[*].status.containerStatuses[0].restartCount}"',
      ],
      shows: ['1 0'],
    },
    {
      says: 'Then all pods are out at once, and clients get a refused connection',
      type: [
        'kubectl run client --image=curlimages/curl --command -- sleep infinity',
        'clock +5',
        'kubectl exec client -- curl -sS http://kubia',
      ],
      shows: ['curl: (7)'],
    },
    {
      says: 'The moment a pod is deleted, its endpoint loses `ready`, whatever the probe says.',
      type: [
        'kubectl exec kubia-2r1qp -- touch /var/ready',
        'clock +10',
        'kubectl delete pod kubia-2r1qp --wait=false',
        `kubectl get endpointslices -l kubernetes.io/service-name=kubia -o jsonpath='{.items[0].endpoints[?(@.targetRef.name=="kubia-2r1qp")].conditions}'`,
      ],
      shows: ['"ready":false', '"serving":true', '"terminating":true'],
    },
    {
      says: '**the hook is part of it**',
      type: [
        run('brief', '"lifecycle":{"preStop":{"sleep":{"seconds":4}}}', ',"terminationGracePeriodSeconds":5'),
        'clock +5',
        'kubectl delete pod brief',
        'clock',
      ],
      shows: ['2026-01-01T00:01:1'],
    },
    {
      says: 'A Deployment replaces the pods by itself',
      type: [
        deployment,
        'clock +10',
        templateWith('env', '[{"name":"A","value":"b"}]'),
        'clock +20',
        'kubectl get rs',
      ],
      shows: ['2         2         2', '0         0         0'],
    },
    {
      says: 'The probe asks a port on which the program listens for itself only, at 127.0.0.1.',
      type: [
        `kubectl run local --image=python:3.12 --overrides='{"spec":{"containers":[{"name":"local","image":"python:3.12","command":["python3","-m","http.server","8000","--bind","127.0.0.1"],"readinessProbe":{"httpGet":{"port":8000}}}]}}'`,
        'clock +30',
        'kubectl describe pod local',
      ],
      shows: [':8000: connect: connection refused'],
    },
    {
      says: 'a restarted container has lost its',
      type: [
        run('again', '"livenessProbe":{"exec":{"command":["ls","/var/alive"]},"initialDelaySeconds":5}'),
        'clock +5',
        'kubectl exec again -- touch /var/ready; kubectl exec again -- ls /var/ready',
        'clock +60',
        'kubectl exec again -- ls /var/ready',
      ],
      shows: ["cannot access '/var/ready': No such file or directory"],
    },
  ],
}

export default chapter
