/**
 * What does the API server warn about when an address in an older field is accepted, but oddly written?
 *
 * Models GetWarningsForIP and GetWarningsForCIDR of kubernetes/apimachinery pkg/util/validation/ip.go. The line under
 * `upstream` is the warning itself, as kubectl prints it behind "Warning: ".
 *
 * Example: warningsForIP(['spec', 'loadBalancerIP'], '2001:db8:0::2') is one address/unusual-form.
 */
import { type Diagnostic, diagnose, type FieldPath, printPath } from '../diagnostic.ts'
import { compareIP, parseIP, printIP } from '../ip/address.ts'
import { addressBits, type CIDR, parseCIDR, printCIDR } from '../ip/cidr.ts'
import { quoteText } from '../quote.ts'

/** None when the text is no address at all: then it is refused, not warned about. */
export function warningsForIP(path: FieldPath, value: string): readonly Diagnostic[] {
  const address = parseIP(value)
  if (address === undefined) return []
  const canonical = printIP(address.bytes)
  if (address.leadingZeros || address.mapped) {
    const upstream = `${printPath(path)}: non-standard IP address ${quoteText(value)} will be considered invalid in a future Kubernetes release: use ${quoteText(canonical)}`
    return [diagnose('address/will-be-refused', { value, canonical }, { path, upstream })]
  }
  if (address.family === 'IPv6' && canonical !== value) {
    const upstream = `${printPath(path)}: IPv6 address ${quoteText(value)} should be in RFC 5952 canonical format (${quoteText(canonical)})`
    return [diagnose('address/unusual-form', { value, canonical }, { path, upstream })]
  }
  return []
}

/** None when the text is no block at all. */
export function warningsForCIDR(path: FieldPath, value: string): readonly Diagnostic[] {
  const cidr = parseCIDR(value)
  if (cidr === undefined) return []
  const canonical = printCIDR(cidr)
  const warnings = [...ambiguity(path, value, cidr), ...nonStandard(path, value, cidr)]
  if (warnings.length > 0 || cidr.family !== 'IPv6' || canonical === value) return warnings
  const upstream = `${printPath(path)}: IPv6 CIDR value ${quoteText(value)} should be in RFC 5952 canonical format (${quoteText(canonical)})`
  return [diagnose('address/unusual-form', { value, canonical }, { path, upstream })]
}

function ambiguity(path: FieldPath, value: string, cidr: CIDR): readonly Diagnostic[] {
  if (compareIP(cidr.address.bytes, cidr.network) === 0) return []
  const canonical = printCIDR(cidr)
  const single = `${printIP(cidr.address.bytes)}/${addressBits(cidr.address)}`
  const upstream = `${printPath(path)}: CIDR value ${quoteText(value)} is ambiguous in this context (should be ${quoteText(canonical)} or ${quoteText(single)}?)`
  return [diagnose('address/ambiguous-block', { value, canonical, single }, { path, upstream })]
}

function nonStandard(path: FieldPath, value: string, cidr: CIDR): readonly Diagnostic[] {
  if (!cidr.leadingZeros && !cidr.address.mapped) return []
  const canonical = printCIDR(cidr)
  const upstream = `${printPath(path)}: non-standard CIDR value ${quoteText(value)} will be considered invalid in a future Kubernetes release: use ${quoteText(canonical)}`
  return [diagnose('address/will-be-refused', { value, canonical }, { path, upstream })]
}
