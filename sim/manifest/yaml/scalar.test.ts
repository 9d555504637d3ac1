/** What scalars mean, as kubectl 1.32.4 reads them: each row was recorded from it. */
import { describe, expect, it } from 'vitest'
import type { Json } from '../../api/meta.ts'
import { parseYaml } from '../parse-yaml.ts'

const header = 'apiVersion: example.com/v1\nkind: Probe\nmetadata: {name: x}\n'

function read(scalar: string): Json | undefined {
  const parsed = parseYaml({ name: 'f.yaml', text: `${header}v: ${scalar}\n` })
  const value = parsed.ok ? parsed.value[0]?.value : undefined
  return (value as Record<string, Json> | undefined)?.v
}

const rows: Readonly<Record<string, readonly (readonly [scalar: string, value: Json])[]>> = {
  'true and false': [
    ['y', true],
    ['Y', true],
    ['n', false],
    ['N', false],
    ['yes', true],
    ['Yes', true],
    ['YES', true],
    ['no', false],
    ['No', false],
    ['NO', false],
    ['on', true],
    ['On', true],
    ['ON', true],
    ['off', false],
    ['Off', false],
    ['OFF', false],
    ['true', true],
    ['True', true],
    ['TRUE', true],
    ['false', false],
    ['False', false],
    ['FALSE', false],
  ],
  null: [
    ['', null],
    ['~', null],
    ['null', null],
    ['Null', null],
    ['NULL', null],
  ],
  'text, although it looks like true, false or null': [
    ['yEs', 'yEs'],
    ['oN', 'oN'],
    ['nO', 'nO'],
    ['tRue', 'tRue'],
    ['nULL', 'nULL'],
    ['~~', '~~'],
    ['yesyes', 'yesyes'],
    ['true.', 'true.'],
    ['Ｎ', 'Ｎ'],
    ['ｙ', 'ｙ'],
  ],
  'whole numbers': [
    ['0', 0],
    ['-0', 0],
    ['+0', 0],
    ['7', 7],
    ['+7', 7],
    ['-7', -7],
    ['0777', 511],
    ['+0777', 511],
    ['-0777', -511],
    ['0o777', 511],
    ['0O777', 511],
    ['-0o7', -7],
    ['0x1f', 31],
    ['0X1F', 31],
    ['0x1_F', 31],
    ['+0x1F', 31],
    ['0b101', 5],
    ['0B101', 5],
    ['-0b11', -3],
    ['1_000', 1000],
    ['1__0', 10],
    ['1_', 1],
    ['0_7', 7],
    ['00', 0],
    ['9007199254740991', 9007199254740991],
    ['9223372036854775807', 9223372036854776000],
    ['-9223372036854775808', -9223372036854776000],
    ['18446744073709551615', 18446744073709552000],
    ['18446744073709551616', 18446744073709552000],
    ['0xffffffffffffffff', 18446744073709552000],
  ],
  'numbers with a fraction or an exponent': [
    ['1.5', 1.5],
    ['1.', 1],
    ['.5', 0.5],
    ['-.5', -0.5],
    ['+.5', 0.5],
    ['1_000.5', 1000.5],
    ['.5_5', 0.55],
    ['0.0', 0],
    ['-0.0', 0],
    ['1e3', 1000],
    ['1E3', 1000],
    ['1e+3', 1000],
    ['1e-3', 0.001],
    ['1.5e3', 1500],
    ['5.e3', 5000],
    ['0808', 808],
    ['089', 89],
    ['00.5', 0.5],
    ['09.5', 9.5],
    ['-08', -8],
    ['1e-400', 0],
    ['123456789012345678901234567890', 1.2345678901234568e29],
    ['0777777777777777777777777', 7.777777777777778e23],
  ],
  'text, although it looks like a number': [
    ['_1', '_1'],
    ['+', '+'],
    ['.', '.'],
    ['..', '..'],
    ['-_', '-_'],
    ['0x', '0x'],
    ['0b', '0b'],
    ['0b2', '0b2'],
    ['0o8', '0o8'],
    ['0xg', '0xg'],
    ['0x1G', '0x1G'],
    ['1e', '1e'],
    ['1e+', '1e+'],
    ['1e400', '1e400'],
    ['-1e400', '-1e400'],
    ['._5', '._5'],
    ['1d3', '1d3'],
    ['0x1p3', '0x1p3'],
    ['--1', '--1'],
    ['+-1', '+-1'],
    ['1-1', '1-1'],
    ['22:22', '22:22'],
    ['1:30:00', '1:30:00'],
    ['190:20:30.15', '190:20:30.15'],
    ['2001-01-01', '2001-01-01'],
    ['2001-12-14t21:59:43.10-05:00', '2001-12-14t21:59:43.10-05:00'],
    ['0x1ffffffffffffffff', '0x1ffffffffffffffff'],
    [
      '-0b1111111111111111111111111111111111111111111111111111111111111111',
      '-0b1111111111111111111111111111111111111111111111111111111111111111',
    ],
    ['１', '１'],
    ['inf', 'inf'],
    ['nan', 'nan'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['.Nan', '.Nan'],
    ['.iNf', '.iNf'],
  ],
  'with a tag': [
    ['!!str 1', '1'],
    ['!!str', ''],
    ['!!str ~', '~'],
    ['!!str yes', 'yes'],
    ['!!int "12"', 12],
    ['!!int 0x1f', 31],
    ['!!float 1', 1],
    ['!!float "1.5"', 1.5],
    ['!!bool "yes"', true],
    ['!!null ""', null],
    ['!!null ~', null],
    ['!!timestamp 2001-01-01', '2001-01-01'],
    ['!!timestamp 2001-12-14 21:59:43', '2001-12-14 21:59:43'],
    ['!!binary aGVsbG8=', 'hello'],
    ['!!binary /w==', '�'],
    ['!!binary "aGVs\\nbG8="', 'hello'],
    ['! 12', '12'],
    ['!local 12', '12'],
    ['!<tag:yaml.org,2002:int> 12', 12],
    ['!!%69nt 12', 12],
    ['!!unknown 12', '12'],
    ['!!set {a, b}', { a: null, b: null }],
    ['!!omap [{a: 1}]', [{ a: 1 }]],
    ['!!map {a: 1}', { a: 1 }],
    ['!!seq [1]', [1]],
  ],
  keys: [
    ['{y: 4}', { true: 4 }],
    ['{on: a}', { true: 'a' }],
    ['{1: a}', { '1': 'a' }],
    ['{0x1f: a}', { '31': 'a' }],
    ['{0777: a}', { '511': 'a' }],
    ['{1.50: a}', { '1.5': 'a' }],
    ['{1e6: a}', { '1e+06': 'a' }],
    ['{1e300: a}', { '.inf': 'a' }],
    ['{-0.0: a}', { '-0': 'a' }],
    ['{.inf: a}', { '.inf': 'a' }],
    ['{"null": a}', { null: 'a' }],
    ['{2001-01-01: a}', { '2001-01-01': 'a' }],
    ['{1_000: a}', { '1000': 'a' }],
    ['{9223372036854775807: a}', { '9223372036854775807': 'a' }],
    ['{!!str 1: a}', { '1': 'a' }],
    ['{constructor: a}', { constructor: 'a' }],
    ['{<<: {a: 1}}', { a: 1 }],
  ],
}

for (const [title, scalars] of Object.entries(rows)) {
  describe(title, () => {
    it.each(scalars)('%s', (scalar, value) => {
      expect(read(scalar)).toStrictEqual(value)
    })
  })
}

const refused: readonly (readonly [scalar: string, says: string])[] = [
  ['!!int web', 'yaml: cannot decode !!str `web` as a !!int'],
  ['!!int 1.5', 'yaml: cannot decode !!float `1.5` as a !!int'],
  ['!!bool 1', 'yaml: cannot decode !!int `1` as a !!bool'],
  ['!!float x', 'yaml: cannot decode !!str `x` as a !!float'],
  ['!!null x', 'yaml: cannot decode !!str `x` as a !!null'],
  ['!!timestamp 2001-02-30', 'yaml: cannot decode !!str `2001-02-30` as a !!timestamp'],
  ['!!timestamp 5', 'yaml: cannot decode !!int `5` as a !!timestamp'],
  ['!!int', 'yaml: cannot decode !!null `` as a !!int'],
  ['!!int 2001-01-01', 'yaml: cannot decode !!str `2001-01-01` as a !!int'],
  ['!!binary aGVsbG8', 'yaml: !!binary value contains invalid base64 data'],
  ['.inf', 'json: unsupported value: +Inf'],
  ['-.INF', 'json: unsupported value: -Inf'],
  ['.nan', 'json: unsupported value: NaN'],
  ['{~: a}', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: "a"'],
  ['{? : a}', 'unsupported map key of type: %!s(<nil>), key: <nil>, value: "a"'],
  ['{18446744073709551615: a}', 'unsupported map key of type: uint64, key: 0xffffffffffffffff, value: "a"'],
  ['{[a]: b}', 'yaml: invalid map key: []interface {}{"a"}'],
  ['{{a: b}: c}', 'yaml: invalid map key: map[interface {}]interface {}{"a":"b"}'],
  ['*nowhere', "yaml: unknown anchor 'nowhere' referenced"],
  ['!foo!bar', 'yaml: line 3: found undefined tag handle'],
  ['{a: &a [*a]}', "yaml: anchor 'a' value contains itself"],
]

describe('refused, in the words of kubectl', () => {
  it.each(refused)('%s', (scalar, says) => {
    const parsed = parseYaml({ name: 'f.yaml', text: `${header}v: ${scalar}\n` })
    expect(parsed.ok ? 'accepted' : parsed.diagnostics[0].upstream).toBe(
      `error: error parsing f.yaml: error converting YAML to JSON: ${says}`,
    )
  })
})

describe('keys that name what every object has', () => {
  it.each(['__proto__', 'constructor', 'toString'])('%s is a field like any other', (key) => {
    const value = read(`{${key}: {polluted: true}}`) as Record<string, Json>
    expect(Object.entries(value)).toStrictEqual([[key, { polluted: true }]])
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype)
  })
})
