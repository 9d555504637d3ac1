/**
 * What does the text of an /etc/resolv.conf say, as the kubelet reads it?
 * Source: kubernetes/kubernetes pkg/kubelet/network/dns/dns.go (parseResolvConf), and for printing
 * containerd/containerd internal/cri/server/podsandbox (parseDNSOptions).
 *
 * Nameservers add up; the last `search` line wins; of options with one name the last wins.
 * `search foo. .` is read as one domain, foo: a dot at the end is cut, a lone dot is dropped.
 */
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'

export interface ResolvConf {
  /** Addresses, asked in this order. */
  readonly nameservers: readonly string[]
  /** Domains without a dot at the end, except `.` alone, which stands for the root. */
  readonly searches: readonly string[]
  /** `ndots:5`, `debug`: a name, and a value where it has one. */
  readonly options: readonly string[]
}

export const emptyResolvConf: ResolvConf = { nameservers: [], searches: [], options: [] }

/** Refused when a `nameserver` line has no address; lines that the kubelet does not know say nothing. */
export function parseResolvConf(text: string): Outcome<ResolvConf> {
  const nameservers: string[] = []
  const options = new Map<string, string>()
  const problems: Diagnostic[] = []
  let searches: readonly string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const [keyword, ...values] = line.split(/\s+/).filter((word) => word !== '')
    if (keyword === 'nameserver') {
      if (values[0] === undefined) problems.push(diagnose('dns/nameserver-empty', { line: index + 1 }))
      else nameservers.push(values[0])
    }
    if (keyword === 'search') searches = values.filter((domain) => domain !== '.').map(withoutLastDot)
    if (keyword === 'options') for (const option of values) options.set(optionName(option), option)
  }
  const [first, ...rest] = problems
  if (first) return refuse(first, ...rest)
  return ok({ nameservers, searches, options: [...options.values()] })
}

/** The file that a container finds, as containerd writes it: search, nameservers, options. */
export function printResolvConf({ nameservers, searches, options }: ResolvConf): string {
  const lines = [
    ...(searches.length > 0 ? [`search ${searches.join(' ')}`] : []),
    ...nameservers.map((address) => `nameserver ${address}`),
    ...(options.length > 0 ? [`options ${options.join(' ')}`] : []),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** `ndots` of `ndots:5`. */
export function optionName(option: string): string {
  return option.split(':', 1)[0] ?? option
}

function withoutLastDot(domain: string): string {
  return domain.endsWith('.') ? domain.slice(0, -1) : domain
}
