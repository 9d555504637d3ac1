import { describe, expect, it } from 'vitest'
import type { HTTPGetAction } from '../../api/pod.ts'
import type { HttpRequest } from '../../api/trace.ts'
import { probeEvent } from './event.ts'
import { answerOf, bodyLimit, type HttpEnd, probeHttp } from './http-probe.ts'
import { redirectTo } from './http-redirect.ts'
import { probeRequestFor, requestPath, urlOf } from './http-request.ts'

function requestOf(action: Partial<HTTPGetAction> = {}, podIP = '10.244.1.5'): HttpRequest {
  const request = probeRequestFor({ port: 8080, ...action }, {}, podIP)
  if ('error' in request) throw new Error(request.error)
  return request
}

function reply(status: number, body = '', headers: Readonly<Record<string, string>> = {}): HttpEnd {
  return { response: { status, headers, body } }
}

const sends = (status: number, to: string): HttpEnd => reply(status, '', { location: to })

describe('an httpGet probe', () => {
  it.each([
    [100, 'failure'],
    [199, 'failure'],
    [200, 'success'],
    [204, 'success'],
    [299, 'success'],
    [300, 'warning'],
    [304, 'warning'],
    [399, 'warning'],
    [400, 'failure'],
    [404, 'failure'],
    [500, 'failure'],
    [-1, 'failure'],
  ])('answered with %i: %s', (status, result) => {
    expect(probeHttp(requestOf(), () => reply(status)).result).toBe(result)
  })

  it.each([301, 302, 303, 307, 308])('follows %i on the same host, and counts where it ends', (status) => {
    const at = (end: number) => (asked: HttpRequest) =>
      asked.path === '/new' ? reply(end) : sends(status, '/new')
    expect(probeHttp(requestOf(), at(200)).result).toBe('success')
    expect(probeHttp(requestOf(), at(500)).output).toBe('HTTP probe failed with statuscode: 500')
  })

  it.each([
    ['another port of the same host', 'http://10.244.1.5:9090/ok', 'success'],
    ['another scheme on the same host', 'https://10.244.1.5/ok', 'success'],
    ['another host', 'http://login.example.com/ok', 'warning'],
    ['another host without a scheme', '//login.example.com/ok', 'warning'],
    ['another scheme than HTTP', 'ftp://10.244.1.5/ok', 'failure'],
    ['another scheme on another host', 'ftp://files.example.com/ok', 'warning'],
    ['a broken URL', '/%zz', 'failure'],
  ])('redirected to %s', (_, to, result) => {
    const ask = (asked: HttpRequest): HttpEnd => (asked.path === '/ok' ? reply(200) : sends(302, to))
    expect(probeHttp(requestOf(), ask).result).toBe(result)
  })

  it('follows to other hosts only where somebody wishes it', () => {
    const ask = (asked: HttpRequest): HttpEnd =>
      asked.host === 'a.example' ? reply(500) : sends(302, 'http://a.example/')
    expect(probeHttp(requestOf(), ask, { followsOtherHosts: true }).result).toBe('failure')
  })

  it('gives up after ten redirects', () => {
    let asked = 0
    const outcome = probeHttp(requestOf(), () => {
      asked += 1
      return sends(302, '/loop')
    })
    expect([outcome, asked]).toEqual([
      { result: 'failure', output: 'Get "/loop": stopped after 10 redirects' },
      10,
    ])
  })

  it('has one timeout for all redirects together', () => {
    const slow = (asked: HttpRequest): HttpEnd => ({
      ...(asked.path === '/new' ? reply(200) : sends(302, '/new')),
      afterSeconds: 0.6,
    })
    expect(probeHttp(requestOf(), slow).output).toBe(
      'Get "http://10.244.1.5:8080/new": context deadline exceeded (Client.Timeout exceeded while awaiting headers)',
    )
    expect(probeHttp(requestOf(), slow, { timeoutSeconds: 2 }).result).toBe('success')
  })

  it('tells why it found nobody', () => {
    const refused = { error: 'dial tcp 10.244.1.5:8080: connect: connection refused' }
    const outcome = probeHttp(requestOf({ path: '/healthz' }), () => refused)
    expect(probeEvent('liveness', outcome)?.message).toBe(
      'Liveness probe failed: Get "http://10.244.1.5:8080/healthz": dial tcp 10.244.1.5:8080: connect: connection refused',
    )
  })

  it('reads 10 KiB of a body and no more', () => {
    const read = (body: string): string => probeHttp(requestOf(), () => reply(200, body)).output
    expect(read('a'.repeat(bodyLimit + 1))).toBe('a'.repeat(bodyLimit))
    expect(read('a'.repeat(bodyLimit - 1))).toBe('a'.repeat(bodyLimit - 1))
    expect(read('값'.repeat(bodyLimit))).toBe('값'.repeat(Math.floor(bodyLimit / 3)))
  })

  it('passes with a warning, which the kubelet tells of', () => {
    const outcome = probeHttp(requestOf(), () => reply(302, 'ok body', { Location: 'http://elsewhere/' }))
    expect(answerOf(outcome)).toBe('success')
    expect(probeEvent('readiness', outcome)).toEqual({
      type: 'Warning',
      reason: 'ProbeWarning',
      message: 'Readiness probe warning: Probe terminated redirects, Response body: ok body',
    })
  })
})

