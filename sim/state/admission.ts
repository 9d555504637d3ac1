/**
 * May something be created in this namespace, and may this namespace go? Asked before anything else is looked at.
 *
 * Models the NamespaceLifecycle plugin: kubernetes/apiserver pkg/admission/plugin/namespace/lifecycle/admission.go.
 * Leaves out the other admission plugins (quotas, service accounts, pod security), which a fresh kind cluster has but
 * which refuse nothing that is taught here.
 */
import { type KubeObject, kinds, refOf, resourceOf } from '../api/kinds.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from './cluster-state.ts'

export function namespaceRefusal(state: ClusterState, object: KubeObject): Diagnostic | undefined {
  const { name, namespace = '' } = object.metadata
  if (!kinds[object.kind].namespaced) return undefined
  const found = state.get('Namespace', undefined, namespace)
  const whereabouts = { object: refOf(object), path: ['metadata', 'namespace'] }
  if (found === undefined) {
    const names = state.list('Namespace').map(({ metadata }) => metadata.name)
    const upstream = `namespaces "${namespace}" not found`
    const near = nearNames(namespace, names)
    return diagnose('object/namespace-missing', { namespace, near }, { ...whereabouts, upstream })
  }
  if (found.status?.phase !== 'Terminating') return undefined
  const why = `unable to create new content in namespace ${namespace} because it is being terminated`
  const upstream = `${resourceOf(object.kind)} "${name}" is forbidden: ${why}`
  return diagnose('object/namespace-ending', { namespace }, { ...whereabouts, upstream })
}

const lasting: readonly string[] = ['default', 'kube-public', 'kube-system']

/** Why this namespace may not be deleted; undefined when it may. */
export function deletionRefusal(namespace: string): Diagnostic | undefined {
  if (!lasting.includes(namespace)) return undefined
  const upstream = `namespaces "${namespace}" is forbidden: this namespace may not be deleted`
  const object = { kind: 'Namespace', name: namespace }
  return diagnose('object/namespace-protected', { namespace }, { object, upstream })
}
