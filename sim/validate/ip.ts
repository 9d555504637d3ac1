/**
 * May this text stand in an IP or CIDR field? There are three rules: strict for new fields, legacy for older ones
 * (Service, Endpoints, EndpointSlice, Ingress status), and legacy as it will be once StrictIPCIDRValidation is on.
 *
 * Models kubernetes/apimachinery pkg/util/validation/ip.go. The is… functions give upstream's messages (none when the
 * text is fine); the refuse… functions give the refusals.
 *
 * Examples: isValidIP('::1:0') is []; isValidIPForLegacyField('010.1.1.1') is [], but with strict true it has a message.
 */
import type { DiagnosticCode } from '../catalogue/index.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { parseIP, printIP } from '../ip/address.ts'
import { type CIDR, parseCIDR, printCIDR } from '../ip/cidr.ts'
import { isLinkLocal, isLinkLocalMulticast, isLoopback, isUnspecified } from '../ip/ranges.ts'
import { quoteText } from '../quote.ts'
import { refusal } from '../refusal.ts'

export * from '../ip/address.ts'
export * from '../ip/cidr.ts'
export * from '../ip/ranges.ts'
export { warningsForCIDR, warningsForIP } from './ip-warnings.ts'

interface AddressFault {
  readonly code: AddressCode
  readonly detail: string
  readonly canonical: string
}

type AddressCode = Extract<
  DiagnosticCode,
  | `address/not-${string}`
  | 'address/leading-zeros'
  | 'address/ipv4-as-ipv6'
  | 'address/bits-beyond-prefix'
  | 'address/unspecified'
  | 'address/loopback'
  | `address/link-local${string}`
>

/** New fields: the text must be an address in its one canonical form. */
export function isValidIP(value: string): readonly string[] {
  return strictIPFaults(value).map(detailOf)
}

/** Older fields. `strict` is the StrictIPCIDRValidation gate, off by default in 1.35. */
export function isValidIPForLegacyField(value: string, strict = false): readonly string[] {
  return legacyIPFaults(value, strict).map(detailOf)
}

/** `accepted` are values the stored object has already: those pass whatever they look like. */
export function refuseLegacyIP(
  path: FieldPath,
  value: string,
  accepted: readonly string[] = [],
): readonly Diagnostic[] {
  return accepted.includes(value) ? [] : refuseFaults(path, value, legacyIPFaults(value, false))
}

function strictIPFaults(value: string): readonly AddressFault[] {
  const faults = legacyIPFaults(value, true)
  const address = parseIP(value)
  if (faults.length > 0 || address === undefined) return faults
  return canonicalFaults(value, printIP(address.bytes))
}

function legacyIPFaults(value: string, strict: boolean): readonly AddressFault[] {
  const address = parseIP(value)
  if (address === undefined) {
    const detail = 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)'
    return [{ code: 'address/not-an-ip', detail, canonical: '' }]
  }
  const canonical = printIP(address.bytes)
  if (strict && address.leadingZeros) {
    return [{ code: 'address/leading-zeros', detail: 'must not have leading 0s', canonical }]
  }
  if (strict && address.mapped) {
    return [{ code: 'address/ipv4-as-ipv6', detail: 'must not be an IPv4-mapped IPv6 address', canonical }]
  }
  return []
}

/** New fields: a block in canonical form, no bits set behind the prefix length. */
export function isValidCIDR(value: string): readonly string[] {
  return strictCIDRFaults(value).map(detailOf)
}

/** Older fields. `strict` is the StrictIPCIDRValidation gate, off by default in 1.35. */
export function isValidCIDRForLegacyField(value: string, strict = false): readonly string[] {
  return legacyCIDRFaults(value, strict).map(detailOf)
}

/** `accepted` are values the stored object has already: those pass whatever they look like. */
export function refuseLegacyCIDR(
  path: FieldPath,
  value: string,
  accepted: readonly string[] = [],
): readonly Diagnostic[] {
  return accepted.includes(value) ? [] : refuseFaults(path, value, legacyCIDRFaults(value, false))
}

