/**
 * What may stand next on a line of kubectl: a command, a kind, the name of an object, a flag, a container, a namespace?
 *
 * Models the completion functions of kubernetes/kubectl pkg/util/completion; in the order in which kubectl lists them.
 * Example: completionsFor(cluster, ['get', 'svc', 'w']) is ['web'] where there is a Service of that name.
 */
import type { Cluster } from '../cluster.ts'
import { commandRows } from './commands.ts'
import { flagSpecs } from './flag-specs.ts'
import { commandsBelow } from './help.ts'
import { findCommand } from './parse-kubectl.ts'
import { findResource, isModelled, type Resource, resources } from './resources.ts'

/** The words behind `kubectl`, the last of them begun or empty; gives what it may become. */
export function completionsFor(
  cluster: Cluster,
  words: readonly string[],
  namespace = 'default',
): readonly string[] {
  const last = words.at(-1) ?? ''
  const before = words.slice(0, -1)
  if (before.includes('--')) return []
  const { row, rest } = findCommand(before)
  if (row === undefined && rest.length > 0) return []
  const path = row?.[0] ?? ''
  return candidates(cluster, path, rest, last, namespaceIn(before) ?? namespace).filter((one) =>
    one.startsWith(last),
  )
}

function candidates(
  cluster: Cluster,
  path: string,
  rest: readonly string[],
  last: string,
  namespace: string,
): readonly string[] {
  const previous = rest.at(-1) ?? ''
  if (previous === '-n' || previous === '--namespace') return namesOf(cluster, 'Namespace', undefined)
  if (previous === '-o' || previous === '--output') return formats
  if (last.startsWith('-')) return flagsOf(path)
  if (last.startsWith('--namespace='))
    return namesOf(cluster, 'Namespace', undefined).map((name) => `--namespace=${name}`)
  const below = commandsBelow(path)
  if (below.length > 0 && (path !== 'create' || rest.length === 0)) return below
  const args = rest.filter((word, index) => !word.startsWith('-') && !takesValue(path, rest[index - 1]))
  if (last.includes('/')) {
    const [type = ''] = last.split('/')
    return namesOfType(cluster, type, namespace).map((name) => `${type}/${name}`)
  }
  if (podCommands.includes(path)) return args.length === 0 ? namesOf(cluster, 'Pod', namespace) : []
  if (nodeCommands.includes(path)) return namesOf(cluster, 'Node', undefined)
  if (path === 'certificate approve' || path === 'certificate deny') {
    return namesOf(cluster, 'CertificateSigningRequest', undefined)
  }
  if (!typedCommands.includes(path)) return []
  const [type] = args
  return type === undefined ? typeNames : namesOfType(cluster, type, namespace)
}

const formats = ['custom-columns=', 'json', 'jsonpath=', 'name', 'wide', 'yaml']
const podCommands = ['exec', 'logs', 'port-forward', 'attach']
const nodeCommands = ['cordon', 'uncordon', 'drain']
const typedCommands = [
  'get',
  'describe',
  'delete',
  'edit',
  'label',
  'annotate',
  'scale',
  'expose',
  'patch',
  'wait',
  'explain',
  'taint',
  'rollout status',
  'rollout history',
  'rollout restart',
  'rollout undo',
  'rollout pause',
  'rollout resume',
  'set image',
  'set selector',
  'set env',
]
const typeNames = resources
  .filter((one) => isModelled(one) || one.kind === 'Event')
  .map(({ plural }) => plural)

function flagsOf(path: string): readonly string[] {
  const row = commandRows.find(([one]) => one === path)
  return flagSpecs(row?.[2] ?? '')
    .map(({ name, bare }) => `--${name}${bare === undefined ? '=' : ''}`)
    .sort()
}

function takesValue(path: string, word: string | undefined): boolean {
  if (word === undefined || !word.startsWith('-') || word.includes('=')) return false
  const row = commandRows.find(([one]) => one === path)
  const spec = flagSpecs(row?.[2] ?? '').find(
    ({ name, letter }) => word === `--${name}` || word === `-${letter}`,
  )
  return spec !== undefined && spec.bare === undefined
}

function namespaceIn(words: readonly string[]): string | undefined {
  for (const [index, word] of words.entries()) {
    if (word === '-n' || word === '--namespace') return words[index + 1]
    const [, value] = /^(?:-n|--namespace)=?(.+)$/.exec(word) ?? []
    if (value !== undefined) return value
  }
  return undefined
}

function namesOfType(cluster: Cluster, type: string, namespace: string): readonly string[] {
  const resource: Resource | undefined = findResource(type)
  return resource !== undefined && isModelled(resource)
    ? namesOf(cluster, resource.kind, resource.namespaced ? namespace : undefined)
    : []
}

function namesOf(
  { state }: Cluster,
  kind: Parameters<Cluster['state']['list']>[0],
  namespace: string | undefined,
): readonly string[] {
  return state.list(kind, namespace).map(({ metadata }) => metadata.name)
}
