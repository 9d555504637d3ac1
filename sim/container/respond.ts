/**
 * How do common servers answer an HTTP request? Each function makes the answer of one kind of server; the tables of
 * images and programs put them behind ports. No Date header: it would be the only thing that changes.
 */
import type { HttpRequest, HttpResponse } from '../api/trace.ts'
import type { Respond } from './behaviour.ts'

const goText = { 'Content-Type': 'text/plain; charset=utf-8' }
const html = { 'Content-Type': 'text/html' }

export function reply(status: number, body: string, headers: HttpResponse['headers'] = goText): HttpResponse {
  return { status, headers: { ...headers, 'Content-Length': String(utf8Length(body)) }, body }
}

/** The same text for every path. */
export function sameText(body: string, headers?: HttpResponse['headers']): Respond {
  return () => reply(200, body, headers)
}

/** A page at `/` (and /index.html), and nothing else. */
function onePage(server: string, page: string, notFound: string): Respond {
  return (request) => {
    const found = ['/', '/index.html'].includes(pathOf(request))
    return reply(found ? 200 : 404, found ? page : notFound, { Server: server, ...html })
  }
}

export function nginxPage(version: string): Respond {
  const server = version === '' ? 'nginx' : `nginx/${version}`
  return onePage(
    server,
    // Shorter than the real page, whose title and heading are what people look for.
    '<!DOCTYPE html>\n<title>Welcome to nginx!</title>\n<h1>Welcome to nginx!</h1>\n',
    `<html>\r
<head><title>404 Not Found</title></head>\r
<body>\r
<center><h1>404 Not Found</h1></center>\r
<hr><center>${server}</center>\r
</body>\r
</html>\r
`,
  )
}

export const apachePage: Respond = onePage(
  'Apache',
  '<html><body><h1>It works!</h1></body></html>\n',
  `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">
<html><head>
<title>404 Not Found</title>
</head><body>
<h1>Not Found</h1>
<p>The requested URL was not found on this server.</p>
</body></html>
`,
)

const reasons: Readonly<Record<number, string>> = {
  308: 'Permanent Redirect',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  307: 'Temporary Redirect',
  400: 'Bad Request',
  404: 'Not Found',
  502: 'Bad Gateway',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
}

/** The page that nginx writes by itself, with server_tokens off; `detail` stands between title and rule. */
export function nginxError(
  status: number,
  title: string = reasons[status] ?? '',
  detail?: string,
): HttpResponse {
  const heading = `${status} ${detail === undefined ? title : (reasons[status] ?? title)}`
  const lines = [
    '<html>',
    `<head><title>${status} ${title}</title></head>`,
    '<body>',
    `<center><h1>${heading}</h1></center>`,
    ...(detail === undefined ? [] : [`<center>${detail}</center>`]),
    '<hr><center>nginx</center>',
    '</body>',
    '</html>',
  ]
  return reply(status, lines.map((line) => `${line}\r\n`).join(''), html)
}

/** The request as jmalloc/echo-server and its forks write it back. */
export const echoRequest: Respond = (request, { hostname }) => {
  const headers = Object.entries(headersOf(request)).sort(([a], [b]) => (a < b ? -1 : 1))
  const lines = headers.map(([name, value]) => `${name}: ${value}\n`).join('')
  return reply(
    200,
    `Request served by ${hostname}\n\n${request.method} ${request.path} HTTP/1.1\n\nHost: ${hostOf(request)}\n${lines}`,
    { 'Content-Type': 'text/plain' },
  )
}

export const whoami =
  (name: string): Respond =>
  (request, { hostname, podIPs, client }) => {
    if (pathOf(request) === '/health') return reply(200, '')
    if (pathOf(request) === '/bench') return reply(200, '1', { 'Content-Type': 'text/plain' })
    const facts = [
      ...(name === '' ? [] : [`Name: ${name}`]),
      `Hostname: ${hostname}`,
      'IP: 127.0.0.1',
      ...podIPs.map((ip) => `IP: ${ip}`),
      `RemoteAddr: ${client === undefined ? '' : `${bracketed(client.ip)}:${client.port}`}`,
    ]
    const asReceived = [
      `${request.method} ${request.path} HTTP/1.1`,
      `Host: ${hostOf(request)}`,
      ...Object.entries(headersOf(request)).map(([header, value]) => `${header}: ${value}`),
    ]
    return reply(200, `${facts.join('\n')}\n${asReceived.join('\r\n')}\r\n\r\n`)
  }

/** The path without its query. */
export function pathOf(request: HttpRequest): string {
  return request.path.split('?', 1)[0] ?? '/'
}

/** The value of one query parameter, decoded; '' when it is not there. */
export function queryOf(request: HttpRequest, name: string): string {
  const query = request.path.split('?').slice(1).join('?')
  for (const pair of query.split('&')) {
    const [key = '', ...value] = pair.split('=')
    if (decoded(key) === name) return decoded(value.join('='))
  }
  return ''
}

function decoded(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

export function bracketed(ip: string): string {
  return ip.includes(':') ? `[${ip}]` : ip
}

function hostOf(request: HttpRequest): string {
  const named = Object.entries(request.headers).find(([name]) => name.toLowerCase() === 'host')?.[1]
  const standard = request.scheme === 'https' ? 443 : 80
  return named ?? bracketed(request.host) + (request.port === standard ? '' : `:${request.port}`)
}

function headersOf(request: HttpRequest): HttpRequest['headers'] {
  return Object.fromEntries(Object.entries(request.headers).filter(([name]) => name.toLowerCase() !== 'host'))
}

function utf8Length(text: string): number {
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return length
}
