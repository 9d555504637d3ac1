/**
 * Is a certificate good for the name in the address bar? The names that count are its subject alternative names; the
 * common name has not counted since Go 1.15, and browsers stopped before. A `*` stands for one whole label, the first.
 *
 * Models VerifyHostname of Go's crypto/x509/verify.go (RFC 6125): an address matches addresses only, letter case does
 * not matter, a dot at the end of the host is dropped; a name that is no host name must be matched exactly.
 *
 * Example: matchesHostname('*.example.com', 'web.example.com'), but neither 'example.com' nor 'a.b.example.com'.
 */
import type { Names } from '../api/certificates.ts'
import { parseIP, printIP } from '../ip/address.ts'

type HostNames = Pick<Names, 'dnsNames' | 'ipAddresses'>

export function matchesAnyName({ dnsNames = [], ipAddresses = [] }: HostNames, host: string): boolean {
  const address = addressOf(host)
  if (address !== undefined) return ipAddresses.some((candidate) => addressOf(candidate) === address)
  return dnsNames.some((pattern) => matchesHostname(pattern, host))
}

/** One name of a certificate against a host that is no address. */
export function matchesHostname(pattern: string, host: string): boolean {
  const [wanted, given] = [pattern.toLowerCase(), host.toLowerCase()]
  if (!isHostname(given.replace(/\.$/, ''), false) || !isHostname(wanted, true)) {
    return wanted !== '' && wanted !== '.' && wanted === given
  }
  return labelsMatch(wanted, given)
}

/** Both in small letters. */
function labelsMatch(pattern: string, host: string): boolean {
  const patternLabels = pattern.split('.')
  const labels = host.replace(/\.$/, '').split('.')
  return (
    pattern !== '' &&
    host !== '' &&
    patternLabels.length === labels.length &&
    patternLabels.every((label, index) => (index === 0 && label === '*') || label === labels[index])
  )
}

/**
 * What curl and older controllers still do: where no host and no address is among the alternative names, the common
 * name stands in for them.
 */
export function matchesCommonNameToo(names: Names, host: string): boolean {
  if ((names.dnsNames ?? []).length > 0 || (names.ipAddresses ?? []).length > 0) {
    return matchesAnyName(names, host)
  }
  return matchesHostname(commonNameOf(names), host)
}

export function commonNameOf({ subject }: Pick<Names, 'subject'>): string {
  return subject.filter(({ type }) => type === 'CN').at(-1)?.value ?? ''
}

/** Go's words for a certificate that is not good for the host; undefined when it is. */
export function hostMismatch(names: Names, host: string): string | undefined {
  if (matchesAnyName(names, host)) return undefined
  const { dnsNames = [], ipAddresses = [], emailAddresses = [], uris = [] } = names
  const hasNames = [dnsNames, ipAddresses, emailAddresses, uris].some((list) => list.length > 0)
  if (!hasNames && labelsMatch(commonNameOf(names).toLowerCase(), host.toLowerCase())) {
    return 'x509: certificate relies on legacy Common Name field, use SANs instead'
  }
  const isAddress = addressOf(host) !== undefined
  const valid = isAddress ? ipAddresses : dnsNames
  if (isAddress && valid.length === 0) {
    return `x509: cannot validate certificate for ${host} because it doesn't contain any IP SANs`
  }
  if (valid.length >= mostNamesTold) {
    const what = isAddress ? 'IP SANs' : 'names'
    return `x509: certificate is valid for ${valid.length} ${what}, but none matched ${host}`
  }
  return valid.length === 0
    ? `x509: certificate is not valid for any names, but wanted to match ${host}`
    : `x509: certificate is valid for ${valid.join(', ')}, not ${host}`
}

const mostNamesTold = 100

/** The address as it is written in one way; `[::1]` may wear brackets. Go takes no zeros in front of a number. */
function addressOf(host: string): string | undefined {
  const bare = /^\[.+\]$/.test(host) ? host.slice(1, -1) : host
  const address = parseIP(bare)
  if (address === undefined || (address.leadingZeros && !bare.includes(':'))) return undefined
  return printIP(address.bytes)
}

/** Letters, digits, hyphens (not first) and underscores between dots; `*` alone may be the first label of a pattern. */
function isHostname(name: string, isPattern: boolean): boolean {
  return name
    .split('.')
    .every(
      (label, index) => (isPattern && index === 0 && label === '*') || /^[a-z0-9_][-a-z0-9_]*$/i.test(label),
    )
}
