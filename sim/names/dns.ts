/**
 * Is this text a name that DNS can carry? Each function gives upstream's messages, none when the text is fine.
 *
 * Models kubernetes/apimachinery pkg/util/validation/validation.go. Lengths are counted in bytes.
 *
 * Examples: isDNS1123Label('web-2') is []; isDNS1035Label('2-web') is ['a DNS-1035 label must …'].
 */
import { byteLength, mustBeNoLonger, mustMatch } from './message.ts'

const labelForm = '[a-z0-9]([-a-z0-9]*[a-z0-9])?'
const labelRegex = new RegExp(`^${labelForm}$`)
const labelProblem =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character"

const subdomainForm = `${labelForm}(\\.${labelForm})*`
const subdomainRegex = new RegExp(`^${subdomainForm}$`)
const subdomainProblem =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character"

/** One part between dots: most object names, namespaces, hostnames. At most 63 bytes. */
export function isDNS1123Label(value: string): readonly string[] {
  const tooLong = longerThan(value, 63)
  if (labelRegex.test(value)) return tooLong
  if (subdomainRegex.test(value)) return [...tooLong, 'must not contain dots']
  return [...tooLong, mustMatch(labelProblem, labelForm, 'my-name', '123-abc')]
}

/** Parts joined by dots: Pod, Node, EndpointSlice and Ingress names. At most 253 bytes. */
export function isDNS1123Subdomain(value: string): readonly string[] {
  const tooLong = longerThan(value, 253)
  if (subdomainRegex.test(value)) return tooLong
  return [...tooLong, mustMatch(subdomainProblem, subdomainForm, 'example.com')]
}

/** Whether the text has a subdomain's form; says nothing of its length. */
export function hasSubdomainForm(value: string): boolean {
  return subdomainRegex.test(value)
}

const underscoreLabelForm = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?'
const underscoreForm = `${underscoreLabelForm}(\\.${underscoreLabelForm})*`
const underscoreRegex = new RegExp(`^${underscoreForm}$`)
const underscoreProblem =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', and must start and end with an alphanumeric character"

/** A subdomain whose parts may start with `_`, as SRV records do: DNS search paths. */
export function isDNS1123SubdomainWithUnderscore(value: string): readonly string[] {
  const tooLong = longerThan(value, 253)
  if (underscoreRegex.test(value)) return tooLong
  return [...tooLong, mustMatch(underscoreProblem, underscoreForm, 'example.com')]
}

const label1035Form = '[a-z]([-a-z0-9]*[a-z0-9])?'
const label1035Regex = new RegExp(`^${label1035Form}$`)
const label1035Problem =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character"

/** A label that starts with a letter: Service names. At most 63 bytes. */
export function isDNS1035Label(value: string): readonly string[] {
  const tooLong = longerThan(value, 63)
  if (label1035Regex.test(value)) return tooLong
  return [...tooLong, mustMatch(label1035Problem, label1035Form, 'my-name', 'abc-123')]
}

const wildcardForm = `\\*\\.${subdomainForm}`
const wildcardRegex = new RegExp(`^${wildcardForm}$`)
const wildcardProblem =
  "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case alphanumeric characters, '-' or '.' and end with an alphanumeric character"

/** `*.` in front of a subdomain: Ingress hosts. */
export function isWildcardDNS1123Subdomain(value: string): readonly string[] {
  const tooLong = longerThan(value, 253)
  if (wildcardRegex.test(value)) return tooLong
  return [...tooLong, mustMatch(wildcardProblem, wildcardForm, '*.example.com')]
}

function longerThan(value: string, most: number): readonly string[] {
  return byteLength(value) > most ? [mustBeNoLonger(most, 'characters')] : []
}
