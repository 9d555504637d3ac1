/** Addresses and blocks against what Kubernetes tests itself with, and rows of our own, checked against v1.35. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import {
  canonicalIP,
  familyOf,
  inCIDR,
  isEndpointIP,
  isMapped,
  isValidCIDR,
  isValidCIDRForLegacyField,
  isValidInterfaceAddress,
  isValidIP,
  isValidIPForLegacyField,
  parseCIDR,
  parseIP,
  printCIDR,
  printIP,
  refuseLegacyCIDR,
  refuseLegacyIP,
  warningsForCIDR,
  warningsForIP,
} from './ip.ts'

interface Input {
  readonly op: 'ip' | 'cidr' | 'interface-address' | 'warn-ip' | 'warn-cidr'
  readonly value: string
}

interface Expect {
  readonly strict?: boolean
  readonly legacy?: boolean
  readonly legacyStrict?: boolean
  readonly warningCount?: number
}

describe('addresses and blocks of upstream', () => {
  for (const { id, input, expect: wanted } of upstreamCases<Input, Expect>('ip-validation').cases) {
    it(id, () => {
      expect(factsOf(input)).toMatchObject(wanted)
    })
  }
})

function factsOf({ op, value }: Input): Expect {
  switch (op) {
    case 'ip':
      return {
        strict: isValidIP(value).length === 0,
        legacy: isValidIPForLegacyField(value).length === 0,
        legacyStrict: isValidIPForLegacyField(value, true).length === 0,
      }
    case 'cidr':
      return {
        strict: isValidCIDR(value).length === 0,
        legacy: isValidCIDRForLegacyField(value).length === 0,
        legacyStrict: isValidCIDRForLegacyField(value, true).length === 0,
      }
    case 'interface-address':
      return { strict: isValidInterfaceAddress(value).length === 0 }
    case 'warn-ip':
      return { warningCount: warningsForIP(['f'], value).length }
    case 'warn-cidr':
      return { warningCount: warningsForCIDR(['f'], value).length }
  }
}

describe('addresses that may stand behind a Service', () => {
  for (const { id, input, expect: wanted } of upstreamCases<{ ip: string }, { accepted: boolean }>(
    'ip-special',
  ).cases) {
    it(id, () => {
      expect(isEndpointIP(input.ip).length === 0).toBe(wanted.accepted)
    })
  }

  const rows: readonly [ip: string, accepted: boolean][] = [
    ['10.1.2.3', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.255.255.255', false],
    ['128.0.0.1', true],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['169.254.169.254', false],
    ['169.255.0.1', true],
    ['fe80::1', false],
    ['febf::1', false],
    ['fec0::1', true],
    ['224.0.0.251', false],
    ['224.0.1.1', true],
    ['ff02::1', false],
    ['ff12::1', false],
    ['ff05::1', true],
    ['not an address', false],
  ]
  it.each(rows)('%s: %s', (ip, accepted) => {
    expect(isEndpointIP(ip).length === 0).toBe(accepted)
  })
})

describe('an address is read and written', () => {
  const rows: readonly [text: string, canonical: string | undefined][] = [
    ['1.2.3.4', '1.2.3.4'],
    ['001.02.3.0004', '1.2.3.4'],
    ['255.255.255.255', '255.255.255.255'],
    ['256.0.0.1', undefined],
    ['1.2.3', undefined],
    ['1.2.3.4.5', undefined],
    ['1.2.3.4 ', undefined],
    ['1.2..4', undefined],
    ['0x1.2.3.4', undefined],
    ['', undefined],
    ['::', '::'],
    ['::1', '::1'],
    ['1::', '1::'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1:0:0:0:1', '2001:db8:0:1::1'],
    ['1:0:0:2:0:0:3:4', '1::2:0:0:3:4'],
    ['1:0:2:3:4:5:6:7', '1:0:2:3:4:5:6:7'],
    ['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
    ['::1.2.3.4', '::102:304'],
    ['::ffff:1.2.3.4', '1.2.3.4'],
    ['::ffff:102:304', '1.2.3.4'],
    ['1:2:3:4:5:6:1.2.3.4', '1:2:3:4:5:6:102:304'],
    ['1:2:3:4:5:6:7:8:9', undefined],
    ['1:2:3:4:5:6:7', undefined],
    ['1:2:3:4:5:6:7:8::', undefined],
    ['1::2::3', undefined],
    [':::', undefined],
    [':1::2', undefined],
    ['1::2:', undefined],
    ['1.2.3.4::', undefined],
    ['::12345', undefined],
    ['::00001', '::1'],
    ['::g', undefined],
    ['fe80::1%eth0', undefined],
  ]
  it.each(rows)('%j is %s', (text, canonical) => {
    expect(canonicalIP(text)).toBe(canonical)
  })

  it('has a family', () => {
    expect([familyOf('10.0.0.1'), familyOf('::1'), familyOf('::ffff:10.0.0.1'), familyOf('web')]).toEqual([
      'IPv4',
      'IPv6',
      'IPv4',
      undefined,
    ])
  })
})

describe('the words for a text in an IP field', () => {
  const rows: readonly [text: string, strict: readonly string[], warnings: readonly string[]][] = [
    ['10.0.0.1', [], []],
    ['2001:db8::1', [], []],
    ['web', ['must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'], []],
    [
      '010.0.0.1',
      ['must not have leading 0s'],
      [
        'f: non-standard IP address "010.0.0.1" will be considered invalid in a future Kubernetes release: use "10.0.0.1"',
      ],
    ],
    [
      '::ffff:1.2.3.4',
      ['must not be an IPv4-mapped IPv6 address'],
      [
        'f: non-standard IP address "::ffff:1.2.3.4" will be considered invalid in a future Kubernetes release: use "1.2.3.4"',
      ],
    ],
    [
      '2001:DB8::1',
      ['must be in canonical form ("2001:db8::1")'],
      ['f: IPv6 address "2001:DB8::1" should be in RFC 5952 canonical format ("2001:db8::1")'],
    ],
  ]
  it.each(rows)('%j', (text, strict, warnings) => {
    expect(isValidIP(text)).toEqual(strict)
    expect(warningsForIP(['f'], text).map(({ upstream }) => upstream)).toEqual(warnings)
  })
})

describe('the words for a text in a CIDR field', () => {
  const rows: readonly [text: string, strict: readonly string[], warnings: readonly string[]][] = [
    ['10.0.0.0/8', [], []],
    ['0.0.0.0/0', [], []],
    ['10.0.0.0', ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'], []],
    ['10.0.0.0/33', ['must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'], []],
    [
      '10.0.0.0/08',
      ['must not have leading 0s in IP or prefix length'],
      [
        'f: non-standard CIDR value "10.0.0.0/08" will be considered invalid in a future Kubernetes release: use "10.0.0.0/8"',
      ],
    ],
    [
      '10.0.0.5/8',
      ['must not have bits set beyond the prefix length'],
      ['f: CIDR value "10.0.0.5/8" is ambiguous in this context (should be "10.0.0.0/8" or "10.0.0.5/32"?)'],
    ],
    [
      '::ffff:10.0.0.5/104',
      ['must not have an IPv4-mapped IPv6 address'],
      [
        'f: CIDR value "::ffff:10.0.0.5/104" is ambiguous in this context (should be "10.0.0.0/8" or "10.0.0.5/128"?)',
        'f: non-standard CIDR value "::ffff:10.0.0.5/104" will be considered invalid in a future Kubernetes release: use "10.0.0.0/8"',
      ],
    ],
    [
      '2001:DB8::/64',
      ['must be in canonical form ("2001:db8::/64")'],
      ['f: IPv6 CIDR value "2001:DB8::/64" should be in RFC 5952 canonical format ("2001:db8::/64")'],
    ],
  ]
  it.each(rows)('%j', (text, strict, warnings) => {
    expect(isValidCIDR(text)).toEqual(strict)
    expect(warningsForCIDR(['f'], text).map(({ upstream }) => upstream)).toEqual(warnings)
  })
})

describe('values that the stored object has already', () => {
  it('pass, whatever they look like', () => {
    expect(refuseLegacyIP(['f'], 'web', ['web'])).toEqual([])
    expect(refuseLegacyCIDR(['f'], 'web', ['web'])).toEqual([])
    expect(refuseLegacyIP(['f'], 'web').map(({ code }) => code)).toEqual(['address/not-an-ip'])
  })
})

describe('an address in a block', () => {
  const rows: readonly [address: string, block: string, inside: boolean][] = [
    ['10.9.8.7', '10.0.0.0/8', true],
    ['11.0.0.0', '10.0.0.0/8', false],
    ['10.0.0.7', '10.0.0.0/29', true],
    ['10.0.0.8', '10.0.0.0/29', false],
    ['10.0.0.7', '10.0.0.5/29', true],
    ['1.2.3.4', '0.0.0.0/0', true],
    ['::1', '0.0.0.0/0', false],
    ['1.2.3.4', '::/0', false],
    ['::ffff:10.0.0.1', '10.0.0.0/8', true],
    ['10.0.0.1', '::ffff:10.0.0.0/104', true],
    ['2001:db8::1', '2001:db8::/32', true],
    ['2001:db9::1', '2001:db8::/32', false],
  ]
  it.each(rows)('%s in %s: %s', (address, block, inside) => {
    const ip = parseIP(address)
    const cidr = parseCIDR(block)
    expect(ip && cidr && inCIDR(ip, cidr)).toBe(inside)
  })
})

const bytes = fc.oneof(
  fc.array(fc.nat(255), { minLength: 4, maxLength: 4 }),
  fc.array(fc.oneof(fc.constant(0), fc.nat(255)), { minLength: 16, maxLength: 16 }),
)

describe('whatever the address', () => {
  it('is read back from what is printed', () => {
    fc.assert(
      fc.property(bytes, (numbers) => {
        fc.pre(numbers.length === 4 || !isMapped(numbers))
        const text = printIP(numbers)
        expect(isValidIP(text)).toEqual([])
        expect(parseIP(text)?.bytes).toEqual(numbers)
      }),
    )
  })

  it('lies in each of its blocks', () => {
    fc.assert(
      fc.property(bytes, fc.nat(128), (numbers, length) => {
        const ip = parseIP(printIP(numbers))
        const cidr = parseCIDR(`${printIP(numbers)}/${Math.min(length, numbers.length * 8)}`)
        fc.pre(ip !== undefined && cidr !== undefined && !ip.mapped)
        expect(ip && cidr && inCIDR(ip, cidr)).toBe(true)
        expect(cidr && parseCIDR(printCIDR(cidr))?.network).toEqual(cidr?.network)
      }),
    )
  })

  it('never throws on a text', () => {
    const text = fc.oneof(fc.string(), fc.stringMatching(/^[0-9a-f:./%]{0,50}$/))
    fc.assert(
      fc.property(text, (value) => {
        for (const check of [isValidIP, isValidCIDR, isValidInterfaceAddress, isEndpointIP]) check(value)
        warningsForIP(['f'], value)
        warningsForCIDR(['f'], value)
      }),
    )
  })
})
