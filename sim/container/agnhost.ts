/**
 * What does agnhost do? The image that Kubernetes' own tests use; its first argument says which of its servers to be.
 *
 * Source: kubernetes/kubernetes test/images/agnhost (netexec/netexec.go, pause/pause.go, serve-hostname/serve_hostname.go, README.md).
 * Leaves out of netexec: /dial, /shell, /upload, which ask for more than an answer; /exit and /shutdown answer, but end
 * nothing; its clock stands still.
 */
import type { HttpRequest, HttpResponse } from '../api/trace.ts'
import {
  type Behaviour,
  end,
  type Here,
  http,
  type Respond,
  run,
  type Socket,
  tcp,
  udp,
} from './behaviour.ts'
import { flag, numberFlag } from './command-line.ts'
import { bracketed, pathOf, queryOf, reply } from './respond.ts'

/** `words` are the arguments; without any the image pauses. */
export function agnhost(words: readonly string[]): Behaviour | undefined {
  const behaviour = serve(words)
  // A Go program that does not ask for SIGTERM ends with 2, and so does the one that pauses.
  return behaviour?.does === 'run' && behaviour.onSignal === undefined
    ? { ...behaviour, onSignal: { afterSeconds: 0, exitCode: 2 } }
    : behaviour
}

function serve(words: readonly string[]): Behaviour | undefined {
  const [subcommand = 'pause', ...flags] = words
  switch (subcommand) {
    case 'pause':
      return {
        ...run(),
        onSignal: { afterSeconds: numberFlag(flags, 'delay-shutdown', 0), exitCode: 2 },
      }
    case 'inclusterclient':
      return run()
    case 'netexec':
      return netexec(flags)
    case 'serve-hostname':
      return serveHostname(flags)
    case 'test-webserver':
      return run(http(numberFlag(flags, 'port', 80), 'agnhost test-webserver', directory))
    case 'liveness':
      return run({ ...http(8080, 'agnhost liveness', wellForTenSeconds), changesAfter: 10 })
    case 'grpc-health-checking':
      return run(
        tcp(numberFlag(flags, 'port', 5000), 'agnhost grpc-health-checking'),
        http(numberFlag(flags, 'http-port', 8080), 'agnhost grpc-health-checking', () =>
          reply(404, '404 page not found\n'),
        ),
      )
    case 'fake-gitserver':
      return run(http(8000, 'agnhost fake-gitserver', () => reply(200, 'I am a fake git server')))
    case 'guestbook':
      return run(http(numberFlag(flags, 'http-port', 80), 'agnhost guestbook', directory))
    case 'dns-suffix':
    case 'dns-server-list':
    case 'etc-hosts':
    case 'entrypoint-tester':
    case 'help':
      return end(0)
    default:
      return undefined
  }
}

const wellForTenSeconds: Respond = (_, { age = 3600 }) =>
  age > 10 ? reply(500, `error: ${age}`) : reply(200, 'ok')

/** --delay-shutdown: how long it goes on serving after SIGTERM, in seconds. */
function netexec(flags: readonly string[]): Behaviour {
  const delay = numberFlag(flags, 'delay-shutdown', 0)
  const running = run(...netexecSockets(flags))
  return delay > 0 ? { ...running, onSignal: { afterSeconds: delay, exitCode: 0 } } : running
}

function netexecSockets(flags: readonly string[]): readonly Socket[] {
  const sctpPort = numberFlag(flags, 'sctp-port', -1)
  const udpPort = numberFlag(flags, 'udp-port', 8081)
  const override = flag(flags, 'http-override')
  const respond: Respond = override
    ? (request, here) => answerNetexec({ ...request, method: 'GET', path: override }, here)
    : answerNetexec
  const web = http(numberFlag(flags, 'http-port', 8080), 'agnhost netexec', respond)
  return [
    flag(flags, 'tls-cert-file') ? { ...web, tls: true } : web,
    ...(udpPort === -1 ? [] : [udp(udpPort, 'agnhost netexec')]),
    ...(sctpPort === -1 ? [] : [{ ...udp(sctpPort, 'agnhost netexec'), protocol: 'SCTP' as const }]),
  ]
}

function answerNetexec(request: HttpRequest, here: Here): HttpResponse {
  switch (pathOf(request)) {
    case '/clientip':
      return reply(200, here.client === undefined ? '' : `${bracketed(here.client.ip)}:${here.client.port}`)
    case '/hostname':
    case '/hostName':
      return reply(200, here.hostname)
    case '/serverport':
      return reply(200, String(here.port))
    case '/healthz':
    case '/exit':
    case '/shutdown':
      return reply(200, '')
    case '/echo':
      return echo(queryOf(request, 'msg'), queryOf(request, 'code'))
    case '/redirect': {
      const code = Number(queryOf(request, 'code') || 302)
      return reply(code, '', { Location: queryOf(request, 'location') })
    }
    default:
      return reply(200, 'NOW: 2026-01-01 00:00:00 +0000 UTC')
  }
}

function echo(message: string, code: string): HttpResponse {
  if (code === '') return reply(200, message)
  return /^[0-9]+$/.test(code)
    ? reply(Number(code), message)
    : reply(200, `argument 'code' must be an integer or empty, got "${code}"\n`)
}

function serveHostname(flags: readonly string[]): Behaviour {
  const port = numberFlag(flags, 'port', 9376)
  const isOn = (name: string): boolean => !['false', undefined].includes(flag(flags, name))
  const [raw, datagrams] = [isOn('tcp'), isOn('udp')]
  const web = flag(flags, 'http') !== 'false'
  if (web && (raw || datagrams)) return end(1, "Can't server TCP/UDP mode and HTTP mode at the same time")
  return run(
    ...(web ? [http(port, 'agnhost serve-hostname', (_, here) => reply(200, here.hostname))] : []),
    ...(raw ? [tcp(port, 'agnhost serve-hostname')] : []),
    ...(datagrams ? [udp(port, 'agnhost serve-hostname')] : []),
  )
}

const directory: Respond = (request) =>
  pathOf(request) === '/'
    ? reply(200, '<!doctype html>\n<meta name="viewport" content="width=device-width">\n<pre>\n</pre>\n', {
        'Content-Type': 'text/html; charset=utf-8',
      })
    : reply(404, '404 page not found\n')
