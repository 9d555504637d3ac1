import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EndpointAddress, EndpointSubset } from '../../api/endpoints.ts'
import { repackSubsets } from './repack.ts'

/** `10.0.0.1`, or `10.0.0.1#uid` for the address of a pod. */
const address = (text: string): EndpointAddress => {
  const [ip = '', uid] = text.split('#')
  return uid === undefined ? { ip } : { ip, targetRef: { kind: 'Pod', name: `pod-${uid}`, uid } }
}

/** `ready addresses ! not ready addresses : ports`, as in `1.1.1.1 2.2.2.2 ! 3.3.3.3 : 80 443`. */
const subset = (text: string): EndpointSubset => {
  const [addresses = '', ports = ''] = text.split(':')
  const [ready = '', notReady = ''] = addresses.split('!')
  const list = (words: string): string[] => words.split(' ').filter((word) => word !== '')
  return {
    addresses: list(ready).map(address),
    notReadyAddresses: list(notReady).map(address),
    ports: list(ports).map((port) => ({ port: Number(port) })),
  }
}

const print = ({ addresses = [], notReadyAddresses = [], ports = [] }: EndpointSubset): string => {
  const words = (list: readonly EndpointAddress[]): string =>
    list.map(({ ip, targetRef }) => (targetRef?.uid === undefined ? ip : `${ip}#${targetRef.uid}`)).join(' ')
  const [ready, notReady] = [words(addresses), words(notReadyAddresses)]
  return `${ready}${notReady === '' ? '' : ` ! ${notReady}`} : ${ports.map(({ port }) => port).join(' ')}`.trim()
}

const repacked = (...subsets: string[]): string[] => repackSubsets(subsets.map(subset)).map(print)

describe('repacking subsets', () => {
  it.each<[fact: string, given: string[], expected: string[]]>([
    ['nothing stays nothing', [], []],
    ['a subset of nothing goes', [' : '], []],
    ['ports without addresses go', [' : 80'], []],
    ['addresses without ports stay', ['1.1.1.1 : '], ['1.1.1.1 :']],
    ['so do those that are not ready', ['! 1.1.1.1 : '], ['! 1.1.1.1 :']],
    ['an address with and without ports has ports', ['1.1.1.1 : ', '1.1.1.1 : 80'], ['1.1.1.1 : 80']],
    ['one address stays', ['1.1.1.1 : 80'], ['1.1.1.1 : 80']],
    ['the same address twice is one', ['1.1.1.1 1.1.1.1 : 80'], ['1.1.1.1 : 80']],
    ['the same port twice is one', ['1.1.1.1 : 80 80'], ['1.1.1.1 : 80']],
    ['the same subset twice is one', ['1.1.1.1 : 80', '1.1.1.1 : 80'], ['1.1.1.1 : 80']],
    ['not ready wins over ready', ['1.1.1.1 ! 1.1.1.1 : 80'], ['! 1.1.1.1 : 80']],
    ['whichever comes first', ['! 1.1.1.1 : 80', '1.1.1.1 : 80'], ['! 1.1.1.1 : 80']],
    [
      'not ready on one port says nothing of another',
      ['1.1.1.1 : 80', '! 1.1.1.1 : 443'],
      ['1.1.1.1 : 80', '! 1.1.1.1 : 443'],
    ],
    ['addresses with the same port meet', ['1.1.1.1 : 80', '2.2.2.2 : 80'], ['1.1.1.1 2.2.2.2 : 80']],
    ['ports with the same addresses meet', ['1.1.1.1 : 80', '1.1.1.1 : 443'], ['1.1.1.1 : 80 443']],
    [
      'what has nothing in common stays apart',
      ['1.1.1.1 : 80', '2.2.2.2 : 443'],
      ['1.1.1.1 : 80', '2.2.2.2 : 443'],
    ],
    [
      'a port that only some offer stands apart',
      ['1.1.1.1 2.2.2.2 : 80', '2.2.2.2 : 443'],
      ['1.1.1.1 2.2.2.2 : 80', '2.2.2.2 : 443'],
    ],
    ['two pods may have one IP', ['1.1.1.1#b 1.1.1.1#a 1.1.1.1 : 80'], ['1.1.1.1 1.1.1.1#a 1.1.1.1#b : 80']],
    ['IPs are in the order of their text', ['10.0.0.9 10.0.0.10 : 80'], ['10.0.0.10 10.0.0.9 : 80']],
    [
      'jumbled pairs find together',
      ['1.1.1.1 : 111', '2.2.2.2 : 222', '3.3.3.3 : 111', '2.2.2.2 : 333'],
      ['1.1.1.1 3.3.3.3 : 111', '2.2.2.2 : 222 333'],
    ],
    [
      'ready and not ready share a subset',
      ['5.5.5.5 : 80', '! 5.5.5.5#a : 80', '! 1.1.1.1 : 80'],
      ['5.5.5.5 ! 1.1.1.1 5.5.5.5#a : 80'],
    ],
  ])('%s', (_, given, expected) => expect(repacked(...given)).toEqual(expected))

  it('keeps the details of the first of two addresses with one IP and no pod', () => {
    const [first, second] = ['a', 'b'].map((hostname) => ({ ip: '1.1.1.1', hostname })) as [
      EndpointAddress,
      EndpointAddress,
    ]
    const ports = [{ port: 80 }]
    expect(repackSubsets([{ addresses: [first], notReadyAddresses: [second], ports }])).toEqual([
      { notReadyAddresses: [first], ports },
    ])
  })

  it('takes ports for different that differ in name, protocol or application protocol', () => {
    const ports = [
      { port: 80, protocol: 'TCP' as const },
      { port: 80, protocol: 'UDP' as const },
      { name: 'web', port: 80, protocol: 'TCP' as const },
      { name: 'web', port: 80, protocol: 'TCP' as const, appProtocol: 'http' },
    ]
    const [only] = repackSubsets([{ addresses: [{ ip: '1.1.1.1' }], ports: [...ports, ...ports] }])
    expect(only?.ports).toHaveLength(4)
  })

  const subsets = fc.array(
    fc
      .record({
        addresses: fc.array(fc.constantFrom('1.1.1.1', '2.2.2.2', '3.3.3.3#a', '3.3.3.3#b')),
        notReady: fc.array(fc.constantFrom('1.1.1.1', '4.4.4.4')),
        ports: fc.array(fc.constantFrom(80, 443, 8080)),
      })
      .map(
        ({ addresses, notReady, ports }) =>
          `${addresses.join(' ')} ! ${notReady.join(' ')} : ${ports.join(' ')}`,
      ),
    { maxLength: 5 },
  )

  it('changes nothing the second time', () =>
    fc.assert(
      fc.property(subsets, (given) => {
        const once = repackSubsets(given.map(subset))
        expect(repackSubsets(once)).toEqual(once)
      }),
    ))

  it('does not care for the order of the subsets', () =>
    fc.assert(
      fc.property(subsets, (given) => {
        expect(repacked(...[...given].reverse())).toEqual(repacked(...given))
      }),
    ))
})
