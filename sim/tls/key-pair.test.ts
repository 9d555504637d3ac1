import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { certificates } from '../tls.ts'

const file = (name: string): string =>
  name === '' ? '' : readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

// The words are those of tls.X509KeyPair in Go's crypto/tls/tls.go.
const pairs = 'PEM inputs may have been switched'

describe('a certificate and a key', () => {
  it.each([
    ['san.crt', 'rsa.key'],
    ['sha1.crt', 'rsa-pkcs1.key'],
    ['ec.crt', 'ec.key'],
    ['ec.crt', 'ec-pkcs8.key'],
    ['leaf.crt', 'ec.key'],
    ['ec384.crt', 'ec384.key'],
    ['ed25519.crt', 'ed25519.key'],
  ])('%s and %s belong together', (certificate, key) => {
    expect(certificates.parseKeyPair(file(certificate), file(key)).ok).toBe(true)
  })

  it.each([
    ['san.crt', 'rsa-pkcs1.key', 'key-mismatch', 'tls: private key does not match public key'],
    ['root.crt', 'ec.key', 'key-mismatch', 'tls: private key does not match public key'],
    ['ec384.crt', 'ec.key', 'key-mismatch', 'tls: private key does not match public key'],
    ['ec.crt', 'rsa.key', 'key-mismatch', 'tls: private key type does not match public key type'],
    ['ec.crt', 'ed25519.key', 'key-mismatch', 'tls: private key type does not match public key type'],
    ['ec.crt', 'encrypted.key', 'encrypted', 'tls: failed to parse private key'],
    ['ec.crt', 'encrypted-old.key', 'encrypted', 'tls: failed to parse private key'],
    ['ec.crt', 'x25519.key', 'unsupported', 'tls: found unknown private key type in PKCS#8 wrapping'],
    ['', 'ec.key', 'no-pem', 'tls: failed to find any PEM data in certificate input'],
    ['ec.crt', '', 'no-pem', 'tls: failed to find any PEM data in key input'],
    [
      'ec.crt',
      'ec.crt',
      'wrong-block',
      'tls: found a certificate rather than a key in the PEM for the private key',
    ],
    [
      'ec.key',
      'ec.crt',
      'wrong-block',
      `tls: failed to find certificate PEM data in certificate input, but did find a private key; ${pairs}`,
    ],
    [
      'ec.crt',
      'ec.csr',
      'wrong-block',
      'tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: [CERTIFICATE REQUEST]',
    ],
  ])('%s and %s do not: %s', (certificate, key, flaw, words) => {
    expect(certificates.parseKeyPair(file(certificate), file(key))).toEqual({ ok: false, flaw, words })
  })

  it('takes the first certificate of a chain for the key', () => {
    const pair = certificates.parseKeyPair(file('leaf.crt') + file('mid.crt'), file('ec.key'))
    expect(pair).toMatchObject({
      ok: true,
      value: { chain: [{}, {}], key: { algorithm: 'ECDSA', bits: 256 } },
    })
  })

  it('does not mind what stands before and after', () => {
    const pair = certificates.parseKeyPair(`# mine\n${file('ec.crt')}# end`, `x\r\n${file('ec.key')}`)
    expect(pair.ok).toBe(true)
  })
})
