/** What kubectl logs knows: requests that were sent from here, and what a command that ended says once more. */
import { beforeEach, describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { runCommand } from './run-command.ts'
import { newSession, type Session } from './session.ts'

const world = `
apiVersion: v1
kind: Service
metadata: {name: web}
spec: {clusterIP: 10.96.0.50, selector: {app: web}, ports: [{port: 80}]}
---
apiVersion: v1
kind: Pod
metadata: {name: web, labels: {app: web}}
spec: {nodeName: node-1, containers: [{name: web, image: 'nginx:1.29'}]}
---
apiVersion: v1
kind: Pod
metadata: {name: kubia}
spec: {containers: [{name: kubia, image: luksa/kubia}]}
---
apiVersion: v1
kind: Pod
metadata: {name: client}
spec: {nodeName: node-2, containers: [{name: client, image: curlimages/curl, command: [sleep, infinity]}]}
---
apiVersion: v1
kind: Pod
metadata: {name: done}
spec:
  restartPolicy: Never
  initContainers: [{name: before, image: busybox, command: [sh, -c, echo first]}]
  containers: [{name: done, image: busybox, command: [sh, -c, 'echo begun; cat /nope; exit 3']}]
`
const start = new Cluster()
const parsed = parseManifests({ name: 'world.yaml', text: world })
if (!parsed.ok || !start.apply(parsed.value).ok) throw new Error('the world does not stand')
start.rest(60)

let [cluster, session]: [Cluster, Session] = [start, newSession()]
beforeEach(() => {
  ;[cluster, session] = [start.fork(), newSession()]
})

function type(line: string): string {
  const ran = runCommand(cluster, line, session)
  session = ran.session
  return (ran.stdout + ran.stderr).trimEnd()
}

describe('kubectl logs', () => {
  it('shows requests as nginx logs them, those of this container alone', () => {
    const address = type('kubectl get pod client -o jsonpath={.status.podIP}')
    type('kubectl exec client -- curl -s http://web')
    type('kubectl exec client -- curl -s -A me -H "Referer: here" http://web/nope?x=1')
    expect(type('kubectl logs web').split('\n')).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${address} - - \\[01/Jan/2026:\\d\\d:\\d\\d:\\d\\d \\+0000\\] "GET / HTTP/1.1" 200 \\d+ "-" "curl/[\\d.]+" "-"$`,
        ),
      ),
      expect.stringMatching(/"GET \/nope\?x=1 HTTP\/1.1" 404 \d+ "here" "me" "-"$/),
    ])
    expect(type('kubectl logs web --tail=1')).toMatch(/nope/)
    expect(type('kubectl logs client')).toMatch(/^hint: the simulator does not know/)
  })

  it('shows requests as the application of the notes logs them', () => {
    const [address, kubia] = ['client', 'kubia'].map((pod) =>
      type(`kubectl get pod ${pod} -o jsonpath={.status.podIP}`),
    )
    type(`kubectl exec client -- curl -s http://${kubia}:8080`)
    expect(type('kubectl logs kubia')).toBe(`Received request from ::ffff:${address}`)
  })

  it('forgets them with the pod', () => {
    type('kubectl exec client -- curl -s http://web')
    type('kubectl delete pod web --now; kubectl run web --image=nginx; sleep 9')
    expect(type('kubectl logs web')).toMatch(/^hint: the simulator does not know/)
  })

  it('shows what a command that has ended printed', () => {
    expect(type('kubectl logs done -c done')).toBe(
      "begun\ncat: can't open '/nope': No such file or directory",
    )
    expect(type('kubectl logs done -c before')).toBe('first')
  })
})
