/**
 * Which programs are in an image, besides its own? Images are built on few bases: busybox and Alpine bring busybox's
 * tools, Debian and Ubuntu GNU's, and next to nothing for the network; what an image adds to its base stands in a row.
 *
 * Sources: the images' Dockerfiles (docker-library, kubernetes/kubernetes test/images/agnhost, curl/curl-container,
 * nicolaka/netshoot); busybox.net for its applets; the package lists of debian:bookworm-slim and alpine:3.
 * An image that nobody here knows is taken to have everything, as its program is guessed.
 */
import { parseImage } from './image.ts'
import { knownImage } from './known-images.ts'
import { shells } from './programs.ts'
import type { Flavour } from './tools/tool.ts'

export interface ImageTools {
  readonly flavour: Flavour
  /** Words for ping differ between packages: busybox, iputils, and inetutils in older images. */
  readonly base: 'busybox' | 'alpine' | 'debian' | 'jessie' | 'none' | 'unknown'
  has(program: string): boolean
}

const core =
  'ls cat touch rm mkdir rmdir cp mv test [ stat head tail wc sort uniq cut tr tee base64 echo printf seq date env printenv xargs timeout nohup nice basename dirname true false pwd yes clear sync nproc grep egrep fgrep sed awk hostname id whoami uname sleep find chmod chown ln du df md5sum sha256sum tar gzip'.split(
    ' ',
  )

/** busybox's own, in its image and in Alpine's. */
const applets =
  'wget nslookup ping nc ps ip ifconfig netstat route traceroute vi less more watch top telnet free kill'.split(
    ' ',
  )
const alpineAdds = ['getent', 'apk']
const debianHas = ['bash', 'getent', 'apt-get', 'dpkg', 'perl', 'more', 'kill']
/** What buildpack-deps brings, on which the images of languages stand. */
const buildpack = ['curl', 'wget', 'git', 'openssl', 'ps', 'top', 'free', 'watch']
const bindTools = ['dig', 'nslookup', 'host']
const everything = [
  ...core,
  ...applets,
  ...debianHas,
  ...buildpack,
  ...bindTools,
  'ss',
  'vim',
  'openssl',
  'tcpdump',
  'jq',
]

type Base = Exclude<ImageTools['base'], 'unknown'>

/** Repository, in short → its base where it is not Debian, and what it adds. */
const rows: Readonly<Record<string, readonly [base: Base, adds?: readonly string[]]>> = {
  busybox: ['busybox'],
  'registry.k8s.io/busybox': ['busybox'],
  'registry.k8s.io/e2e-test-images/busybox': ['busybox'],
  'radial/busyboxplus': ['busybox', ['curl', 'ip']],
  alpine: ['alpine'],
  bash: ['alpine', ['bash']],
  'curlimages/curl': ['alpine', ['curl', 'openssl']],
  'infoblox/dnstools': ['alpine', ['curl', ...bindTools, 'bash']],
  'nicolaka/netshoot': ['alpine', everything],
  'registry.k8s.io/e2e-test-images/agnhost': [
    'alpine',
    ['bash', 'curl', 'nc', 'ss', ...bindTools, 'agnhost', 'iperf'],
  ],
  'registry.k8s.io/e2e-test-images/nginx': ['alpine', ['curl']],
  'registry.k8s.io/echoserver': ['alpine', ['bash', 'curl']],
  'registry.k8s.io/e2e-test-images/echoserver': ['alpine', ['bash', 'curl']],
  'gcr.io/google-samples/hello-app': ['none'],
  'us-docker.pkg.dev/google-samples/containers/gke/hello-app': ['none'],
  'nginxdemos/hello': ['alpine', ['curl']],
  registry: ['alpine'],
  memcached: ['debian'],
  nginx: ['debian', ['curl', 'openssl']],
  'nginxinc/nginx-unprivileged': ['debian', ['curl', 'openssl']],
  httpd: ['debian', ['openssl']],
  redis: ['debian', ['redis-cli', 'redis-server']],
  postgres: ['debian', ['psql', 'pg_isready', 'openssl']],
  mysql: ['debian', ['mysql', 'mysqladmin', 'openssl']],
  mariadb: ['debian', ['mariadb', 'mysql', 'mysqladmin']],
  mongo: ['debian', ['mongosh', 'mongo']],
  rabbitmq: ['debian', ['rabbitmq-diagnostics', 'rabbitmqctl', 'openssl']],
  tomcat: ['debian', ['curl', 'java']],
  python: ['debian', [...buildpack, 'python3', 'python', 'pip']],
  node: ['debian', [...buildpack, 'node', 'npm', 'yarn']],
  // They stand on node:7, whose Debian still brought ping.
  'luksa/kubia': ['jessie', [...buildpack, 'node', 'npm', 'ping']],
  'luksa/kubia-unhealthy': ['jessie', [...buildpack, 'node', 'npm', 'ping']],
  'luksa/kubia-pet': ['jessie', [...buildpack, 'node', 'npm', 'ping']],
  'tutum/dnsutils': ['jessie', [...bindTools, 'ping']],
  'tutum/curl': ['jessie', ['curl', 'ping']],
  'registry.k8s.io/e2e-test-images/jessie-dnsutils': ['jessie', [...bindTools, 'ping']],
  'registry.k8s.io/ingress-nginx/controller': ['alpine', ['bash', 'curl', 'nginx', 'openssl']],
  'registry.k8s.io/nginx-slim': ['debian', ['curl']],
}

const unknown: ImageTools = {
  flavour: 'gnu',
  base: 'unknown',
  has: (name) => everything.includes(name) || shells.includes(name),
}

export function toolsOf(image: string): ImageTools {
  const parsed = parseImage(image)
  const known = parsed && knownImage(parsed.repository)
  if (parsed === undefined || known === undefined) return unknown
  const short = parsed.repository.replace(/^docker\.io\/(?:library\/)?/, '')
  const isAlpine = /alpine/.test(parsed.tag ?? '')
  const [plain, adds = []] = Object.hasOwn(rows, short) ? (rows[short] ?? ['debian']) : ['debian' as const]
  const base = known.shells.length === 0 ? 'none' : isAlpine && plain !== 'busybox' ? 'alpine' : plain
  const names = new Set([...baseTools(base), ...adds, ...known.programs, ...(isAlpine ? [] : known.shells)])
  // Some builds of Alpine's variants leave out what Debian's have; bash is the one that people miss.
  if (isAlpine && !adds.includes('bash')) names.delete('bash')
  return {
    flavour: base === 'busybox' || base === 'alpine' ? 'busybox' : 'gnu',
    base,
    has: (name) => names.has(name),
  }
}

function baseTools(base: Base): readonly string[] {
  switch (base) {
    case 'busybox':
      return [...core, ...applets, 'sh', 'ash', 'busybox']
    case 'alpine':
      return [...core, ...applets, ...alpineAdds, 'sh', 'ash', 'busybox']
    case 'debian':
    case 'jessie':
      return [...core, ...debianHas, 'sh', 'dash']
    case 'none':
      return []
  }
}
