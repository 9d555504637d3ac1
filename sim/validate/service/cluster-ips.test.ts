import { describe, expect, it } from 'vitest'
import { linesOf } from '../lines-of.ts'
import { validateServiceCreate } from '../service.ts'
import { type Fields, serviceWith } from './valid-service.ts'

describe('cluster IPs', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['may be left to the allocator', {}, []],
    ['are one address', { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1'] }, []],
    ['are none, for a headless Service', { clusterIP: 'None', clusterIPs: ['None'] }, []],
    ['stand in both fields', { clusterIP: '10.0.0.1' }, ['spec.clusterIPs: Required value']],
    [
      'do not stand in the list alone',
      { clusterIPs: ['10.0.0.1'] },
      ['spec.clusterIPs: Invalid value: ["10.0.0.1"]: must be empty when `clusterIP` is not specified'],
    ],
    [
      'agree',
      { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.2'] },
      ['spec.clusterIPs: Invalid value: ["10.0.0.2"]: first value must match `clusterIP`'],
    ],
    [
      'are addresses',
      { clusterIP: 'web', clusterIPs: ['web'] },
      [
        'spec.clusterIPs[0]: Invalid value: "web": must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)',
      ],
    ],
    ['may be oddly written', { clusterIP: '010.0.0.1', clusterIPs: ['010.0.0.1'] }, []],
    ['may be one of each family', { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', '2001::1'] }, []],
    [
      'may not be two of one family',
      { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', '10.0.0.2'] },
      [
        'spec.clusterIPs: Invalid value: ["10.0.0.1","10.0.0.2"]: may specify no more than one IP for each IP family',
      ],
    ],
    [
      'are two at most',
      { clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.1', '2001::1', '10.0.0.3'] },
      ['spec.clusterIPs: Invalid value: ["10.0.0.1","2001::1","10.0.0.3"]: may only hold up to 2 values'],
    ],
    [
      'are not "None" and an address',
      { clusterIP: 'None', clusterIPs: ['None', '10.0.0.1'] },
      ['spec.clusterIPs: Invalid value: ["None","10.0.0.1"]: \'None\' must be the first and only value'],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })
})

describe('IP families', () => {
  const rows: readonly [what: string, spec: Fields, lines: readonly string[]][] = [
    ['are IPv4 and IPv6, in any order', { ipFamilies: ['IPv6', 'IPv4'] }, []],
    [
      'are nothing else',
      { ipFamilies: ['IPX'] },
      ['spec.ipFamilies[0]: Unsupported value: "IPX": supported values: "IPv4", "IPv6"'],
    ],
    [
      'are not named twice',
      { ipFamilies: ['IPv4', 'IPv4'] },
      ['spec.ipFamilies[1]: Duplicate value: "IPv4"'],
    ],
    [
      'are those of the addresses',
      { clusterIP: '2001::1', clusterIPs: ['2001::1'], ipFamilies: ['IPv4'] },
      [
        'spec.clusterIPs[0]: Invalid value: "2001::1": expected an IPv4 value as indicated by `ipFamilies[0]`',
      ],
    ],
    [
      'may be given to a headless Service',
      { clusterIP: 'None', clusterIPs: ['None'], ipFamilies: ['IPv6', 'IPv4'] },
      [],
    ],
    [
      'follow one of three policies',
      { ipFamilyPolicy: 'DualStack' },
      [
        'spec.ipFamilyPolicy: Unsupported value: "DualStack": supported values: "PreferDualStack", "RequireDualStack", "SingleStack"',
      ],
    ],
  ]
  it.each(rows)('%s', (_, spec, lines) => {
    expect(linesOf(validateServiceCreate(serviceWith(spec)))).toEqual(lines)
  })
})
