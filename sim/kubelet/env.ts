/**
 * Which environment variables tell a container about Services?
 * Sources: kubernetes/kubernetes pkg/kubelet/envvars/envvars.go (names, values, order),
 * pkg/kubelet/kubelet_pods.go getServiceEnvVarMap (which Services).
 *
 * Service redis on 10.96.0.11, port 6379: REDIS_SERVICE_HOST=10.96.0.11, REDIS_SERVICE_PORT=6379,
 * REDIS_PORT=tcp://10.96.0.11:6379, REDIS_PORT_6379_TCP=… and its _PROTO, _PORT, _ADDR.
 */
import type { Pod } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import type { Service } from '../api/service.ts'
import { joinHostPort } from '../ip/address.ts'

export interface EnvironmentVariable {
  readonly name: string
  readonly value: string
}

/**
 * The variables of one container as it has them now: they were set when it was started, and stay. `life` is what the
 * kubelet knows of the pod; the first container that runs where none is named. undefined: none runs.
 */
export function containerEnv(
  pod: Pod,
  life: PodLife | undefined,
  containerName?: string,
): Readonly<Record<string, string>> | undefined {
  const named = (pod.spec?.containers ?? []).map(({ name }) => name)
  const names = containerName === undefined ? named : [containerName]
  const running = names.map((name) => life?.containers[name]).find((one) => one?.state === 'running')
  return running && serviceEnv(running.services, pod)
}

/**
 * The variables of a pod's containers. They are set once, when a container starts: a Service made later is not among
 * them. `services` may hold those of every namespace, in the order in which the variables are wanted.
 */
export function serviceEnv(services: readonly Service[], pod: Pod): Readonly<Record<string, string>> {
  const started = containerStartOf(pod)
  const visible = new Map<string, Service>()
  for (const service of services) {
    if (!hasClusterIP(service) || isLaterThan(service, started)) continue
    const { name, namespace } = service.metadata
    const isMaster = namespace === 'default' && name === 'kubernetes'
    if (isMaster) {
      // A Service of the pod's own namespace with the same name takes its place, whichever comes first.
      if (!visible.has(name)) visible.set(name, service)
    } else if (namespace === pod.metadata.namespace && pod.spec.enableServiceLinks !== false) {
      visible.set(name, service)
    }
  }
  return Object.fromEntries(variablesOf([...visible.values()]).map(({ name, value }) => [name, value]))
}

/** The variables of these Services in order, whatever their namespace; headless ones and those without an IP give none. */
export function variablesOf(services: readonly Service[]): readonly EnvironmentVariable[] {
  return services.filter(hasClusterIP).flatMap(variablesOfOne)
}

function variablesOfOne(service: Service): readonly EnvironmentVariable[] {
  const prefix = variableName(service.metadata.name)
  const { clusterIP = '', ports = [] } = service.spec
  const first = ports[0]
  const variables: EnvironmentVariable[] = [{ name: `${prefix}_SERVICE_HOST`, value: clusterIP }]
  if (first === undefined) return variables
  variables.push({ name: `${prefix}_SERVICE_PORT`, value: String(first.port) })
  for (const { name, port } of ports) {
    if (name) variables.push({ name: `${prefix}_SERVICE_PORT_${variableName(name)}`, value: String(port) })
  }
  for (const [index, { port, protocol = 'TCP' }] of ports.entries()) {
    const url = `${protocol.toLowerCase()}://${joinHostPort(clusterIP, port)}`
    const portPrefix = `${prefix}_PORT_${port}_${protocol.toUpperCase()}`
    if (index === 0) variables.push({ name: `${prefix}_PORT`, value: url })
    variables.push(
      { name: portPrefix, value: url },
      { name: `${portPrefix}_PROTO`, value: protocol.toLowerCase() },
      { name: `${portPrefix}_PORT`, value: String(port) },
      { name: `${portPrefix}_ADDR`, value: clusterIP },
    )
  }
  return variables
}

function variableName(name: string): string {
  return name.replaceAll('-', '_').toUpperCase()
}

function hasClusterIP(service: Service): boolean {
  const { clusterIP } = service.spec
  return clusterIP !== undefined && clusterIP !== '' && clusterIP !== 'None'
}

/** When the first of the pod's containers that run now started, or undefined while none does. */
function containerStartOf(pod: Pod): string | undefined {
  const starts = (pod.status?.containerStatuses ?? []).flatMap(({ state }) => state?.running?.startedAt ?? [])
  return starts.sort()[0]
}

/** Both are RFC 3339 in UTC with whole seconds, so that text order is time order. */
function isLaterThan(service: Service, started: string | undefined): boolean {
  const created = service.metadata.creationTimestamp
  return started !== undefined && created !== undefined && created > started
}
