/**
 * Is there such a kind in such an apiVersion, and does the simulator model it? If not, what is so?
 * Models how kubectl looks a kind up: kubernetes/cli-runtime pkg/resource/mapper.go, whose words it gives.
 *
 * Example: Ingress in extensions/v1beta1 was removed in 1.22; Service in apps/v1 is in v1; service is Service.
 */
import { served } from '../api/fields/tables.ts'
import { isKind, type Kind, kinds } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { shortNames } from '../api/short-names.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { validatingLine } from '../manifest/kubectl-line.ts'
import { nearNames } from '../near-names.ts'
import { quoteText } from '../quote.ts'
import { findRemovedVersion } from './removed-versions.ts'

/** What a document says it is. */
export interface Claim {
  readonly apiVersion: string
  readonly kind: string
  readonly value: JsonObject
  readonly file: { readonly name: string }
}

/** The kind that the simulator goes on with, or the reason why there is none. */
export function kindOf(claim: Claim): Kind | Diagnostic {
  const { apiVersion, kind } = claim
  if (kind === '' || apiVersion === '') return missing(claim)
  if (isKind(kind) && kinds[kind].apiVersion === apiVersion) return kind
  if (servedKinds(apiVersion).includes(kind)) {
    return diagnose('kind/not-modelled', { kind, apiVersion }, { path: ['kind'] })
  }
  return noMatch(claim)
}

/** Documents of a file have been asked for both before (sim/manifest); this is for objects made in code. */
function missing({ apiVersion, kind }: Claim): Diagnostic {
  return kind === ''
    ? diagnose('kind/missing', { apiVersion }, { path: ['kind'] })
    : diagnose('version/missing', { kind, versions: versionsOf(kind) }, { path: ['apiVersion'] })
}

function noMatch(claim: Claim): Diagnostic {
  const { apiVersion, kind, file } = claim
  const versions = versionsOf(kind)
  if (apiVersion.split('/').length > 2) {
    const upstream = validatingLine(file.name, `unexpected GroupVersion string: ${apiVersion}`)
    return diagnose('version/unreadable', { apiVersion, versions }, { path: ['apiVersion'], upstream })
  }
  const about = (path: FieldPath) => ({ path, upstream: noMatchLine(claim) })
  const removed = findRemovedVersion(apiVersion, kind)
  if (removed !== undefined) {
    return diagnose('version/removed', { kind, apiVersion, ...removed }, about(['apiVersion']))
  }
  if (versions.length > 0) {
    return diagnose('kind/in-other-version', { kind, apiVersion, versions }, about(['apiVersion']))
  }
  return diagnose('kind/unknown', { kind, apiVersion, near: nearKinds(kind) }, about(['kind']))
}

function noMatchLine({ apiVersion, kind, value, file }: Claim): string {
  const [name, namespace] = ['name', 'namespace'].map((field) => quoteText(textOf(value.metadata, field)))
  const found = `no matches for kind ${quoteText(kind)} in version ${quoteText(apiVersion)}`
  return `error: resource mapping not found for name: ${name} namespace: ${namespace} from ${quoteText(file.name)}: ${found}\nensure CRDs are installed first`
}

function textOf(object: JsonObject[string] | undefined, field: string): string {
  if (typeof object !== 'object' || object === null || Array.isArray(object)) return ''
  const value = (object as JsonObject)[field]
  return typeof value === 'string' ? value : ''
}

function servedKinds(apiVersion: string): readonly string[] {
  return Object.hasOwn(served, apiVersion) ? (served[apiVersion]?.split(' ') ?? []) : []
}

/** Stable versions before beta and alpha ones; of those the newest first. */
function versionsOf(kind: string): readonly string[] {
  const found = Object.keys(served).filter((apiVersion) => servedKinds(apiVersion).includes(kind))
  const isStable = (version: string) => /v\d+$/.test(version)
  const stable = found.filter(isStable).reverse()
  // `events.k8s.io/v1` and `v1` both have Event: the short one is what people write.
  return stable.length > 0 ? stable.sort((one, other) => depth(one) - depth(other)) : found
}

function depth(version: string): number {
  return version.includes('.') ? 1 : 0
}

/** By their names, and by the plurals and short names that kubectl takes on its command line but no manifest does. */
function nearKinds(kind: string): readonly string[] {
  const typed = kind.toLowerCase()
  for (const [name, { plural }] of Object.entries(kinds)) if (typed === plural) return [name]
  const meant = Object.hasOwn(shortNames, typed) ? shortNames[typed] : undefined
  if (meant !== undefined) return [meant]
  const known = new Set(Object.values(served).flatMap((names) => names.split(' ')))
  return nearNames(kind, known)
}
