/**
 * Is this text a domain name in full, or something written behind one (`acme.io/foo`)?
 *
 * Models kubernetes/apimachinery pkg/util/validation/validation.go. Upstream reports these as field errors, which may
 * blame only a part of the text: the …Faults functions say which; the is… functions give the messages alone.
 *
 * Example: fullyQualifiedDomainNameFaults('com') is [{ type: 'Invalid', value: 'com', detail: 'should be a …' }]
 */
import { isDNS1123Label, isDNS1123Subdomain } from './dns.ts'
import { isQualifiedName } from './label.ts'
import { mustMatch } from './message.ts'

/** What is wrong with a text, and with which part of it. */
export interface TextFault {
  readonly type: 'Required' | 'Invalid'
  /** The whole text, or the part that is at fault; '' when there is none. */
  readonly value: string
  readonly detail: string
}

/** At least two parts; a dot at the end is fine: EndpointSlice addresses of type FQDN. */
export function isFullyQualifiedDomainName(value: string): readonly string[] {
  return fullyQualifiedDomainNameFaults(value).map(messageOf)
}

export function fullyQualifiedDomainNameFaults(value: string): readonly TextFault[] {
  if (value === '') return [missing]
  const name = value.endsWith('.') ? value.slice(0, -1) : value
  const messages = isDNS1123Subdomain(name)
  if (messages.length > 0) return [invalid(name, messages.join(','))]
  const labels = name.split('.')
  if (labels.length < 2) {
    return [invalid(name, 'should be a domain with at least two segments separated by dots')]
  }
  const bad = labels.find((label) => isDNS1123Label(label).length > 0)
  return bad === undefined ? [] : [invalid(bad, isDNS1123Label(bad).join(','))]
}

/** At least three parts, no dot at the end. */
export function isFullyQualifiedName(value: string): readonly string[] {
  return fullyQualifiedNameFaults(value).map(messageOf)
}

function fullyQualifiedNameFaults(value: string): readonly TextFault[] {
  if (value === '') return [missing]
  const messages = isDNS1123Subdomain(value)
  if (messages.length > 0) return [invalid(value, messages.join(','))]
  if (value.split('.').length >= 3) return []
  return [invalid(value, 'should be a domain with at least three segments separated by dots')]
}

const pathForm = "[A-Za-z0-9/\\-._~%!$&'()*+,;=:]+"
const pathRegex = new RegExp(`^${pathForm}$`)

/** A domain, `/`, and an HTTP path: acme.io/some/path. */
export function isDomainPrefixedPath(value: string): readonly string[] {
  return domainPrefixedPathFaults(value).map(messageOf)
}

export function domainPrefixedPathFaults(value: string): readonly TextFault[] {
  if (value === '') return [missing]
  const slash = value.indexOf('/')
  if (slash <= 0 || slash === value.length - 1) {
    return [invalid(value, 'must be a domain-prefixed path (such as "acme.io/foo")')]
  }
  const host = value.slice(0, slash)
  const path = value.slice(slash + 1)
  const faults = isDNS1123Subdomain(host).map((message) => invalid(host, message))
  if (pathRegex.test(path)) return faults
  return [...faults, invalid(path, mustMatch('Invalid path', pathForm))]
}

/** A label key that must have its prefix: acme.io/foo. */
export function isDomainPrefixedKey(value: string): readonly string[] {
  return domainPrefixedKeyFaults(value).map(messageOf)
}

function domainPrefixedKeyFaults(value: string): readonly TextFault[] {
  if (value === '') return [missing]
  const messages = isQualifiedName(value)
  if (messages.length > 0) return messages.map((message) => invalid(value, message))
  if (value.includes('/')) return []
  return [invalid(value, 'must be a domain-prefixed key (such as "acme.io/foo")')]
}

const missing: TextFault = { type: 'Required', value: '', detail: '' }

function invalid(value: string, detail: string): TextFault {
  return { type: 'Invalid', value, detail }
}

function messageOf(fault: TextFault): string {
  return fault.type === 'Required' ? 'Required value' : fault.detail
}
