/**
 * How does `kubectl describe` show nodes, namespaces, and what pods are given?
 * Models describeNode, describeNamespace, describeSecret, ConfigMapDescriber, describeServiceAccount and
 * describeCertificateSigningRequest of kubernetes/kubectl pkg/describe/describe.go. What a node's machine is made of is not
 * modelled and stays empty.
 */
import type { CertificateSigningRequest } from '../../api/certificate-signing-request.ts'
import type { ConfigMap, Secret } from '../../api/config-map.ts'
import type { Namespace, Node } from '../../api/node.ts'
import type { Pod } from '../../api/pod.ts'
import type { ServiceAccount } from '../../api/service-account.ts'
import { decodeBase64 } from '../../base64.ts'
import { decodeLossy } from '../../manifest/utf8.ts'
import { type Amount, parseQuantity, printQuantity } from '../../quantity.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { ageOf, humanDuration } from '../human-duration.ts'
import { nodeRoles, nodeVersion, requestCondition } from '../tables/cluster.ts'
import { printPairs } from '../tables/column.ts'
import { annotationLines, labelLines, longDate } from './parts.ts'

export function describeNode(node: Node, state: ClusterState): readonly string[] {
  const { metadata, spec, status } = node
  const conditions = status?.conditions ?? []
  return [
    `Name:\t${metadata.name}`,
    `Roles:\t${nodeRoles(node)}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `CreationTimestamp:\t${longDate(metadata.creationTimestamp)}`,
    ...taintLines(spec?.taints),
    `Unschedulable:\t${spec?.unschedulable ?? false}`,
    ...(conditions.length === 0
      ? []
      : [
          'Conditions:',
          '  Type\tStatus\tLastTransitionTime\tReason\tMessage',
          '  ----\t------\t------------------\t------\t-------',
          ...conditions.map(
            (one) =>
              `  ${one.type} \t${one.status} \t${longDate(one.lastTransitionTime)} \t${one.reason ?? ''} \t${one.message ?? ''}`,
          ),
        ]),
    'Addresses:',
    ...(status?.addresses ?? []).map(({ type, address }) => `  ${type}:\t${address}`),
    ...amountLines('Capacity', status?.capacity),
    ...amountLines('Allocatable', status?.allocatable),
    'System Info:',
    `  Kubelet Version:\t${nodeVersion}`,
    '  Kube-Proxy Version:\t',
    ...(spec?.podCIDR ? [`PodCIDR:\t${spec.podCIDR}`] : []),
    ...((spec?.podCIDRs ?? []).length === 0 ? [] : [`PodCIDRs:\t${(spec?.podCIDRs ?? []).join(',')}`]),
    ...(spec?.providerID ? [`ProviderID:\t${spec.providerID}`] : []),
    ...podLines(node, state),
  ]
}

function taintLines(taints: NonNullable<Node['spec']>['taints']): readonly string[] {
  const sorted = [...(taints ?? [])].sort((one, other) =>
    `${one.effect},${one.key}` < `${other.effect},${other.key}` ? -1 : 1,
  )
  if (sorted.length === 0) return ['Taints:\t<none>']
  return sorted.map(
    ({ key, value = '', effect }, index) =>
      `${index === 0 ? 'Taints:' : ''}\t${key}${value === '' ? '' : `=${value}`}:${effect}`,
  )
}

function amountLines(
  title: string,
  amounts: Readonly<Record<string, string | number>> | undefined,
): readonly string[] {
  const names = Object.keys(amounts ?? {}).sort()
  return names.length === 0 ? [] : [`${title}:`, ...names.map((name) => `  ${name}:\t${amounts?.[name]}`)]
}

function podLines(node: Node, state: ClusterState): readonly string[] {
  const pods = state
    .podsOnNode(node.metadata.name)
    .filter(({ status }) => status?.phase !== 'Succeeded' && status?.phase !== 'Failed')
  const total = (which: 'requests' | 'limits', name: string) =>
    sum(pods.map((pod) => amountOf(pod, which, name)))
  const allocatable = node.status?.allocatable ?? node.status?.capacity ?? {}
  const share = (amount: Amount, name: string) =>
    `${printQuantity(amount)} (${percent(amount, allocatable[name])}%)`
  return [
    `Non-terminated Pods:\t(${pods.length} in total)`,
    '  Namespace\tName\t\tCPU Requests\tCPU Limits\tMemory Requests\tMemory Limits\tAge',
    '  ---------\t----\t\t------------\t----------\t---------------\t-------------\t---',
    ...pods.map((pod) => {
      const cell = (which: 'requests' | 'limits', name: string) => share(amountOf(pod, which, name), name)
      const cells = [
        cell('requests', 'cpu'),
        cell('limits', 'cpu'),
        cell('requests', 'memory'),
        cell('limits', 'memory'),
      ]
      const { namespace = '', name, creationTimestamp } = pod.metadata
      return `  ${namespace}\t${name}\t\t${cells.join('\t')}\t${ageOf(state, creationTimestamp)}`
    }),
    'Allocated resources:',
    '  (Total limits may be over 100 percent, i.e., overcommitted.)',
    '  Resource\tRequests\tLimits',
    '  --------\t--------\t------',
    ...['cpu', 'memory', 'ephemeral-storage'].map(
      (name) => `  ${name}\t${share(total('requests', name), name)}\t${share(total('limits', name), name)}`,
    ),
  ]
}

function amountOf({ spec }: Pod, which: 'requests' | 'limits', name: string): Amount {
  return sum(
    spec.containers.map(({ resources }) => {
      const written = resources?.[which]?.[name]
      return (written === undefined ? undefined : parseQuantity(written)) ?? zero
    }),
  )
}

const zero: Amount = { nanos: 0n, format: 'decimal' }

function sum(amounts: readonly Amount[]): Amount {
  return amounts.reduce(
    (total, one) => ({
      nanos: total.nanos + one.nanos,
      format: total.nanos === 0n ? one.format : total.format,
    }),
    zero,
  )
}

function percent(amount: Amount, of: string | number | undefined): number {
  const whole = of === undefined ? undefined : parseQuantity(of)
  return whole === undefined || whole.nanos === 0n ? 0 : Number((amount.nanos * 100n) / whole.nanos)
}

export function describeNamespace({ metadata, status }: Namespace): readonly string[] {
  return [
    `Name:\t${metadata.name}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Status:\t${status?.phase ?? ''}`,
    '',
    'No resource quota.',
    '',
    'No LimitRange resource.',
  ]
}

export function describeSecret({ metadata, type = '', data = {} }: Secret): readonly string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    '',
    `Type:\t${type}`,
    '',
    'Data',
    '====',
    ...Object.keys(data)
      .sort()
      .map((key) => `${key}:\t${decodeBase64(data[key] ?? '')?.length ?? 0} bytes`),
  ]
}

export function describeConfigMap({ metadata, data = {}, binaryData = {} }: ConfigMap): readonly string[] {
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    '',
    'Data',
    '====',
    ...Object.keys(data)
      .sort()
      .flatMap((key) => [`${key}:`, '----', ...(data[key] ?? '').split('\n'), '']),
    '',
    'BinaryData',
    '====',
    ...Object.keys(binaryData)
      .sort()
      .map((key) => `${key}: ${decodeBase64(binaryData[key] ?? '')?.length ?? 0} bytes`),
    '',
  ]
}

export function describeServiceAccount({
  metadata,
  imagePullSecrets = [],
}: ServiceAccount): readonly string[] {
  const names = imagePullSecrets.flatMap(({ name }) => name ?? [])
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    ...(names.length === 0 ? ['Image pull secrets:\t<none>'] : []),
    ...names.map((name, index) => `${index === 0 ? 'Image pull secrets:' : ' '.repeat(19)}\t${name}`),
  ]
}

export function describeSigningRequest(
  request: CertificateSigningRequest,
  state: ClusterState,
): readonly string[] {
  const { metadata, spec } = request
  const pem = decodeLossy(decodeBase64(spec.request) ?? new Uint8Array())
  const read = state.certificates?.parseRequest(pem)
  const parsed = read?.ok === true ? read.value : undefined
  const part = (type: string) =>
    (parsed?.subject ?? []).flatMap((one) => (one.type === type ? [one.value] : []))
  const list = (title: string, values: readonly string[] | undefined) =>
    values === undefined || values.length === 0
      ? []
      : values.map((value, index) => `\t${index === 0 ? `${title}:` : ''}\t${value}`)
  const names = [
    ...list('DNS Names', parsed?.dnsNames),
    ...list('Email Addresses', parsed?.emailAddresses),
    ...list('URIs', parsed?.uris),
    ...list('IP Addresses', parsed?.ipAddresses),
  ]
  return [
    `Name:\t${metadata.name}`,
    `Labels:\t${printPairs(metadata.labels)}`,
    `Annotations:\t${printPairs(metadata.annotations)}`,
    `CreationTimestamp:\t${longDate(metadata.creationTimestamp)}`,
    `Requesting User:\t${spec.username ?? ''}`,
    `Signer:\t${spec.signerName}`,
    ...(spec.expirationSeconds === undefined
      ? []
      : [`Requested Duration:\t${humanDuration(spec.expirationSeconds)}`]),
    `Status:\t${requestCondition(request)}`,
    'Subject:',
    `\tCommon Name:\t${part('CN').join(',')}`,
    '\tSerial Number:\t',
    ...list('Organization', part('O')),
    ...list('Organizational Unit', part('OU')),
    ...list('Country', part('C')),
    ...list('Locality', part('L')),
    ...list('Province', part('ST')),
    ...(names.length === 0 ? [] : ['Subject Alternative Names:', ...names]),
  ]
}
