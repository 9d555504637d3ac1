/** Every line that kubectl refuses names a way on, in both languages. */
import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import type { CommandOutput, KubectlIo } from './command-output.ts'
import { runKubectl } from './run-kubectl.ts'
import { splitWords } from './split-words.ts'

const world = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: web, labels: {app: web}}
spec:
  selector: {matchLabels: {app: web}}
  template:
    metadata: {labels: {app: web}}
    spec: {containers: [{name: web, image: nginx}]}
---
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec: {containers: [{name: client, image: busybox, command: [sleep, infinity]}]}
`
const start = new Cluster()
const parsed = parseManifests({ name: 'world.yaml', text: world })
if (!parsed.ok || !start.apply(parsed.value).ok) throw new Error('the world does not stand')

function type(line: string, language: 'en' | 'ko'): CommandOutput {
  const io: KubectlIo = { stdin: '', readFile: () => undefined, language, exec: () => notThere }
  return runKubectl(start.fork(), splitWords(line).words, io)
}

const notThere: CommandOutput = {
  stdout: '',
  stderr: 'error: Internal error occurred: unable to upgrade connection: container not found ("client")\n',
  exitCode: 1,
}

const refused: readonly (readonly [line: string, hint: string])[] = [
  ['get', 'name a type: kubectl get pods, or kubectl get services'],
  ['get pod web', 'web is a Deployment; its pods have longer names: kubectl get pods'],
  ['get pods svc', 'for both types write kubectl get pods,svc'],
  ['get pods, svc', 'write types with commas and no blanks: kubectl get pods,services'],
  ['get svc nope', 'kubectl get services -A shows which there are'],
  ['get node nope', 'kubectl get nodes shows which there are'],
  ['get pods -n nope', 'there is no namespace nope; kubectl get namespaces shows which there are'],
  ['get pods -o yml', 'write -o yaml'],
  ['get pods -o table', 'most use -o wide, -o yaml or -o name'],
  ['get pods -o jsonpath', "write the template in quotes: -o jsonpath='{.metadata.name}'"],
  ['get pods -o custom-columns', 'write -o custom-columns=NAME:.metadata.name,IP:.status.podIP'],
  ["get pods -l 'app in (web'", "write -l app=web, or -l 'app in (web,db)'"],
  ['get svc/web pods', 'write TYPE/NAME for each: kubectl get service/web pod/client'],
  ['get pods -a', 'leave it out: pods that have ended are shown since 1.10; -A shows all namespaces'],
  ['get pods --context kind', 'there is one context here: simulator'],
  ['describe', 'name a type: kubectl describe service web'],
  ['pods', 'type kubectl get pods'],
  ['stop pod web', 'use kubectl delete, or kubectl scale --replicas=0'],
  ['create deployment web', 'add --image=nginx: kubectl create deployment … --image=nginx'],
  ['run web', 'add --image=nginx: kubectl run NAME --image=nginx'],
  ['create pod web', 'kubectl run NAME --image=IMAGE makes a pod'],
  ['create service clusterip', 'write one name: kubectl create service clusterip NAME'],
  ['create secret tls web', 'add --cert=tls.crt --key=tls.key'],
  ['create secret generic web --from-literal=a', 'write --from-literal=KEY=VALUE'],
  ['apply', 'name the file or folder: kubectl apply -f FILE'],
  ['apply web.yaml', 'write -f before the file: kubectl apply -f web.yaml'],
  ['apply -f web.yaml', 'ls shows the files of the working folder'],
  ['delete', 'name the object: kubectl delete TYPE NAME'],
  ['delete pods', 'write a name behind it: kubectl delete pods NAME; kubectl get pods shows which there are'],
  ['exec client', 'write the command behind --: kubectl exec -it client -- sh'],
  ['exec web -- ls', 'web is a Deployment: write deployment/web, and one of its pods is taken'],
  [
    'exec client -- ls',
    'the container has not started yet, or has ended: wait with sleep 3 or kubectl wait --for=condition=Ready pod/client, and look with kubectl get pod client',
  ],
  ['logs', 'kubectl logs POD'],
  ['logs client -p', 'it was not restarted: leave -p out'],
  ['run x --image=busybox --restart=never', 'write Always, OnFailure or Never: letter case counts'],
  ['run x --image=busybox --rm', 'add -it: kubectl run -it --rm NAME --image=IMAGE -- COMMAND'],
  ['scale deployment web', 'add --replicas=3: kubectl scale … --replicas=3'],
  ['scale deployment web --replicas=-1', 'write --replicas=3'],
  [
    'label pod client',
    'write KEY=VALUE behind the name, or KEY- to take it away: kubectl label pod web tier=front',
  ],
  ['label svc web a=b c', 'names come first, then KEY=VALUE'],
  ['set image deploy/web', 'write CONTAINER=IMAGE behind it: kubectl set image deploy/web nginx=nginx:1.29'],
  ['wait pod client', 'say what is waited for: kubectl wait pod/web --for=condition=Ready'],
  ['patch svc web', `write -p '{"spec":{"type":"NodePort"}}'`],
  ['explain svc spec', 'join the words with dots: kubectl explain svc.spec'],
  ['explain svc.spec.foo', 'kubectl explain svc.spec lists the fields'],
  ['port-forward', 'kubectl port-forward service/web 8080:80'],
  ['port-forward svc/web 8080:99', 'kubectl get service shows its ports'],
  ['taint nodes node-1 a=b:Never', 'write NoSchedule, PreferNoSchedule or NoExecute'],
]

describe('what helps on behind a refusal', () => {
  it.each(refused)('kubectl %s', (line, hint) => {
    const { stderr } = type(line, 'en')
    expect(stderr.split('\n').filter((one) => one.startsWith('hint: '))).toEqual([`hint: ${hint}`])
  })

  it.each(refused)('kubectl %s, in Korean', (line) => {
    const { stderr } = type(line, 'ko')
    const hints = stderr.split('\n').filter((one) => one.startsWith('hint: '))
    expect(hints).toHaveLength(1)
    // A line that is a command alone is the same in both.
    if (!hints[0]?.startsWith('hint: kubectl')) expect(hints[0]).toMatch(/[가-힣]/)
  })
})

it('a warning is no refusal, though it says that something is required', () => {
  const cluster = start.fork()
  const stdin = 'apiVersion: v1\nkind: Service\nmetadata: {name: api}\nspec: {ports: [{port: 80}]}\n'
  const io: KubectlIo = { stdin, readFile: () => undefined, language: 'en', exec: () => notThere }
  runKubectl(cluster, splitWords('create service clusterip api --tcp=80').words, io)
  const { stderr, stdout } = runKubectl(cluster, splitWords('apply -f -').words, io)
  expect(stderr).toMatch(/^Warning: [^\n]* is required by kubectl apply[^\n]*\n$/)
  expect(stdout).toBe('service/api configured\n')
})
