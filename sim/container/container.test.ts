import { describe, expect, it } from 'vitest'
import type { Container, Pod } from '../api/pod.ts'
import type { HttpRequest } from '../api/trace.ts'
import { execute } from './exec.ts'
import { parseImage } from './image.ts'
import { answer, type Listener, listenersOf, type Started, startPod } from './listeners.ts'
import { resolveTargetPort } from './target-port.ts'

const startContainers = (pod: Pod): readonly Started[] => startPod(pod).containers

const podOf = (...containers: readonly Partial<Container>[]): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'web-x2v8q', namespace: 'default' },
  spec: { containers: containers.map((container, index) => ({ name: `c${index}`, ...container })) },
  status: { podIPs: [{ ip: '10.244.1.5' }] },
})

const shown = ({ port, protocol, address, guessed }: Listener): string =>
  `${port}${protocol === 'TCP' ? '' : `/${protocol}`}${address === '0.0.0.0' ? '' : ` on ${address}`}${guessed ? ' (guess)' : ''}`

const request = (path: string, more: Partial<HttpRequest> = {}): HttpRequest => ({
  scheme: 'http',
  host: '10.244.1.5',
  port: 80,
  method: 'GET',
  path,
  headers: {},
  ...more,
})

describe('the repository that an image text names', () => {
  it.each([
    ['nginx', 'docker.io/library/nginx'],
    ['nginx:1.27-alpine', 'docker.io/library/nginx'],
    ['luksa/kubia', 'docker.io/luksa/kubia'],
    ['docker.io/nginx', 'docker.io/library/nginx'],
    ['index.docker.io/library/nginx:latest', 'docker.io/library/nginx'],
    ['public.ecr.aws/docker/library/redis:7', 'docker.io/library/redis'],
    ['k8s.gcr.io/e2e-test-images/agnhost:2.40', 'registry.k8s.io/e2e-test-images/agnhost'],
    ['localhost:5000/team/app:dev', 'localhost:5000/team/app'],
    ['localhost/app', 'localhost/app'],
    [`nginx@sha256:${'0'.repeat(64)}`, 'docker.io/library/nginx'],
    [`nginx:1.27@sha256:${'0'.repeat(64)}`, 'docker.io/library/nginx'],
    ['Nginx', undefined],
    ['nginx:', undefined],
    ['nginx:la test', undefined],
    ['my_app//x', undefined],
    ['', undefined],
  ])('%j is %j', (text, repository) => expect(parseImage(text)?.repository).toBe(repository))
})

