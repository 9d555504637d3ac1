/**
 * What does the simulator make of a field? It is modelled; or inert: accepted, and without effect on anything the
 * simulator answers; or unmodelled: in a cluster it could change an outcome, here it does not, and decode says so.
 *
 * One row a structure, its fields by name. `inert` and `unmodelled` hold for all below a field; below a modelled
 * field, the row of its own structure speaks. A star behind a name (`taints*`) means: modelled with all below.
 * `*` as a name means every field not named. A field that no row names fails the test beside this file.
 *
 * To flip a field, move its name from one word to another.
 */

/** Why a field is not modelled: what it would need that the simulator does not have yet. */
export type NotModelled =
  | 'scheduling'
  | 'files'
  | 'references'
  | 'own-names'
  | 'storage'
  | 'job-policies'
  | 'named-objects'
  | 'images'
  | 'users'
  | 'restart-rules'

export type Label =
  | { readonly is: 'modelled'; readonly whole: boolean }
  | { readonly is: 'inert' }
  /** `unless` are the values that mean the same as leaving the field out. */
  | { readonly is: 'unmodelled'; readonly reason: NotModelled; readonly unless: readonly string[] }

interface Row {
  readonly modelled?: string
  readonly inert?: string
  readonly unmodelled?: { readonly [R in NotModelled]?: string }
  /** For fields of which only some values are not modelled. */
  readonly partly?: Readonly<
    Record<string, { readonly reason: NotModelled; readonly unless: readonly string[] }>
  >
}