function strictCIDRFaults(value: string): readonly AddressFault[] {
  const faults = legacyCIDRFaults(value, true)
  const cidr = parseCIDR(value)
  if (faults.length > 0 || cidr === undefined) return faults
  return canonicalFaults(value, printCIDR(cidr))
}

function legacyCIDRFaults(value: string, strict: boolean): readonly AddressFault[] {
  const cidr = parseCIDR(value)
  if (cidr === undefined) {
    const detail = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)'
    return [{ code: 'address/not-a-cidr', detail, canonical: '' }]
  }
  return strict ? strictBlockFaults(cidr) : []
}

function strictBlockFaults(cidr: CIDR): readonly AddressFault[] {
  const canonical = printCIDR(cidr)
  if (cidr.leadingZeros) {
    const detail = 'must not have leading 0s in IP or prefix length'
    return [{ code: 'address/leading-zeros', detail, canonical }]
  }
  if (cidr.address.mapped) {
    return [{ code: 'address/ipv4-as-ipv6', detail: 'must not have an IPv4-mapped IPv6 address', canonical }]
  }
  if (printIP(cidr.address.bytes) !== printIP(cidr.network)) {
    const detail = 'must not have bits set beyond the prefix length'
    return [{ code: 'address/bits-beyond-prefix', detail, canonical }]
  }
  return []
}

/** One address with the length of its subnet, in canonical form: 192.168.1.5/24. */
export function isValidInterfaceAddress(value: string): readonly string[] {
  return interfaceAddressFaults(value).map(detailOf)
}

function interfaceAddressFaults(value: string): readonly AddressFault[] {
  const cidr = parseCIDR(value)
  if (cidr === undefined) {
    const detail = 'must be a valid address in CIDR form, (e.g. 10.9.8.7/24 or 2001:db8::1/64)'
    return [{ code: 'address/not-a-cidr', detail, canonical: '' }]
  }
  const { address, writtenLength } = cidr
  const length = address.family === 'IPv4' && writtenLength > 32 ? writtenLength - 96 : writtenLength
  return canonicalFaults(value, `${printIP(address.bytes)}/${length}`)
}

function canonicalFaults(value: string, canonical: string): readonly AddressFault[] {
  if (value === canonical) return []
  const detail = `must be in canonical form (${quoteText(canonical)})`
  return [{ code: 'address/not-canonical', detail, canonical }]
}

/**
 * An address that may stand behind a Service, or as one of its externalIPs: not unspecified, loopback or link-local.
 * Source: kubernetes/kubernetes pkg/apis/core/validation/validation.go, ValidateEndpointIP.
 */
export function isEndpointIP(value: string): readonly string[] {
  return endpointIPFaults(value).map(detailOf)
}

export function refuseEndpointIP(path: FieldPath, value: string): readonly Diagnostic[] {
  return refuseFaults(path, value, endpointIPFaults(value))
}

function endpointIPFaults(value: string): readonly AddressFault[] {
  const address = parseIP(value)
  if (address === undefined) {
    return [{ code: 'address/not-an-ip', detail: 'must be a valid IP address', canonical: '' }]
  }
  const canonical = printIP(address.bytes)
  const faults: AddressFault[] = []
  if (isUnspecified(address)) {
    faults.push({ code: 'address/unspecified', detail: `may not be unspecified (${value})`, canonical })
  }
  if (isLoopback(address)) {
    const detail = 'may not be in the loopback range (127.0.0.0/8, ::1/128)'
    faults.push({ code: 'address/loopback', detail, canonical })
  }
  if (isLinkLocal(address)) {
    const detail = 'may not be in the link-local range (169.254.0.0/16, fe80::/10)'
    faults.push({ code: 'address/link-local', detail, canonical })
  }
  if (isLinkLocalMulticast(address)) {
    const detail = 'may not be in the link-local multicast range (224.0.0.0/24, ff02::/10)'
    faults.push({ code: 'address/link-local-multicast', detail, canonical })
  }
  return faults
}

function refuseFaults(
  path: FieldPath,
  value: string,
  faults: readonly AddressFault[],
): readonly Diagnostic[] {
  return faults.map(({ code, detail, canonical }) =>
    refusal('Invalid', code, { value, canonical }, path, value, detail),
  )
}

function detailOf(fault: AddressFault): string {
  return fault.detail
}