describe('what a container listens on', () => {
  const rows: readonly (readonly [Partial<Container>, ...string[]])[] = [
    [{ image: 'nginx' }, '80'],
    [{ image: 'nginx', ports: [{ containerPort: 8080 }] }, '80'],
    [{ image: 'nginx', args: ['nginx', '-g', 'daemon off;'] }, '80'],
    [{ image: 'nginx', command: ['/bin/sh', '-c', 'sleep infinity'] }],
    [{ image: 'nginx', command: ['nginx', '-g', 'daemon off;'] }, '80'],
    [
      {
        image: 'nginx',
        ports: [{ containerPort: 9000 }],
        volumeMounts: [{ name: 'conf', mountPath: '/etc/nginx/conf.d' }],
      },
      '9000 (guess)',
    ],
    [{ image: 'nginx', volumeMounts: [{ name: 'html', mountPath: '/usr/share/nginx/html' }] }, '80'],
    [{ image: 'nginxinc/nginx-unprivileged:stable' }, '8080'],
    [{ image: 'httpd:2.4' }, '80'],
    [{ image: 'luksa/kubia' }, '8080'],
    [{ image: 'hashicorp/http-echo', args: ['-text=hi'] }, '5678'],
    [{ image: 'hashicorp/http-echo', args: ['-listen=:8080', '-text', 'hi'] }, '8080'],
    [{ image: 'hashicorp/http-echo', args: ['-listen=127.0.0.1:8080', '-text=hi'] }, '8080 on 127.0.0.1'],
    [{ image: 'kicbase/echo-server:1.0' }, '8080'],
    [{ image: 'kicbase/echo-server:1.0', env: [{ name: 'PORT', value: '3000' }] }, '3000'],
    [{ image: 'traefik/whoami' }, '80'],
    [{ image: 'traefik/whoami', args: ['--port', '8080'] }, '8080'],
    [{ image: 'traefik/whoami', args: ['--port=$(MY)'], env: [{ name: 'MY', value: '81' }] }, '81'],
    [{ image: 'registry.k8s.io/e2e-test-images/agnhost:2.53' }],
    [{ image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args: ['netexec'] }, '8080', '8081/UDP'],
    [
      {
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
        command: ['/agnhost', 'netexec', '--http-port=80', '--udp-port=-1'],
      },
      '80',
    ],
    [
      {
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
        args: ['netexec', '--udp-port', '53', '--sctp-port=9'],
      },
      '8080',
      '53/UDP',
      '9/SCTP',
    ],
    [{ image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args: ['serve-hostname'] }, '9376'],
    [
      {
        image: 'registry.k8s.io/e2e-test-images/agnhost:2.53',
        args: ['serve-hostname', '--http=false', '--tcp'],
      },
      '9376',
    ],
    [{ image: 'redis:7' }, '6379'],
    [{ image: 'redis:7', args: ['--port', '6380'] }, '6380'],
    [{ image: 'redis:7', command: ['redis-server', '--bind', '127.0.0.1'] }, '6379 on 127.0.0.1'],
    [{ image: 'postgres:16', env: [{ name: 'POSTGRES_PASSWORD', value: 'x' }] }, '5432'],
    [{ image: 'mysql:8', env: [{ name: 'MYSQL_ROOT_PASSWORD', value: 'x' }], args: ['--port=3307'] }, '3307'],
    [{ image: 'mongo' }, '27017'],
    [{ image: 'memcached' }, '11211'],
    [{ image: 'rabbitmq:3-management' }, '5672', '15672'],
    [{ image: 'registry.k8s.io/goproxy:0.1' }, '8080'],
    [{ image: 'registry.k8s.io/echoserver:1.10' }, '8080', '8443'],
    [{ image: 'busybox', command: ['httpd', '-f', '-p', '8000', '-h', '/www'] }, '8000'],
    [{ image: 'busybox', command: ['httpd', '-f', '-p', '127.0.0.1:8000'] }, '8000 on 127.0.0.1'],
    [{ image: 'busybox', args: ['sh', '-c', 'mkdir /www && httpd -f -p 8080 -h /www'] }, '8080'],
    [{ image: 'busybox', command: ['sh', '-c', 'while true; do echo hi | nc -l -p 7000; done'] }, '7000'],
    [{ image: 'busybox', command: ['nc', '-lk', '-p', '7001', '-e', 'cat'] }, '7001'],
    [{ image: 'python:3', command: ['python', '-m', 'http.server', '8000'] }, '8000'],
    [{ image: 'python:3', command: ['python3', '-m', 'http.server'] }, '8000'],
    [
      { image: 'python:3', command: ['python3', '-m', 'http.server', '9000', '--bind', '127.0.0.1'] },
      '9000 on 127.0.0.1',
    ],
    [{ image: 'curlimages/curl', command: ['sleep', 'infinity'] }],
    [{ image: 'acme/shop:1.2', ports: [{ containerPort: 9000 }] }, '9000 (guess)'],
    [
      { image: 'acme/shop:1.2', ports: [{ containerPort: 9000 }, { containerPort: 9001, protocol: 'UDP' }] },
      '9000 (guess)',
      '9001/UDP (guess)',
    ],
    [{ image: 'lines-admin-nextjs', env: [{ name: 'PORT', value: '3000' }] }, '3000 (guess)'],
    [{ image: 'acme/shop', readinessProbe: { httpGet: { port: 8080 } } }, '8080 (guess)'],
    [{ image: 'acme/shop' }],
    [{ image: 'node:20', command: ['node', 'server.js'], ports: [{ containerPort: 3000 }] }, '3000 (guess)'],
  ]
  for (const [container, ...listens] of rows) {
    it(JSON.stringify(container), () => expect(listenersOf(podOf(container)).map(shown)).toEqual(listens))
  }
})

