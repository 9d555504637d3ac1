/** The name rules against what Kubernetes tests itself with, and rows of our own, checked against v1.35. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import { byteLength } from './message.ts'
import { nameIsDNS1035Label, nameIsDNSLabel, nameIsDNSSubdomain } from './object-name.ts'
import { type NameRule, nameRules } from './rules.ts'

interface Input {
  readonly rule: NameRule
  readonly value: string | number
}

describe('names of upstream', () => {
  for (const { id, input, expect: wanted } of upstreamCases<Input, { valid: boolean }>('names-validation')
    .cases) {
    it(id, () => {
      expect(nameRules[input.rule](input.value).length === 0).toBe(wanted.valid)
    })
  }
})

const long = (length: number): string => 'a'.repeat(length)

const accepted: { readonly [Rule in NameRule]: readonly (string | number)[] } = {
  'dns1123-label': ['a', '0', 'a--b', '1-2', long(63)],
  'dns1035-label': ['a', 'a-1', 'web', long(63)],
  'dns1123-subdomain': ['a', 'a.b', '1.2', 'a--b.c', long(253)],
  'dns1123-subdomain-with-underscore': ['_tcp.web', 'a_b.c', '_a'],
  'wildcard-dns1123-subdomain': ['*.a', '*.foo.bar.com', `*.${long(251)}`],
  'label-key': ['a', 'A', 'a_b.c-d', 'a/b', 'x.y/Z', `${long(253)}/${long(63)}`],
  'label-value': ['', 'a', 'A.b_c-D', '0', long(63)],
  'port-name': ['a', 'http', 'p-1', '1a', 'a23456789012345'],
  'port-number': [1, 80, 65535],
  'http-header-name': ['Host', '-', 'X-1', '--1'],
  fqdn: ['a.b', 'a.b.', '1.2'],
  'fully-qualified-name': ['a.b.c', '1.2.3'],
  'domain-prefixed-path': ['a/b', 'a.b/c/d', 'a/%20', 'a//'],
  'domain-prefixed-key': ['a/b', 'a.b/C_d'],
  'c-identifier': ['a', '_', 'A1', 'a_b'],
  'env-var-name': ['a', '-', 'a.b', '_1', '.a'],
  'relaxed-env-var-name': ['a', '1', 'a b', '..', '~'],
  'config-map-key': ['a', '.a', '_', 'a..b', long(253)],
  percent: ['0%', '100%', '007%'],
  'decimal-integer': ['0', '7', '-7', '10'],
  'user-id': [0, 2147483647],
  'group-id': [0, 2147483647],
}

const refused: { readonly [Rule in NameRule]: readonly (string | number)[] } = {
  'dns1123-label': ['', 'A', '-a', 'a-', 'a.b', 'a_b', 'a b', 'é', 'a\n', long(64)],
  'dns1035-label': ['', '1', '1a', 'A', 'a-', 'a.b', long(64)],
  'dns1123-subdomain': ['', '.', 'a.', '.a', 'a..b', 'a.-b', 'A', 'a_b', long(254)],
  'dns1123-subdomain-with-underscore': ['', '_', '__a', 'a_', 'A', long(254)],
  'wildcard-dns1123-subdomain': ['', '*', '*.', '*a.b', 'a.*', '*.*.a', '*.A', `*.${long(252)}`],
  'label-key': ['', '/', '/a', 'a/', 'a/b/c', 'A/b', 'a b', '-a', 'a-', `a/${long(64)}`, `${long(254)}/a`],
  'label-value': ['-', 'a-', '_a', 'a b', 'a/b', 'é', long(64)],
  'port-name': ['', '1', '80', 'A', '-a', 'a-', 'a--b', 'a_b', 'a234567890123456'],
  'port-number': [0, -1, 65536, 1.5, Number.NaN],
  'http-header-name': ['', 'a b', 'a:', 'é', 'X_1'],
  fqdn: ['', 'a', 'a.', 'a..b', 'A.b', `${long(64)}.b`, 'a.b..'],
  'fully-qualified-name': ['', 'a.b', 'a.b.c.', 'a.B.c'],
  'domain-prefixed-path': ['', 'a', '/a', 'a/', 'A/b', 'a/b?c', 'a/b c', 'a/#'],
  'domain-prefixed-key': ['', 'a', '/a', 'a/', 'a/b/c', 'a/-'],
  'c-identifier': ['', '1', 'a-b', 'é'],
  'env-var-name': ['', '1', 'a b', '.', '..', '..a', 'a='],
  'relaxed-env-var-name': ['', 'a=b', '\t', 'é', '\x7f'],
  'config-map-key': ['', '.', '..', '..a', 'a b', 'a/b', long(254)],
  percent: ['', '%', '1', '1.5%', '-1%', '1%%'],
  'decimal-integer': ['', '-', '+1', '01', '-0', '1.0', '1e3'],
  'user-id': [-1, 2147483648],
  'group-id': [-1, 2147483648],
}

describe.each(Object.keys(nameRules) as NameRule[])('%s', (rule) => {
  it.each(accepted[rule])('accepts %j', (value) => {
    expect(nameRules[rule](value)).toEqual([])
  })
  it.each(refused[rule])('refuses %j', (value) => {
    expect(nameRules[rule](value)).not.toEqual([])
  })
})

describe('the words of a rule', () => {
  const rows: readonly [rule: NameRule, value: string | number, messages: readonly string[]][] = [
    ['dns1123-label', 'a.b', ['must not contain dots']],
    [
      'dns1123-label',
      'Web',
      [
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')",
      ],
    ],
    [
      'dns1123-subdomain',
      'a_b',
      [
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')",
      ],
    ],
    ['dns1035-label', long(64), ['must be no more than 63 characters']],
    ['label-value', long(64), ['must be no more than 63 bytes']],
    ['label-key', `a/${long(64)}`, ['name part must be no more than 63 bytes']],
    [
      'port-name',
      '--',
      [
        'must contain at least one letter (a-z)',
        'must not contain consecutive hyphens',
        'must not begin or end with a hyphen',
      ],
    ],
    ['port-number', 70000, ['must be between 1 and 65535, inclusive']],
    ['domain-prefixed-key', 'a', ['must be a domain-prefixed key (such as "acme.io/foo")']],
  ]
  it.each(rows)('%s of %j', (rule, value, messages) => {
    expect(nameRules[rule](value)).toEqual(messages)
  })
})

describe('a generateName', () => {
  it('may end with a dash, since characters follow', () => {
    expect(nameIsDNSSubdomain('web-', true)).toEqual([])
    expect(nameIsDNSLabel('web-', true)).toEqual([])
    expect(nameIsDNS1035Label('web-', true)).toEqual([])
    expect(nameIsDNSSubdomain('web-', false)).toHaveLength(1)
  })
})

describe('the length of a text', () => {
  it.each([
    ['web', 3],
    ['é', 2],
    ['가', 3],
    ['😀', 4],
    ['\ud83d', 3],
    ['', 0],
  ])('%j takes %i bytes', (text, bytes) => {
    expect(byteLength(text)).toBe(bytes)
  })
})
