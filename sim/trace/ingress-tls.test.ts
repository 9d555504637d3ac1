/** TLS at an Ingress controller, with real certificates: which one is shown, and whether a client accepts it. */
import { describe, expect, it } from 'vitest'
import type { Certificates } from '../api/certificates.ts'
import type { HttpRequest } from '../api/trace.ts'
import { encodeBase64, utf8Bytes } from '../base64.ts'
import { certificates } from '../tls.ts'
import { app, ask, hopOf, ingress, ingressWorld, outcome, path, rules } from './ingress-world.ts'
import { renderTrace } from './render.ts'

const notBefore = '2026-01-01T00:00:00Z'
const notAfter = '2027-01-01T00:00:00Z'
const key = certificates.makeKey('ec-p256', 'web')
const otherKey = certificates.makeKey('ec-p256', 'other')

function selfSigned(commonName: string, dnsNames: readonly string[], ends = notAfter): string {
  const made = certificates.makeSelfSigned(key, {
    subject: [{ type: 'CN', value: commonName }],
    ...(dnsNames.length > 0 ? { dnsNames } : {}),
    notBefore,
    notAfter: ends,
    seed: commonName,
  })
  if (!made.ok) throw new Error(made.words)
  return made.value
}

/** As a CertificateSigningRequest would be signed. */
function signed(dnsNames: readonly string[]): string {
  const asked = certificates.makeRequest(key, { subject: [{ type: 'CN', value: 'web' }], dnsNames })
  if (!asked.ok) throw new Error(asked.words)
  const made = certificates.signRequest(asked.value, {
    authority: 'example-ca',
    notBefore,
    notAfter,
    usages: ['digital signature', 'key encipherment', 'server auth'],
    seed: 'web',
  })
  if (!made.ok) throw new Error(made.words)
  return made.value
}

const authority = ((): string => {
  const read = certificates.authority('example-ca')
  if (!read.ok) throw new Error(read.words)
  return read.value
})()

const base64 = (text: string) => encodeBase64(utf8Bytes(text))

function secret(
  name: string,
  certificate: string,
  keyPem = key,
  namespace = 'default',
  type = 'kubernetes.io/tls',
): string {
  return `apiVersion: v1
kind: Secret
type: ${type}
metadata: { name: ${name}, namespace: ${namespace} }
data: { tls.crt: ${base64(certificate)}, tls.key: ${base64(keyPem)} }
`
}

function world(
  secrets: readonly string[],
  tls: string,
  host = 'web.example.com',
  tools: Certificates | 'none' = certificates,
) {
  const spec = rules(host, path('/', 'web')).replace('{', `{ tls: ${tls}, `)
  return ingressWorld(
    [app('web'), ...secrets, ingress('web', spec)].join('---\n'),
    {},
    tools === 'none' ? undefined : tools,
  )
}

const listed = '[{ hosts: [web.example.com], secretName: web-tls }]'
const own = [secret('web-tls', selfSigned('web.example.com', ['web.example.com']))]
const url = 'https://web.example.com/'

/** How it ended, whose certificate was shown, and why it did not go well. */
function told(cluster: ReturnType<typeof ingressWorld>, more: Partial<HttpRequest> = {}, asked = url) {
  const trace = ask(cluster, asked, more)
  const shown = hopOf(trace)?.tls?.secret?.name ?? 'fallback'
  return [outcome(trace), shown, ...trace.diagnostics.map(({ code }) => code)].join(' ')
}

