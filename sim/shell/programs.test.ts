import { beforeAll, describe, expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { certificates } from '../tls.ts'
import { runCommand } from './run-command.ts'
import { newSession } from './session.ts'

const manifests = `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { clusterIP: 10.96.0.50, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: web-headless }
spec: { clusterIP: None, selector: { app: web }, ports: [{ name: http, port: 80, targetPort: 8080 }] }
---
apiVersion: v1
kind: Service
metadata: { name: empty }
spec: { clusterIP: 10.96.0.51, selector: { app: nobody }, ports: [{ port: 80 }] }
---
apiVersion: v1
kind: Service
metadata: { name: outside }
spec: { type: ExternalName, externalName: api.example.com }
---
apiVersion: v1
kind: Service
metadata: { name: node }
spec: { type: NodePort, selector: { app: web }, ports: [{ port: 80, targetPort: 8080, nodePort: 30080 }] }
---
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web } }
spec: { nodeName: node-1, containers: [{ name: c, image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args: [netexec] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: redis }
spec: { nodeName: node-2, containers: [{ name: c, image: 'redis:7' }] }
---
apiVersion: v1
kind: Pod
metadata: { name: box }
spec: { nodeName: node-1, containers: [{ name: c, image: 'busybox:1.36', command: [sleep, infinity] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: oldbox }
spec: { nodeName: node-1, containers: [{ name: c, image: 'busybox:1.28', command: [sleep, infinity] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: utils }
spec: { nodeName: node-1, containers: [{ name: c, image: registry.k8s.io/e2e-test-images/jessie-dnsutils:1.7, command: [sleep, infinity] }] }
---
apiVersion: v1
kind: Pod
metadata: { name: client }
spec:
  nodeName: node-1
  hostAliases: [{ ip: 10.96.0.50, hostnames: [web.example.com] }]
  containers: [{ name: c, image: nginx:stable, env: [{ name: COLOUR, value: blue }], volumeMounts: [{ name: config, mountPath: /etc/app }] }]
  volumes: [{ name: config, configMap: { name: settings } }]
---
apiVersion: v1
kind: ConfigMap
metadata: { name: settings }
data: { level: debug }
---
apiVersion: v1
kind: Pod
metadata: { name: alpine }
spec: { nodeName: node-1, containers: [{ name: c, image: 'nginx:alpine' }] }
---
apiVersion: v1
kind: Pod
metadata: { name: echo }
spec: { nodeName: node-1, containers: [{ name: c, image: 'hashicorp/http-echo:1', args: ['-text=hi'] }] }
`

let start: Cluster

beforeAll(() => {
  const parsed = parseManifests({ name: 'world.yaml', text: manifests })
  start = new Cluster(
    {
      outsideNames: { 'api.example.com': { addresses: ['192.0.2.80'] } },
      outside: [{ ip: '192.0.2.80', name: 'api', listens: [{ port: 80 }] }],
    },
    { certificates },
  )
  expect(parsed.ok && start.apply(parsed.value)).toMatchObject({ ok: true })
  start.advance(60)
})

/** Everything that was written, in its order, and the exit code where it is not 0. */
function typed(line: string): string {
  const { chunks, exitCode } = runCommand(start.fork(), line, newSession())
  const text = chunks.map((chunk) => chunk.text).join('')
  return `${text}${exitCode === 0 ? '' : `exit ${exitCode}`}`.replaceAll('\r\n', '\n').trimEnd()
}

const inPod = (pod: string, command: string): string =>
  typed(`kubectl exec ${pod} -- ${command}`).replace(/command terminated with exit code \d+\n/, '')

describe('curl', () => {
  it.each([
    ['curl -s http://web/hostname', 'web'],
    ['curl -s web/hostname', 'web'],
    ['curl http://nosuch', 'curl: (6) Could not resolve host: nosuch\nexit 6'],
    [
      'curl http://empty',
      "curl: (7) Failed to connect to empty port 80 after 1 ms: Couldn't connect to server\nexit 7",
    ],
    ['curl -s http://empty', 'exit 7'],
    ['curl -m 3 http://web:81', 'curl: (28) Connection timed out after 3001 milliseconds\nexit 28'],
    [
      'curl --connect-timeout 2 http://web:81',
      'curl: (28) Failed to connect to web port 81 after 2001 ms: Timeout was reached\nexit 28',
    ],
    [
      'curl -k https://web:80',
      'curl: (35) OpenSSL/3.0.19: error:0A00010B:SSL routines::wrong version number\nexit 35',
    ],
    [
      'curl -f "http://web/echo?msg=no&code=503"',
      'curl: (22) The requested URL returned error: 503\nexit 22',
    ],
    ['curl -s -o /dev/null -w "%{http_code} %{remote_ip}\\n" http://web/hostname', '200 10.96.0.50'],
    [
      'curl -sI http://web/hostname',
      'HTTP/1.1 200 OK\nDate: Thu, 01 Jan 2026 00:01:00 GMT\nContent-Type: text/plain; charset=utf-8\nContent-Length: 3',
    ],
    ['curl -s --resolve shop.example.com:80:10.96.0.50 http://shop.example.com/hostname', 'web'],
    ['curl -s --connect-to shop.example.com:80:web:80 http://shop.example.com/hostname', 'web'],
    ['curl -s http://web.example.com/hostname', 'web'],
    ['curl -sL "http://web/redirect?location=/hostname&code=302"', 'web'],
    ['curl', "curl: try 'curl --help' or 'curl --manual' for more information\nexit 2"],
    [
      'curl --nope x',
      "curl: option --nope: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\nexit 2",
    ],
    ['curl ftp://web', 'curl: (1) Protocol "ftp" not supported or disabled in libcurl\nexit 1'],
    ['curl http://redis.default:6379', 'curl: (6) Could not resolve host: redis.default\nexit 6'],
    ['curl -s http://localhost/ -o /tmp/page && head -1 /tmp/page', '<!DOCTYPE html>'],
  ])('in a pod: %s', (command, shown) => {
    expect(inPod('client', command.includes('&&') ? `sh -c '${command}'` : command)).toBe(shown)
  })

  it('tells with -v how it connected, what it asked and what came back', () => {
    expect(inPod('client', 'curl -sv http://web/hostname')).toBe(
      [
        '*   Trying 10.96.0.50:80...',
        '* Connected to web (10.96.0.50) port 80 (#0)',
        '> GET /hostname HTTP/1.1',
        '> Host: web',
        '> User-Agent: curl/7.88.1',
        '> Accept: */*',
        '> ',
        '< HTTP/1.1 200 OK',
        '< Date: Thu, 01 Jan 2026 00:01:00 GMT',
        '< Content-Type: text/plain; charset=utf-8',
        '< Content-Length: 3',
        '< ',
        'web* Connection #0 to host web left intact',
      ].join('\n'),
    )
  })

  it('is refused outside by a cluster IP with silence, and answered at a node port', () => {
    expect(typed('curl -s -m 1 http://10.96.0.50')).toBe('exit 28')
    expect(typed('curl -s http://$(minikube ip):30080/hostname')).toBe('web')
  })

  it('reads the hosts file of the machine', () => {
    expect(
      typed(
        'echo "$(minikube ip) web.example.com" >> /etc/hosts; curl -s http://web.example.com:30080/hostname',
      ),
    ).toBe('web')
  })
})

describe('wget', () => {
  it.each([
    ['wget -qO- http://web/hostname', 'web'],
    [
      'wget -O- http://web/hostname',
      `Connecting to web (10.96.0.50:80)\nwriting to stdout\nweb-                    100% |${'*'.repeat(32)}|     3  0:00:00 ETA\nwritten to stdout`,
    ],
    ['wget -qO- http://nosuch', "wget: bad address 'nosuch'\nexit 1"],
    ['wget -qO- http://empty', "wget: can't connect to remote host (10.96.0.51): Connection refused\nexit 1"],
    ['wget -qO- -T 2 http://web:81', 'wget: download timed out\nexit 1'],
    ['wget -qO- http://web/echo?code=404', 'wget: server returned error: HTTP/1.1 404 Not Found\nexit 1'],
  ])('of busybox: %s', (command, shown) => expect(inPod('box', command)).toBe(shown))
})

describe('names', () => {
  it.each([
    [
      'utils',
      'nslookup web',
      'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.0.50',
    ],
    [
      'utils',
      'nslookup nosuch',
      "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n** server can't find nosuch: NXDOMAIN\n\nexit 1",
    ],
    [
      'utils',
      'nslookup 10.96.0.1',
      'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\n1.0.96.10.in-addr.arpa\tname = kubernetes.default.svc.cluster.local.',
    ],
    [
      'utils',
      'nslookup outside',
      'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10#53\n\noutside.default.svc.cluster.local\tcanonical name = api.example.com.\nName:\tapi.example.com\nAddress: 192.0.2.80',
    ],
    [
      'box',
      'nslookup web.default',
      "Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\n** server can't find web.default: NXDOMAIN\n\n** server can't find web.default: NXDOMAIN\n\nexit 1",
    ],
    [
      'box',
      'nslookup -type=a web.default.svc.cluster.local',
      'Server:\t\t10.96.0.10\nAddress:\t10.96.0.10:53\n\nName:\tweb.default.svc.cluster.local\nAddress: 10.96.0.50',
    ],
    [
      'oldbox',
      'nslookup web',
      'Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local\n\nName:      web\nAddress 1: 10.96.0.50 web.default.svc.cluster.local',
    ],
    [
      'oldbox',
      'nslookup nosuch',
      "Server:    10.96.0.10\nAddress 1: 10.96.0.10 kube-dns.kube-system.svc.cluster.local\n\nnslookup: can't resolve 'nosuch'\nexit 1",
    ],
    ['utils', 'dig +short web.default.svc.cluster.local', '10.96.0.50'],
    ['utils', 'dig +short web', ''],
    ['utils', 'dig +short +search web', '10.96.0.50'],
    [
      'utils',
      'dig +noall +answer web.default.svc.cluster.local',
      'web.default.svc.cluster.local. 30 IN\tA\t10.96.0.50',
    ],
    [
      'utils',
      'dig +short SRV _http._tcp.web.default.svc.cluster.local',
      '0 100 80 web.default.svc.cluster.local.',
    ],
    ['utils', 'dig +short -x 10.96.0.50', 'web.default.svc.cluster.local.'],
    [
      'utils',
      'dig +short @10.96.0.99 web.default.svc.cluster.local',
      ';; no servers could be reached\nexit 9',
    ],
    ['utils', 'host web', 'web.default.svc.cluster.local has address 10.96.0.50'],
    ['utils', 'host nosuch', 'Host nosuch not found: 3(NXDOMAIN)\nexit 1'],
    ['client', 'getent hosts web', '10.96.0.50      web.default.svc.cluster.local'],
    ['client', 'getent hosts nosuch', 'exit 2'],
  ])('in %s: %s', (pod, command, shown) => expect(inPod(pod, command)).toBe(shown))

  it('dig tells NXDOMAIN from a name without such a record, with the zone’s SOA', () => {
    expect(inPod('utils', 'dig nosuch.default.svc.cluster.local')).toContain('status: NXDOMAIN')
    const empty = inPod('utils', 'dig AAAA web.default.svc.cluster.local')
    expect(empty).toContain('status: NOERROR')
    expect(empty).toContain(';; flags: qr aa rd; QUERY: 1, ANSWER: 0, AUTHORITY: 1, ADDITIONAL: 1')
    expect(empty).toContain('SOA\tns.dns.cluster.local. hostmaster.cluster.local.')
  })
})

describe('what a container has', () => {
  const missing = (program: string): string =>
    `OCI runtime exec failed: exec failed: unable to start container process: exec: "${program}": executable file not found in $PATH: unknown\n`
  it.each([
    ['box', 'bash', `${missing('bash')}hint: the image busybox:1.36 has no bash; it has sh\nexit 126`],
    [
      'box',
      'curl http://web',
      `${missing('curl')}hint: the image busybox:1.36 does not have curl; it has wget\nexit 126`,
    ],
    ['alpine', 'bash', `${missing('bash')}hint: the image nginx:alpine has no bash; it has sh\nexit 126`],
    ['alpine', 'curl -s http://web/hostname', 'web'],
    [
      'client',
      'wget http://web',
      `${missing('wget')}hint: the image nginx:stable does not have wget; it has curl\nexit 126`,
    ],
    [
      'client',
      "'curl -s http://web'",
      `${missing('curl -s http://web')}hint: leave the quotes out: each word behind -- stands for itself\nexit 126`,
    ],
    ['client', 'printenv COLOUR', 'blue'],
    ['client', 'cat /etc/app/level', 'debug'],
    ['client', 'ls /etc/app', 'level'],
    ['client', 'hostname', 'client'],
    [
      'box',
      "sh -c 'curl http://web'",
      'sh: curl: not found\nhint: the image busybox:1.36 does not have curl; it has wget\nexit 127',
    ],
    [
      'client',
      "bash -c 'dig web'",
      'bash: dig: command not found\nhint: the image nginx:stable does not have dig; it has getent\nexit 127',
    ],
    ['client', "sh -c 'echo $COLOUR > /tmp/x; cat /tmp/x'", 'blue'],
    [
      'client',
      'cat /ect/resolv.conf',
      'cat: /ect/resolv.conf: No such file or directory\nhint: is /etc/resolv.conf meant?\nexit 1',
    ],
    ['box', 'ls /none', 'ls: /none: No such file or directory\nexit 1'],
    ['box', 'nc -zv web 80', 'web (10.96.0.50:80) open'],
    ['web', 'nc -zv web.default 80', 'Connection to web.default (10.96.0.50) 80 port [tcp/http] succeeded!'],
    ['box', 'nc -zv empty 80', 'nc: empty (10.96.0.51:80): Connection refused\nexit 1'],
    ['redis', 'redis-cli ping', 'PONG'],
  ])('%s: %s', (pod, command, shown) => expect(inPod(pod, command)).toBe(shown))

  it('an image without a shell has its own program and nothing else', () => {
    expect(inPod('echo', 'sh')).toContain(missing('sh'))
    expect(inPod('echo', 'ls')).toContain(missing('ls'))
  })

  it('its /etc/hosts names the pod and its hostAliases', () => {
    expect(inPod('client', 'tail -n 4 /etc/hosts')).toMatch(
      /^10\.244\.\S+\tclient\n\n# Entries added by HostAliases\.\n10\.96\.0\.50\tweb\.example\.com$/,
    )
  })
})

describe('ping', () => {
  it('gets no answer from a cluster IP, and says why', () => {
    expect(inPod('box', 'ping -c 2 web')).toBe(
      'PING web (10.96.0.50): 56 data bytes\n\n--- web ping statistics ---\n2 packets transmitted, 0 packets received, 100% packet loss\nhint: 10.96.0.50 is the virtual IP of Service default/web. The nodes have rules for its ports alone, so a ping gets no answer; ask a port: curl http://web\nexit 1',
    )
  })

  it('gets answers from a pod', () => {
    expect(inPod('box', 'ping -c 1 web-headless')).toContain(
      '1 packets transmitted, 1 packets received, 0% packet loss',
    )
  })

  it('does not know every name', () => {
    expect(inPod('box', 'ping nosuch')).toBe("ping: bad address 'nosuch'\nexit 1")
  })
})

describe('the learner’s machine', () => {
  it.each([
    ['nonsense', 'bash: nonsense: command not found\nexit 127'],
    ['kubctl get po', 'bash: kubctl: command not found\nhint: is kubectl meant?\nexit 127'],
    [
      'jq .',
      'bash: jq: command not found\nhint: use kubectl get … -o jsonpath={…}, or -o json and grep\nexit 127',
    ],
    ['curl http://web', 'curl: (6) Could not resolve host: web\nexit 6'],
    [
      'gcloud compute firewall-rules lst',
      "ERROR: (gcloud.compute.firewall-rules) Invalid choice: 'lst'.\nMaybe you meant:\n  gcloud compute firewall-rules list\n\nTo search the help text of gcloud commands, run:\n  gcloud help -- SEARCH_TERMS\nhint: gcloud compute firewall-rules list\nexit 2",
    ],
    [
      'gcloud compute firewall-rules create a',
      'ERROR: (gcloud.compute.firewall-rules.create) Exactly one of (--action | --allow) must be specified.\nexit 2',
    ],
    [
      'gcloud compute firewall-rules create a --allow=tcp:80 --direction=EGRESS',
      'hint: the simulator has rules that let somebody in, for all nodes; --direction=EGRESS is not modelled.\nexit 1',
    ],
    [
      'R="gcloud compute firewall-rules"; $R create a --allow=tcp:80 > x 2> x; $R update a --allow=tcp:81 --source-ranges=192.0.2.0/24 2> x; $R describe a | grep -- -',
      "- IPProtocol: tcp\n  - '81'\n- 192.0.2.0/24",
    ],
    [
      'gcloud compute firewall-rules update a --allow=tcp:81',
      "ERROR: (gcloud.compute.firewall-rules.update) Could not fetch resource:\n - The resource 'projects/lab/global/firewalls/a' was not found\nexit 1",
    ],
    [
      'gcloud compute firewall-rules update a',
      'ERROR: (gcloud.compute.firewall-rules.update) At least one property must be modified.\nexit 2',
    ],
    ['minikube service web --url', '😿  service default/web has no node port'],
    [
      'minikube addons enable ingress > /dev/null; kubectl get pods -n ingress-nginx -o jsonpath="{.items[*].status.phase}"',
      'Running',
    ],
    ['clock +1h', '2026-01-01T01:01:00Z, 3660 s after the start'],
    ['sleep 90; clock', '2026-01-01T00:02:30Z, 150 s after the start'],
    [
      'snapshot a; kubectl delete svc web >/dev/null; rewind; kubectl get svc web -o name',
      'Kept as a: 2026-01-01T00:01:00Z. rewind a goes back to it.\nBack at a: 2026-01-01T00:01:00Z.\nservice/web',
    ],
    ['explain', 'There is nothing to explain: no request has failed.'],
  ])('%s', (line, shown) => expect(typed(line)).toBe(shown))

  it('makes certificates in real files', () => {
    expect(
      typed(
        'openssl genrsa -out k 2048; openssl req -x509 -new -key k -out c -subj /CN=a.example.com -days 1; cat c | openssl x509 -noout -subject -dates',
      ),
    ).toBe(
      'subject=CN = a.example.com\nnotBefore=Jan  1 00:01:00 2026 GMT\nnotAfter=Jan  2 00:01:00 2026 GMT',
    )
  })

  it('tells the way of a request hop by hop, and why one failed', () => {
    expect(typed('trace kubectl exec box -- wget -qO- http://web/hostname')).toContain(
      'Service default/web, 10.96.0.50:80/TCP',
    )
    expect(typed('kubectl exec box -- wget -qO- http://empty; explain')).toContain(
      'Service default/empty selects no pods',
    )
  })

  it('speaks Korean where it is asked to', () => {
    const { stdout } = runCommand(start.fork(), 'clock', newSession({ language: 'ko' }))
    expect(stdout).toBe('2026-01-01T00:01:00Z, 시작한 지 60초\n')
  })
})

describe('a shell in a pod', () => {
  it('stays open from line to line, until exit', () => {
    let now = { cluster: start.fork(), session: newSession() }
    const type = (line: string): string => {
      const ran = runCommand(now.cluster, line, now.session)
      now = { cluster: ran.cluster, session: ran.session }
      return ran.stdout + ran.stderr
    }
    expect(type('kubectl exec -it client -- bash')).toBe('')
    expect(type('cd /tmp; X=1')).toBe('')
    expect(type('pwd; echo $X; hostname')).toBe('/tmp\n1\nclient\n')
    expect(type('touch ready')).toBe('')
    expect(type('exit')).toBe('')
    expect(type('kubectl exec client -- ls /tmp')).toBe('ready\n')
  })

  it('reads a script from its input', () => {
    expect(typed("echo 'hostname; echo $COLOUR' | kubectl exec -i client -- sh")).toBe('client\nblue')
  })
})

it('a file that is touched makes a probe succeed, also where the container’s own script waits for long', () => {
  const cluster = start.fork()
  const probe = '{ exec: { command: [cat, /tmp/healthy] }, periodSeconds: 2 }'
  const pod = `apiVersion: v1\nkind: Pod\nmetadata: { name: app }\nspec: { containers: [{ name: c, image: busybox, command: [sh, -c, 'sleep 3600'], readinessProbe: ${probe} }] }`
  const line = `echo "${pod}" | kubectl apply -f - && sleep 5 && kubectl get po app --no-headers && kubectl exec app -- touch /tmp/healthy && sleep 3 && kubectl get po app --no-headers`
  const { stdout, stderr } = runCommand(cluster, line, newSession())
  expect(stdout + stderr).toMatch(/^pod\/app created\napp +0\/1 .*\napp +1\/1 /)
})

it('a pod that is run for one command shows what the command comes to', () => {
  const { stdout } = runCommand(
    start.fork(),
    'kubectl run tmp --rm -it --image=busybox --restart=Never -- wget -qO- http://web/hostname',
    newSession(),
  )
  expect(stdout).toBe('webpod "tmp" deleted from default namespace\n')
})

it('a pod that is run for its shell is there while the shell is open, and goes with it', () => {
  let now = { cluster: start.fork(), session: newSession() }
  const type = (line: string): string => {
    const ran = runCommand(now.cluster, line, now.session)
    now = { cluster: ran.cluster, session: ran.session }
    return ran.stdout + ran.stderr
  }
  expect(type('kubectl run tmp --rm -it --image=busybox --restart=Never -- sh')).toContain(
    "If you don't see a command prompt",
  )
  expect(type('wget -qO- http://web/hostname; hostname')).toBe('webtmp\n')
  expect(type('exit')).toBe('pod "tmp" deleted from default namespace\n')
  expect(type('sleep 40; kubectl get po tmp')).toContain('"tmp" not found')
})
