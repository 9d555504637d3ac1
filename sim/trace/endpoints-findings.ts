/**
 * Did somebody write Endpoints for a Service that has a selector? They have no effect: the controller writes its own over
 * them, nothing mirrors them, and kube-proxy reads EndpointSlices alone.
 *
 * Sources: kubernetes/kubernetes pkg/controller/endpoint, pkg/controller/endpointslicemirroring (Services with a selector
 * are not mirrored).
 */
import { refOf } from '../api/kinds.ts'
import type { Service } from '../api/service.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { lastAppliedAnnotation } from '../state/apply.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { nameOf } from './service-name.ts'

export function unusedEndpoints(state: ClusterState, service: Service): readonly Diagnostic[] {
  const { name, namespace = 'default' } = service.metadata
  const endpoints = state.get('Endpoints', namespace, name)
  // The controller's own carry no trace of an author.
  if (endpoints?.metadata.annotations?.[lastAppliedAnnotation] === undefined) return []
  const at = { object: refOf(endpoints), path: ['metadata', 'name'] }
  return [diagnose('service/endpoints-without-effect', { service: nameOf(service) }, at)]
}
