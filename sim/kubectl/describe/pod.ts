/**
 * How does `kubectl describe pod` show a pod, and how do workloads show the template of theirs?
 * Models describePod and DescribePodTemplate of kubernetes/kubectl pkg/describe/describe.go.
 */
import type { Container, Pod } from '../../api/pod.ts'
import type { Toleration } from '../../api/scheduling.ts'
import type { PodTemplate } from '../../api/workload.ts'
import { parseQuantity } from '../../quantity.ts'
import type { ClusterState } from '../../state/cluster-state.ts'
import { ageOf } from '../human-duration.ts'
import { containerLines, volumeLines } from './containers.ts'
import { annotationLines, controllerLine, labelLines, longDate } from './parts.ts'

export function describePod(pod: Pod, state: ClusterState): readonly string[] {
  const { metadata, spec, status } = pod
  const conditions = status?.conditions ?? []
  return [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    'Priority:\t0',
    ...(spec.priorityClassName ? [`Priority Class Name:\t${spec.priorityClassName}`] : []),
    ...(spec.serviceAccountName ? [`Service Account:\t${spec.serviceAccountName}`] : []),
    spec.nodeName ? `Node:\t${spec.nodeName}/${status?.hostIP ?? ''}` : 'Node:\t<none>',
    ...(status?.startTime === undefined ? [] : [`Start Time:\t${longDate(status.startTime)}`]),
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    ...statusLines(pod, state),
    ...(status?.reason ? [`Reason:\t${status.reason}`] : []),
    ...(status?.message ? [`Message:\t${status.message}`] : []),
    `IP:\t${status?.podIP ?? ''}`,
    ...addressLines(pod),
    ...controllerLine(metadata.ownerReferences),
    ...(spec.initContainers === undefined || spec.initContainers.length === 0
      ? []
      : containerLines('Init Containers', spec.initContainers, status?.initContainerStatuses ?? [], '', pod)),
    ...containerLines('Containers', spec.containers, status?.containerStatuses ?? [], '', pod),
    ...gateLines(pod),
    ...(conditions.length === 0
      ? []
      : ['Conditions:', '  Type\tStatus', ...conditions.map(({ type, status }) => `  ${type} \t${status} `)]),
    ...volumeLines(spec.volumes, ''),
    `QoS Class:\t${qosClass(spec.containers)}`,
    ...labelLines('Node-Selectors', spec.nodeSelector),
    ...tolerationLines(spec.tolerations, ''),
  ]
}

function statusLines({ metadata, status }: Pod, state: ClusterState): readonly string[] {
  const phase = status?.phase ?? 'Pending'
  const isOver = phase === 'Failed' || phase === 'Succeeded'
  if (metadata.deletionTimestamp === undefined || isOver) return [`Status:\t${phase}`]
  return [
    `Status:\tTerminating (lasts ${ageOf(state, metadata.deletionTimestamp)})`,
    `Termination Grace Period:\t${metadata.deletionGracePeriodSeconds ?? 0}s`,
  ]
}

function addressLines({ status }: Pod): readonly string[] {
  const all = status?.podIPs ?? []
  return all.length === 0 ? ['IPs:\t<none>'] : ['IPs:', ...all.map(({ ip }) => `  IP:\t${ip}`)]
}

function gateLines({ spec, status }: Pod): readonly string[] {
  const gates = spec.readinessGates ?? []
  if (gates.length === 0) return []
  const stateOf = (type: string) => status?.conditions?.find((one) => one.type === type)?.status ?? '<none>'
  return [
    'Readiness Gates:',
    '  Type\tStatus',
    ...gates.map(({ conditionType }) => `  ${conditionType} \t${stateOf(conditionType)} `),
  ]
}

/** Models GetPodQOS: what every container asks for, and may use at most. */
function qosClass(containers: readonly Container[]): string {
  const amounts = (list: Readonly<Record<string, string | number>> | undefined, name: string) => {
    const written = list?.[name]
    const amount = written === undefined ? undefined : parseQuantity(written)
    return amount === undefined || amount.nanos === 0n ? undefined : amount.nanos
  }
  const pairs = containers.flatMap(({ resources }) =>
    ['cpu', 'memory'].map((name) => ({
      limit: amounts(resources?.limits, name),
      request: amounts(resources?.requests, name) ?? amounts(resources?.limits, name),
    })),
  )
  if (pairs.every(({ limit, request }) => limit === undefined && request === undefined)) return 'BestEffort'
  return pairs.every(({ limit, request }) => limit !== undefined && limit === request)
    ? 'Guaranteed'
    : 'Burstable'
}

function tolerationLines(tolerations: readonly Toleration[] | undefined, indent: string): readonly string[] {
  const sorted = [...(tolerations ?? [])].sort((one, other) => ((one.key ?? '') < (other.key ?? '') ? -1 : 1))
  if (sorted.length === 0) return [`${indent}Tolerations:\t<none>`]
  return sorted.map((one, index) => `${indent}${index === 0 ? 'Tolerations:' : ''}\t${tolerationText(one)}`)
}

function tolerationText({
  key = '',
  value = '',
  effect = '',
  operator,
  tolerationSeconds,
}: Toleration): string {
  const exists =
    operator === 'Exists' && value === '' ? `${key !== '' || effect !== '' ? ' ' : ''}op=Exists` : ''
  const lasting = tolerationSeconds === undefined ? '' : ` for ${tolerationSeconds}s`
  return `${key}${value === '' ? '' : `=${value}`}${effect === '' ? '' : `:${effect}`}${exists}${lasting}`
}

export function templateLines(template: PodTemplate | undefined): readonly string[] {
  if (template === undefined) return ['Pod Template:', '  <unset>']
  const { metadata, spec } = template
  return [
    'Pod Template:',
    ...labelLines('Labels', metadata?.labels, '  '),
    ...(Object.keys(metadata?.annotations ?? {}).length === 0
      ? []
      : annotationLines('Annotations', metadata?.annotations, '  ')),
    ...(spec.serviceAccountName ? [`  Service Account:\t${spec.serviceAccountName}`] : []),
    ...(spec.initContainers === undefined || spec.initContainers.length === 0
      ? []
      : containerLines('Init Containers', spec.initContainers, [], '  ')),
    ...containerLines('Containers', spec.containers, [], '  '),
    ...volumeLines(spec.volumes, '  '),
    ...labelLines('Node-Selectors', spec.nodeSelector, '  '),
    ...tolerationLines(spec.tolerations, '  '),
  ]
}
