/**
 * Which objects does a command line mean? TYPE, TYPE NAME …, TYPE/NAME …, TYPE1,TYPE2, files, selectors.
 *
 * Models kubernetes/cli-runtime pkg/resource/builder.go, in its words. Objects that are not there are failures of their
 * own; the command goes on with the others.
 */
import type { JsonObject } from '../api/meta.ts'
import { quoteText } from '../quote.ts'
import { isSet, textOf } from './command.ts'
import { type CommandOutput, failed } from './command-output.ts'
import type { Failure } from './failure.ts'
import { getObject, listObjects } from './objects.ts'
import { hasFiles, readFiles } from './read-files.ts'
import { allCategory } from './resource-table.ts'
import { findResource, nearResources, type Resource, resourceOfKind } from './resources.ts'
import { ended, found, type Session, type Step } from './session.ts'
import { missingResource } from './usage-failure.ts'

export interface Target {
  readonly resource: Resource
  readonly name: string
  readonly namespace?: string
  readonly object: JsonObject
}

export interface Targets {
  readonly targets: readonly Target[]
  readonly failures: readonly Failure[]
  /** One object was named, so that it stands alone and not in a list. */
  readonly isSingle: boolean
  /** In the order of the command line. */
  readonly resources: readonly Resource[]
  /** Objects were chosen by their type alone or by a selector. */
  readonly bySelector: boolean
}

export interface TargetOptions {
  /** The arguments that name objects; those of the command when absent. */
  readonly args?: readonly string[]
  /** --selector says something else than which objects are meant, as of expose: whom the new Service selects. */
  readonly selectorIsForOther?: boolean
  /** A type alone stands for all of its objects. */
  readonly typeAloneMeansAll?: boolean
  /** The type that arguments have when none says one: pods for exec. */
  readonly defaultType?: string
}

interface Wanted {
  readonly resource: Resource
  readonly name: string
}

export function findTargets(session: Session, options: TargetOptions = {}): Step<Targets> {
  const { command, namespace } = session
  const args = options.args ?? command.args
  if (hasFiles(command)) return targetsOfFiles(session, args)
  const chosen = chosenTypes(args, options)
  if (!chosen.ok) return chosen
  const { types, names, pairs } = chosen.value
  const selectsAll = isSet(command, 'all')
  const selector = options.selectorIsForOther === true ? '' : textOf(command, 'selector').trim()
  const fieldSelector = textOf(command, 'field-selector').trim()
  if (selectsAll && (selector !== '' || fieldSelector !== '')) {
    return ended(failed(`error: setting 'all' parameter but found a non empty selector. `))
  }
  const isSelecting = selector !== '' || fieldSelector !== '' || selectsAll
  const isTypeAlone = names.length === 0 && pairs.length === 0
  if (isSelecting || (isTypeAlone && options.typeAloneMeansAll === true && types.length > 0)) {
    return bySelector(session, types, names, pairs, { selector, fieldSelector })
  }
  const wanted = wantedOf(types, names, pairs)
  if (!wanted.ok) return wanted
  if (wanted.value.length === 0) return ended(types.length > 0 ? noName(types) : missingResource())
  return byName(session, wanted.value, namespace)
}

interface Chosen {
  readonly types: readonly string[]
  readonly names: readonly string[]
  readonly pairs: readonly (readonly [type: string, name: string])[]
}

function chosenTypes(given: readonly string[], { defaultType }: TargetOptions): Step<Chosen> {
  const args = spread(given)
  const slashes = args.filter((arg) => arg.includes('/')).length
  if (slashes > 0 && slashes === args.length) {
    const pairs: (readonly [string, string])[] = []
    for (const arg of args) {
      const parts = arg.split('/')
      if (parts.length !== 2) {
        return ended(failed('error: arguments in resource/name form may not have more than one slash'))
      }
      const [type = '', name = ''] = parts
      if (type === '' || name === '' || type.includes(',')) {
        return ended(failed('error: arguments in resource/name form must have a single resource and name'))
      }
      pairs.push([type, name])
    }
    return found({ types: [], names: [], pairs })
  }
  if (slashes > 0 && defaultType === undefined) {
    return ended(
      failed(
        "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'",
      ),
    )
  }
  if (defaultType !== undefined) return found({ types: [defaultType], names: args, pairs: [] })
  const [types = '', ...names] = args
  return found({ types: expandCategories(types), names, pairs: [] })
}

/** a,b c means a/c and b/c; so `pods, services` is refused, with kubectl's own words about slashes. */
function spread(args: readonly string[]): readonly string[] {
  const [types = '', ...names] = args
  const list = [...new Set(types.split(','))]
  if (names.length === 0 || list.length < 2) return args
  return list.flatMap((type) => names.map((name) => `${type}/${name}`))
}

