/**
 * What do `kubectl label` and `kubectl annotate` do? key=value sets, key- removes; what stands there already is only
 * changed with --overwrite. A label that a Service selects by moves a pod into its endpoints, or out of them.
 *
 * Models kubernetes/kubectl pkg/cmd/label/label.go and pkg/cmd/annotate/annotate.go, in their words.
 */
import type { JsonObject, Labels } from '../api/meta.ts'
import { isLabelValue } from '../names/label.ts'
import { quoteText } from '../quote.ts'
import { sameJson } from '../state/same-json.ts'
import { changeObjects, localTargets } from './change-objects.ts'
import { isSet, type KubectlCommand, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { dryRunOf } from './dry-run.ts'
import { type Failure, failure, printFailures } from './failure.ts'
import { hasFiles } from './read-files.ts'
import { ended, found, type Runner, type Session, type Step } from './session.ts'
import { findTargets, type Target } from './targets.ts'

export const label: Runner = (session) => mark(session, 'label')
export const annotate: Runner = (session) => mark(session, 'annotation')

type What = 'label' | 'annotation'

interface Edits {
  readonly set: Labels
  readonly remove: readonly string[]
}

function mark(session: Session, what: What): CommandOutput {
  const { command } = session
  const split = splitPairs(command.args, what)
  if (!split.ok) return split.output
  const { resources, pairs } = split.value
  const edits = editsFrom(pairs, what)
  if (!edits.ok) return edits.output
  const problem = problemIn(command, what, resources, pairs)
  if (problem !== undefined) return problem
  const options = { args: resources, typeAloneMeansAll: isSet(command, 'all') }
  if (isSet(command, 'list')) return list(session, what, resources, edits.value)
  const overwrites = isSet(command, 'overwrite')
  const version = textOf(command, 'resource-version')
  return changeObjects(session, options, ({ object }) => {
    const before = pairsOf(object, what)
    const clash = Object.entries(edits.value.set).filter(
      ([key, value]) => Object.hasOwn(before, key) && before[key] !== value,
    )
    if (clash.length > 0 && !overwrites)
      return clashFailure(
        clash.map(([key]) => key),
        before,
        what,
      )
    const missing = edits.value.remove.filter((key) => !Object.hasOwn(before, key))
    const changed = withPairs(object, what, edited(before, edits.value), version)
    const isChanged = !sameJson(changed, object)
    const shrinks = JSON.stringify(changed).length < JSON.stringify(object).length
    const done =
      what === 'annotation'
        ? 'annotated'
        : !isChanged
          ? 'not labeled'
          : !overwrites && shrinks
            ? 'unlabeled'
            : 'labeled'
    const reports =
      what === 'label' && !isLocal(command)
        ? missing.map((key) => `label ${quoteText(key)} not found.\n`)
        : []
    return { object: changed, done, says: reports.join('') }
  })
}

function isLocal(command: KubectlCommand): boolean {
  const dryRun = dryRunOf(command)
  return isSet(command, 'local') || (dryRun.ok && dryRun.value === 'client')
}

/** Everything up to the first word that changes something names objects. */
function splitPairs(
  args: readonly string[],
  what: What,
): Step<{ readonly resources: readonly string[]; readonly pairs: readonly string[] }> {
  const isPair = (arg: string) => arg.indexOf('=') > 0 || (arg.endsWith('-') && arg !== '-')
  const at = args.findIndex(isPair)
  if (at < 0) return found({ resources: args, pairs: [] })
  const late = args.slice(at).find((arg) => !isPair(arg))
  if (late !== undefined)
    return ended(failed(`error: all resources must be specified before ${what} changes: ${late}`))
  return found({ resources: args.slice(0, at), pairs: args.slice(at) })
}

function editsFrom(pairs: readonly string[], what: What): Step<Edits> {
  const set: Record<string, string> = {}
  const remove: string[] = []
  const invalid: string[] = []
  for (const pair of pairs) {
    const equals = pair.indexOf('=')
    if (equals < 0 && pair.endsWith('-')) remove.push(pair.slice(0, -1))
    else if (what === 'annotation') {
      if (equals > 0) set[pair.slice(0, equals)] = pair.slice(equals + 1)
      else invalid.push(pair)
    } else {
      const [key = '', value, more] = pair.split('=')
      if (value === undefined) return ended(failed(`error: unknown label spec: ${pair}`))
      if (more !== undefined) return ended(failed(`error: invalid label spec: ${pair}`))
      const flaws = isLabelValue(value)
      if (flaws.length > 0)
        return ended(failed(`error: invalid label value: ${quoteText(pair)}: ${flaws.join(';')}`))
      set[key] = value
    }
  }
  if (invalid.length > 0) return ended(failed(`error: invalid annotation format: ${invalid.join(', ')}`))
  if (remove.some((key) => Object.hasOwn(set, key))) {
    const both = remove.filter((key) => Object.hasOwn(set, key)).join(', ')
    const whom =
      what === 'label'
        ? 'a label in the same command'
        : `the following annotation(s) in the same command: ${both}`
    return ended(failed(`error: can not both modify and remove ${whom}`))
  }
  return found({ set, remove })
}

function problemIn(
  command: KubectlCommand,
  what: What,
  resources: readonly string[],
  pairs: readonly string[],
): CommandOutput | undefined {
  const files = hasFiles(command)
  const sample = what === 'label' ? 'pod' : 'rsrc'
  if (isSet(command, 'list') && textOf(command, 'output') !== '') {
    return failed('error: --list and --output may not be specified together')
  }
  for (const flag of ['selector', 'field-selector']) {
    if (isSet(command, 'all') && textOf(command, flag) !== '') {
      return failed(`error: cannot set --all and --${flag} at the same time`)
    }
  }
  if (isSet(command, 'local')) {
    const dryRun = dryRunOf(command)
    if (dryRun.ok && dryRun.value === 'server') {
      return failed('error: cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
    }
    if (resources.length > 0) {
      return failed(
        `error: can only use local files by -f ${sample}.yaml or --filename=${sample}.json when --local=true is set`,
      )
    }
    if (!files)
      return failed(
        `error: one or more files must be specified as -f ${sample}.yaml or --filename=${sample}.json`,
      )
  } else if (resources.length === 0 && !files) {
    return failed('error: one or more resources must be specified as <resource> <name> or <resource>/<name>')
  }
  return pairs.length === 0 && !isSet(command, 'list')
    ? failed(`error: at least one ${what} update is required`)
    : undefined
}

function clashFailure(keys: readonly string[], before: Labels, what: What): Failure {
  if (what === 'annotation') {
    const list = keys.map((key) => `'${key}' already has a value (${before[key]})`).join('; ')
    return failure(`--overwrite is false but found the following declared annotation(s): ${list}`)
  }
  const [first = '', ...others] = keys.map(
    (key) => `'${key}' already has a value (${before[key]}), and --overwrite is false`,
  )
  return { line: first, others }
}

function edited(before: Labels, { set, remove }: Edits): Labels {
  const kept = Object.entries(before).filter(([key]) => !remove.includes(key))
  return Object.fromEntries([...kept, ...Object.entries(set)])
}

function field(what: What): 'labels' | 'annotations' {
  return what === 'label' ? 'labels' : 'annotations'
}

function pairsOf({ metadata }: JsonObject, what: What): Labels {
  const pairs = (metadata as JsonObject | undefined)?.[field(what)]
  return typeof pairs === 'object' && pairs !== null && !Array.isArray(pairs) ? (pairs as Labels) : {}
}

function withPairs(object: JsonObject, what: What, pairs: Labels, version: string): JsonObject {
  const { [field(what)]: _, ...rest } = (object.metadata ?? {}) as JsonObject
  const metadata = {
    ...rest,
    ...(Object.keys(pairs).length === 0 ? {} : { [field(what)]: pairs }),
    ...(version === '' ? {} : { resourceVersion: version }),
  }
  return { ...object, metadata }
}

function list(session: Session, what: What, args: readonly string[], edits: Edits): CommandOutput {
  const targets = isSet(session.command, 'local')
    ? localTargets(session)
    : findTargets(session, { args, typeAloneMeansAll: isSet(session.command, 'all') })
  if (!targets.ok) return targets.output
  const { isSingle, failures } = targets.value
  const lines = targets.value.targets.flatMap((target) => [
    ...(isSingle ? [] : [headingFor(target, what)]),
    ...Object.entries(edited(pairsOf(target.object, what), edits)).map(
      ([key, value]) => `${isSingle ? '' : ' '}${key}=${value}`,
    ),
  ])
  return joined([printed(lines.join('\n')), printFailures(failures)])
}

function headingFor({ resource, name }: Target, what: What): string {
  return `Listing ${field(what)} for ${resource.kind}.${resource.group}/${name}:`
}
