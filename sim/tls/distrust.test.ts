import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Certificate } from '../api/certificates.ts'
import { certificates } from '../tls.ts'

const file = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

function chainOf(...names: readonly string[]): readonly Certificate[] {
  const chain = certificates.parseCertificates(names.map(file).join(''))
  if (!chain.ok) throw new Error(chain.words)
  return chain.value
}

const now = '2030-01-01T00:00:00Z'

// Verdicts as of curl with OpenSSL 3, which prints `SSL certificate problem: …` for them.
describe('a client', () => {
  it.each([
    // what the server sends, whom the client trusts, when, the verdict
    [['ec.crt'], [], now, 'self-signed'],
    [['ec.crt'], ['ec.crt'], now, undefined],
    [['san.crt'], ['ec.crt'], now, 'self-signed'],
    [['sha1.crt'], [], now, 'self-signed'],
    [['pss.crt'], ['pss.crt'], now, undefined],
    [['leaf.crt'], [], now, 'issuer-unknown'],
    [['leaf.crt'], ['root.crt'], now, 'issuer-unknown'],
    [['leaf.crt', 'mid.crt'], ['root.crt'], now, undefined],
    [['leaf.crt', 'ec.crt', 'mid.crt'], ['root.crt'], now, undefined],
    [['leaf.crt', 'mid.crt'], [], now, 'issuer-unknown'],
    [['leaf.crt', 'mid.crt', 'root.crt'], [], now, 'self-signed-in-chain'],
    [['leaf.crt', 'mid.crt', 'root.crt'], ['root.crt'], now, undefined],
    [['leaf.crt'], ['mid.crt'], now, undefined],
    [['leaf.crt'], ['leaf.crt'], now, undefined],
    [['by-leaf.crt', 'leaf.crt', 'mid.crt'], ['root.crt'], now, 'issuer-no-authority'],
    [['by-itself.crt', 'leaf.crt', 'mid.crt'], ['root.crt'], now, 'self-signed'],
    [['expired.crt'], ['root.crt'], now, 'expired'],
    [['expired.crt'], [], now, 'issuer-unknown'],
    [['leaf.crt', 'mid.crt'], ['root.crt'], '2020-01-01T00:00:00Z', 'not-yet-valid'],
  ])('that is sent %j and trusts %j at %s: %s', (sent, trusted, at, verdict) => {
    expect(certificates.distrust(chainOf(...sent), { authorities: trusted.map(file), at })).toBe(verdict)
  })

  it.each([
    ['leaf.crt', 'leaf.example.com', undefined],
    ['leaf.crt', 'web.example.com', 'wrong-host'],
    // curl falls back on the common name where there are no alternative names.
    ['nosan.crt', 'leaf', undefined],
    ['nosan.crt', 'leaf.example.com', 'wrong-host'],
  ])('that asks %s for %s: %s', (name, host, verdict) => {
    const trust = { authorities: [file('mid.crt')], at: now, host }
    expect(certificates.distrust(chainOf(name), trust)).toBe(verdict)
  })

  it('sees that a name was altered after it was signed', () => {
    const bytes = Buffer.from(file('leaf.crt').replace(/-----.*-----/g, ''), 'base64')
    bytes.write('evil', bytes.indexOf('leaf.example.com'))
    const pem = `-----BEGIN CERTIFICATE-----\n${bytes.toString('base64')}\n-----END CERTIFICATE-----\n`
    const altered = certificates.parseCertificates(pem)
    expect(altered).toMatchObject({ ok: true, value: [{ dnsNames: ['evil.example.com'] }] })
    const trust = { authorities: [file('mid.crt')], at: now }
    expect(altered.ok && certificates.distrust(altered.value, trust)).toBe('bad-signature')
  })

  it('trusts nobody who sends nothing', () => {
    expect(certificates.distrust([], { authorities: [file('root.crt')], at: now })).toBe('issuer-unknown')
  })
})