function expandCategories(types: string): readonly string[] {
  return types.split(',').flatMap((type) => (type === 'all' ? allCategory : type === '' ? [] : [type]))
}

export function resourceFor(word: string): Step<Resource> {
  const resource = findResource(word)
  if (resource !== undefined) return found(resource)
  const [near] = nearResources(word)
  const hint = near === undefined ? 'kubectl api-resources lists them all' : `did you mean ${near}?`
  return ended(
    failed(`error: the server doesn't have a resource type ${quoteText(word.split('.')[0] ?? '')}`, hint),
  )
}

function wantedOf(
  types: readonly string[],
  names: readonly string[],
  pairs: Chosen['pairs'],
): Step<readonly Wanted[]> {
  const wanted: Wanted[] = []
  const all = pairs.length > 0 ? pairs : types.flatMap((type) => names.map((name) => [type, name] as const))
  for (const [type, name] of all) {
    const resource = resourceFor(type)
    if (!resource.ok) return resource
    wanted.push({ resource: resource.value, name })
  }
  return found(wanted)
}

function byName(session: Session, wanted: readonly Wanted[], namespace: string): Step<Targets> {
  if (isSet(session.command, 'all-namespaces') && wanted.some(({ resource }) => resource.namespaced)) {
    return ended(failed('error: a resource cannot be retrieved by name across all namespaces'))
  }
  const targets: Target[] = []
  const failures: Failure[] = []
  for (const { resource, name } of wanted) {
    const read = getObject(session, resource, name, resource.namespaced ? namespace : undefined)
    if (read.ok) targets.push(targetOf(resource, read.value))
    else failures.push(read.failure)
  }
  const resources = [...new Set(wanted.map(({ resource }) => resource))]
  return found({ targets, failures, isSingle: wanted.length === 1, resources, bySelector: false })
}

function bySelector(
  session: Session,
  types: readonly string[],
  names: readonly string[],
  pairs: Chosen['pairs'],
  selectors: { readonly selector: string; readonly fieldSelector: string },
): Step<Targets> {
  if (names.length > 0) return ended(failed('error: name cannot be provided when a selector is specified'))
  if (pairs.length > 0) {
    return ended(
      failed('error: selectors and the all flag cannot be used when passing resource/name arguments'),
    )
  }
  if (types.length === 0)
    return ended(failed('error: at least one resource must be specified to use a selector'))
  const resources: Resource[] = []
  for (const type of types) {
    const resource = resourceFor(type)
    if (!resource.ok) return resource
    if (!resources.includes(resource.value)) resources.push(resource.value)
  }
  const everywhere = isSet(session.command, 'all-namespaces')
  const targets: Target[] = []
  const failures: Failure[] = []
  for (const resource of resources) {
    const namespace = resource.namespaced && !everywhere ? session.namespace : undefined
    const list = listObjects(session, resource, namespace, selectors)
    if (list.ok) for (const object of list.value) targets.push(targetOf(resource, object))
    else failures.push(list.failure)
  }
  return found({ targets, failures, isSingle: false, resources, bySelector: true })
}

function targetsOfFiles(session: Session, args: readonly string[]): Step<Targets> {
  if (args.length > 0 && session.command.path === 'get') {
    return ended(
      failed(
        `error: when paths, URLs, or stdin is provided as resource input, you may not specify resource arguments as well`,
      ),
    )
  }
  const files = readFiles(session.command, session.io)
  if (!files.ok) return files
  const targets: Target[] = []
  const failures: Failure[] = []
  const resources: Resource[] = []
  for (const { kind, value } of files.value) {
    const resource = resourceOfKind(kind)
    const { name, namespace } = nameIn(value)
    if (!resources.includes(resource)) resources.push(resource)
    const place = resource.namespaced ? (namespace ?? session.namespace) : undefined
    const read = getObject(session, resource, name, place)
    if (read.ok) targets.push(targetOf(resource, read.value))
    else failures.push(read.failure)
  }
  return found({ targets, failures, isSingle: files.value.length === 1, resources, bySelector: false })
}

export function targetOf(resource: Resource, object: JsonObject): Target {
  const { name, namespace } = nameIn(object)
  return { resource, name, object, ...(namespace === undefined ? {} : { namespace }) }
}

export function nameIn({ metadata }: JsonObject): {
  readonly name: string
  readonly namespace: string | undefined
} {
  const { name, namespace } = (metadata ?? {}) as JsonObject
  return {
    name: typeof name === 'string' ? name : '',
    namespace: typeof namespace === 'string' && namespace !== '' ? namespace : undefined,
  }
}

function noName(types: readonly string[]): CommandOutput {
  for (const type of types) {
    const resource = resourceFor(type)
    if (!resource.ok) return resource.output
  }
  return failed('error: resource(s) were provided, but no name was specified')
}