const rows: Readonly<Record<string, Row>> = {
  ObjectMeta: {
    modelled: 'annotations finalizers generateName labels name namespace ownerReferences* resourceVersion',
    inert:
      'creationTimestamp deletionGracePeriodSeconds deletionTimestamp generation managedFields selfLink uid',
  },

  Namespace: { modelled: 'apiVersion kind metadata', inert: 'spec status' },

  Node: { modelled: 'apiVersion kind metadata spec status' },
  NodeSpec: {
    modelled: 'podCIDR podCIDRs taints* unschedulable',
    inert: 'configSource externalID providerID',
  },
  NodeStatus: {
    modelled: 'addresses* allocatable capacity conditions*',
    inert:
      'config daemonEndpoints declaredFeatures features images nodeInfo phase runtimeHandlers volumesAttached volumesInUse',
  },

  Service: { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  ServiceSpec: {
    modelled: [
      'allocateLoadBalancerNodePorts clusterIP clusterIPs externalIPs externalName externalTrafficPolicy',
      'healthCheckNodePort internalTrafficPolicy ipFamilies ipFamilyPolicy loadBalancerClass loadBalancerIP',
      'loadBalancerSourceRanges ports publishNotReadyAddresses selector sessionAffinity sessionAffinityConfig*',
      'trafficDistribution type',
    ].join(' '),
  },
  ServicePort: {
    modelled: 'name nodePort port protocol targetPort',
    inert: 'appProtocol',
  },

  Endpoints: { modelled: 'apiVersion kind metadata subsets' },
  EndpointSubset: { modelled: 'addresses notReadyAddresses ports' },
  EndpointAddress: { modelled: 'hostname ip nodeName targetRef*' },
  EndpointPort: { modelled: 'name port protocol', inert: 'appProtocol' },

  'discovery/EndpointSlice': { modelled: 'addressType apiVersion endpoints kind metadata ports' },
  'discovery/Endpoint': {
    modelled: 'addresses conditions* hints* hostname nodeName targetRef* zone',
    inert: 'deprecatedTopology',
  },
  'discovery/EndpointPort': { modelled: 'name port protocol', inert: 'appProtocol' },

  'networking/Ingress': { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  'networking/IngressSpec': { modelled: 'defaultBackend* ingressClassName rules* tls*' },
  'networking/IngressClass': { modelled: 'apiVersion kind metadata spec' },
  'networking/IngressClassSpec': { modelled: 'controller', inert: 'parameters' },

  ReplicationController: { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  ReplicationControllerSpec: { modelled: 'minReadySeconds replicas selector template' },
  'apps/ReplicaSet': { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  'apps/ReplicaSetSpec': { modelled: 'minReadySeconds replicas selector* template' },
  'apps/Deployment': { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  'apps/DeploymentSpec': {
    modelled: [
      'minReadySeconds paused progressDeadlineSeconds replicas revisionHistoryLimit selector* strategy* template',
    ].join(' '),
  },
  'apps/StatefulSet': { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  'apps/StatefulSetSpec': {
    modelled: [
      'minReadySeconds ordinals* podManagementPolicy replicas revisionHistoryLimit selector* serviceName template',
      'updateStrategy*',
    ].join(' '),
    inert: 'persistentVolumeClaimRetentionPolicy',
    unmodelled: { storage: 'volumeClaimTemplates' },
  },
  'apps/DaemonSet': { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  'apps/DaemonSetSpec': {
    modelled: 'minReadySeconds revisionHistoryLimit selector* template updateStrategy*',
  },
  'apps/ControllerRevision': { modelled: 'apiVersion data* kind metadata revision' },
  'batch/Job': { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  'batch/JobSpec': {
    modelled: [
      'activeDeadlineSeconds backoffLimit completionMode completions manualSelector parallelism selector* suspend',
      'template ttlSecondsAfterFinished',
    ].join(' '),
    unmodelled: {
      'job-policies': 'backoffLimitPerIndex managedBy maxFailedIndexes podFailurePolicy successPolicy',
    },
    partly: { podReplacementPolicy: { reason: 'job-policies', unless: ['', 'TerminatingOrFailed'] } },
  },
  PodTemplateSpec: { modelled: 'metadata spec' },

  ConfigMap: { modelled: 'apiVersion binaryData data immutable kind metadata' },
  Secret: { modelled: 'apiVersion data immutable kind metadata stringData type' },
  ServiceAccount: {
    modelled: 'apiVersion kind metadata',
    inert: 'automountServiceAccountToken imagePullSecrets secrets',
  },
  'certificates/CertificateSigningRequest': {
    modelled: 'apiVersion kind metadata spec',
    inert: 'status',
  },
  'certificates/CertificateSigningRequestSpec': {
    modelled: 'expirationSeconds request signerName usages',
    inert: 'extra groups uid username',
  },

  Pod: { modelled: 'apiVersion kind metadata spec', inert: 'status' },
  PodSpec: {
    modelled: [
      'activeDeadlineSeconds affinity containers dnsConfig* dnsPolicy enableServiceLinks hostAliases* hostNetwork hostname initContainers nodeName',
      'hostPID nodeSelector os* readinessGates* restartPolicy securityContext setHostnameAsFQDN',
      'shareProcessNamespace subdomain terminationGracePeriodSeconds tolerations* volumes',
    ].join(' '),
    inert: [
      'automountServiceAccountToken ephemeralContainers hostIPC hostUsers imagePullSecrets overhead',
      'preemptionPolicy resourceClaims resources workloadRef',
    ].join(' '),
    unmodelled: {
      scheduling: 'schedulingGates topologySpreadConstraints',
      'own-names': 'hostnameOverride',
    },
    partly: {
      priority: { reason: 'named-objects', unless: ['0'] },
      priorityClassName: {
        reason: 'named-objects',
        unless: ['', 'system-cluster-critical', 'system-node-critical'],
      },
      runtimeClassName: { reason: 'named-objects', unless: [''] },
      schedulerName: { reason: 'scheduling', unless: ['', 'default-scheduler'] },
      serviceAccount: { reason: 'named-objects', unless: ['', 'default'] },
      serviceAccountName: { reason: 'named-objects', unless: ['', 'default'] },
    },
  },
  Affinity: { modelled: 'nodeAffinity', unmodelled: { scheduling: 'podAffinity podAntiAffinity' } },
  NodeAffinity: {
    modelled: 'requiredDuringSchedulingIgnoredDuringExecution*',
    unmodelled: { scheduling: 'preferredDuringSchedulingIgnoredDuringExecution' },
  },
  Volume: { modelled: 'configMap* secret*', inert: 'emptyDir name', unmodelled: { files: '*' } },

  Container: {
    modelled: [
      'args command env envFrom* image lifecycle livenessProbe name ports readinessProbe resources restartPolicy',
      'securityContext startupProbe stdin tty workingDir',
    ].join(' '),
    inert:
      'resizePolicy stdinOnce terminationMessagePath terminationMessagePolicy volumeDevices volumeMounts',
    unmodelled: { 'restart-rules': 'restartPolicyRules' },
    partly: { imagePullPolicy: { reason: 'images', unless: ['', 'Always', 'IfNotPresent'] } },
  },
  ResourceRequirements: { modelled: 'requests*', inert: 'claims limits' },
  SecurityContext: {
    inert:
      'allowPrivilegeEscalation appArmorProfile privileged procMount seLinuxOptions seccompProfile windowsOptions',
    unmodelled: { users: 'capabilities readOnlyRootFilesystem runAsGroup runAsNonRoot runAsUser' },
  },
  PodSecurityContext: {
    inert: [
      'appArmorProfile fsGroup fsGroupChangePolicy seLinuxChangePolicy seLinuxOptions seccompProfile',
      'supplementalGroups supplementalGroupsPolicy sysctls windowsOptions',
    ].join(' '),
    unmodelled: { users: 'runAsGroup runAsNonRoot runAsUser' },
  },
  Lifecycle: { modelled: 'postStart* preStop*', inert: 'stopSignal' },
  ContainerPort: {
    modelled: 'containerPort hostIP hostPort name protocol',
  },
  EnvVar: { modelled: 'name value valueFrom' },
  EnvVarSource: {
    modelled: 'configMapKeyRef* fieldRef* secretKeyRef*',
    unmodelled: { references: '*' },
  },
  Probe: {
    modelled: [
      'exec* failureThreshold grpc* httpGet* initialDelaySeconds periodSeconds successThreshold tcpSocket*',
      'terminationGracePeriodSeconds timeoutSeconds',
    ].join(' '),
  },
}

/** The label of a field of a structure; undefined when no row names it. */
export function labelOf(structure: string, field: string): Label | undefined {
  const row = Object.hasOwn(rows, structure) ? rows[structure] : undefined
  return row === undefined ? undefined : (labelIn(row, field) ?? labelIn(row, '*'))
}

function labelIn(row: Row, field: string): Label | undefined {
  if (holds(row.modelled, field)) return { is: 'modelled', whole: false }
  if (holds(row.modelled, `${field}*`)) return { is: 'modelled', whole: true }
  if (holds(row.inert, field)) return { is: 'inert' }
  const partly = row.partly !== undefined && Object.hasOwn(row.partly, field) ? row.partly[field] : undefined
  if (partly !== undefined) return { is: 'unmodelled', ...partly }
  for (const [reason, fields] of Object.entries(row.unmodelled ?? {})) {
    if (holds(fields, field)) return { is: 'unmodelled', reason: reason as NotModelled, unless: [] }
  }
  return undefined
}

function holds(words: string | undefined, word: string): boolean {
  return words !== undefined && ` ${words} `.includes(` ${word} `)
}
