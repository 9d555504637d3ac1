/**
 * Which kinds were served in versions that Kubernetes no longer has, until when, and what changed on the way to
 * today's? Source: kubernetes/api, the zz_generated.prerelease-lifecycle.go of each group, and for kinds that left
 * it altogether the deprecation guide of kubernetes/website.
 */

export interface RemovedVersion {
  /** The release without it: 1.22. */
  readonly since: string
  /** What serves the kind now. */
  readonly version?: string
}

export interface Changes {
  readonly renamed: readonly { readonly from: string; readonly to: string }[]
  readonly required: readonly string[]
}

/** What apiVersion, since which release without it, what instead, for which kinds. */
const removed: readonly (readonly [apiVersion: string, since: string, version: string, kinds: string])[] = [
  ['extensions/v1beta1', '1.16', 'apps/v1', 'DaemonSet Deployment ReplicaSet'],
  ['extensions/v1beta1', '1.16', 'networking.k8s.io/v1', 'NetworkPolicy'],
  ['extensions/v1beta1', '1.16', '', 'PodSecurityPolicy'],
  ['extensions/v1beta1', '1.22', 'networking.k8s.io/v1', 'Ingress'],
  ['apps/v1beta1', '1.16', 'apps/v1', 'ControllerRevision Deployment StatefulSet'],
  ['apps/v1beta2', '1.16', 'apps/v1', 'ControllerRevision DaemonSet Deployment ReplicaSet StatefulSet'],
  ['networking.k8s.io/v1beta1', '1.22', 'networking.k8s.io/v1', 'Ingress IngressClass'],
  ['discovery.k8s.io/v1beta1', '1.25', 'discovery.k8s.io/v1', 'EndpointSlice'],
  ['policy/v1beta1', '1.25', 'policy/v1', 'Eviction PodDisruptionBudget'],
  ['policy/v1beta1', '1.25', '', 'PodSecurityPolicy'],
  ['batch/v2alpha1', '1.21', 'batch/v1', 'CronJob'],
  ['batch/v1beta1', '1.25', 'batch/v1', 'CronJob'],
  ['certificates.k8s.io/v1beta1', '1.22', 'certificates.k8s.io/v1', 'CertificateSigningRequest'],
  ['autoscaling/v2beta1', '1.25', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['autoscaling/v2beta2', '1.26', 'autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['events.k8s.io/v1beta1', '1.25', 'events.k8s.io/v1', 'Event'],
  ['node.k8s.io/v1beta1', '1.25', 'node.k8s.io/v1', 'RuntimeClass'],
  ['scheduling.k8s.io/v1beta1', '1.22', 'scheduling.k8s.io/v1', 'PriorityClass'],
  ['coordination.k8s.io/v1beta1', '1.22', 'coordination.k8s.io/v1', 'Lease'],
  [
    'rbac.authorization.k8s.io/v1beta1',
    '1.22',
    'rbac.authorization.k8s.io/v1',
    'ClusterRole ClusterRoleBinding Role RoleBinding',
  ],
  ['storage.k8s.io/v1beta1', '1.22', 'storage.k8s.io/v1', 'CSIDriver CSINode StorageClass VolumeAttachment'],
  ['storage.k8s.io/v1beta1', '1.27', 'storage.k8s.io/v1', 'CSIStorageCapacity'],
  ['apiextensions.k8s.io/v1beta1', '1.22', 'apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
  ['apiregistration.k8s.io/v1beta1', '1.22', 'apiregistration.k8s.io/v1', 'APIService'],
  [
    'admissionregistration.k8s.io/v1beta1',
    '1.22',
    'admissionregistration.k8s.io/v1',
    'MutatingWebhookConfiguration ValidatingWebhookConfiguration',
  ],
  ['authentication.k8s.io/v1beta1', '1.22', 'authentication.k8s.io/v1', 'TokenReview'],
  [
    'authorization.k8s.io/v1beta1',
    '1.22',
    'authorization.k8s.io/v1',
    'LocalSubjectAccessReview SelfSubjectAccessReview SelfSubjectRulesReview SubjectAccessReview',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta1',
    '1.26',
    'flowcontrol.apiserver.k8s.io/v1',
    'FlowSchema PriorityLevelConfiguration',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta2',
    '1.29',
    'flowcontrol.apiserver.k8s.io/v1',
    'FlowSchema PriorityLevelConfiguration',
  ],
  [
    'flowcontrol.apiserver.k8s.io/v1beta3',
    '1.32',
    'flowcontrol.apiserver.k8s.io/v1',
    'FlowSchema PriorityLevelConfiguration',
  ],
]

/** What a manifest must change besides its apiVersion. */
const changes: Readonly<Record<string, Changes>> = {
  Ingress: {
    renamed: [
      { from: 'serviceName', to: 'service.name' },
      { from: 'servicePort', to: 'service.port.number' },
      { from: 'spec.backend', to: 'spec.defaultBackend' },
    ],
    required: ['pathType'],
  },
  EndpointSlice: {
    renamed: [{ from: 'topology', to: 'nodeName and zone' }],
    required: [],
  },
  CertificateSigningRequest: { renamed: [], required: ['signerName', 'usages'] },
  Deployment: { renamed: [], required: ['spec.selector'] },
  DaemonSet: { renamed: [], required: ['spec.selector'] },
  ReplicaSet: { renamed: [], required: ['spec.selector'] },
  StatefulSet: { renamed: [], required: ['spec.selector'] },
}

export function findRemovedVersion(apiVersion: string, kind: string): (RemovedVersion & Changes) | undefined {
  const row = removed.find(
    ([version, , , kinds]) => version === apiVersion && kinds.split(' ').includes(kind),
  )
  if (row === undefined) return undefined
  const [, since, version] = row
  const changed = Object.hasOwn(changes, kind) ? changes[kind] : undefined
  const { renamed, required } = changed ?? { renamed: [], required: [] }
  return { since, renamed, required, ...(version === '' ? {} : { version }) }
}
