import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { certificates } from '../tls.ts'

const file = (name: string): string => readFileSync(new URL(`fixtures/${name}`, import.meta.url), 'utf8')

const bytesOf = (pem: string): Buffer => Buffer.from(pem.replace(/-----.*-----/g, ''), 'base64')
const pemOf = (label: string, bytes: Uint8Array): string =>
  `-----BEGIN ${label}-----\n${Buffer.from(bytes).toString('base64')}\n-----END ${label}-----\n`

const samples = [
  ['CERTIFICATE', 'san.crt'],
  ['CERTIFICATE', 'ec.crt'],
  ['CERTIFICATE', 'ed25519.crt'],
  ['CERTIFICATE REQUEST', 'ec.csr'],
  ['PRIVATE KEY', 'rsa.key'],
  ['EC PRIVATE KEY', 'ec.key'],
  ['PRIVATE KEY', 'ed25519.key'],
] as const

/** Everything that takes a text; each must answer, none may throw. */
function askAll(pem: string): void {
  const chain = certificates.parseCertificates(pem)
  if (chain.ok) {
    const trust = { authorities: [pem, file('root.crt')], at: '2030-01-01T00:00:00Z', host: 'web' }
    certificates.distrust(chain.value, trust)
    certificates.hostMismatch(chain.value[0], 'web')
  }
  certificates.parsePrivateKey(pem)
  certificates.parseKeyPair(pem, file('ec.key'))
  certificates.parseKeyPair(file('ec.crt'), pem)
  certificates.describeCertificate(pem)
  certificates.describeRequest(pem)
  certificates.publicKey(pem)
  certificates.makeRequest(pem, { subject: [] })
  if (certificates.parseRequest(pem).ok) {
    certificates.signRequest(pem, {
      authority: 'kubernetes',
      notBefore: '',
      notAfter: '',
      usages: [],
      seed: '',
    })
  }
}

describe('nothing throws', () => {
  it('on any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => askAll(text)))
  })

  it.each(['CERTIFICATE', 'CERTIFICATE REQUEST', 'PRIVATE KEY', 'RSA PRIVATE KEY'])(
    'on any bytes in a block %s',
    (label) => {
      fc.assert(fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => askAll(pemOf(label, bytes))))
    },
  )

  it.each(samples)('on a block %s with some bytes of %s changed, or its end cut off', (label, name) => {
    const whole = bytesOf(file(name))
    const change = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.integer({ min: 0, max: 255 }))
    fc.assert(
      fc.property(fc.array(change, { maxLength: 3 }), fc.nat({ max: 10 }), (changes, cut) => {
        const bytes = Uint8Array.from(whole.subarray(0, whole.length - cut))
        for (const [at, value] of changes) if (at < bytes.length) bytes[at] = value
        askAll(pemOf(label, bytes))
      }),
      { numRuns: 60 },
    )
  })

  it('on a request that says it has no name, no key, or one of zeros', () => {
    expect(certificates.makeSelfSigned('', { subject: [], notBefore: '', notAfter: '', seed: '' }).ok).toBe(
      false,
    )
    const key = certificates.makeKey('ec-p256', '')
    expect(certificates.makeSelfSigned(key, { subject: [], notBefore: '', notAfter: '', seed: '' }).ok).toBe(
      true,
    )
  })
})
