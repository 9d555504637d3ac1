import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { certificates } from '../tls.ts'
import { completionsAt } from './complete.ts'
import { isUnfinished, runCommand } from './run-command.ts'
import { newSession } from './session.ts'

const manifests = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { containers: [{ name: c, image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args: [netexec] }] }
`

function world(): Cluster {
  const cluster = new Cluster({}, { certificates })
  const parsed = parseManifests({ name: 'world.yaml', text: manifests })
  if (parsed.ok) cluster.apply(parsed.value)
  cluster.advance(30)
  return cluster
}

const start = world()

const words = fc.constantFrom(
  ...'kubectl k get svc po -A -o wide exec -it web -- sh -c curl -s -v http://web -m 1 wget -qO- dig +short nslookup host getent hosts ping -c 2 nc -zv 80 cat /etc/resolv.conf /etc/hosts grep -E web awk {print$1} sed s/a/b/ -n 2p head -1 wc -l sort uniq cut -d -f1 tr a-z xargs echo printf %s date sleep 1 test -f [ ] env openssl genrsa req -x509 -subj /CN=a gcloud compute firewall-rules create --allow=tcp:1 minikube addons list clock +1s snapshot rewind trace explain help export X=1 $X $(echo) cd /tmp | || && ; ! > x < x >> x 2>&1 <<EOF EOF for i in 1 do done while true if then fi case esac { } ( ) \' " ` \\ * ? ~ $(( )) watch -n1 base64 -d tee yes seq 3 apply -f - delete describe patch edit label'.split(
    ' ',
  ),
)
const lines = fc
  .array(fc.oneof({ arbitrary: words, weight: 8 }, { arbitrary: fc.string(), weight: 1 }), { maxLength: 12 })
  .map((list) => list.join(' '))

describe('whatever is typed', () => {
  it('never throws, and ends with an exit code', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const ran = runCommand(start.fork(), line, newSession())
        expect(ran.exitCode).toBeGreaterThanOrEqual(0)
        expect(ran.stdout + ran.stderr).not.toMatch(/undefined|\[object|NaN/)
      }),
      { numRuns: 400 },
    )
  })

  it('comes to the same when it is typed again in the same world', () => {
    fc.assert(
      fc.property(lines, (line) => {
        const [a, b] = [
          runCommand(start.fork(), line, newSession()),
          runCommand(start.fork(), line, newSession()),
        ]
        expect(a.chunks).toEqual(b.chunks)
      }),
      { numRuns: 60 },
    )
  })

  it('can be asked whether it is finished, and completed', () => {
    fc.assert(
      fc.property(lines, (line) => {
        expect([true, false]).toContain(isUnfinished(line))
        expect(Array.isArray(completionsAt(start, newSession(), line).choices)).toBe(true)
      }),
      { numRuns: 200 },
    )
  })

  it.each([
    '('.repeat(5000),
    '$('.repeat(2000),
    '"'.repeat(999),
    '{1..99999}{1..99999}',
    'a'.repeat(100_000),
    `${'x=$((1+1)); '.repeat(2000)}echo $x`,
  ])('an odd text ends soon', (text) => {
    expect(runCommand(start.fork(), text, newSession()).exitCode).toBeGreaterThanOrEqual(0)
  })

  it.each([
    'x=aaaaaaaa; for i in $(seq 60); do x=$x$x; done; echo $x',
    `x=$(seq 99999); echo ${'$x'.repeat(500)}`,
    `x=$(seq 99999); echo ${'$x '.repeat(500)}`,
    'x=$(seq 99999); for i in $(seq 9999); do echo "$x"; done',
    'x=$(seq 99999); for i in $(seq 9999); do echo "$x"; done | wc -c',
    'x=$(seq 99999); for i in $(seq 9999); do echo "$x" >> file; done; wc -c file',
    'x=$(seq 99999); for i in $(seq 99); do kubectl exec web -- sh -c "echo hello >> /tmp/file"; done',
  ])('what grows and grows is stopped', (text) => {
    const { exitCode, stdout, stderr } = runCommand(start.fork(), text, newSession())
    expect(exitCode).toBeGreaterThanOrEqual(0)
    expect(stdout.length + stderr.length).toBeLessThan(5_000_000)
  })

  it('a session may have limits: so many programs, and no later than this', () => {
    const until = start.state.now + 100
    const session = newSession({ limits: { calls: 5, until } })
    const many = runCommand(start.fork(), 'for i in 1 2 3 4 5 6 7 8 9; do kubectl get pods; done', session)
    expect([many.stopped, many.exitCode, many.calls.length]).toEqual([true, 130, 5])
    const late = runCommand(start.fork(), 'sleep 200; kubectl get pods', session)
    expect([late.stopped, late.calls.map(({ words }) => words[0])]).toEqual([true, ['sleep']])
    const inside = runCommand(
      start.fork(),
      "kubectl exec web -- sh -c 'for i in 1 2 3 4 5 6 7; do hostname; done'",
      session,
    )
    expect([inside.stopped, inside.calls.filter(({ pod }) => pod === 'web').length]).toEqual([true, 4])
  })
})
