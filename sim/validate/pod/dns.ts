/**
 * May a pod look names up this way?
 *
 * Models validateDNSPolicy and validatePodDNSConfig of kubernetes/kubernetes pkg/apis/core/validation/validation.go at
 * v1.35: search domains may have underscores, and one may be a lone dot. How policy and config become a resolv.conf
 * is told in sim/kubelet.
 *
 * Example: dnsPolicy None without dnsConfig.nameservers is refused: the pod would have nobody to ask.
 */
import type { PodDNSConfig, PodSpec } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseLegacyIP } from '../ip.ts'
import { byteLength, refuseName } from '../names.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

const policies = ['ClusterFirstWithHostNet', 'ClusterFirst', 'Default', 'None']

export function* dnsPolicyRules(spec: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  const policy = textOf(spec.dnsPolicy)
  if (policy === '') yield required([...path, 'dnsPolicy'])
  else if (!policies.includes(policy)) yield notSupported([...path, 'dnsPolicy'], policy, policies)
}

/** glibc's limits, which the API server holds too. */
const mostNameservers = 3
const mostSearches = 32
const mostSearchCharacters = 2048

export function* dnsConfigRules(
  { dnsPolicy, dnsConfig: config }: Pick<PodSpec, 'dnsPolicy' | 'dnsConfig'>,
  specPath: FieldPath,
): Iterable<Diagnostic> {
  const path = [...specPath, 'dnsConfig']
  if (dnsPolicy === 'None' && !isWritten(config)) {
    const detail = 'must provide `dnsConfig` when `dnsPolicy` is None'
    yield refusal('Required', 'pod/no-nameserver', {}, path, undefined, detail)
  }
  if (!isWritten(config)) return
  if (dnsPolicy === 'None' && listOf(config.nameservers).length === 0) {
    const detail = 'must provide at least one DNS nameserver when `dnsPolicy` is None'
    yield refusal('Required', 'pod/no-nameserver', {}, [...path, 'nameservers'], undefined, detail)
    return
  }
  yield* nameserverRules(config, [...path, 'nameservers'])
  yield* searchRules(config, [...path, 'searches'])
  for (const [index, { name }] of listOf(config.options).entries()) {
    if (textOf(name) === '') yield required([...path, 'options', index], 'must not be empty')
  }
}

function* nameserverRules({ nameservers }: PodDNSConfig, path: FieldPath): Iterable<Diagnostic> {
  const list = listOf(nameservers)
  if (list.length > mostNameservers) {
    const detail = `must not have more than ${mostNameservers} nameservers`
    const facts = { actual: list.length, most: mostNameservers }
    yield refusal('Invalid', 'pod/too-many-nameservers', facts, path, list, detail)
  }
  for (const [index, nameserver] of list.entries()) yield* refuseLegacyIP([...path, index], nameserver)
}

function* searchRules({ searches }: PodDNSConfig, path: FieldPath): Iterable<Diagnostic> {
  const list = listOf(searches)
  if (list.length > mostSearches) {
    const detail = `must not have more than ${mostSearches} search paths`
    const facts = { actual: list.length, most: mostSearches }
    yield refusal('Invalid', 'pod/too-many-searches', facts, path, list, detail)
  }
  const length = byteLength(list.join(' '))
  if (length > mostSearchCharacters) {
    const detail = `must not have more than ${mostSearchCharacters} characters (including spaces) in the search list`
    const facts = { actual: length, most: mostSearchCharacters }
    yield refusal('Invalid', 'pod/searches-too-long', facts, path, list, detail)
  }
  for (const [index, search] of list.entries()) {
    if (search === '.') continue
    yield* refuseName('dns1123-subdomain-with-underscore', [...path, index], search.replace(/\.$/, ''))
  }
}
