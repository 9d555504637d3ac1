/**
 * How does `kubectl describe` show containers: image, ports, command, state, probes, variables, mounts?
 * Models describeContainers and DescribeProbe of kubernetes/kubectl pkg/describe/describe.go.
 */
import type {
  Container,
  ContainerPort,
  ContainerState,
  ContainerStatus,
  EnvVar,
  Pod,
  Probe,
} from '../../api/pod.ts'
import type { ResourceRequirements } from '../../api/resources.ts'
import type { Volume } from '../../api/volume.ts'
import { hostAndPort } from '../tables/network.ts'
import { longDate, orNone } from './parts.ts'

/** `space` stands before what belongs to a template; the names of its containers stand one further in. */
export function containerLines(
  title: string,
  containers: readonly Container[],
  statuses: readonly ContainerStatus[],
  space: string,
  pod?: Pod,
): readonly string[] {
  return [
    `${space}${title}:${containers.length === 0 ? ' <none>' : ''}`,
    ...containers.flatMap((container) => {
      const status = statuses.find(({ name }) => name === container.name)
      return [
        `  ${space === '' ? '' : ' '}${container.name}:`,
        ...basicLines(container, status),
        ...wordLines('Command', container.command),
        ...wordLines('Args', container.args),
        ...(status === undefined ? [] : stateLines(status)),
        ...resourceLines(container.resources, '    '),
        ...probeLines(container),
        ...environmentFromLines(container),
        ...environmentLines(container, pod),
        ...mountLines(container),
      ]
    }),
  ]
}

function basicLines(
  { image = '', ports = [] }: Container,
  status: ContainerStatus | undefined,
): readonly string[] {
  const shown = ports.map((port) => portText(port, port.containerPort)).join(', ')
  const onHost = ports.map((port) => portText(port, port.hostPort ?? 0)).join(', ')
  return [
    ...(status === undefined ? [] : ['    Container ID:\t']),
    `    Image:\t${image}`,
    ...(status === undefined ? [] : ['    Image ID:\t']),
    shown.includes(',') ? `    Ports:\t${shown}` : `    Port:\t${orNone(shown)}`,
    onHost.includes(',') ? `    Host Ports:\t${onHost}` : `    Host Port:\t${orNone(onHost)}`,
  ]
}

function portText({ protocol = 'TCP', name = '' }: ContainerPort, number: number): string {
  return `${number}/${protocol}${name === '' ? '' : ` (${name})`}`
}

function wordLines(title: string, words: readonly string[] | undefined): readonly string[] {
  if (words === undefined || words.length === 0) return []
  return [`    ${title}:`, ...words.flatMap((word) => word.split('\n').map((line) => `      ${line}`))]
}

function stateLines(status: ContainerStatus): readonly string[] {
  return [
    ...oneState('State', status.state),
    ...(status.lastState?.terminated === undefined ? [] : oneState('Last State', status.lastState)),
    `    Ready:\t${status.ready ? 'True' : 'False'}`,
    `    Restart Count:\t${status.restartCount}`,
  ]
}

function oneState(title: string, state: ContainerState | undefined): readonly string[] {
  if (state?.running !== undefined) {
    return [`    ${title}:\tRunning`, `      Started:\t${longDate(state.running.startedAt)}`]
  }
  const ended = state?.terminated
  if (ended === undefined) {
    const reason = state?.waiting?.reason ?? ''
    return [`    ${title}:\tWaiting`, ...(reason === '' ? [] : [`      Reason:\t${reason}`])]
  }
  return [
    `    ${title}:\tTerminated`,
    ...(ended.reason ? [`      Reason:\t${ended.reason}`] : []),
    ...(ended.message ? [`      Message:\t${ended.message}`] : []),
    `      Exit Code:\t${ended.exitCode}`,
    `      Started:\t${longDate(ended.startedAt)}`,
    `      Finished:\t${longDate(ended.finishedAt)}`,
  ]
}

function resourceLines(resources: ResourceRequirements | undefined, indent: string): readonly string[] {
  const listed = (title: string, amounts: ResourceRequirements['limits']) => {
    const names = Object.keys(amounts ?? {}).sort()
    return names.length === 0
      ? []
      : [`${indent}${title}:`, ...names.map((name) => `${indent}  ${name}:\t${amounts?.[name]}`)]
  }
  return [...listed('Limits', resources?.limits), ...listed('Requests', resources?.requests)]
}

function probeLines({ livenessProbe, readinessProbe, startupProbe }: Container): readonly string[] {
  const line = (title: string, probe: Probe | undefined) =>
    probe === undefined ? [] : [`    ${title}:\t${probeText(probe)}`]
  return [
    ...line('Liveness', livenessProbe),
    ...line('Readiness', readinessProbe),
    ...line('Startup', startupProbe),
  ]
}

function probeText(probe: Probe): string {
  const {
    initialDelaySeconds = 0,
    timeoutSeconds = 1,
    periodSeconds = 10,
    successThreshold = 1,
    failureThreshold = 3,
  } = probe
  const numbers = `delay=${initialDelaySeconds}s timeout=${timeoutSeconds}s period=${periodSeconds}s #success=${successThreshold} #failure=${failureThreshold}`
  if (probe.exec !== undefined) return `exec [${(probe.exec.command ?? []).join(' ')}] ${numbers}`
  if (probe.httpGet !== undefined) {
    const { scheme = 'HTTP', host = '', port, path = '' } = probe.httpGet
    return `http-get ${scheme.toLowerCase()}://${hostAndPort(host, port)}${path} ${numbers}`
  }
  if (probe.tcpSocket !== undefined)
    return `tcp-socket ${probe.tcpSocket.host ?? ''}:${probe.tcpSocket.port} ${numbers}`
  if (probe.grpc !== undefined) return `grpc <pod>:${probe.grpc.port} ${probe.grpc.service ?? ''} ${numbers}`
  return `unknown ${numbers}`
}

