/**
 * What do `kubectl set selector`, `set image` and `set env` change? The selector of a Service; images and variables of
 * the containers in a pod template.
 *
 * Models kubernetes/kubectl pkg/cmd/set/set_selector.go, set_image.go and set_env.go (literal variables only).
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { parseSelector, type Requirement } from '../labels.ts'
import { isEnvVarName } from '../names/identifier.ts'
import { quoteText } from '../quote.ts'
import { changeObjects } from './change-objects.ts'
import { isSet, listOf, textOf } from './command.ts'
import { failed } from './command-output.ts'
import { type Failure, failure } from './failure.ts'
import { hasFiles } from './read-files.ts'
import type { Runner } from './session.ts'
import { typedObject } from './typed-object.ts'
import { missingResource } from './usage-failure.ts'

export const setSelector: Runner = (session) => {
  const { args } = session.command
  const expression = args.at(-1)
  if (expression === undefined) return failed('error: one selector is required')
  const parsed = parseSelector(expression)
  if (!parsed.ok) {
    const why = parsed.diagnostics[0].upstream ?? 'unable to parse requirement'
    return failed(`error: couldn't parse the selector string ${quoteText(expression)}: ${why}`)
  }
  const { requirements } = parsed.value
  const strange = requirements.find(({ operator }) => strangers[operator] !== undefined)
  if (strange !== undefined)
    return failed(`error: ${quoteText(strange.operator)} ${strangers[strange.operator]}`)
  const resources = args.slice(0, -1)
  if (isSet(session.command, 'local') && resources.length > 0) {
    const line = 'error: you must specify resources by --filename when --local is set.'
    return failed(
      `${line}\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'`,
    )
  }
  if (resources.length === 0 && !hasFiles(session.command)) return missingResource()
  const options = { args: resources, typeAloneMeansAll: isSet(session.command, 'all'), typed: typedObject }
  return changeObjects(session, options, ({ object, resource }) => {
    if (resource.kind !== 'Service') return failure('setting a selector is only supported for Services')
    const expressions = requirements.filter(({ operator }) => inGo[operator] !== undefined)
    if (expressions.length > 0) {
      return failure(
        `match expression [${expressions.map(expressionText).join(' ')}] not supported on this object`,
      )
    }
    const pairs = Object.fromEntries(requirements.map(({ key, values }) => [key, values[0] ?? ''] as const))
    const { selector: _, ...spec } = mapOf(object.spec)
    const wanted = requirements.length === 0 ? {} : { selector: pairs }
    return { object: { ...object, spec: { ...spec, ...wanted } }, done: 'selector updated' }
  })
}

/** Operators that no LabelSelector has. */
const strangers: Readonly<Record<string, string>> = {
  '!=': 'is not a valid label selector operator',
  gt: "isn't supported in label selectors",
  lt: "isn't supported in label selectors",
}

/** A Service selects by pairs alone. */
const inGo: Readonly<Record<string, string>> = {
  in: 'In',
  notin: 'NotIn',
  exists: 'Exists',
  '!': 'DoesNotExist',
}

/** As Go prints it: {a In [b c]}. */
function expressionText({ key, operator, values }: Requirement): string {
  return `{${key} ${inGo[operator]} [${values.join(' ')}]}`
}

export const setImage: Runner = (session) => {
  const { command } = session
  const { resources, pairs } = splitPairs(command.args)
  if (resources.length === 0 && !hasFiles(command) && !isSet(command, 'all')) {
    return failed('error: one or more resources must be specified as <resource> <name> or <resource>/<name>')
  }
  if (pairs.length === 0) return failed('error: at least one image update is required')
  const images = new Map(
    pairs.map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)]),
  )
  const options = { args: resources, typeAloneMeansAll: isSet(command, 'all'), typed: typedObject }
  return changeObjects(session, options, ({ object }) => {
    const names = containersOf(object).map(({ name }) => String(name))
    const stranger = [...images.keys()].find((name) => name !== '*' && !names.includes(name))
    if (stranger !== undefined) return failure(`unable to find container named ${quoteText(stranger)}`)
    return changedTemplate(object, 'image updated', (container) => {
      const image = images.get(String(container.name)) ?? images.get('*')
      return image === undefined ? container : { ...container, image }
    })
  })
}

