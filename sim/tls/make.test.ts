import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import type { KeyKind, Names, Reading } from '../api/certificates.ts'
import { certificates } from '../tls.ts'

const kinds: readonly KeyKind[] = ['rsa-2048', 'ec-p256', 'ed25519']
const times = { notBefore: '2026-01-01T00:00:00Z', notAfter: '2027-01-01T00:00:00Z' }
const web: Names = {
  subject: [
    { type: 'O', value: 'Example' },
    { type: 'CN', value: 'web.example.com' },
  ],
  dnsNames: ['web.example.com', '*.web.example.com'],
  ipAddresses: ['10.0.0.1', '2001:db8::1'],
}

function must<T>(reading: Reading<T>): T {
  if (!reading.ok) throw new Error(reading.words)
  return reading.value
}

describe.each(kinds)('a key of kind %s', (kind) => {
  const key = certificates.makeKey(kind, 'seed')
  const certificate = must(certificates.makeSelfSigned(key, { ...web, ...times, seed: 'a' }))
  const request = must(certificates.makeRequest(key, web))

  it('is the same for the same seed, and another for another', () => {
    expect(certificates.makeKey(kind, 'seed')).toBe(key)
    expect(certificates.makeKey(kind, 'other')).not.toBe(key)
  })

  it('signs a certificate that it belongs to, and no other key does', () => {
    expect(certificates.parseKeyPair(certificate, key).ok).toBe(true)
    expect(certificates.parseKeyPair(certificate, certificates.makeKey(kind, 'other'))).toMatchObject({
      flaw: 'key-mismatch',
    })
  })

  it('signs a certificate that says what it was told', () => {
    const [told] = must(certificates.parseCertificates(certificate))
    expect(told).toMatchObject({ ...web, ...times, isSelfSigned: true, isAuthority: true })
  })

  it('signs the same bytes twice, with other numbers for another seed', () => {
    const again = (seed: string): string => must(certificates.makeSelfSigned(key, { ...web, ...times, seed }))
    expect(again('a')).toBe(certificate)
    expect(again('b')).not.toBe(certificate)
    expect(must(certificates.makeRequest(key, web))).toBe(request)
  })

  it('signs a request that an authority answers with the names and the key it shows', () => {
    const terms = {
      ...times,
      authority: 'kubernetes',
      usages: ['client auth', 'digital signature'],
      seed: 'c',
    }
    const signed = must(certificates.signRequest(request, terms))
    const chain = must(certificates.parseCertificates(signed))
    expect(chain[0]).toMatchObject({
      ...web,
      ...times,
      issuerText: 'CN=kubernetes',
      isAuthority: false,
      usages: ['digital signature', 'client auth'],
    })
    expect(must(certificates.signRequest(request, terms))).toBe(signed)
    const authorities = [must(certificates.authority('kubernetes'))]
    const at = '2026-06-01T00:00:00Z'
    expect(certificates.distrust(chain, { authorities, at, host: 'web.example.com' })).toBeUndefined()
    const others = [must(certificates.authority('another'))]
    expect(certificates.distrust(chain, { authorities: others, at })).toBe('issuer-unknown')
  })
})

describe("somebody's own authority", () => {
  const keyPem = certificates.makeKey('ec-p256', 'own')
  const certificatePem = must(
    certificates.makeSelfSigned(keyPem, { subject: [{ type: 'CN', value: 'Own' }], ...times, seed: 'a' }),
  )
  const request = must(certificates.makeRequest(certificates.makeKey('ec-p256', 'web'), web))
  const terms = { ...times, usages: ['server auth'], seed: 'b' }

  it('signs, beyond its own end too, and is believed by those who trust it', () => {
    const notAfter = '2030-01-01T00:00:00Z'
    const authority = { certificatePem, keyPem }
    const chain = must(
      certificates.parseCertificates(
        must(certificates.signRequest(request, { ...terms, notAfter, authority })),
      ),
    )
    expect(chain[0]).toMatchObject({ issuerText: 'CN=Own', notAfter, dnsNames: web.dnsNames })
    const trust = { authorities: [certificatePem], at: '2026-06-01T00:00:00Z', host: 'web.example.com' }
    expect(certificates.distrust(chain, trust)).toBeUndefined()
  })

  it('needs the key of its own certificate', () => {
    const authority = { certificatePem, keyPem: certificates.makeKey('ec-p256', 'other') }
    expect(certificates.signRequest(request, { ...terms, authority })).toMatchObject({ flaw: 'key-mismatch' })
  })
})

describe('a public key', () => {
  it.each(kinds)('of kind %s is the same in key, request and certificate', (kind) => {
    const key = certificates.makeKey(kind, 'public')
    const certificate = must(certificates.makeSelfSigned(key, { ...web, ...times, seed: 'a' }))
    const request = must(certificates.makeRequest(key, web))
    const shown = [key, certificate, request].map((pem) => must(certificates.publicKey(pem)))
    expect(shown[0]).toMatch(/^-----BEGIN PUBLIC KEY-----/)
    expect(new Set(shown).size).toBe(1)
    expect(certificates.publicKey('').ok).toBe(false)
  })
})

