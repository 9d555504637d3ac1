/**
 * What does curl -v tell? How it connected, the TLS handshake, the request and the head of the answer, line by line.
 *
 * Source: recorded from curl 7.88.1 with OpenSSL 3.0.
 */
import type { DnsHop, Trace } from '../../api/trace.ts'
import { joinHostPort } from '../../ip/address.ts'
import { httpDate } from '../clock.ts'
import type { Ended } from './failure.ts'
import type { CurlOptions } from './options.ts'
import type { ShownCertificate } from './shown-certificate.ts'
import type { Url } from './url.ts'

export function verboseLines(
  trace: Trace,
  url: Url,
  options: CurlOptions,
  ended: Ended,
  certificate: ShownCertificate | undefined,
  clock: string,
): string {
  const lines = [
    ...resolveLines(trace, options),
    ...connectLines(trace, ended),
    ...(url.scheme === 'https' && hasConnected(trace) ? tlsLines(trace, options, ended, certificate) : []),
    ...(hasSpoken(trace) ? requestLines(trace) : []),
    ...(trace.response === undefined || ended.exitCode !== 0
      ? []
      : headLines(trace, clock).map((line) => `< ${line}`)),
  ]
  const isOver = ended.exitCode !== 0
  const over =
    trace.verdict === 'not-understood' && url.scheme === 'http' ? ['* Empty reply from server'] : []
  return [...lines, ...over, ...(isOver ? ['* Closing connection 0'] : [])]
    .map((line) => `${line}\n`)
    .join('')
}

/** HTTP/1.1 200 OK and the headers, as -i and -I show them. */
export function responseHead(trace: Trace, clock: string): string {
  return headLines(trace, clock)
    .map((line) => `${line}\r\n`)
    .join('')
}

function hasConnected({ verdict }: Trace): boolean {
  return verdict === 'answered' || verdict === 'not-understood' || verdict === 'not-trusted'
}

function hasSpoken({ verdict, request }: Trace): boolean {
  return verdict === 'answered' || (verdict === 'not-understood' && request.scheme === 'http')
}

function resolveLines({ request }: Trace, { resolve }: CurlOptions): readonly string[] {
  return [
    ...resolve.map((row) => `* Added ${row} to DNS cache`),
    ...(request.address === undefined ? [] : [`* Hostname ${request.host} was found in DNS cache`]),
  ]
}

function connectLines(trace: Trace, { problem, exitCode }: Ended): readonly string[] {
  const { request, verdict } = trace
  if (verdict === 'no-such-name') return [`* Could not resolve host: ${request.host}`]
  const looked = trace.hops.find((hop): hop is DnsHop => hop.at === 'dns')
  const ip =
    request.address ??
    looked?.chose ??
    trace.peer?.ip ??
    (request.host === 'localhost' ? '127.0.0.1' : request.host)
  const trying = `*   Trying ${joinHostPort(ip, request.port)}...`
  if (verdict === 'refused')
    return [trying, `* connect to ${ip} port ${request.port} failed: Connection refused`, `* ${problem}`]
  if (exitCode === 28 || verdict === 'not-sent') return [trying, `* ${problem}`]
  return [trying, `* Connected to ${request.host} (${ip}) port ${request.port} (#0)`]
}

const handshake = [
  '* TLSv1.3 (IN), TLS handshake, Server hello (2):',
  '* TLSv1.3 (IN), TLS handshake, Encrypted Extensions (8):',
  '* TLSv1.3 (IN), TLS handshake, Certificate (11):',
]
const handshakeEnd = [
  '* TLSv1.3 (IN), TLS handshake, CERT verify (15):',
  '* TLSv1.3 (IN), TLS handshake, Finished (20):',
  '* TLSv1.3 (OUT), TLS change cipher, Change cipher spec (1):',
  '* TLSv1.3 (OUT), TLS handshake, Finished (20):',
  '* SSL connection using TLSv1.3 / TLS_AES_256_GCM_SHA384',
  '* ALPN: server accepted http/1.1',
]

function tlsLines(
  trace: Trace,
  options: CurlOptions,
  { problem }: Ended,
  certificate: ShownCertificate | undefined,
): readonly string[] {
  const hello = ['* ALPN: offers h2,http/1.1', '* TLSv1.3 (OUT), TLS handshake, Client hello (1):']
  const store = options.insecure
    ? []
    : [
        `*  CAfile: ${options.cacert ?? '/etc/ssl/certs/ca-certificates.crt'}`,
        `*  CApath: ${options.cacert === undefined ? '/etc/ssl/certs' : 'none'}`,
      ]
  if (trace.verdict === 'not-understood') return [...hello, `* ${problem}`]
  if (trace.verdict === 'not-trusted') {
    const alert = certificate?.verdict === undefined ? [] : ['* TLSv1.3 (OUT), TLS alert, unknown CA (560):']
    return [...hello, ...store, ...handshake, ...alert, `* ${problem}`]
  }
  const shown = certificate === undefined ? [] : certificateLines(certificate, trace, options)
  return [...hello, ...store, ...handshake, ...handshakeEnd, ...shown, '* using HTTP/1.x']
}

function certificateLines(
  certificate: ShownCertificate,
  { request }: Trace,
  { insecure }: CurlOptions,
): readonly string[] {
  const host = request.serverName ?? request.host
  const matched =
    certificate.names.find((name) => name === host) ??
    certificate.names.find((name) => name.startsWith('*.') && host.endsWith(name.slice(1)))
  const result =
    certificate.verdict === undefined
      ? '*  SSL certificate verify ok.'
      : `*  SSL certificate verify result: ${certificate.verdict.words} (${certificate.verdict.code}), continuing anyway.`
  return [
    '* Server certificate:',
    `*  subject: ${certificate.subject}`,
    `*  start date: ${certificate.startDate}`,
    `*  expire date: ${certificate.expireDate}`,
    ...(insecure || matched === undefined
      ? []
      : [`*  subjectAltName: host "${host}" matched cert's "${matched}"`]),
    `*  issuer: ${certificate.issuer}`,
    result,
  ]
}

function requestLines({ request }: Trace): readonly string[] {
  return [
    `> ${request.method} ${request.path} HTTP/1.1`,
    ...Object.entries(request.headers).map(([name, value]) => `> ${name}: ${value}`),
    '> ',
  ]
}

const reasons: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  413: 'Request Entity Too Large',
  418: "I'm a teapot",
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/** Servers say what time it is; the simulator's answers leave that to whoever shows them. */
function headLines({ response }: Trace, clock: string): readonly string[] {
  const { status = 0, headers = {} } = response ?? {}
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const hasDate = Object.keys(headers).some((name) => name.toLowerCase() === 'date')
  const at = Object.keys(headers)[0]?.toLowerCase() === 'server' ? 1 : 0
  if (!hasDate) lines.splice(at, 0, `Date: ${httpDate(clock)}`)
  const reason = reasons[status]
  return [`HTTP/1.1 ${status}${reason === undefined ? '' : ` ${reason}`}`, ...lines, '']
}