export const setEnv: Runner = (session) => {
  const { command } = session
  const { resources, pairs } = splitPairs(command.args)
  if (textOf(command, 'from') !== '' || isSet(command, 'list')) {
    return failed(
      'error: set env --from and --list are not modelled in this simulator',
      'use kubectl describe, or kubectl edit',
    )
  }
  if (resources.length === 0 && !hasFiles(command)) {
    return failed('error: one or more resources must be specified as <resource> <name> or <resource>/<name>')
  }
  const all = [...pairs, ...listOf(command, 'env')]
  if (all.length === 0) return failed('error: at least one environment variable must be provided')
  const wrong = all.find((pair) => isEnvVarName(nameOf(pair)).length > 0)
  if (wrong !== undefined)
    return failed(
      `error: environment variables must be of the form key=value and contain no = in key: ${wrong}`,
    )
  const chosen = textOf(command, 'containers')
  return changeObjects(
    session,
    { args: resources, typeAloneMeansAll: isSet(command, 'all'), typed: typedObject },
    ({ object }) =>
      changedTemplate(object, 'env updated', (container) =>
        chosen === '*' || chosen === container.name ? withVariables(container, all) : container,
      ),
  )
}

function withVariables(container: JsonObject, pairs: readonly string[]): JsonObject {
  const before = Array.isArray(container.env) ? (container.env as readonly JsonObject[]) : []
  const removed = pairs.filter((pair) => !pair.includes('=')).map(nameOf)
  const set = pairs.flatMap((pair) =>
    pair.includes('=') ? [{ name: nameOf(pair), value: pair.slice(pair.indexOf('=') + 1) }] : [],
  )
  const kept = before
    .filter(({ name }) => !removed.includes(String(name)))
    .map((one) => set.find(({ name }) => name === one.name) ?? one)
  const added = set.filter(({ name }) => !before.some((one) => one.name === name))
  const { env: _, ...rest } = container
  const env: readonly JsonObject[] = [...kept, ...added]
  return env.length === 0 ? rest : { ...rest, env }
}

function nameOf(pair: string): string {
  const equals = pair.indexOf('=')
  return equals < 0 ? pair.replace(/-$/, '') : pair.slice(0, equals)
}

function splitPairs(args: readonly string[]): {
  readonly resources: readonly string[]
  readonly pairs: readonly string[]
} {
  const at = args.findIndex((arg) => arg.includes('=') || (arg.endsWith('-') && arg !== '-'))
  return at < 0 ? { resources: args, pairs: [] } : { resources: args.slice(0, at), pairs: args.slice(at) }
}

function changedTemplate(
  object: JsonObject,
  done: string,
  change: (container: JsonObject) => JsonObject,
): { readonly object: JsonObject; readonly done: string } | Failure {
  const spec = mapOf(object.spec)
  const template = object.kind === 'Pod' ? undefined : mapOf(spec.template)
  const podSpec = template === undefined ? spec : mapOf(template.spec)
  if (!Array.isArray(podSpec.containers)) {
    return failure(`${String(object.kind)} has no pod template`)
  }
  const changed = { ...podSpec, containers: containersOf(object).map(change) }
  const next = {
    ...object,
    spec: template === undefined ? changed : { ...spec, template: { ...template, spec: changed } },
  }
  return { object: next, done }
}

function containersOf(object: JsonObject): readonly JsonObject[] {
  const spec = mapOf(object.spec)
  const podSpec = object.kind === 'Pod' ? spec : mapOf(mapOf(spec.template).spec)
  return Array.isArray(podSpec.containers) ? podSpec.containers.map(mapOf) : []
}

function mapOf(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}