describe('a request', () => {
  const request = must(certificates.makeRequest(certificates.makeKey('ec-p256', 'jane'), web))

  it.each(['rsa.csr', 'ec.csr', 'ed25519.csr', 'pss.csr'])('of openssl is read: %s', (name) => {
    const pem = readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')
    expect(must(certificates.parseRequest(pem)).subject[0]?.value).toMatch(/^(?:jane|pss)$/)
  })

  it('that was altered does not carry its own signature any more', () => {
    const bytes = Buffer.from(request.replace(/-----.*-----/g, ''), 'base64')
    const at = bytes.indexOf('web.example.com')
    bytes.write('bad', at)
    const pem = `-----BEGIN CERTIFICATE REQUEST-----\n${bytes.toString('base64')}\n-----END CERTIFICATE REQUEST-----\n`
    expect(certificates.parseRequest(pem)).toEqual({
      ok: false,
      flaw: 'bad-signature',
      words: 'x509: ECDSA verification failure',
    })
  })

  it.each([
    ['', 'no-pem', 'PEM block type must be CERTIFICATE REQUEST'],
    ['-----BEGIN X-----\n-----END X-----\n', 'wrong-block', 'PEM block type must be CERTIFICATE REQUEST'],
    [
      '-----BEGIN CERTIFICATE REQUEST-----\naGVsbG8=\n-----END CERTIFICATE REQUEST-----\n',
      'malformed',
      'asn1: syntax error: data truncated',
    ],
  ])('is not %j', (pem, flaw, words) => {
    expect(certificates.parseRequest(pem)).toEqual({ ok: false, flaw, words })
  })

  it('with a key that is too short is not believed', () => {
    const pem = readFileSync(new URL('fixtures/short.csr', import.meta.url), 'utf8')
    expect(certificates.parseRequest(pem)).toMatchObject({
      words: 'crypto/rsa: 512-bit keys are insecure (see https://go.dev/pkg/crypto/rsa#hdr-Minimum_key_size)',
    })
  })

  it('for a part of a name that nobody knows is refused', () => {
    const key = certificates.makeKey('ec-p256', 'jane')
    expect(certificates.makeRequest(key, { subject: [{ type: 'nickname', value: 'J' }] }).ok).toBe(false)
    expect(certificates.makeRequest('no key', web).ok).toBe(false)
  })
})

describe('names of any letters', () => {
  const key = certificates.makeKey('ed25519', 'names')
  const text = fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' })

  it('come back from a certificate as they went in', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.domain(), { maxLength: 4 }),
        fc.array(fc.ipV4(), { maxLength: 3 }),
        (name, dnsNames, ipAddresses) => {
          const names = { subject: [{ type: 'CN', value: name }], dnsNames, ipAddresses }
          const pem = must(certificates.makeSelfSigned(key, { ...names, ...times, seed: 'a' }))
          expect(must(certificates.parseCertificates(pem))[0]).toMatchObject(names)
        },
      ),
      { numRuns: 30 },
    )
  })
})

const openssl = hasOpenssl()

/** Where there is an openssl, it is asked; elsewhere these are skipped. */
describe.runIf(openssl).each(kinds)('openssl takes a key of kind %s', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'certificates-'))
  const path = (name: string, text: string): string => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  afterAll(() => rmSync(folder, { recursive: true }))
  const key = certificates.makeKey(kind, 'openssl')

  it('and the certificate that it signed', () => {
    const keyFile = path('key', key)
    expect(ask('pkey', '-in', keyFile, '-check', '-noout')).toMatch(/^(?:Key is valid|)\n?$/)
    const certificate = path('crt', must(certificates.makeSelfSigned(key, { ...web, ...times, seed: 'a' })))
    const verify = ['verify', '-check_ss_sig', '-attime', '1780000000', '-CAfile', certificate]
    expect(ask(...verify, certificate)).toContain('OK')
    expect(ask('x509', '-in', certificate, '-noout', '-pubkey')).toBe(must(certificates.publicKey(key)))
  })

  it('and what an authority made of its request', () => {
    const request = must(certificates.makeRequest(key, web))
    expect(ask('req', '-in', path('csr', request), '-noout', '-verify')).toBe('')
    const terms = { ...times, authority: 'kubernetes', usages: ['server auth'], seed: 'c' }
    const signed = path('signed', must(certificates.signRequest(request, terms)))
    const authority = path('ca', must(certificates.authority('kubernetes')))
    expect(ask('verify', '-x509_strict', '-attime', '1780000000', '-CAfile', authority, signed)).toContain(
      'OK',
    )
  })
})

function ask(...words: readonly string[]): string {
  return execFileSync('openssl', words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
}

function hasOpenssl(): boolean {
  try {
    return ask('version').startsWith('OpenSSL 3')
  } catch {
    return false
  }
}