describe('a client that looks at certificates', () => {
  it.each<[string, readonly string[], string, string, string?]>([
    ['refuses one that signed itself', own, listed, 'not-trusted web-tls tls/not-trusted'],
    [
      'is shown the fallback where there is no Secret',
      [],
      listed,
      'not-trusted fallback tls/secret-missing tls/not-trusted',
    ],
    [
      'is shown the fallback where the Secret is elsewhere',
      [secret('web-tls', selfSigned('web.example.com', ['web.example.com']), key, 'kube-public')],
      listed,
      'not-trusted fallback tls/secret-in-another-namespace tls/not-trusted',
    ],
    [
      'is shown the fallback where the key is another',
      [secret('web-tls', selfSigned('web.example.com', ['web.example.com']), otherKey, 'default', 'Opaque')],
      listed,
      'not-trusted fallback tls/secret-unusable tls/not-trusted',
    ],
    [
      'is shown the fallback where there is no key',
      ['apiVersion: v1\nkind: Secret\nmetadata: { name: web-tls }\nstringData: { password: x }\n'],
      listed,
      'not-trusted fallback tls/secret-unusable tls/not-trusted',
    ],
    [
      'is shown the fallback where the certificate is for others',
      [secret('web-tls', selfSigned('other.example.com', ['other.example.com']))],
      listed,
      'not-trusted fallback tls/certificate-does-not-cover-host tls/not-trusted',
    ],
    [
      'is shown one with a common name alone',
      [secret('web-tls', selfSigned('web.example.com', []))],
      listed,
      'not-trusted web-tls tls/not-trusted',
    ],
    [
      'is shown one for a wildcard',
      [secret('web-tls', selfSigned('all', ['*.example.com']))],
      listed,
      'not-trusted web-tls tls/not-trusted',
    ],
    [
      'is shown one that fits a host nobody listed',
      own,
      '[{ secretName: web-tls }]',
      'not-trusted web-tls tls/not-trusted',
    ],
    [
      'is shown the fallback where the list is for others',
      own,
      '[{ hosts: [b.example.com], secretName: none }]',
      'not-trusted fallback tls/host-not-listed tls/not-trusted',
    ],
    [
      'is shown one from a Secret of any type',
      [own[0]?.replace('kubernetes.io/tls', 'Opaque') ?? ''],
      listed,
      'not-trusted web-tls tls/not-trusted',
    ],
  ])('%s', (_, secrets, tls, expected, host = 'web.example.com') => {
    expect(told(world(secrets, tls, host))).toBe(expected)
  })

  it('accepts one whose authority it knows', () => {
    const cluster = world([secret('web-tls', signed(['web.example.com']))], listed)
    const authorities = [authority]
    expect(told(cluster, { authorities })).toBe('200 web web-tls')
    expect(told(cluster)).toBe('not-trusted web-tls tls/not-trusted')
  })

  it('refuses a name that the certificate is not made out for', () => {
    const cluster = world([secret('web-tls', signed(['web.example.com']))], listed)
    const authorities = [authority]
    const trace = ask(cluster, 'https://web.example.com/', { serverName: 'b.example.com', authorities })
    expect(trace.verdict).toBe('not-trusted')
  })

  it('refuses one that has expired', () => {
    const cluster = world([secret('web-tls', selfSigned('web.example.com', ['web.example.com']))], listed)
    const itself = selfSigned('web.example.com', ['web.example.com'])
    expect(told(cluster, { authorities: [itself] })).toBe('200 web web-tls')
    cluster.advance(400 * 86_400)
    const { diagnostics } = ask(cluster, url, { authorities: [itself] })
    expect(diagnostics).toMatchObject([{ code: 'tls/not-trusted', params: { because: 'expired' } }])
    expect(diagnostics[0]?.upstream).toBe('curl: (60) SSL certificate problem: certificate has expired')
  })

  it('sends no name where it asks an address', () => {
    const cluster = world(own, listed)
    const { clusterIP = '' } =
      cluster.state.get('Service', 'ingress-nginx', 'ingress-nginx-controller')?.spec ?? {}
    expect(hopOf(ask(cluster, `https://${clusterIP}/`))?.tls).toMatchObject({
      serverName: '',
      trusted: false,
    })
    expect(told(cluster, {}, `https://${clusterIP}/`)).toBe(
      'not-trusted fallback tls/fallback-certificate tls/not-trusted',
    )
  })
})

describe('a client that does not look (curl -k)', () => {
  it.each([
    ['gets through with any certificate', own, '200 web web-tls'],
    ['gets through with the fallback certificate', [], '200 web fallback'],
  ])('%s', (_, secrets, expected) => {
    expect(told(world(secrets, listed), { insecure: true })).toBe(expected)
  })

  it('needs no one who reads certificates', () => {
    expect(told(world(own, listed, 'web.example.com', 'none'), { insecure: true })).toBe('200 web web-tls')
    expect(told(world(own, listed, 'web.example.com', 'none'))).toBe('not-modelled fallback tls/not-modelled')
  })

  it('is told the subject of what it did not look at', () => {
    const trace = ask(world(own, listed), url, { insecure: true })
    expect(hopOf(trace)?.tls).toEqual({
      serverName: 'web.example.com',
      secret: { kind: 'Secret', namespace: 'default', name: 'web-tls' },
      subject: 'CN=web.example.com',
      names: ['web.example.com'],
      trusted: true,
    })
    expect(renderTrace(trace, 'en').join('\n')).toContain(
      'TLS for web.example.com: the certificate of Secret default/web-tls (CN=web.example.com)',
    )
  })

  it('is told to come by https from now on, unless the ConfigMap says otherwise', () => {
    const cluster = world(own, listed)
    const header = () => ask(cluster, url, { insecure: true }).response?.headers['Strict-Transport-Security']
    expect(header()).toBeUndefined()
    cluster.delete({ kind: 'ConfigMap', namespace: 'ingress-nginx', name: 'ingress-nginx-controller' })
    expect(header()).toBe('max-age=31536000; includeSubDomains')
  })

  it('may name one host to TLS and another in the Host header', () => {
    const cluster = world(own, listed)
    const trace = ask(cluster, 'https://nobody.example.com/', {
      insecure: true,
      headers: { Host: 'web.example.com' },
    })
    expect(outcome(trace)).toBe('200 web')
    expect(hopOf(trace)?.tls).not.toHaveProperty('secret')
  })
})

describe('plain HTTP to a host with tls', () => {
  it.each([
    ['http://web.example.com/', '308', 'https://web.example.com'],
    ['http://web.example.com/a?b=c', '308', 'https://web.example.com/a?b=c'],
    ['http://web.example.com/a/', '308', 'https://web.example.com/a'],
  ])('%s is sent to https', (asked, status, location) => {
    const trace = ask(world(own, listed), asked)
    expect([outcome(trace), trace.response?.headers.Location]).toEqual([status, location])
    expect(trace.diagnostics.map(({ code }) => code)).toEqual(['ingress/redirects-to-https'])
  })

  it('is sent there although the Secret is missing', () => {
    expect(outcome(ask(world([], listed), 'http://web.example.com/'))).toBe('308')
  })

  it('is served where the annotation says so', () => {
    const spec = rules('web.example.com', path('/', 'web')).replace('{', `{ tls: ${listed}, `)
    const plain = ingress('web', spec, 'nginx.ingress.kubernetes.io/ssl-redirect: "false"')
    expect(outcome(ask(ingressWorld([app('web'), plain].join('---\n')), 'http://web.example.com/'))).toBe(
      '200 web',
    )
  })

  it('is served for a host of another Ingress', () => {
    const cluster = world(own, listed)
    expect(outcome(ask(cluster, 'http://other.example.com/'))).toBe('404')
  })
})
