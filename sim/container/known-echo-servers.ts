/** Images that answer with who they are, or with what they were asked. */
import { agnhost } from './agnhost.ts'
import { end, http, type Respond, run } from './behaviour.ts'
import { flag, numberFlag } from './command-line.ts'
import { bash, type KnownImage, type KnownImages, noShell, portFrom, server, sh } from './known-image.ts'
import { echoRequest, pathOf, reply, whoami } from './respond.ts'

const httpEcho: KnownImage = {
  shells: noShell,
  programs: ['http-echo'],
  fixed: true,
  run: (words, env) => {
    const text = flag(words, 'text') || env.ECHO_TEXT
    if (!text) return end(127, 'Missing -text option OR ENV var TEXT is empty!')
    const listen = flag(words, 'listen') || ':5678'
    const [, address = '', port] = /^(.*):([0-9]+)$/.exec(listen) ?? []
    if (port === undefined)
      return end(1, `[ERR] server exited with: listen tcp: address ${listen}: missing port in address`)
    const respond: Respond = (request) =>
      reply(200, pathOf(request) === '/health' ? '{"status":"ok"}\n' : `${text}\n`, {
        'X-App-Name': 'http-echo',
        'Content-Type': 'text/plain; charset=utf-8',
      })
    return run(http(Number(port), 'http-echo', respond, address || '0.0.0.0'))
  },
}

const echoServer: KnownImage = {
  shells: noShell,
  programs: ['echo-server'],
  fixed: true,
  run: (_, env) => run(http(portFrom(env, 'PORT', 8080), 'echo-server', echoRequest)),
}

const whoamiImage: KnownImage = {
  shells: noShell,
  programs: ['whoami'],
  fixed: true,
  run: (words, env) => {
    const port = numberFlag(words, 'port', portFrom(env, 'WHOAMI_PORT_NUMBER', 80))
    return run(http(port, 'whoami', whoami(flag(words, 'name') ?? env.WHOAMI_NAME ?? '')))
  },
}

const hostnameOnly: Respond = (_, { hostname }) => reply(200, hostname)

const nginxFacts: Respond = (request, { hostname, podIPs, port }) =>
  reply(200, `Server address: ${podIPs[0] ?? ''}:${port}\nServer name: ${hostname}\nURI: ${request.path}\n`, {
    'Content-Type': 'text/plain',
  })

const requestFacts: Respond = (request, { hostname }) =>
  reply(
    200,
    `\n\nHostname: ${hostname}\n\nPod Information:\n\t-no pod information available-\n\nRequest Information:\n\tmethod=${request.method}\n\treal path=${request.path}\n`,
    { 'Content-Type': 'text/plain' },
  )

const echoserver = server(bash, [], http(8080, 'echoserver', requestFacts), {
  ...http(8443, 'echoserver', requestFacts),
  tls: true,
})

/** It forwards what a proxy is asked; what is asked of itself it refuses. */
const proxyOnly: Respond = () =>
  reply(500, 'This is a proxy server. Does not respond to non-proxy requests.\n')

export const echoServers: KnownImages = {
  'registry.k8s.io/e2e-test-images/agnhost': { shells: sh, programs: ['agnhost'], fixed: true, run: agnhost },
  'registry.k8s.io/serve_hostname': server(noShell, [], http(9376, 'serve_hostname', hostnameOnly)),
  'registry.k8s.io/echoserver': echoserver,
  'registry.k8s.io/e2e-test-images/echoserver': echoserver,
  'registry.k8s.io/goproxy': server(noShell, [], http(8080, 'goproxy', proxyOnly)),
  'docker.io/hashicorp/http-echo': httpEcho,
  'docker.io/kicbase/echo-server': echoServer,
  'docker.io/jmalloc/echo-server': echoServer,
  'docker.io/traefik/whoami': whoamiImage,
  'docker.io/containous/whoami': whoamiImage,
  'docker.io/nginxdemos/hello': server(sh, ['nginx'], http(80, 'nginxdemos/hello', nginxFacts)),
}