function environmentFromLines({ envFrom = [] }: Container): readonly string[] {
  if (envFrom.length === 0) return []
  const lines = envFrom.map(({ configMapRef, secretRef, prefix = '' }) => {
    const from = configMapRef === undefined ? 'Secret' : 'ConfigMap'
    const { name = '', optional = false } = configMapRef ?? secretRef ?? {}
    return `      ${name}\t${from}${prefix === '' ? '' : ` with prefix '${prefix}'`}\tOptional: ${optional}`
  })
  return ['    Environment Variables from:', ...lines]
}

function environmentLines({ env = [] }: Container, pod: Pod | undefined): readonly string[] {
  if (env.length === 0) return ['    Environment:\t<none>']
  return ['    Environment:', ...env.flatMap((one) => variableLines(one, pod))]
}

function variableLines({ name, value = '', valueFrom }: EnvVar, pod: Pod | undefined): readonly string[] {
  if (valueFrom === undefined) {
    return value
      .split('\n')
      .map((line, index) => (index === 0 ? `      ${name}:\t${line}` : `      \t${line}`))
  }
  const { fieldRef, resourceFieldRef, secretKeyRef, configMapKeyRef } = valueFrom
  if (fieldRef !== undefined) {
    const { apiVersion = 'v1', fieldPath } = fieldRef
    return [
      `      ${name}:\t${pod === undefined ? '' : fieldValue(pod, fieldPath)} (${apiVersion}:${fieldPath})`,
    ]
  }
  if (resourceFieldRef !== undefined) return [`      ${name}:\t (${resourceFieldRef.resource})`]
  if (secretKeyRef !== undefined) {
    const { key, name: secret, optional = false } = secretKeyRef
    return [`      ${name}:\t<set to the key '${key}' in secret '${secret}'>\tOptional: ${optional}`]
  }
  if (configMapKeyRef === undefined) return []
  const { key, name: map, optional = false } = configMapKeyRef
  return [`      ${name}:\t<set to the key '${key}' of config map '${map}'>\tOptional: ${optional}`]
}

function fieldValue({ metadata, spec, status }: Pod, path: string): string {
  const values: Readonly<Record<string, string | undefined>> = {
    'metadata.name': metadata.name,
    'metadata.namespace': metadata.namespace,
    'metadata.uid': metadata.uid,
    'spec.nodeName': spec.nodeName,
    'spec.serviceAccountName': spec.serviceAccountName,
    'status.podIP': status?.podIP,
    'status.hostIP': status?.hostIP,
  }
  return values[path] ?? ''
}

function mountLines({ volumeMounts = [] }: Container): readonly string[] {
  if (volumeMounts.length === 0) return ['    Mounts:\t<none>']
  const sorted = [...volumeMounts].sort((one, other) =>
    (one.mountPath ?? '') < (other.mountPath ?? '') ? -1 : 1,
  )
  return [
    '    Mounts:',
    ...sorted.map(({ mountPath = '', name = '', readOnly, subPath = '' }) => {
      const flags = `${readOnly === true ? 'ro' : 'rw'}${subPath === '' ? '' : `,path="${subPath}"`}`
      return `      ${mountPath} from ${name} (${flags})`
    }),
  ]
}

/** The sources that the course meets in full, others by their name alone. */
export function volumeLines(volumes: readonly Volume[] | undefined, space: string): readonly string[] {
  if (volumes === undefined || volumes.length === 0) return [`${space}Volumes:\t<none>`]
  return [
    `${space}Volumes:`,
    ...volumes.flatMap((volume) => [`  ${space === '' ? '' : ' '}${volume.name}:`, ...sourceLines(volume)]),
  ]
}

function sourceLines(volume: Volume): readonly string[] {
  const { configMap, secret, emptyDir, hostPath } = volume
  if (configMap !== undefined) {
    return [
      '    Type:\tConfigMap (a volume populated by a ConfigMap)',
      `    Name:\t${configMap.name}`,
      `    Optional:\t${configMap.optional ?? false}`,
    ]
  }
  if (secret !== undefined) {
    return [
      '    Type:\tSecret (a volume populated by a Secret)',
      `    SecretName:\t${secret.secretName}`,
      `    Optional:\t${secret.optional ?? false}`,
    ]
  }
  if (emptyDir !== undefined) {
    return [
      "    Type:\tEmptyDir (a temporary directory that shares a pod's lifetime)",
      `    Medium:\t${emptyDir.medium ?? ''}`,
      `    SizeLimit:\t${emptyDir.sizeLimit ?? '<unset>'}`,
    ]
  }
  if (hostPath !== undefined) {
    return [
      '    Type:\tHostPath (bare host directory volume)',
      `    Path:\t${hostPath.path}`,
      `    HostPathType:\t${hostPath.type ?? ''}`,
    ]
  }
  const type = Object.keys(volume).find((name) => name !== 'name') ?? '<unknown>'
  return [`    Type:\t${type}`]
}
