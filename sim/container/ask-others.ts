/**
 * What comes of a client that is run in a container and asks somebody else, as a readiness probe does whose program
 * needs another Service? Whom it asks is read from its words, who answers is told by the cluster, and the client says
 * the rest in its exit code.
 *
 * Sources: curl 7.88 (libcurl-errors), busybox networking/wget.c, GNU wget (Exit Status), busybox and OpenBSD nc.
 * Leaves out: most options; files that are uploaded or kept; whether a data store takes commands.
 * Example: `wget -qO- http://db` ends with 1 where the Service db has no endpoint, and says Connection refused.
 */
import type { HttpRequest, Trace } from '../api/trace.ts'
import { flag } from './command-line.ts'
import type { Flavour } from './tools/tool.ts'

export interface AskedElsewhere {
  readonly request: HttpRequest
  /** How long it waits where nothing comes back; far longer than any probe, where it does not say. */
  readonly patience: number
}

export interface ClientEnd {
  readonly exitCode: number
  readonly out: string
  readonly err: string
  /** Seconds that it took. */
  readonly takes: number
}

/** Programs that only connect, with their own port. */
const dataStores: Readonly<Record<string, number>> = {
  'redis-cli': 6379,
  pg_isready: 5432,
  mysqladmin: 3306,
  mongosh: 27017,
  mongo: 27017,
  psql: 5432,
  mysql: 3306,
}

const noPatience = 130

/** Undefined for what is no client, or does not say whom it asks. */
export function askedElsewhere(program: string, words: readonly string[]): AskedElsewhere | undefined {
  const standard = Object.hasOwn(dataStores, program) ? dataStores[program] : undefined
  if (standard !== undefined) {
    const host = shortFlag(words, 'h') ?? flag(words, 'host')
    const port = Number(shortFlag(words, 'p') ?? shortFlag(words, 'P') ?? flag(words, 'port'))
    return host ? connection(host, port || standard, noPatience) : undefined
  }
  if (program === 'nc' || program === 'ncat' || program === 'netcat') return readNc(words)
  if (program === 'grpc_health_probe') {
    const [, host, port] = /^\[?([^\]]+)\]?:([0-9]+)$/.exec(flag(words, 'addr') ?? '') ?? []
    return host === undefined ? undefined : connection(host, Number(port), 1)
  }
  if (program === 'nslookup' || program === 'getent' || program === 'host') {
    const name = words.filter((word) => !word.startsWith('-') && word !== 'hosts' && word !== 'ahosts')[0]
    // Nobody has to listen: that the name stands for an address is all that is asked.
    return name === undefined ? undefined : connection(name, 1, noPatience)
  }
  return program === 'curl' || program === 'wget' ? readUrl(program, words) : undefined
}

/** What the client makes of the story. */
export function clientEnd(
  program: string,
  words: readonly string[],
  { request, patience }: AskedElsewhere,
  { verdict, response, peer }: Trace,
  flavour: Flavour,
): ClientEnd {
  const takes = verdict === 'timed-out' ? patience : 0
  const { host, port } = request
  const end = (exitCode: number, err = '', out = ''): ClientEnd => ({ exitCode, out, err, takes })
  if (program === 'nslookup' || program === 'getent' || program === 'host') {
    if (verdict !== 'no-such-name') return { ...end(0), takes: 0 }
    return end(program === 'getent' ? 2 : 1, program === 'getent' ? '' : `can't resolve '${host}'\n`)
  }
  if (program === 'curl') {
    const isQuiet = words.some((word) => /^-[a-zA-Z]*s/.test(word) || word === '--silent')
    const says = (text: string): string =>
      isQuiet && !words.some((word) => /^-[a-zA-Z]*S/.test(word)) ? '' : `curl: ${text}\n`
    switch (verdict) {
      case 'answered':
        break
      case 'no-such-name':
        return end(6, says(`(6) Could not resolve host: ${host}`))
      case 'timed-out':
        return end(28, says(`(28) Connection timed out after ${patience * 1000} milliseconds`))
      case 'not-trusted':
        return end(60, says('(60) SSL certificate problem: unable to get local issuer certificate'))
      case 'not-understood':
        return end(request.scheme === 'https' ? 35 : 52, says('(52) Empty reply from server'))
      default:
        return end(
          7,
          says(`(7) Failed to connect to ${host} port ${port} after 0 ms: Couldn't connect to server`),
        )
    }
    const status = response?.status ?? 200
    const failsOnErrors = words.some((word) => /^(?:--fail|-[a-zA-Z]*f)/.test(word))
    if (failsOnErrors && status >= 400)
      return end(22, says(`(22) The requested URL returned error: ${status}`))
    return end(0, '', response?.body ?? '')
  }
  if (program === 'wget') {
    const isGnu = flavour === 'gnu'
    const to = peer === undefined ? '' : ` (${peer.ip})`
    if (verdict === 'answered' || verdict === 'not-understood') {
      const status = verdict === 'answered' ? (response?.status ?? 200) : 400
      if (status >= 400) return end(isGnu ? 8 : 1, `wget: server returned error: HTTP/1.1 ${status}\n`)
      return end(0, '', writesBody(words) ? (response?.body ?? '') : '')
    }
    if (verdict === 'no-such-name') return end(isGnu ? 4 : 1, `wget: bad address '${host}'\n`)
    if (verdict === 'timed-out') return end(isGnu ? 4 : 1, 'wget: download timed out\n')
    if (verdict === 'not-trusted') return end(isGnu ? 5 : 1, 'wget: note: TLS certificate not trusted\n')
    return end(isGnu ? 4 : 1, `wget: can't connect to remote host${to}: Connection refused\n`)
  }
  return end(verdict === 'answered' || verdict === 'not-understood' ? 0 : program === 'pg_isready' ? 2 : 1)
}

