/**
 * Whom does a certificate name, and how is that written? A name is a list of parts, each an attribute and its value.
 *
 * printName models String of Go's crypto/x509/pkix Name: a fixed order, the common name first, parts of one attribute
 * joined by "+"; attributes it has no name for come last.
 *
 * Example: [{ C: KR }, { O: Example }, { CN: web }] is printed `CN=web,O=Example,C=KR`.
 */
import type { NamePart } from '../api/certificates.ts'
import { utf8Bytes } from '../base64.ts'
import { decodeLossy } from '../manifest/utf8.ts'
import { type Der, hexOf, oidOf, partAt, partsOf, tags } from './der.ts'
import { attributeTypes } from './object-identifiers.ts'
import { oid, sequence, set, utf8String, value } from './write-der.ts'

export function nameOf(der: Der): readonly NamePart[] {
  return partsOf(der).flatMap((step) =>
    partsOf(step).map((attribute) => {
      const dotted = oidOf(partAt(attribute, 0))
      return { type: attributeTypes[dotted] ?? dotted, value: textOf(partAt(attribute, 1)) }
    }),
  )
}

/** A text, whatever kind of string it is written as. */
function textOf({ tag, contents }: Der): string {
  if (tag === tags.bmpString) {
    const units: string[] = []
    for (let at = 0; at + 1 < contents.length; at += 2) {
      units.push(String.fromCharCode(((contents[at] ?? 0) << 8) | (contents[at + 1] ?? 0)))
    }
    return units.join('')
  }
  if (tag === tags.t61String) return Array.from(contents, (byte) => String.fromCharCode(byte)).join('')
  return decodeLossy(contents)
}

/** As OpenSSL writes a name: a country in printable characters, an e-mail address in ASCII, the rest in UTF-8. */
export function nameBytes(name: readonly NamePart[]): Uint8Array {
  return sequence(
    ...name.map(({ type, value: text }) => {
      const written = stringTags[type]
      return set(
        sequence(
          oid(oidByType.get(type) ?? type),
          written === undefined ? utf8String(text) : value(written, utf8Bytes(text)),
        ),
      )
    }),
  )
}

const oidByType: ReadonlyMap<string, string> = new Map(
  Object.entries(attributeTypes).map(([dotted, type]) => [type, dotted]),
)

/** Can this part be written down: an attribute by one of its names, or by its number? */
export function isNamePart({ type }: NamePart): boolean {
  return oidByType.has(type) || /^[0-2](?:\.(?:0|[1-9]\d{0,8}))+$/.test(type)
}

const stringTags: Readonly<Record<string, number>> = {
  C: tags.printableString,
  serialNumber: tags.printableString,
  DC: tags.ia5String,
  emailAddress: tags.ia5String,
}

/** As Go prints them. */
const goOrder: readonly (readonly [type: string, printed: string])[] = [
  ['serialNumber', 'SERIALNUMBER'],
  ['CN', 'CN'],
  ['postalCode', 'POSTALCODE'],
  ['street', 'STREET'],
  ['ST', 'ST'],
  ['L', 'L'],
  ['OU', 'OU'],
  ['O', 'O'],
  ['C', 'C'],
]

export function printName(name: readonly NamePart[]): string {
  const known = goOrder.map(([type]) => type)
  const others = name.filter(({ type }) => !known.includes(type)).map((part) => printOther(part))
  const parts = goOrder.flatMap(([type, printed]) => {
    const values = name
      .filter((part) => part.type === type)
      .map((part) => `${printed}=${escaped(part.value)}`)
    // Of several serial numbers or common names Go keeps the last.
    const kept = type === 'CN' || type === 'serialNumber' ? values.slice(-1) : values
    return kept.length === 0 ? [] : [kept.join('+')]
  })
  return [...parts, ...others.reverse()].join(',')
}

/** Go has no name for it: its number, and the bytes of its value, written as Go would write it. */
function printOther({ type, value: text }: NamePart): string {
  const isPlain = /^[A-Za-z0-9 '()+,\-./:=?]*$/.test(text)
  const bytes = value(isPlain ? tags.printableString : tags.utf8String, utf8Bytes(text))
  return `${oidByType.get(type) ?? type}=#${hexOf(bytes)}`
}

/** RFC 2253: what would end a value, or begin or end it with a blank, gets a backslash. */
function escaped(text: string): string {
  return text.replace(/[,+"\\<>;]|^[ #]| $/g, (character) => `\\${character}`)
}
