/**
 * Which keys and values do --from-literal, --from-file and --from-env-file give? In the words of kubectl.
 *
 * Models kubernetes/kubectl pkg/util/util.go (ParseLiteralSource, ParseFileSource), pkg/cmd/util/env_file.go, and
 * create_configmap.go and create_secret.go of pkg/cmd/create. Files are text here, never bytes.
 */
import { isConfigMapKey, isEnvVarName } from '../../names/identifier.ts'
import { quoteText } from '../../quote.ts'
import { type KubectlCommand, listOf } from '../command.ts'
import { failed, type KubectlIo } from '../command-output.ts'
import { ended, found, type Step } from '../session.ts'

type Pair = readonly [key: string, value: string]

/** `Secret` and `ConfigMap` read their sources in another order. */
export function dataFrom(
  command: KubectlCommand,
  io: KubectlIo,
  kind: 'ConfigMap' | 'Secret',
  name: string,
): Step<Readonly<Record<string, string>>> {
  const literals = listOf(command, 'from-literal')
  const files = listOf(command, 'from-file')
  const envFiles = listOf(command, 'from-env-file')
  if (envFiles.length > 0 && (files.length > 0 || literals.length > 0)) {
    return ended(failed('error: from-env-file cannot be combined with from-file or from-literal'))
  }
  const fromLiterals = literals.map((source) => () => literal(source))
  const fromFiles = files.map((source) => () => file(source, io))
  const fromEnvFiles = envFiles.map((path) => () => envFile(path, io))
  const sources = kind === 'Secret' ? [...fromLiterals, ...fromFiles] : [...fromFiles, ...fromLiterals]
  const data = new Map<string, string>()
  for (const read of [...sources, ...fromEnvFiles]) {
    const pairs = read()
    if (typeof pairs === 'string') return ended(failed(`error: ${pairs}`))
    for (const [key, value] of pairs) {
      const problem = keyProblem(key, kind, name, data)
      if (problem !== undefined) return ended(failed(`error: ${problem}`))
      data.set(key, value)
    }
  }
  return found(Object.fromEntries([...data].sort(([one], [other]) => (one < other ? -1 : 1))))
}

function keyProblem(
  key: string,
  kind: 'ConfigMap' | 'Secret',
  name: string,
  data: ReadonlyMap<string, string>,
): string | undefined {
  const flaws = isConfigMapKey(key)
  if (flaws.length > 0) {
    return kind === 'Secret'
      ? `${quoteText(key)} is not valid key name for a Secret ${flaws.join(';')}`
      : `${quoteText(key)} is not a valid key name for a ConfigMap: ${flaws.join(',')}`
  }
  if (!data.has(key)) return undefined
  return kind === 'Secret'
    ? `cannot add key ${key}, another key by that name already exists`
    : `cannot add key ${quoteText(key)}, another key by that name already exists in Data for ConfigMap ${quoteText(name)}`
}

function literal(source: string): readonly Pair[] | string {
  const equals = source.indexOf('=')
  if (equals <= 0) return `invalid literal source ${source}, expected key=value`
  return [[source.slice(0, equals), source.slice(equals + 1)]]
}

function file(source: string, io: KubectlIo): readonly Pair[] | string {
  const parts = source.split('=')
  if (parts.length > 2) return "key names or file paths cannot contain '='"
  if (parts.length === 2 && parts[0] === '') return `key name for file path ${parts[1]} missing`
  if (parts.length === 2 && parts[1] === '') return `file path for key name ${parts[0]} missing`
  const path = parts.at(-1) ?? ''
  const folder = io.listFolder?.(path)
  if (folder !== undefined) {
    if (parts.length === 2) return 'cannot give a key name for a directory path'
    return folder.flatMap((one): readonly Pair[] => {
      const text = io.readFile(one)
      return text === undefined ? [] : [[baseName(one), text]]
    })
  }
  const text = io.readFile(path)
  if (text === undefined) return `error reading ${path}: no such file or directory`
  return [[parts.length === 2 ? (parts[0] ?? '') : baseName(path), text]]
}

function baseName(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) || '.'
}

function envFile(path: string, io: KubectlIo): readonly Pair[] | string {
  if (io.listFolder?.(path) !== undefined) return 'env config file cannot be a directory'
  const text = io.readFile(path)
  if (text === undefined) return `error reading ${path}: no such file or directory`
  const pairs: Pair[] = []
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    const start = line.trimStart()
    if (start === '' || start.startsWith('#')) continue
    const equals = start.indexOf('=')
    const key = equals < 0 ? start : start.slice(0, equals)
    const flaws = isEnvVarName(key)
    if (flaws.length > 0) return `${quoteText(key)} is not a valid key name: ${flaws.join(';')}`
    pairs.push([key, equals < 0 ? '' : start.slice(equals + 1)])
  }
  return pairs
}
