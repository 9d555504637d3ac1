/** With Korean chosen, what helps on is Korean, whoever says it; programs keep their own English lines. */
import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { runCommand } from './run-command.ts'
import { newSession } from './session.ts'

const world = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: 10.96.0.50, selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {containers: [{name: web, image: nginx}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec: {containers: [{name: client, image: busybox, command: [sleep, infinity]}]}
`
const start = new Cluster()
const parsed = parseManifests({ name: 'world.yaml', text: world })
if (!parsed.ok || !start.apply(parsed.value).ok) throw new Error('the world does not stand')

it.each([
  'kubctl get pods',
  'vi web.yaml',
  'docker ps',
  'ssh node-1',
  'jq .',
  'tcpdump',
  'helm ls',
  'git status',
  'minikube start',
  'minikube tunnel',
  'minikube addons enable dashboard',
  'gcloud copute firewall-rules list',
  'gcloud container clusters list',
  'gcloud compute firewall-rules create a --allow=tcp:80 --direction=EGRESS',
  'openssl s_client',
  'kubectl get foo',
  'kubectl get pods -w',
  'kubectl get podz',
  'kubectl get pv',
  'kubectl get pods --show-lables',
  'kubectl run x --image=nginx --generator=run-pod/v1',
  'kubectl create deployment Web_1 --image=nginx',
  'kubectl expose pod web',
  'kubectl expose node node-1 --port=80',
  'kubectl logs web',
  'kubectl cp web:/etc/hosts .',
  'kubectl attach web',
  'kubectl top pods',
  'kubectl diff -f x',
  'kubectl edit service web',
  'kubectl exec client -- bash',
  'kubectl exec client -- curl web',
  'kubectl exec client -- cat /ect/resolv.conf',
  'kubectl exec client -- ping -c 1 web',
  'kubectl exec client ls',
  'kubectl exec client -c nope -- ls',
  'kubectl port-forward service/web 8080:80',
  'kubectl apply -f https://example.com/x.yaml',
  'kubectl apply -k .',
  'kubectl delete pod web --cascade=orphan',
  'kubectl auth can-i get pods',
  'kubectl config use-context kind-kind',
  'kubectl run -it --rm x --image=busybox --restart=OnFailure -- false',
])('%s', (line) => {
  const { stderr } = runCommand(start.fork(), line, newSession({ language: 'ko' }))
  const hints = stderr.split('\n').filter((one) => one.startsWith('hint: '))
  expect(hints.length).toBeGreaterThan(0)
  for (const hint of hints) expect(hint).toMatch(/[가-힣]/)
})
