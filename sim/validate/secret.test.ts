import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Secret } from '../api/config-map.ts'
import type { ObjectMeta } from '../api/meta.ts'
import { defaultObject } from '../defaults/defaults.ts'
import { certificates } from '../tls.ts'
import { linesOf } from './lines-of.ts'
import { validate, warningsFor } from './validate.ts'

function secret(change: Partial<Omit<Secret, 'metadata'>> = {}, metadata: Partial<ObjectMeta> = {}): Secret {
  const meta = { name: 'web', namespace: 'default', resourceVersion: '1', ...metadata }
  return defaultObject<Secret>({ apiVersion: 'v1', kind: 'Secret', metadata: meta, ...change })
}

const file = (name: string): string =>
  readFileSync(new URL(`../tls/fixtures/${name}`, import.meta.url), 'utf8')

describe('a new Secret', () => {
  it.each<[string, Partial<Omit<Secret, 'metadata'>>, readonly string[]]>([
    ['is Opaque and may be empty', {}, []],
    ['may be of any type', { type: 'example.com/mine' }, []],
    [
      'has keys that can be file names',
      { stringData: { 'a b': '' } },
      [
        "data[a b]: Invalid value: \"a b\": a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')",
      ],
    ],
    [
      'of type tls needs both parts',
      { type: 'kubernetes.io/tls' },
      ['data[tls.crt]: Required value', 'data[tls.key]: Required value'],
    ],
    [
      'of type tls may hold nonsense',
      { type: 'kubernetes.io/tls', data: { 'tls.crt': '', 'tls.key': 'aGVsbG8=' } },
      [],
    ],
    [
      'of type basic-auth needs one of two',
      { type: 'kubernetes.io/basic-auth' },
      ['data[username]: Required value', 'data[password]: Required value'],
    ],
    [
      'of type basic-auth may have an empty password',
      { type: 'kubernetes.io/basic-auth', data: { password: '' } },
      [],
    ],
    [
      'of type ssh-auth needs a key that is not empty',
      { type: 'kubernetes.io/ssh-auth', data: { 'ssh-privatekey': '' } },
      ['data[ssh-privatekey]: Required value'],
    ],
    [
      'of type service-account-token says whose token',
      { type: 'kubernetes.io/service-account-token' },
      ['metadata.annotations[kubernetes.io/service-account.name]: Required value'],
    ],
    [
      'of type dockerconfigjson needs its key',
      { type: 'kubernetes.io/dockerconfigjson' },
      ['data[.dockerconfigjson]: Required value'],
    ],
    ['of type dockercfg too', { type: 'kubernetes.io/dockercfg' }, ['data[.dockercfg]: Required value']],
    [
      'of type dockerconfigjson holds a JSON object',
      { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{"auths": {}}' } },
      [],
    ],
  ])('%s', (_, change, lines) => {
    expect(linesOf(validate(secret(change)))).toEqual(lines)
  })

  it.each([
    ['', 'unexpected end of JSON input'],
    ['{', 'unexpected end of JSON input'],
    ['hello', "invalid character 'h' looking for beginning of value"],
    ['{"a": 1,}', "invalid character '}' looking for beginning of object key string"],
    ['{} x', "invalid character 'x' after top-level value"],
    ['[]', 'json: cannot unmarshal array into Go value of type map[string]interface {}'],
    ['"a"', 'json: cannot unmarshal string into Go value of type map[string]interface {}'],
    ['1', 'json: cannot unmarshal number into Go value of type map[string]interface {}'],
    ['true', 'json: cannot unmarshal bool into Go value of type map[string]interface {}'],
  ])('whose registry configuration is %j is refused: %s', (text, problem) => {
    const docker = secret({
      type: 'kubernetes.io/dockerconfigjson',
      stringData: { '.dockerconfigjson': text },
    })
    expect(linesOf(validate(docker))).toEqual([
      `data[.dockerconfigjson]: Invalid value: "<secret contents redacted>": ${problem}`,
    ])
  })

  it('holds at most a mebibyte', () => {
    const full = { a: 'x'.repeat(1024 * 1024) }
    expect(linesOf(validate(secret({ stringData: full })))).toEqual([])
    expect(linesOf(validate(secret({ stringData: { ...full, b: 'x' } })))).toEqual([
      'data: Too long: may not be more than 1048576 bytes',
    ])
  })
})

describe('the defaults of a Secret', () => {
  it('write stringData into data, over what stands there, and show it no more', () => {
    const { type, data, ...rest } = secret({
      data: { a: 'YQ==', b: 'Yg==' },
      stringData: { b: '한글', c: '' },
    })
    expect({ type, data }).toEqual({ type: 'Opaque', data: { a: 'YQ==', b: '7ZWc6riA', c: '' } })
    expect(rest).not.toHaveProperty('stringData')
  })
})

describe('a changed Secret', () => {
  const old = secret({ data: { a: 'YQ==' } })

  it('keeps its type', () => {
    expect(
      linesOf(validate(secret({ type: 'kubernetes.io/tls', data: { 'tls.crt': '', 'tls.key': '' } }), old)),
    ).toEqual(['type: Invalid value: "kubernetes.io/tls": field is immutable'])
  })

  it('keeps its content once it is immutable, and stays so', () => {
    const frozen = secret({ data: { a: 'YQ==' }, immutable: true })
    expect(linesOf(validate(frozen, old))).toEqual([])
    expect(linesOf(validate(old, frozen))).toEqual([
      'immutable: Forbidden: field is immutable when `immutable` is set',
    ])
    expect(linesOf(validate(secret({ data: {}, immutable: true }), frozen))).toEqual([
      'data: Forbidden: field is immutable when `immutable` is set',
    ])
  })
})

describe('a TLS Secret', () => {
  const tls = (certificate: string, key: string): Secret =>
    secret({ type: 'kubernetes.io/tls', stringData: { 'tls.crt': certificate, 'tls.key': key } })

  it.each([
    ['of a pair', 'ec.crt', 'ec.key', []],
    ['of two strangers', 'root.crt', 'ec.key', ['Warning: tls: private key does not match public key']],
    [
      'whose parts are swapped',
      'ec.key',
      'ec.crt',
      [
        'Warning: tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
      ],
    ],
    ['whose key is locked', 'ec.crt', 'encrypted.key', ['Warning: tls: failed to parse private key']],
  ])('%s', (_, certificate, key, lines) => {
    const found = warningsFor(tls(file(certificate), file(key)), undefined, { certificates })
    expect(found.map(({ upstream }) => upstream)).toEqual(lines)
  })

  it('is not looked into where nobody can, which is said', () => {
    expect(warningsFor(tls('', '')).map(({ code }) => code)).toEqual(['certificate/not-loaded'])
    expect(warningsFor(secret())).toEqual([])
  })
})

it.each([{}, { data: null }, { data: { a: null } }, { stringData: [] }, { type: null, data: 'x' }])(
  'is not upset by a Secret that no API server decodes: %j',
  (odd) => {
    const raw = { apiVersion: 'v1', kind: 'Secret', ...odd } as unknown as Secret
    expect(() => [...validate(raw), ...validate(defaultObject(raw)), ...validate(raw, raw)]).not.toThrow()
  },
)
