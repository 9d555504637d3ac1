/**
 * What does a certificate, or a request, say beyond name and key? Which hosts it is for, what the key may do, whether
 * it may sign others. Source: RFC 5280 section 4.2. Extensions of other kinds are passed over.
 */
import type { Names } from '../api/certificates.ts'
import { utf8Bytes } from '../base64.ts'
import { parseIP, printIP } from '../ip/address.ts'
import { decodeLossy } from '../manifest/utf8.ts'
import { bitsOf, type Der, hexOf, nothing, oidOf, partAt, partsOf, readDer, tags } from './der.ts'
import { extendedKeyUsages, extensions, keyUsages } from './object-identifiers.ts'
import { bitString, boolean, octetString, oid, sequence, value } from './write-der.ts'

export interface Extensions {
  readonly names: Required<Omit<Names, 'subject'>>
  readonly usages: readonly string[]
  /** Basic constraints: absent, or whether it is an authority. */
  readonly isAuthority?: boolean
  readonly subjectKeyId?: string
  readonly authorityKeyId?: string
}

/** `list` is the SEQUENCE of extensions. */
export function extensionsOf(list: Der): Extensions {
  const found = new Map(
    partsOf(list).map((extension) => [oidOf(partAt(extension, 0)), contentsOf(extension)]),
  )
  const content = (dotted: string): Der => found.get(dotted) ?? nothing
  const constraints = content(extensions.basicConstraints)
  const subjectKeyId = content(extensions.subjectKeyId)
  const authorityKeyId = partsOf(content(extensions.authorityKeyId)).find(({ tag }) => tag === 0x80)
  return {
    names: namesOf(content(extensions.subjectAltName)),
    usages: [
      ...keyUsagesOf(content(extensions.keyUsage)),
      ...extendedUsagesOf(content(extensions.extendedKeyUsage)),
    ],
    ...(constraints !== nothing && { isAuthority: (partAt(constraints, 0).contents[0] ?? 0) !== 0 }),
    ...(subjectKeyId !== nothing && { subjectKeyId: hexOf(subjectKeyId.contents) }),
    ...(authorityKeyId !== undefined && { authorityKeyId: hexOf(authorityKeyId.contents) }),
  }
}

/** Name, perhaps `critical`, then an OCTET STRING around the content. */
function contentsOf(extension: Der): Der {
  return readDer(partsOf(extension).find(({ tag }) => tag === tags.octetString)?.contents ?? new Uint8Array())
}

/** Numbers of the kinds of names in subjectAltName. */
const nameTags = { email: 0x81, dns: 0x82, uri: 0x86, ip: 0x87 } as const

function namesOf(list: Der): Extensions['names'] {
  const texts = (wanted: number): readonly string[] =>
    partsOf(list).flatMap(({ tag, contents }) => (tag === wanted ? [decodeLossy(contents)] : []))
  return {
    dnsNames: texts(nameTags.dns),
    emailAddresses: texts(nameTags.email),
    uris: texts(nameTags.uri),
    ipAddresses: partsOf(list).flatMap(({ tag, contents }) =>
      tag === nameTags.ip && (contents.length === 4 || contents.length === 16)
        ? [printIP(Array.from(contents))]
        : [],
    ),
  }
}

function keyUsagesOf(der: Der): readonly string[] {
  const [first = 0, second = 0] = bitsOf(der)
  const bits = (first << 8) | second
  return keyUsages.filter((_, index) => (bits & (0x8000 >> index)) !== 0)
}

function extendedUsagesOf(der: Der): readonly string[] {
  return partsOf(der).map((part) => {
    const dotted = oidOf(part)
    return extendedKeyUsages.find(([, known]) => known === dotted)?.[0] ?? dotted
  })
}

/** One extension, whole. */
export function extension(dotted: string, content: Uint8Array, isCritical = false): Uint8Array {
  return isCritical
    ? sequence(oid(dotted), boolean(true), octetString(content))
    : sequence(oid(dotted), octetString(content))
}

/** The names as subjectAltName; undefined where there are none. What is no address is left out. */
export function altNameBytes(names: Omit<Names, 'subject'>): Uint8Array | undefined {
  const text = (tag: number) => (name: string) => value(tag, utf8Bytes(name))
  const parts = [
    ...(names.dnsNames ?? []).map(text(nameTags.dns)),
    ...(names.emailAddresses ?? []).map(text(nameTags.email)),
    ...(names.ipAddresses ?? []).flatMap((address) => {
      const parsed = parseIP(address)
      return parsed === undefined ? [] : [value(nameTags.ip, Uint8Array.from(parsed.bytes))]
    }),
    ...(names.uris ?? []).map(text(nameTags.uri)),
  ]
  return parts.length === 0 ? undefined : sequence(...parts)
}

export function keyUsageBytes(usages: readonly string[]): Uint8Array | undefined {
  const wanted = new Set(usages.map((usage) => (usage === 'signing' ? 'digital signature' : usage)))
  const bits = keyUsages.reduce((sum, usage, index) => (wanted.has(usage) ? sum | (0x8000 >> index) : sum), 0)
  if (bits === 0) return undefined
  const bytes = (bits & 0xff) === 0 ? [bits >> 8] : [bits >> 8, bits & 0xff]
  const last = bytes[bytes.length - 1] ?? 0
  return bitString(Uint8Array.from(bytes), 31 - Math.clz32(last & -last))
}

export function extendedKeyUsageBytes(usages: readonly string[]): Uint8Array | undefined {
  const wanted = new Set(usages.map((usage) => (usage === 's/mime' ? 'email protection' : usage)))
  const parts = extendedKeyUsages.filter(([usage]) => wanted.has(usage)).map(([, dotted]) => oid(dotted))
  return parts.length === 0 ? undefined : sequence(...parts)
}

export function basicConstraintsBytes(isAuthority: boolean): Uint8Array {
  return isAuthority ? sequence(boolean(true)) : sequence()
}
