/**
 * What does a command do, whatever the image? One row for each program that manifests use to keep a container busy or
 * to serve something small. A program that stands in no row is not known: the caller guesses.
 *
 * Sources: busybox.net/downloads/BusyBox.html (sleep, httpd, nc), python.org http.server, php.net built-in web server.
 * Example: python3 -m http.server 8000 --bind 127.0.0.1 runs, and listens where only its own pod can reach it.
 */
import { type Behaviour, deaf, end, http, lasting, type Respond, run, tcp } from './behaviour.ts'
import { type Env, flag } from './command-line.ts'
import { pathOf, reply } from './respond.ts'
import { durationOf, runScript } from './script.ts'

/** undefined: nobody here knows what it does. */
export type Program = (words: readonly string[], env: Env, own?: OwnProgram) => Behaviour | undefined

/** What an image's own program does with its arguments; undefined for another program. */
export type OwnProgram = (name: string, words: readonly string[], env: Env) => Behaviour | undefined

/** `words[0]` is the program; scripts may start the one of their image, too. */
export const runProgram: Program = (words, env, own) => {
  const [path, ...rest] = withoutStarters(words)
  // A starter that is given nothing to start ends at once.
  if (path === undefined) return end(0)
  return own?.(baseName(path), rest, env) ?? programs.get(baseName(path))?.(rest, env, own)
}

/** Programs that do nothing but start another one, however many stand before it, with their flags and settings. */
function withoutStarters(words: readonly string[]): readonly string[] {
  let first = 0
  while (starters.has(baseName(words[first] ?? ''))) {
    first++
    while (/^-|^[A-Za-z_][A-Za-z0-9_]*=/.test(words[first] ?? '')) first++
  }
  return words.slice(first)
}

const starters: ReadonlySet<string> = new Set([
  'busybox',
  'exec',
  'nohup',
  'env',
  'tini',
  'dumb-init',
  'sudo',
  'time',
])

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

export const shells: readonly string[] = ['sh', 'bash', 'ash', 'dash', 'zsh']

const shell: Program = (words, env, own) => {
  // -c may stand together with others: sh -ec, bash -exc.
  const at = words.findIndex((word) => /^-[a-z]*c$/.test(word))
  const script = words[at + 1]
  // A shell without a script reads its input, which is empty: it ends at once.
  if (at < 0) return words.some((word) => !word.startsWith('-')) ? undefined : end(0)
  return script === undefined
    ? end(2, 'sh: -c requires an argument')
    : runScript(script, env, (command, variables) => runProgram(command, variables, own))
}

const listing: Respond = (request) => {
  const python = { Server: 'SimpleHTTP/0.6', 'Content-Type': 'text/html; charset=utf-8' }
  const title = `Directory listing for ${pathOf(request)}`
  return pathOf(request) === '/'
    ? reply(
        200,
        `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<hr>\n<ul>\n</ul>\n<hr>\n</body>\n</html>\n`,
        python,
      )
    : reply(404, 'Error code: 404\nMessage: File not found.\n', python)
}

const notFound: Respond = () => reply(404, '404 Not Found\n', { 'Content-Type': 'text/html' })

const python: Program = (words) => {
  const [option, module, ...rest] = words
  if (words.length === 0) return end(0)
  if (option !== '-m' || !['http.server', 'SimpleHTTPServer'].includes(module ?? '')) return undefined
  const port = rest.find((word, index) => /^[0-9]+$/.test(word) && !rest[index - 1]?.startsWith('-'))
  const address = addressOf(flag(rest, 'bind', 'b') ?? '')
  // A name is looked up first: that of a Service leads to an address that no interface of the pod has.
  const isName = /^[a-z]/i.test(address) && !address.includes(':')
  if (isName) return end(1, 'OSError: [Errno 99] Cannot assign requested address')
  return deaf(run(http(Number(port ?? 8000), 'python http.server', listing, address)))
}

const php: Program = (words) => {
  const [, address = '', port = ''] = /^(.*):([0-9]+)$/.exec(flag(words, 'S') ?? '') ?? []
  if (port === '') return undefined
  return run(http(Number(port), 'php built-in server', notFound, addressOf(address)))
}

const busyboxHttpd: Program = (words) => {
  const [, address = '', port = '80'] = /^(?:(.*):)?([0-9]+)$/.exec(flag(words, 'p') ?? '80') ?? []
  // Without -f it puts itself into the background, and the container ends with its first process.
  return words.some((word) => /^-[a-z]*f/.test(word))
    ? deaf(run(http(Number(port), 'busybox httpd', notFound, addressOf(address))))
    : end(0)
}

const netcat: Program = (words) => {
  const listens = words.some((word) => /^-[a-z]*l/.test(word) || word === '--listen')
  if (!listens) return end(0)
  const port = words.filter((word) => /^[0-9]+$/.test(word)).at(-1) ?? flag(words, 'p', 'lp', 'lkp')
  return port === undefined ? undefined : deaf(run(tcp(Number(port), 'nc')))
}

const socat: Program = (words) => {
  const [, port] = /^TCP[46]?-LISTEN:([0-9]+)/i.exec(words.find((word) => /-LISTEN:/i.test(word)) ?? '') ?? []
  return port === undefined ? undefined : run(tcp(Number(port), 'socat'))
}

function sleep(words: readonly string[]): Behaviour {
  return lasting(durationOf(words))
}

function addressOf(text: string): string {
  return text === '' || text === '*' ? '0.0.0.0' : text === 'localhost' ? '127.0.0.1' : text
}

const atOnce: Program = () => end(0)

const doneAtOnce = `
  true : echo printf cat ls touch rm mkdir cp mv chmod chown ln date export cd set trap unset local read shift umask
  ulimit hostname id whoami pwd uname printenv sysctl nslookup dig curl wget apt-get apt apk yum pip sed awk grep head
  wc tee test [ seq expr let
`
  .trim()
  .split(/\s+/)

/** Installing ends; whatever else npm is asked to run is the application's own business. */
const npm: Program = ([verb = '']) => (['install', 'i', 'ci'].includes(verb) ? end(0) : undefined)

const programs: ReadonlyMap<string, Program> = new Map<string, Program>([
  ...shells.map((name): [string, Program] => [name, shell]),
  ...doneAtOnce.map((name): [string, Program] => [name, atOnce]),
  ['false', () => end(1)],
  ['exit', ([code = '0']) => end(Number(code) || 0)],
  ['sleep', sleep],
  ['usleep', atOnce],
  ['pause', () => run()],
  ['ping', (words) => (flag(words, 'c') === undefined ? deaf(run()) : end(0))],
  ['watch', () => deaf(run())],
  ['wait', () => deaf(run())],
  ['tail', (words) => (words.some((word) => /^-[a-zA-Z0-9]*[fF]/.test(word)) ? deaf(run()) : end(0))],
  ['python', python],
  ['python2', python],
  ['python3', python],
  ['php', php],
  ['npm', npm],
  ['httpd', busyboxHttpd],
  ['nc', netcat],
  ['ncat', netcat],
  ['netcat', netcat],
  ['socat', socat],
])
