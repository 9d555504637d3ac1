/**
 * One extension of a certificate, for people to read, as OpenSSL 3.0 prints it: its name, whether it is critical, and
 * one line of content. Source: openssl/openssl crypto/x509/v3_prn.c and the printers beside it.
 */
import { decodeLossy } from '../manifest/utf8.ts'
import { bitsOf, type Der, hexOf, nothing, oidOf, partAt, partsOf, readDer, tags } from './der.ts'
import { extensions as oids } from './object-identifiers.ts'

export function describeExtension(extension: Der, indent: number): readonly string[] {
  const dotted = oidOf(partAt(extension, 0))
  const isCritical = partsOf(extension).some(({ tag, contents }) => tag === tags.boolean && contents[0] !== 0)
  const bytes = partsOf(extension).find(({ tag }) => tag === tags.octetString)?.contents ?? new Uint8Array()
  const known = printers[dotted]
  const content = known?.print(readDer(bytes)) ?? printable(bytes)
  return [
    `${' '.repeat(indent)}${known?.name ?? dotted}: ${isCritical ? 'critical' : ''}`,
    `${' '.repeat(indent + 4)}${content}`,
  ]
}

interface Printer {
  readonly name: string
  readonly print: (content: Der) => string
}

const printers: Readonly<Record<string, Printer>> = {
  [oids.subjectKeyId]: {
    name: 'X509v3 Subject Key Identifier',
    print: ({ contents }) => colons(hexOf(contents).toUpperCase()),
  },
  [oids.authorityKeyId]: {
    name: 'X509v3 Authority Key Identifier',
    print: (content) => {
      const keyId = partsOf(content).find(({ tag }) => tag === 0x80) ?? nothing
      return colons(hexOf(keyId.contents).toUpperCase())
    },
  },
  [oids.basicConstraints]: {
    name: 'X509v3 Basic Constraints',
    print: (content) => {
      const [first = nothing, second = nothing] = partsOf(content)
      const isAuthority = first.tag === tags.boolean && first.contents[0] !== 0
      const length = first.tag === tags.integer ? first : second
      const limit = length.tag === tags.integer ? `, pathlen:${length.contents[0] ?? 0}` : ''
      return `CA:${isAuthority ? 'TRUE' : 'FALSE'}${limit}`
    },
  },
  [oids.subjectAltName]: {
    name: 'X509v3 Subject Alternative Name',
    print: (content) => partsOf(content).map(altName).join(', '),
  },
  [oids.keyUsage]: {
    name: 'X509v3 Key Usage',
    print: (content) => {
      const [first = 0, second = 0] = bitsOf(content)
      const bits = (first << 8) | second
      return keyUsageNames.filter((_, index) => (bits & (0x8000 >> index)) !== 0).join(', ')
    },
  },
  [oids.extendedKeyUsage]: {
    name: 'X509v3 Extended Key Usage',
    print: (content) => partsOf(content).map(usageName).join(', '),
  },
}

function altName({ tag, contents }: Der): string {
  switch (tag) {
    case 0x81:
      return `email:${decodeLossy(contents)}`
    case 0x82:
      return `DNS:${decodeLossy(contents)}`
    case 0x86:
      return `URI:${decodeLossy(contents)}`
    case 0x87:
      return `IP Address:${addressText(contents)}`
    default:
      return 'othername:<unsupported>'
  }
}

/** OpenSSL writes out every group of an IPv6 address. */
function addressText(bytes: Uint8Array): string {
  if (bytes.length === 4) return bytes.join('.')
  if (bytes.length !== 16) return '<invalid>'
  const groups = hexOf(bytes).match(/.{4}/g) ?? []
  return groups.map((group) => Number.parseInt(group, 16).toString(16).toUpperCase()).join(':')
}

const keyUsageNames = [
  'Digital Signature',
  'Non Repudiation',
  'Key Encipherment',
  'Data Encipherment',
  'Key Agreement',
  'Certificate Sign',
  'CRL Sign',
  'Encipher Only',
  'Decipher Only',
]

function usageName(der: Der): string {
  const dotted = oidOf(der)
  return extendedUsageNames[dotted] ?? dotted
}

const extendedUsageNames: Readonly<Record<string, string>> = {
  '2.5.29.37.0': 'Any Extended Key Usage',
  '1.3.6.1.5.5.7.3.1': 'TLS Web Server Authentication',
  '1.3.6.1.5.5.7.3.2': 'TLS Web Client Authentication',
  '1.3.6.1.5.5.7.3.3': 'Code Signing',
  '1.3.6.1.5.5.7.3.4': 'E-mail Protection',
  '1.3.6.1.5.5.7.3.5': 'IPSec End System',
  '1.3.6.1.5.5.7.3.6': 'IPSec Tunnel',
  '1.3.6.1.5.5.7.3.7': 'IPSec User',
  '1.3.6.1.5.5.7.3.8': 'Time Stamping',
  '1.3.6.1.5.5.7.3.9': 'OCSP Signing',
  '1.3.6.1.4.1.311.10.3.3': 'Microsoft Server Gated Crypto',
  '2.16.840.1.113730.4.1': 'Netscape Server Gated Crypto',
}

/** What OpenSSL does not know either: letters as they are, a dot for any other byte. */
function printable(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '.')).join('')
}

function colons(hex: string): string {
  return (hex.match(/../g) ?? []).join(':')
}