describe('what becomes of a container', () => {
  const rows: readonly (readonly [Partial<Container>, string])[] = [
    [{ image: 'nginx' }, 'runs'],
    [{ image: 'busybox' }, 'ends 0'],
    [{ image: 'busybox', command: ['sleep', '3600'] }, 'runs'],
    [{ image: 'busybox', command: ['sleep', '5'] }, 'ends 0'],
    [{ image: 'busybox' }, 'ends 0'],
    [{ image: 'busybox', stdin: true, tty: true }, 'runs'],
    [{ image: 'busybox', command: ['sh'], stdin: true }, 'runs'],
    [{ image: 'busybox', command: ['true'], stdin: true }, 'ends 0'],
    [{ image: 'busybox', command: ['sh', '-c', 'exit 0'], stdin: true }, 'ends 0'],
    [{ image: 'busybox', args: ['sleep', '1d'] }, 'runs'],
    [{ image: 'busybox', command: ['sh', '-c', 'echo hi; sleep infinity'] }, 'runs'],
    [{ image: 'busybox', command: ['sh', '-c', 'echo hi'] }, 'ends 0'],
    [{ image: 'busybox', command: ['sh', '-c', 'exit 3'] }, 'ends 3'],
    [{ image: 'python:3', command: ['python3', '-m', 'http.server', '--bind', 'web'] }, 'ends 1'],
    [{ image: 'busybox', command: ['sh', '-c', 'false && sleep infinity'] }, 'ends 1'],
    [{ image: 'busybox', command: ['sh', '-c', 'trap : TERM INT; sleep infinity & wait'] }, 'runs'],
    [
      { image: 'busybox', command: ['/bin/sh'], args: ['-c', 'while true\ndo\n date; sleep 1\ndone'] },
      'runs',
    ],
    [{ image: 'busybox', command: ['tail', '-f', '/dev/null'] }, 'runs'],
    [{ image: 'busybox', command: ['false'] }, 'ends 1'],
    [{ image: 'busybox', command: ['bash'] }, 'cannot start: RunContainerError'],
    [{ image: 'ubuntu', command: ['bash', '-c', 'sleep infinity'] }, 'runs'],
    [{ image: 'hashicorp/http-echo' }, 'ends 127'],
    [{ image: 'hashicorp/http-echo', command: ['sh', '-c', 'sleep 1d'] }, 'cannot start: RunContainerError'],
    [{ image: 'postgres' }, 'ends 1'],
    [{ image: 'registry.k8s.io/pause:3.10' }, 'runs'],
    [{ image: 'Nginx' }, 'cannot start: InvalidImageName'],
    [{ image: 'busybox', command: ['httpd', '-p', '80'] }, 'ends 0'],
    [{ image: 'hello-world' }, 'ends 0'],
    [{ image: 'busybox', command: Array(50_000).fill('exec') }, 'ends 0'],
    [{ image: 'busybox', command: ['sh', '-c', 'do '.repeat(50_000)] }, 'ends 0'],
    [{ image: 'busybox', command: ['env', 'A=b', 'sleep', 'infinity'] }, 'runs'],
    [{ image: 'node', command: ['npm', 'ci'] }, 'ends 0'],
    [{ image: 'node', command: ['npm', 'start'] }, 'runs'],
  ]
  it.each(rows)('%j %s', (container, becomes) => {
    const [started] = startContainers(podOf(container))
    const behaviour = started?.behaviour
    const said =
      behaviour?.does === 'run'
        ? 'runs'
        : behaviour?.does === 'end'
          ? `ends ${behaviour.exitCode}`
          : `cannot start: ${behaviour?.reason}`
    expect(said).toBe(becomes)
  })

  it('the second nginx of a pod finds port 80 taken and ends', () => {
    const [first, second] = startContainers(podOf({ image: 'nginx' }, { image: 'httpd' }))
    expect(first?.behaviour.does).toBe('run')
    expect(second).toMatchObject({ portTaken: 80, behaviour: { does: 'end', exitCode: 1 } })
    expect(listenersOf(podOf({ image: 'nginx' }, { image: 'httpd' })).map(shown)).toEqual(['80'])
  })

  it('a sidecar takes its port before the containers of the pod', () => {
    const pod = podOf({ image: 'nginx' })
    const sidecar: Container = { name: 'proxy', image: 'httpd', restartPolicy: 'Always' }
    const withSidecar = { ...pod, spec: { ...pod.spec, initContainers: [sidecar] } }
    expect(listenersOf(withSidecar).map(({ container }) => container)).toEqual(['proxy'])
  })

  it.each([
    [
      'an init container that ends well lets the others start',
      { image: 'busybox', command: ['true'] },
      ['c0'],
    ],
    ['one that fails holds them back', { image: 'busybox', command: ['false'] }, []],
    ['one that runs on holds them back, and listens itself', { image: 'httpd' }, ['init']],
    [
      'one that nobody knows is taken to end well',
      { image: 'acme/migrate', ports: [{ containerPort: 1 }] },
      ['c0'],
    ],
  ])('%s', (_, init, listening) => {
    const pod = podOf({ image: 'nginx' })
    const withInit = { ...pod, spec: { ...pod.spec, initContainers: [{ name: 'init', ...init }] } }
    expect(listenersOf(withInit).map(({ container }) => container)).toEqual(listening)
  })

  it('asks nothing of a pod that has no containers', () => {
    expect(listenersOf({ ...podOf(), spec: {} } as unknown as Pod)).toEqual([])
  })
})

