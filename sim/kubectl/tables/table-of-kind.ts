/** Which table shows which kind. */
import type { Kind, ObjectOf } from '../../api/kinds.ts'
import {
  certificateSigningRequestTable,
  configMapTable,
  namespaceTable,
  nodeTable,
  secretTable,
  serviceAccountTable,
} from './cluster.ts'
import type { TableOf } from './column.ts'
import {
  endpointSliceTable,
  endpointsTable,
  ingressClassTable,
  ingressTable,
  serviceTable,
} from './network.ts'
import { podTable } from './pod.ts'
import {
  controllerRevisionTable,
  daemonSetTable,
  deploymentTable,
  jobTable,
  replicaSetTable,
  replicationControllerTable,
  statefulSetTable,
} from './workload.ts'

export const tableOfKind: { readonly [K in Kind]: TableOf<ObjectOf<K>> } = {
  Namespace: namespaceTable,
  Node: nodeTable,
  Pod: podTable,
  ReplicationController: replicationControllerTable,
  ReplicaSet: replicaSetTable,
  Deployment: deploymentTable,
  StatefulSet: statefulSetTable,
  DaemonSet: daemonSetTable,
  ControllerRevision: controllerRevisionTable,
  Job: jobTable,
  Service: serviceTable,
  Endpoints: endpointsTable,
  EndpointSlice: endpointSliceTable,
  Ingress: ingressTable,
  IngressClass: ingressClassTable,
  ConfigMap: configMapTable,
  Secret: secretTable,
  ServiceAccount: serviceAccountTable,
  CertificateSigningRequest: certificateSigningRequestTable,
}
