/**
 * How does kubectl sum up nodes, namespaces, and what pods are given? Models printNode, printNamespace, printSecret,
 * printConfigMap, printServiceAccount and printCertificateSigningRequest of kubernetes/kubernetes
 * pkg/printers/internalversion/printers.go.
 */
import type { CertificateSigningRequest } from '../../api/certificate-signing-request.ts'
import type { ConfigMap, Secret } from '../../api/config-map.ts'
import type { Namespace, Node } from '../../api/node.ts'
import type { ServiceAccount } from '../../api/service-account.ts'
import { kubernetesVersion } from '../../api/settings.ts'
import { ageOf, humanDuration } from '../human-duration.ts'
import { orNone, type TableOf } from './column.ts'

/** What the nodes run, where they do not say so themselves. */
export const nodeVersion: string = `${kubernetesVersion}.0`

export const nodeTable: TableOf<Node> = {
  columns: ['Name', 'Status', 'Roles', 'Age', 'Version'],
  wideColumns: ['Internal-IP', 'External-IP', 'OS-Image', 'Kernel-Version', 'Container-Runtime'],
  cells: (node, state) => [
    node.metadata.name,
    nodeStatus(node),
    nodeRoles(node),
    ageOf(state, node.metadata.creationTimestamp),
    nodeVersion,
  ],
  wideCells: ({ status }) => [
    addressOf(status, 'InternalIP'),
    addressOf(status, 'ExternalIP'),
    '<unknown>',
    '<unknown>',
    '<unknown>',
  ],
}

/** Nodes of the simulator are ready unless their status says otherwise. */
function nodeStatus({ spec, status }: Node): string {
  const ready = status?.conditions?.find(({ type }) => type === 'Ready')
  const state = ready === undefined || ready.status === 'True' ? 'Ready' : 'NotReady'
  return spec?.unschedulable === true ? `${state},SchedulingDisabled` : state
}

const rolePrefix = 'node-role.kubernetes.io/'

export function nodeRoles({ metadata }: Node): string {
  const roles = Object.entries(metadata.labels ?? {}).flatMap(([key, value]) => {
    if (key.startsWith(rolePrefix)) return key.slice(rolePrefix.length) || []
    return key === 'kubernetes.io/role' ? value || [] : []
  })
  return orNone([...new Set(roles)].sort().join(','))
}

function addressOf(status: Node['status'], type: string): string {
  return orNone(status?.addresses?.find((one) => one.type === type)?.address)
}

export const namespaceTable: TableOf<Namespace> = {
  columns: ['Name', 'Status', 'Age'],
  cells: ({ metadata, status }, state) => [
    metadata.name,
    status?.phase ?? '',
    ageOf(state, metadata.creationTimestamp),
  ],
}

export const secretTable: TableOf<Secret> = {
  columns: ['Name', 'Type', 'Data', 'Age'],
  cells: ({ metadata, type = '', data }, state) => [
    metadata.name,
    type,
    String(Object.keys(data ?? {}).length),
    ageOf(state, metadata.creationTimestamp),
  ],
}

export const configMapTable: TableOf<ConfigMap> = {
  columns: ['Name', 'Data', 'Age'],
  cells: ({ metadata, data, binaryData }, state) => [
    metadata.name,
    String(Object.keys(data ?? {}).length + Object.keys(binaryData ?? {}).length),
    ageOf(state, metadata.creationTimestamp),
  ],
}

export const serviceAccountTable: TableOf<ServiceAccount> = {
  columns: ['Name', 'Secrets', 'Age'],
  cells: ({ metadata, secrets }, state) => [
    metadata.name,
    String(secrets?.length ?? 0),
    ageOf(state, metadata.creationTimestamp),
  ],
}

export const certificateSigningRequestTable: TableOf<CertificateSigningRequest> = {
  columns: ['Name', 'Age', 'SignerName', 'Requestor', 'RequestedDuration', 'Condition'],
  cells: (request, state) => [
    request.metadata.name,
    ageOf(state, request.metadata.creationTimestamp),
    request.spec.signerName,
    request.spec.username ?? '',
    request.spec.expirationSeconds === undefined ? '<none>' : humanDuration(request.spec.expirationSeconds),
    requestCondition(request),
  ],
}

/** Denied and failed come before approved; a certificate may be there or not yet. */
export function requestCondition({ status }: CertificateSigningRequest): string {
  const has = (type: string) => status?.conditions?.some((one) => one.type === type) ?? false
  const decided = has('Denied') ? 'Denied' : has('Approved') ? 'Approved' : 'Pending'
  return `${decided}${has('Failed') ? ',Failed' : ''}${status?.certificate ? ',Issued' : ''}`
}