describe('what a listener answers', () => {
  const body = (container: Partial<Container>, path: string, more: Partial<HttpRequest> = {}): string => {
    const pod = podOf(container)
    const [first] = listenersOf(pod)
    const response = first && answer(first, pod, request(path, more), { ip: '10.244.2.9', port: 41234 })
    return response === undefined ? 'hangs up' : `${response.status} ${response.body}`
  }
  const agnhost = { image: 'registry.k8s.io/e2e-test-images/agnhost:2.53', args: ['netexec'] }

  it.each([
    [{ image: 'luksa/kubia' }, '/', "200 You've hit web-x2v8q\n"],
    [{ image: 'luksa/kubia' }, '/any/path', "200 You've hit web-x2v8q\n"],
    [{ image: 'luksa/kubia:v2' }, '/', '200 This is v2 running in pod web-x2v8q\n'],
    [{ image: 'hashicorp/http-echo', args: ['-text=hello'] }, '/x', '200 hello\n'],
    [{ image: 'hashicorp/http-echo', args: ['-text=hello'] }, '/health', '200 {"status":"ok"}\n'],
    [agnhost, '/hostname', '200 web-x2v8q'],
    [agnhost, '/hostName', '200 web-x2v8q'],
    [agnhost, '/clientip', '200 10.244.2.9:41234'],
    [agnhost, '/echo?msg=a%20b', '200 a b'],
    [agnhost, '/echo?msg=x&code=503', '503 x'],
    [agnhost, '/echo?msg=%', '200 %'],
    [agnhost, '/healthz', '200 '],
    [{ image: 'httpd' }, '/', '200 <html><body><h1>It works!</h1></body></html>\n'],
    [{ image: 'registry.k8s.io/hpa-example' }, '/', '200 OK!'],
    [
      { image: 'gcr.io/google-samples/hello-app:2.0' },
      '/',
      '200 Hello, world!\nVersion: 2.0.0\nHostname: web-x2v8q\n',
    ],
    [{ image: 'redis' }, '/', 'hangs up'],
    [{ image: 'acme/shop', ports: [{ containerPort: 80 }] }, '/', '200 c0 in web-x2v8q answers\n'],
  ])('%j at %s: %j', (container, path, wanted) => expect(body(container, path)).toBe(wanted))

  it('nginx has a page at / and nothing else', () => {
    expect(body({ image: 'nginx' }, '/')).toMatch(/^200 .*<title>Welcome to nginx!<\/title>/s)
    expect(body({ image: 'nginx:1.27.4' }, '/nope')).toMatch(/^404 .*<center>nginx\/1\.27\.4<\/center>/s)
  })

  it('whoami and echo-server show the request as they got it', () => {
    expect(
      body({ image: 'traefik/whoami' }, '/api', { headers: { Host: 'foo.com', Accept: '*/*' } }),
    ).toContain(
      'Hostname: web-x2v8q\nIP: 127.0.0.1\nIP: 10.244.1.5\nRemoteAddr: 10.244.2.9:41234\nGET /api HTTP/1.1\r\nHost: foo.com\r\nAccept: */*',
    )
    expect(body({ image: 'kicbase/echo-server' }, '/a?b=c', { host: 'web', port: 8080 })).toBe(
      '200 Request served by web-x2v8q\n\nGET /a?b=c HTTP/1.1\n\nHost: web:8080\n',
    )
  })
})