function writesBody(words: readonly string[]): boolean {
  return words.some(
    (word, index) => /^-[a-zA-Z]*O-$/.test(word) || (/O$/.test(word) && words[index + 1] === '-'),
  )
}

function connection(host: string, port: number, patience: number): AskedElsewhere {
  return { request: { scheme: 'tcp', host, port, method: 'GET', path: '/', headers: {} }, patience }
}

/** nc -z -w 2 HOST PORT. */
function readNc(words: readonly string[]): AskedElsewhere | undefined {
  const operands = words.filter(
    (word, index) => !word.startsWith('-') && !/^-[a-zA-Z]*[wpsiX]$/.test(words[index - 1] ?? ''),
  )
  const [host, port = ''] = operands
  if (host === undefined || !/^[0-9]+$/.test(port)) return undefined
  return connection(host, Number(port), Number(shortFlag(words, 'w')) || noPatience)
}

const curlValues = 'XHdomuAeTbcxUw'
const wgetValues = 'OTtUPoY'

function readUrl(program: 'curl' | 'wget', words: readonly string[]): AskedElsewhere | undefined {
  const taking = program === 'curl' ? curlValues : wgetValues
  const values = new RegExp(
    `^-[a-zA-Z]*[${taking}]$|^--(?:max-time|connect-timeout|header|request|output|resolve|user-agent|timeout|tries|retry)$`,
  )
  const headers: Record<string, string> = {}
  let url: string | undefined
  for (const [index, word] of words.entries()) {
    const before = words[index - 1] ?? ''
    const isValue = values.test(before)
    const header = isValue && /^(?:-H|--header)$/.test(before) ? word : /^--header=(.*)$/.exec(word)?.[1]
    const [, name, value] = /^([^:]+):\s*(.*)$/.exec(header ?? '') ?? []
    if (name !== undefined && value !== undefined) headers[name] = value
    if (!isValue && !word.startsWith('-')) url = word
  }
  const [, scheme = 'http', plain, bracketed, port, path] =
    /^(?:(https?):\/\/)?(?:([^/?[\]:@]+)|\[([^\]]*)\])(?::([0-9]+))?([/?].*)?$/.exec(url ?? '') ?? []
  const host = plain ?? bracketed
  if (url === undefined || host === undefined) return undefined
  const isSecure = scheme === 'https'
  const insecure = words.some((word) => /^-[a-zA-Z]*k|^--(?:insecure|no-check-certificate)$/.test(word))
  const patience = Number(
    program === 'curl'
      ? (shortFlag(words, 'm') ?? flag(words, 'max-time', 'connect-timeout'))
      : (shortFlag(words, 'T') ?? flag(words, 'timeout')),
  )
  return {
    request: {
      scheme: isSecure ? 'https' : 'http',
      host,
      port: Number(port ?? (isSecure ? 443 : 80)),
      method: 'GET',
      path: path === undefined ? '/' : path.startsWith('/') ? path : `/${path}`,
      headers,
      ...(insecure ? { insecure } : {}),
    },
    patience: patience || noPatience,
  }
}

/** -T2, -T 2, -qT2: the value behind a letter. */
function shortFlag(words: readonly string[], letter: string): string | undefined {
  for (const [index, word] of words.entries()) {
    const [found, value] = new RegExp(`^-[a-zA-Z]*?${letter}([^a-zA-Z].*|[a-z][^ ]*)?$`).exec(word) ?? []
    if (found === undefined || word.startsWith('--')) continue
    return value || words[index + 1]
  }
  return undefined
}
