/**
 * Which resource does a word of the command line mean? Its plural, singular, short name or kind, with a version and
 * group behind it if need be: pods, pod, po, deployments.apps, deploy.v1.apps.
 *
 * Models the discovery mapper of kubernetes/client-go restmapper and mappingFor of kubernetes/cli-runtime
 * pkg/resource/builder.go.
 */
import { isKind, type Kind } from '../api/kinds.ts'
import { nearNames } from '../near-names.ts'
import { resourceRows } from './resource-table.ts'

export interface Resource {
  readonly plural: string
  readonly singular: string
  readonly shortNames: readonly string[]
  readonly group: string
  readonly version: string
  readonly apiVersion: string
  readonly namespaced: boolean
  readonly kind: string
  readonly verbs: readonly string[]
}

const allVerbs = 'create,delete,deletecollection,get,list,patch,update,watch'

export const resources: readonly Resource[] = resourceRows.map(
  ([plural, short, apiVersion, namespaced, kind, verbs = allVerbs]) => {
    const slash = apiVersion.indexOf('/')
    return {
      plural,
      singular: kind.toLowerCase(),
      shortNames: short === '' ? [] : short.split(','),
      group: slash < 0 ? '' : apiVersion.slice(0, slash),
      version: apiVersion.slice(slash + 1),
      apiVersion,
      namespaced,
      kind,
      verbs: verbs.split(','),
    }
  },
)

export function findResource(word: string): Resource | undefined {
  const lower = word.toLowerCase()
  const [name = '', ...rest] = lower.split('.')
  const group = rest.join('.')
  return resources.find(
    (resource) =>
      isCalled(resource, name) && (group === '' || group === resource.group || isVersioned(resource, group)),
  )
}

/** deployments.v1.apps, services.v1. */
function isVersioned({ version, group }: Resource, text: string): boolean {
  return text === (group === '' ? version : `${version}.${group}`) || text === `${version}.`
}

function isCalled({ plural, singular, shortNames }: Resource, name: string): boolean {
  return plural === name || singular === name || shortNames.includes(name)
}

/** The row of a kind; every kind of the simulator has one. */
export function resourceOfKind(kind: string): Resource {
  return (
    resources.find((resource) => resource.kind === kind) ?? {
      plural: `${kind.toLowerCase()}s`,
      singular: kind.toLowerCase(),
      shortNames: [],
      group: '',
      version: 'v1',
      apiVersion: 'v1',
      namespaced: true,
      kind,
      verbs: [],
    }
  )
}

/** pods, deployments.apps: as errors of the API server name it. */
export function fullName({ plural, group }: Pick<Resource, 'plural' | 'group'>): string {
  return group === '' ? plural : `${plural}.${group}`
}

/** pod, deployment.apps: as kubectl prints it before a slash and a name. */
export function printedType(kind: string): string {
  const { singular, group } = resourceOfKind(kind)
  return group === '' ? singular : `${singular}.${group}`
}

/** Kinds whose objects the simulator holds. */
export function isModelled(resource: Resource): resource is Resource & { readonly kind: Kind } {
  return isKind(resource.kind)
}

export function nearResources(word: string): readonly string[] {
  const modelled = resources.filter((resource) => isModelled(resource) || resource.kind === 'Event')
  return nearNames(
    word.toLowerCase(),
    new Set(modelled.flatMap(({ plural, singular }) => [plural, singular])),
  )
}
