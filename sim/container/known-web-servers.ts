/** Images that serve pages, and small applications that examples and courses deploy. */
import { deaf, http, type Respond, run, tcp } from './behaviour.ts'
import { bash, type KnownImage, type KnownImages, noShell, portFrom, server, sh } from './known-image.ts'
import { baseName } from './programs.ts'
import { apachePage, nginxPage, pathOf, reply, sameText } from './respond.ts'

function nginx(port: number, config = '/etc/nginx'): KnownImage {
  return {
    shells: bash,
    programs: ['nginx', 'nginx-debug', 'docker-entrypoint.sh'],
    run: (_, __, tag) => {
      const version = /^[0-9]+\.[0-9]+\.[0-9]+/.exec(tag)?.[0] ?? ''
      return run(http(port, 'nginx', nginxPage(version)))
    },
    config: [config],
  }
}

const httpd: KnownImage = {
  ...server(bash, ['httpd', 'httpd-foreground'], http(80, 'httpd', apachePage)),
  config: ['/usr/local/apache2/conf'],
}

/**
 * An answer without headers of its own, as Node's bare http server gives. Node asks for no signals, so as the first
 * process of its container it never hears SIGTERM.
 */
function nodeApp(name: string, body: (hostname: string) => string): KnownImage {
  const respond: Respond = (_, { hostname }) => reply(200, body(hostname), {})
  return { shells: bash, programs: [], run: () => deaf(run(http(8080, name, respond))) }
}

/** The application of the book Kubernetes in Action; its tags v1, v2 … answer with their version. */
const kubia: KnownImage = {
  shells: bash,
  programs: ['node'],
  fixed: true,
  run: (words, _, tag) => {
    if (words.some((word) => baseName(word) !== 'app.js')) return undefined
    const body = (hostname: string): string =>
      /^v[0-9]+$/.test(tag) ? `This is ${tag} running in pod ${hostname}\n` : `You've hit ${hostname}\n`
    return deaf(run(http(8080, 'kubia', (_request, { hostname }) => reply(200, body(hostname), {}))))
  },
}

/** The same book's application that breaks: five requests are answered, every later one with an error. */
const kubiaUnhealthy: KnownImage = {
  shells: bash,
  programs: [],
  fixed: true,
  run: () => {
    const respond: Respond = (_, { hostname, requests = 0 }) =>
      requests < 5
        ? reply(200, `You've hit ${hostname}\n`, {})
        : reply(500, "I'm not well. Please restart me!", {})
    return deaf(run({ ...http(8080, 'kubia-unhealthy', respond), changesAfterRequests: 5 }))
  },
}

const helloApp: KnownImage = {
  shells: sh,
  programs: [],
  run: (_, env, tag) => {
    const version = `${/^[0-9]+/.exec(tag)?.[0] ?? '1'}.0.0`
    return run(
      http(portFrom(env, 'PORT', 8080), 'hello-app', (_request, { hostname }) =>
        reply(200, `Hello, world!\nVersion: ${version}\nHostname: ${hostname}\n`),
      ),
    )
  },
}

const html = { 'Content-Type': 'text/html' }
const noPage: Respond = () =>
  reply(
    404,
    '<!doctype html><html lang="en"><head><title>HTTP Status 404 – Not Found</title></head></html>',
    {
      'Content-Type': 'text/html;charset=utf-8',
    },
  )

export const webServers: KnownImages = {
  'docker.io/library/nginx': nginx(80),
  'docker.io/nginxinc/nginx-unprivileged': nginx(8080),
  'docker.io/bitnami/nginx': nginx(8080, '/opt/bitnami/nginx'),
  'registry.k8s.io/nginx-slim': nginx(80),
  'registry.k8s.io/e2e-test-images/nginx': nginx(80),
  'docker.io/library/httpd': httpd,
  'registry.k8s.io/e2e-test-images/httpd': httpd,
  'docker.io/library/tomcat': server(bash, ['catalina.sh'], http(8080, 'tomcat', noPage)),
  'docker.io/library/registry': server(
    sh,
    ['registry'],
    http(5000, 'registry', (request) =>
      pathOf(request) === '/v2/' ? reply(200, '{}') : reply(pathOf(request) === '/' ? 200 : 404, ''),
    ),
  ),

  'docker.io/luksa/kubia': kubia,
  'docker.io/luksa/kubia-unhealthy': kubiaUnhealthy,
  'docker.io/luksa/kubia-pet': nodeApp(
    'kubia-pet',
    (hostname) => `You've hit ${hostname}\nData stored on this pod: No data posted yet\n`,
  ),
  'gcr.io/google-samples/hello-app': helloApp,
  'us-docker.pkg.dev/google-samples/containers/gke/hello-app': helloApp,
  'gcr.io/google-samples/node-hello': nodeApp('node-hello', () => 'Hello Kubernetes!'),
  'gcr.io/google-samples/kubernetes-bootcamp': nodeApp(
    'kubernetes-bootcamp',
    (hostname) => `Hello Kubernetes bootcamp! | Running on: ${hostname} | v=1\n`,
  ),
  'registry.k8s.io/hpa-example': server(bash, [], http(80, 'hpa-example', sameText('OK!', html))),
  'docker.io/coredns/coredns': server(
    noShell,
    ['coredns'],
    { ...tcp(53, 'coredns'), protocol: 'UDP' },
    tcp(53, 'coredns'),
  ),
}
