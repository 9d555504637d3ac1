/**
 * What do `kubectl api-resources` and `api-versions` list? All that an API server of the modelled version serves; those
 * without objects in the simulator too, because a manifest may name them.
 *
 * Models kubernetes/kubectl pkg/cmd/apiresources.
 */
import { isGiven, isSet, listOf, textOf } from './command.ts'
import { failed, printed } from './command-output.ts'
import { allCategory } from './resource-table.ts'
import { fullName, type Resource, resources } from './resources.ts'
import type { Runner } from './session.ts'
import { textTable } from './text-table.ts'
import { usageFailure } from './usage-failure.ts'

export const apiResources: Runner = ({ command }) => {
  if (command.args.length > 0)
    return usageFailure(command, `unexpected arguments: [${command.args.join(' ')}]`)
  const output = textOf(command, 'output')
  if (!['', 'wide', 'name'].includes(output)) {
    return failed(`error: --output ${output} is not available in kubectl api-resources`)
  }
  const chosen = resources.filter((resource) => isChosen(resource))
  const order = textOf(command, 'sort-by')
  if (order !== '' && order !== 'name' && order !== 'kind') {
    return failed('error: --sort-by accepts only name or kind')
  }
  const sorted = [...chosen].sort((one, other) => compare(one, other, order))
  if (output === 'name') return printed(sorted.map((resource) => fullName(resource)).join('\n'))
  const heading = [
    'NAME',
    'SHORTNAMES',
    'APIVERSION',
    'NAMESPACED',
    'KIND',
    ...(output === 'wide' ? ['VERBS', 'CATEGORIES'] : []),
  ]
  const rows = sorted.map((resource) => [
    resource.plural,
    resource.shortNames.join(','),
    resource.apiVersion,
    String(resource.namespaced),
    resource.kind,
    ...(output === 'wide' ? [resource.verbs.join(','), isInAll(resource) ? 'all' : ''] : []),
  ])
  return printed(textTable(isSet(command, 'no-headers') ? rows : [heading, ...rows]))

  function isChosen(resource: Resource): boolean {
    const verbs = listOf(command, 'verbs')
    const categories = listOf(command, 'categories')
    if (isGiven(command, 'api-group') && resource.group !== textOf(command, 'api-group')) return false
    if (isGiven(command, 'namespaced') && resource.namespaced !== isSet(command, 'namespaced')) return false
    if (categories.length > 0 && !(isInAll(resource) && categories.includes('all'))) return false
    return verbs.every((verb) => resource.verbs.includes(verb))
  }
}

function isInAll(resource: Resource): boolean {
  return allCategory.includes(fullName(resource))
}

function compare(one: Resource, other: Resource, order: string): number {
  const keys = (resource: Resource): readonly string[] =>
    order === 'kind'
      ? [resource.kind]
      : order === 'name'
        ? [resource.plural]
        : [resource.group, resource.plural]
  const [left, right] = [keys(one).join('\0'), keys(other).join('\0')]
  return left < right ? -1 : left > right ? 1 : 0
}

export const apiVersions: Runner = ({ command }) => {
  if (command.args.length > 0)
    return usageFailure(command, `unexpected arguments: [${command.args.join(' ')}]`)
  const versions = new Set([...resources.map(({ apiVersion }) => apiVersion), 'autoscaling/v1'])
  return printed([...versions].sort().join('\n'))
}