describe('the request of an httpGet probe', () => {
  const standard = { Host: '10.244.1.5:8080', 'User-Agent': 'kube-probe/1.35', Accept: '*/*' }
  const { 'User-Agent': _, ...nameless } = standard
  const { Accept: __, ...unaccepting } = standard

  it.each<[string, readonly (readonly [string, string])[], Readonly<Record<string, string>>]>([
    ['says who asks', [], standard],
    [
      'carries the headers of the manifest',
      [['X-Muffins', 'muffins']],
      { ...standard, 'X-Muffins': 'muffins' },
    ],
    ['writes their names as Go does', [['x-tOKEN', 'a']], { ...standard, 'X-Token': 'a' }],
    ['takes another User-Agent', [['user-agent', 'foo/1.0']], { ...standard, 'User-Agent': 'foo/1.0' }],
    ['takes an empty one for none', [['User-Agent', '']], nameless],
    ['takes an empty Accept for none', [['Accept', '']], unaccepting],
    [
      'takes a Host for the virtual host',
      [['Host', 'muffins.example']],
      { ...standard, Host: 'muffins.example' },
    ],
    ['takes an empty Host for the address', [['Host', '']], standard],
    [
      'keeps both of two',
      [
        ['A', '1'],
        ['a', '2'],
      ],
      { ...standard, A: '1, 2' },
    ],
  ])('%s', (_, given, headers) => {
    const httpHeaders = given.map(([name, value]) => ({ name, value }))
    expect(requestOf({ httpHeaders }).headers).toEqual(headers)
  })

  it.each([
    [{}, 'http://10.244.1.5:8080/'],
    [{ path: 'healthz' }, 'http://10.244.1.5:8080/healthz'],
    [{ path: '/a?b=c#d' }, 'http://10.244.1.5:8080/a?b=c'],
    [{ path: '/a b/값' }, 'http://10.244.1.5:8080/a%20b/%EA%B0%92'],
    [{ path: '/%zz?a' }, 'http://10.244.1.5:8080/%25zz%3Fa'],
    [{ path: 'http://elsewhere/path' }, 'http://10.244.1.5:8080/path'],
    [{ scheme: 'HTTPS', host: 'web.example' }, 'https://web.example:8080/'],
  ] as const)('%o asks %s', (action, url) => {
    expect(urlOf(requestOf(action))).toBe(url)
  })

  it('puts an IPv6 address into brackets', () => {
    expect(urlOf(requestOf({ path: '/x' }, 'fd00::5'))).toBe('http://[fd00::5]:8080/x')
  })

  it.each([
    ['http', 8080],
    ['9090', 9090],
    [81, 81],
    ['htpp', 'strconv.Atoi: parsing "htpp": invalid syntax'],
    [0, 'invalid port number: 0'],
    [70000, 'invalid port number: 70000'],
  ])('finds port %s', (port, found) => {
    const request = probeRequestFor({ port }, { ports: [{ name: 'http', containerPort: 8080 }] }, '10.0.0.1')
    expect('error' in request ? request.error : request.port).toBe(found)
  })

  it('throws at nothing', () => {
    expect(requestPath('/\ud800%')).toBe('/%EF%BF%BD%25')
  })
})

describe('a redirect', () => {
  const from = requestOf({ path: '/app/start?x=1', httpHeaders: [{ name: 'Host', value: 'shop.example' }] })

  it.each([
    ['/login', 'http://10.244.1.5:8080/login', 'shop.example'],
    ['next', 'http://10.244.1.5:8080/app/next', 'shop.example'],
    ['../up/./here/..', 'http://10.244.1.5:8080/up/', 'shop.example'],
    ['?y=2', 'http://10.244.1.5:8080/app/start?y=2', 'shop.example'],
    ['http://10.244.1.5:9090/x', 'http://10.244.1.5:9090/x', '10.244.1.5:9090'],
    ['https://[fd00::1]/x', 'https://[fd00::1]:443/x', '[fd00::1]:443'],
    ['http://10.244.1.5//twice', 'http://10.244.1.5:80//twice', '10.244.1.5:80'],
    ['#top', 'http://10.244.1.5:8080/app/start?x=1', 'shop.example'],
    ['//other.example', 'http://other.example:80/', 'shop.example'],
  ])('to %s', (location, url, host) => {
    const next = redirectTo(location, from)
    expect('error' in next ? next : [urlOf(next), next.headers.Host]).toEqual([url, host])
  })

  it.each([
    [
      'ftp://other.example/',
      'other.example',
      'Get "ftp://other.example/": unsupported protocol scheme "ftp"',
    ],
    [
      '/%zz',
      '10.244.1.5',
      'Get "http://10.244.1.5:8080/app/start?x=1": failed to parse Location header "/%zz": parse "/%zz": invalid URL escape "%zz"',
    ],
    ['mailto:a@b', '', 'Get "mailto:a@b": unsupported protocol scheme "mailto"'],
  ])('to %s leads nowhere', (location, host, error) => {
    expect(redirectTo(location, from)).toEqual({ host, error })
  })
})
