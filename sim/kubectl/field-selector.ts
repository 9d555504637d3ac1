/**
 * Which objects does --field-selector choose? Pairs with = == or != and commas between; each kind has few fields that
 * the API server can select by.
 *
 * Models kubernetes/apimachinery pkg/fields/selector.go and the field label conversions of kubernetes/kubernetes
 * pkg/apis (conversion.go of each group).
 * Example: status.phase!=Running,spec.nodeName=node-1
 */
import type { Json, JsonObject } from '../api/meta.ts'

export interface FieldTerm {
  readonly path: string
  readonly equals: boolean
  readonly value: string
}

/** A string is what the API server says against it. */
export function parseFieldSelector(kind: string, text: string): readonly FieldTerm[] | string {
  const terms: FieldTerm[] = []
  for (const part of splitTerms(text)) {
    if (part === '') continue
    const match = /^((?:\\.|[^\\=!])*?)(!=|==|=)(.*)$/s.exec(part)
    if (match === null) return `invalid selector: '${text}'; can't understand '${part}'`
    const [, path = '', operator = '', value = ''] = match
    if (!selectableFields(kind).includes(path)) return unsupported(kind, path)
    terms.push({ path, equals: operator !== '!=', value: value.replace(/\\([\\,=])/g, '$1') })
  }
  return terms
}

/** A comma behind a backslash is part of the value. */
function splitTerms(text: string): readonly string[] {
  return [...text.matchAll(/(?:\\.|[^\\,])+/gs)].map(([part]) => part)
}

function unsupported(kind: string, path: string): string {
  return kind in byKind
    ? `field label not supported: ${path}`
    : `${JSON.stringify(path)} is not a known field selector: only "metadata.name", "metadata.namespace"`
}

function selectableFields(kind: string): readonly string[] {
  return ['metadata.name', 'metadata.namespace', ...(byKind[kind] ?? [])]
}

const byKind: Readonly<Record<string, readonly string[]>> = {
  Pod: [
    'spec.nodeName',
    'spec.restartPolicy',
    'spec.schedulerName',
    'spec.serviceAccountName',
    'spec.hostNetwork',
    'status.phase',
    'status.podIP',
    'status.podIPs',
    'status.nominatedNodeName',
  ],
  Node: ['spec.unschedulable'],
  Namespace: ['status.phase'],
  ReplicationController: ['status.replicas'],
  ReplicaSet: ['status.replicas'],
  Service: ['spec.clusterIP', 'spec.type'],
  Secret: ['type'],
  Job: ['status.successful'],
  CertificateSigningRequest: ['spec.signerName'],
  Event: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
}

export function matchesFields(terms: readonly FieldTerm[], object: JsonObject): boolean {
  return terms.every(({ path, equals, value }) => (valueAt(object, path) === value) === equals)
}

/** As text; what is not there is empty, or what its type is without a value. */
function valueAt(object: JsonObject, path: string): string {
  if (path === 'status.successful') return valueAt(object, 'status.succeeded') || '0'
  if (path === 'source') return valueAt(object, 'source.component')
  let value: Json | undefined = object
  for (const name of path.split('.')) {
    value = typeof value === 'object' && value !== null ? (value as JsonObject)[name] : undefined
  }
  if (value !== undefined && value !== null) return String(value)
  if (path === 'spec.hostNetwork' || path === 'spec.unschedulable') return 'false'
  return path === 'status.replicas' ? '0' : ''
}
