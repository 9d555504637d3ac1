/**
 * What does a container run? `command` replaces the image's entrypoint and its arguments, `args` replaces only the
 * arguments. $(NAME) stands for a variable of the container; $$(NAME) and unknown names stay as they are written.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/container/helpers.go (ExpandContainerCommandAndArgs),
 * third_party/forked/golang/expansion/expand.go.
 */
import type { Container, EnvVar, Pod } from '../api/pod.ts'
import { hostnameOf } from './hostname.ts'

export type Env = Readonly<Record<string, string>>

export interface CommandLine {
  readonly words: readonly string[]
  readonly env: Env
}

/** `entrypoint` and `defaults` are the image's own. */
export function commandLineOf(
  container: Container,
  pod: Pod,
  entrypoint: readonly string[] = [],
  defaults: readonly string[] = [],
): CommandLine {
  const env = envOf(container, pod)
  const { command = [], args = [] } = container
  const words =
    command.length > 0 ? [...command, ...args] : [...entrypoint, ...(args.length > 0 ? args : defaults)]
  return { words: words.map((word) => expand(String(word), env)), env }
}

/** The variables that the manifest itself gives: values, and facts about the pod. */
export function envOf(container: Container, pod: Pod): Env {
  const env: Record<string, string> = {}
  for (const variable of container.env ?? []) {
    const value = variableValue(variable, pod, env)
    if (value !== undefined) env[variable.name] = value
  }
  return env
}

function variableValue({ value, valueFrom }: EnvVar, pod: Pod, env: Env): string | undefined {
  if (valueFrom?.fieldRef) return podField(valueFrom.fieldRef.fieldPath, pod)
  // ConfigMaps and Secrets are not asked here: the variable is set, to nobody knows what.
  return valueFrom ? undefined : expand(String(value ?? ''), env)
}

function podField(path: string, pod: Pod): string | undefined {
  switch (path) {
    case 'metadata.name':
      return pod.metadata.name
    case 'metadata.namespace':
      return pod.metadata.namespace
    case 'metadata.uid':
      return pod.metadata.uid
    case 'spec.nodeName':
      return pod.spec.nodeName
    case 'spec.serviceAccountName':
      return pod.spec.serviceAccountName
    case 'status.podIP':
      return pod.status?.podIP
    case 'status.hostIP':
      return pod.status?.hostIP
    case 'spec.hostname':
      return hostnameOf(pod)
    default: {
      const [, map, key = ''] = /^metadata\.(labels|annotations)\['(.+)'\]$/.exec(path) ?? []
      return map === 'labels' ? pod.metadata.labels?.[key] : pod.metadata.annotations?.[key]
    }
  }
}

function expand(text: string, env: Env): string {
  if (!text.includes('$')) return text
  return text.replace(/\$\$|\$\(([^()]*)\)/g, (whole, name: string | undefined) =>
    name === undefined ? '$' : (env[name] ?? whole),
  )
}

/** The value of a flag in any of the forms --name=value, --name value, -name=value, -name value; '' for a bare flag. */
export function flag(words: readonly string[], ...names: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    const [, name = '', value] = /^--?([^=]+)(?:=(.*))?$/s.exec(word) ?? []
    if (!names.includes(name)) continue
    const next = words[index + 1]
    return value ?? (next === undefined || next.startsWith('-') ? '' : next)
  }
  return undefined
}

/** A flag's value as a number, or what holds without the flag. */
export function numberFlag(words: readonly string[], name: string, otherwise: number): number {
  const value = flag(words, name)
  return value === undefined || !/^-?[0-9]+$/.test(value) ? otherwise : Number(value)
}
