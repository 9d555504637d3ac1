/**
 * What does a container take from ConfigMaps and Secrets: which variables, and what of it is missing? Its variables are
 * set when it starts and stay as they were; it does not start while something is missing that is not optional.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (makeEnvironmentVariables), pkg/volume/configmap/configmap.go
 * and pkg/volume/secret/secret.go (SetUpAt). Leaves out keys that are no names of variables.
 *
 * Example: env from a ConfigMap that is not there: CreateContainerConfigError, `configmap "settings" not found`.
 */
import type { Container, EnvVar, Pod } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import type { KeyToPath } from '../api/volume.ts'
import { textFromBase64 } from '../container/tools/base64-tool.ts'
import type { ClusterState } from '../state/cluster-state.ts'

type Config = 'ConfigMap' | 'Secret'

/** Values by name, in order; or the kubelet's words for what is missing. */
export type Configuration = { readonly variables: readonly EnvVar[] } | { readonly missing: string }

/** Whether the container takes any variable from a ConfigMap or Secret. */
function isConfigured({ env = [], envFrom = [] }: Container): boolean {
  return (
    envFrom.length > 0 ||
    env.some(({ valueFrom }) => (valueFrom?.configMapKeyRef ?? valueFrom?.secretKeyRef) !== undefined)
  )
}

/** All variables of the container, those from elsewhere with their values as they are now. */
function configurationOf(container: Container, pod: Pod, state: ClusterState): Configuration {
  const namespace = pod.metadata.namespace ?? ''
  const variables: EnvVar[] = []
  for (const { prefix = '', configMapRef, secretRef } of container.envFrom ?? []) {
    const [kind, source] = configMapRef
      ? (['ConfigMap', configMapRef] as const)
      : (['Secret', secretRef] as const)
    const values = valuesOf(kind, namespace, source?.name ?? '', state)
    if (values === undefined && source?.optional !== true)
      return { missing: notFound(kind, source?.name ?? '') }
    for (const [name, value] of values ?? []) {
      variables.push({ name: `${prefix}${name}`, value: escaped(value) })
    }
  }
  for (const variable of container.env ?? []) {
    const resolved = resolve(variable, namespace, state)
    if (typeof resolved === 'string') return { missing: resolved }
    if (resolved !== undefined) variables.push(resolved)
  }
  return { variables }
}

/** What a container of that name would take if it started now; undefined: nothing. */
export function configurationNow(pod: Pod, name: string, state: ClusterState): Configuration | undefined {
  const all = [...(pod.spec.initContainers ?? []), ...(pod.spec.containers ?? [])]
  const container = all.find((one) => one.name === name)
  return container !== undefined && isConfigured(container)
    ? configurationOf(container, pod, state)
    : undefined
}

/** The pod as its containers see it: what they take from ConfigMaps and Secrets stands there as plain values. */
export function withConfiguration(pod: Pod, life: PodLife | undefined, state?: ClusterState): Pod {
  const { containers = [], initContainers = [] } = pod.spec ?? {}
  if (![...initContainers, ...containers].some(isConfigured)) return pod
  const configured = (container: Container): Container => {
    if (!isConfigured(container)) return container
    const frozen = life?.containers[container.name]?.configured
    const now =
      frozen === undefined && state !== undefined ? configurationOf(container, pod, state) : undefined
    const env = frozen ?? (now !== undefined && 'variables' in now ? now.variables : undefined)
    return env === undefined ? container : { ...container, envFrom: [], env }
  }
  return {
    ...pod,
    spec: {
      ...pod.spec,
      containers: containers.map(configured),
      ...(pod.spec.initContainers === undefined ? {} : { initContainers: initContainers.map(configured) }),
    },
  }
}

/** The volume that cannot be set up, and why; undefined when all can. */
export function unmountable(
  pod: Pod,
  state: ClusterState,
): { readonly volume: string; readonly why: string } | undefined {
  const namespace = pod.metadata.namespace ?? ''
  for (const { name, configMap, secret, projected } of pod.spec?.volumes ?? []) {
    const sources = [
      ...(configMap ? [mountOf('ConfigMap', configMap.name, configMap)] : []),
      ...(secret ? [mountOf('Secret', secret.secretName, secret)] : []),
      ...(projected?.sources ?? []).flatMap((source) => [
        ...(source.configMap ? [mountOf('ConfigMap', source.configMap.name, source.configMap)] : []),
        ...(source.secret ? [mountOf('Secret', source.secret.name, source.secret)] : []),
      ]),
    ]
    for (const source of sources) {
      const why = missingIn(source, namespace, state)
      if (why !== undefined) return { volume: name, why }
    }
  }
  return undefined
}

interface Mount {
  readonly kind: Config
  readonly name: string
  readonly items: readonly KeyToPath[]
  readonly optional: boolean
}

function mountOf(
  kind: Config,
  name: string | undefined,
  { items = [], optional = false }: { readonly items?: readonly KeyToPath[]; readonly optional?: boolean },
): Mount {
  return { kind, name: name ?? '', items, optional }
}

function missingIn(
  { kind, name, items, optional }: Mount,
  namespace: string,
  state: ClusterState,
): string | undefined {
  if (optional) return undefined
  const values = valuesOf(kind, namespace, name, state)
  if (values === undefined) return notFound(kind, name)
  const absent = items.find(({ key }) => !values.has(key))
  if (absent === undefined) return undefined
  return kind === 'ConfigMap'
    ? `configmap references non-existent config key: ${absent.key}`
    : `references non-existent secret key: ${absent.key}`
}

/** undefined: optional and not there; a text: why it cannot be had. */
function resolve(variable: EnvVar, namespace: string, state: ClusterState): EnvVar | string | undefined {
  const { configMapKeyRef, secretKeyRef } = variable.valueFrom ?? {}
  const reference = configMapKeyRef ?? secretKeyRef
  if (reference === undefined) return variable
  const kind = configMapKeyRef ? 'ConfigMap' : 'Secret'
  const { name = '', key, optional } = reference
  const values = valuesOf(kind, namespace, name, state)
  const value = values?.get(key)
  if (value !== undefined) return { name: variable.name, value: escaped(value) }
  if (optional === true) return undefined
  return values === undefined
    ? notFound(kind, name)
    : `couldn't find key ${key} in ${kind} ${namespace}/${name}`
}

function valuesOf(
  kind: Config,
  namespace: string,
  name: string,
  state: ClusterState,
): ReadonlyMap<string, string> | undefined {
  const config = state.get(kind, namespace, name)
  if (config === undefined) return undefined
  const entries = Object.entries(config.data ?? {})
  return new Map(
    kind === 'ConfigMap' ? entries : entries.map(([key, bytes]) => [key, textFromBase64(bytes) ?? '']),
  )
}

/** $(NAME) in a ConfigMap is just text, and stays so when variables are expanded. */
function escaped(value: string): string {
  return value.replaceAll('$', '$$$$')
}

function notFound(kind: Config, name: string): string {
  return `${kind.toLowerCase()} "${name}" not found`
}