describe('what comes of a command run in a container', () => {
  const rows: readonly (readonly [Partial<Container>, string, string])[] = [
    [
      { image: 'luksa/kubia' },
      'ls /var/ready',
      "2 ls: cannot access '/var/ready': No such file or directory",
    ],
    [{ image: 'luksa/kubia' }, 'ls /tmp', '0 '],
    [{ image: 'nginx' }, 'cat /usr/share/nginx/html/index.html', '0 '],
    [{ image: 'busybox', args: ['sh', '-c', 'touch /tmp/healthy; sleep 3600'] }, 'cat /tmp/healthy', '0 '],
    [
      { image: 'busybox', args: ['sh', '-c', 'touch /tmp/healthy; sleep 30; rm -f /tmp/healthy; sleep 600'] },
      'cat /tmp/healthy',
      "1 cat: can't open '/tmp/healthy': No such file or directory",
    ],
    [{ image: 'busybox', args: ['sh', '-c', 'echo ok > /tmp/x; sleep 1d'] }, 'test -f /tmp/x', '0 '],
    [{ image: 'redis' }, 'redis-cli ping', '0 '],
    [
      { image: 'redis', args: ['--port', '6380'] },
      'redis-cli ping',
      '1 connect to localhost port 6379: Connection refused',
    ],
    [{ image: 'nginx' }, 'curl -f http://localhost/', '0 '],
    [{ image: 'nginx' }, 'curl -f http://localhost/nope', '22 The requested URL returned error: 404'],
    [
      { image: 'node', command: ['sleep', '1d'] },
      'wget -q -O- http://127.0.0.1:8080/',
      '7 connect to localhost port 8080: Connection refused',
    ],
    [
      { image: 'hashicorp/http-echo', args: ['-text=x'] },
      'sh',
      '127 exec: "sh": executable file not found in $PATH',
    ],
    [
      { image: 'busybox', command: ['sleep', '1d'] },
      'bash',
      '127 exec: "bash": executable file not found in $PATH',
    ],
    [{ image: 'acme/shop' }, 'check-me', '0  (guess)'],
    [{ image: 'acme/shop' }, 'cat /tmp/healthy', '0  (guess)'],
  ]
  it.each(rows)('%j: %s', (container, command, wanted) => {
    const pod = podOf(container)
    const [first] = pod.spec.containers
    const { exitCode, output, guessed } = execute(command.split(' '), first ?? { name: '' }, pod)
    expect(`${exitCode} ${output}${guessed ? ' (guess)' : ''}`).toBe(wanted)
  })

  it('a shell runs its commands in turn, and heeds && and ||', () => {
    const pod = podOf({ image: 'busybox', command: ['sleep', '1d'] })
    const run = (script: string): number =>
      execute(['sh', '-c', script], { name: 'c0', image: 'busybox' }, pod).exitCode
    expect(
      ['true', 'false', 'true && false', 'false || true', 'exit 3', 'ls /var/ready || exit 1'].map(run),
    ).toEqual([0, 1, 1, 0, 3, 1])
  })
})

describe('where a Service port leads in a pod', () => {
  const pod: Pod = podOf({
    image: 'nginx',
    ports: [
      { name: 'http', containerPort: 8080 },
      { name: 'dns', containerPort: 53, protocol: 'UDP' },
    ],
  })
  const port = { port: 80, protocol: 'TCP' as const, targetPort: 0 as number | string }
  it.each([
    ['a number is taken as it stands', { ...port, targetPort: 9999 }, 9999],
    ['a name is looked up', { ...port, targetPort: 'http' }, 8080],
    ['a name of another protocol is not found', { ...port, targetPort: 'dns' }, undefined],
    ['a name with its protocol is', { ...port, protocol: 'UDP' as const, targetPort: 'dns' }, 53],
    ['an unknown name leads nowhere', { ...port, targetPort: 'htpp' }, undefined],
    ['without a target it is the port itself', port, 80],
  ])('%s', (_, servicePort, number) => expect(resolveTargetPort(servicePort, pod)).toBe(number))
})
