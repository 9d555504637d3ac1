import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { certificates } from '../tls.ts'

const file = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

function parsed(name: string) {
  const chain = certificates.parseCertificates(file(name))
  if (!chain.ok) throw new Error(chain.words)
  return chain.value[0]
}

describe('a certificate of openssl', () => {
  it.each([
    // file, key, bits, signature, names
    ['cn-only.crt', 'RSA', 2048, 'SHA256-RSA', []],
    ['san.crt', 'RSA', 2048, 'SHA256-RSA', ['kubia.example.com', '*.example.com']],
    ['ec.crt', 'ECDSA', 256, 'ECDSA-SHA256', ['ec.example.com']],
    ['ec384.crt', 'ECDSA', 384, 'ECDSA-SHA384', ['ec384.example.com']],
    ['ed25519.crt', 'Ed25519', 256, 'Ed25519', ['ed.example.com']],
    ['sha1.crt', 'RSA', 2048, 'SHA1-RSA', []],
    ['leaf.crt', 'ECDSA', 256, 'ECDSA-SHA256', ['leaf.example.com']],
    ['pss.crt', 'RSA', 2048, 'SHA256-RSAPSS', ['pss.example.com']],
  ])('%s has a key of %s, %i bits, and the signature %s', (name, algorithm, bits, signature, dnsNames) => {
    const certificate = parsed(name)
    expect(certificate.publicKey).toEqual({ algorithm, bits })
    expect(certificate.signatureAlgorithm).toBe(signature)
    expect(certificate.dnsNames).toEqual(dnsNames)
  })

  it('names its subject as Go prints it: the common name first, marks escaped', () => {
    expect(parsed('cn-only.crt').subjectText).toBe(
      'CN=kubia.example.com,ST=Seoul,OU=Web,O=Example\\, Inc.,C=KR',
    )
    expect(parsed('cn-only.crt').subject.map(({ type }) => type)).toEqual(['C', 'ST', 'O', 'OU', 'CN'])
  })

  it('has addresses, mail addresses and URIs beside host names', () => {
    const { ipAddresses, emailAddresses, uris } = parsed('san.crt')
    expect({ ipAddresses, emailAddresses, uris }).toEqual({
      ipAddresses: ['10.0.0.1', '2001:db8::1'],
      emailAddresses: ['a@b.c'],
      uris: ['https://x.y/z'],
    })
  })

  it.each([
    ['san.crt', ['digital signature', 'key encipherment', 'server auth', 'client auth']],
    ['root.crt', ['cert sign']],
    ['ec.crt', []],
  ])('%s may be used for %j', (name, usages) => {
    expect(parsed(name).usages).toEqual(usages)
  })

  it.each([
    ['root.crt', true, true],
    ['mid.crt', true, false],
    ['leaf.crt', false, false],
    ['ec.crt', true, true],
    ['pss.crt', true, true],
    ['sha1.crt', true, false],
  ])('%s is an authority: %s, signed by itself: %s', (name, isAuthority, isSelfSigned) => {
    expect(parsed(name)).toMatchObject({ isAuthority, isSelfSigned })
  })

  it('shows when it is valid, and who made it', () => {
    expect(parsed('expired.crt')).toMatchObject({
      notBefore: '2020-01-01T00:00:00Z',
      notAfter: '2021-01-01T00:00:00Z',
      issuerText: 'CN=Root',
      serial: '9',
    })
  })

  it('is given back as it was, and comes with those behind it in the file', () => {
    const chain = certificates.parseCertificates(`first\n${file('leaf.crt')}then\n${file('mid.crt')}`)
    expect(chain).toMatchObject({
      ok: true,
      value: [{ subjectText: 'CN=leaf' }, { subjectText: 'CN=Middle' }],
    })
    expect(parsed('leaf.crt').pem).toBe(file('leaf.crt'))
  })
})

describe('what is no certificate', () => {
  it.each([
    ['nothing', '', 'no-pem', 'tls: failed to find any PEM data in certificate input'],
    ['text', 'my certificate', 'no-pem', 'tls: failed to find any PEM data in certificate input'],
    [
      'a request',
      file('ec.csr'),
      'wrong-block',
      'tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: [CERTIFICATE REQUEST]',
    ],
    [
      'a block that holds other bytes',
      '-----BEGIN CERTIFICATE-----\naGVsbG8=\n-----END CERTIFICATE-----\n',
      'malformed',
      'x509: malformed certificate',
    ],
    [
      'half of one',
      file('ec.crt').replace(/^(-.*\n)(.*\n)(.*\n)[\s\S]*(-----END.*\n)$/, '$1$2$3$4'),
      'malformed',
      'x509: malformed certificate',
    ],
    [
      'a block without an end',
      file('ec.crt').replace(/-----END[\s\S]*/, ''),
      'no-pem',
      'tls: failed to find any PEM data in certificate input',
    ],
  ])('%s', (_, pem, flaw, words) => {
    expect(certificates.parseCertificates(pem)).toEqual({ ok: false, flaw, words })
  })
})
