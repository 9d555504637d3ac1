import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hostMismatch, matchesHostname } from '../tls.ts'
import { matchesAnyName, matchesCommonNameToo } from './match-host.ts'

// Facts of golang/go src/crypto/x509/verify.go and RFC 6125.
describe('a name of a certificate and a host', () => {
  it.each([
    ['kubia.example.com', 'kubia.example.com', true],
    ['kubia.example.com', 'KUBIA.Example.COM', true],
    ['Kubia.example.com', 'kubia.example.com', true],
    ['kubia.example.com', 'kubia.example.com.', true],
    ['kubia.example.com.', 'kubia.example.com', false],
    ['kubia.example.com', 'foo.example.com', false],
    ['example.com', 'kubia.example.com', false],
    ['*.example.com', 'kubia.example.com', true],
    ['*.example.com', 'example.com', false],
    ['*.example.com', 'a.b.example.com', false],
    ['*.example.com', '.example.com', false],
    ['*.b.example.com', 'a.b.example.com', true],
    ['a.*.example.com', 'a.b.example.com', false],
    ['k*.example.com', 'kubia.example.com', false],
    ['*bia.example.com', 'kubia.example.com', false],
    ['**.example.com', 'kubia.example.com', false],
    ['*', 'example', true],
    ['*.com', 'example.com', true],
    ['my_host.example.com', 'my_host.example.com', true],
    ['-a.example.com', '-a.example.com', true],
    ['*.example.com', '-a.example.com', false],
    ['*.example.com', 'a%b.example.com', false],
    ['a%b.example.com', 'a%b.example.com', true],
    ['*.example.com', '*.example.com', true],
    ['', '', false],
    ['.', '.', false],
    ['example', 'example', true],
  ])('%s is good for %s: %s', (pattern, host, expected) => {
    expect(matchesHostname(pattern, host)).toBe(expected)
  })
})

describe('a certificate and a host', () => {
  const names = { dnsNames: ['web.example.com', '10.0.0.2'], ipAddresses: ['10.0.0.1', '2001:db8::1'] }

  it.each([
    ['web.example.com', true],
    ['10.0.0.1', true],
    ['[10.0.0.1]', true],
    ['2001:db8::1', true],
    ['[2001:db8:0:0::1]', true],
    ['::ffff:10.0.0.1', true],
    // An address is compared with addresses only, whatever stands among the host names.
    ['10.0.0.2', false],
    ['010.0.0.1', false],
  ])('%s: %s', (host, expected) => {
    expect(matchesAnyName(names, host)).toBe(expected)
  })

  const subject = [{ type: 'CN', value: 'web.example.com' }]

  it.each([
    [
      { subject, dnsNames: ['a.example.com', 'b.example.com'] },
      'c.example.com',
      'x509: certificate is valid for a.example.com, b.example.com, not c.example.com',
    ],
    [
      { subject },
      'web.example.com',
      'x509: certificate relies on legacy Common Name field, use SANs instead',
    ],
    [
      { subject },
      'c.example.com',
      'x509: certificate is not valid for any names, but wanted to match c.example.com',
    ],
    [
      { subject, dnsNames: ['a.example.com'] },
      '10.0.0.1',
      "x509: cannot validate certificate for 10.0.0.1 because it doesn't contain any IP SANs",
    ],
    [
      { subject, ipAddresses: ['10.0.0.2', '10.0.0.3'] },
      '10.0.0.1',
      'x509: certificate is valid for 10.0.0.2, 10.0.0.3, not 10.0.0.1',
    ],
    [
      { subject, dnsNames: Array.from({ length: 100 }, (_, index) => `h${index}`) },
      'x',
      'x509: certificate is valid for 100 names, but none matched x',
    ],
    [{ subject, dnsNames: ['a.example.com'] }, 'a.example.com', undefined],
  ])('says in the words of Go what is wrong', (certificate, host, words) => {
    expect(hostMismatch(certificate, host)).toBe(words)
  })

  it('lets the common name stand in for curl where there is no other, and only there', () => {
    expect(matchesAnyName({}, 'web.example.com')).toBe(false)
    expect(matchesCommonNameToo({ subject }, 'web.example.com')).toBe(true)
    expect(matchesCommonNameToo({ subject, dnsNames: ['a.example.com'] }, 'web.example.com')).toBe(false)
  })
})

const label = fc.stringMatching(/^[a-z0-9_][-a-z0-9_]{0,8}$/)
const host = fc.array(label, { minLength: 1, maxLength: 5 }).map((labels) => labels.join('.'))

describe('any host', () => {
  it('is matched by itself, in any case, with or without a dot at the end', () => {
    fc.assert(
      fc.property(host, (name) => {
        expect(matchesHostname(name, name)).toBe(true)
        expect(matchesHostname(name.toUpperCase(), `${name}.`)).toBe(true)
      }),
    )
  })

  it('is matched by a wildcard in the place of its first label, and of no other', () => {
    fc.assert(
      fc.property(host, (name) => {
        const labels = name.split('.')
        const covered = (index: number): boolean =>
          matchesHostname(labels.map((one, at) => (at === index ? '*' : one)).join('.'), name)
        expect(labels.map((_, index) => covered(index))).toEqual(labels.map((_, index) => index === 0))
        expect(matchesHostname(`*.${name}`, name)).toBe(false)
      }),
    )
  })

  it('is never too odd', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        (pattern, name) => typeof matchesHostname(pattern, name) === 'boolean',
      ),
    )
  })
})
