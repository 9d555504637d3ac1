/**
 * Is there such a kind in such an apiVersion, and does the simulator model it? If not, what is so?
 * Models how kubectl looks a kind up: kubernetes/cli-runtime pkg/resource/mapper.go, whose words it gives.
 *
 * Example: Ingress in extensions/v1beta1 was removed in 1.22; Service in apps/v1 is in v1; service is Service.
 */
import { served } from '../api/fields/tables.ts'
import { isKind, type Kind, kinds } from '../api/kinds.ts'
import type { JsonObject } from '../api/meta.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
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

function missing(claim: Claim): Diagnostic {
  const { apiVersion, kind, value, file } = claim
  const flaws = [...flawOf(claim, 'apiVersion'), ...flawOf(claim, 'kind')]
  const upstream = unvalidated(file.name, flaws.length === 1 ? (flaws[0] ?? '') : `[${flaws.join(', ')}]`)
  const field = apiVersion === '' ? 'apiVersion' : 'kind'
  const [written] = nearNames(field, Object.keys(value))
  const facts = written === undefined || written === field ? {} : { written }
  const about = { path: [written ?? field], upstream }
  return field === 'kind'
    ? diagnose('kind/missing', { apiVersion, ...facts }, about)
    : diagnose('version/missing', { kind, versions: versionsOf(kind), ...facts }, about)
}

function flawOf({ value, ...claim }: Claim, field: 'apiVersion' | 'kind'): readonly string[] {
  if (claim[field] !== '') return []
  const isSet = Object.hasOwn(value, field) && value[field] !== null && value[field] !== ''
  return [isSet ? `${field} isn't string type` : `${field} not set`]
}

/** kubectl's check before it sends anything. */
function unvalidated(file: string, problem: string): string {
  const way = 'if you choose to ignore these errors, turn validation off with --validate=false'
  return `error: error validating ${quoteText(file)}: error validating data: ${problem}; ${way}`
}

function noMatch(claim: Claim): Diagnostic {
  const { apiVersion, kind, file } = claim
  const versions = versionsOf(kind)
  if (apiVersion.split('/').length > 2) {
    const upstream = unvalidated(file.name, `unexpected GroupVersion string: ${apiVersion}`)
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
  const known = new Set(Object.values(served).flatMap((names) => names.split(' ')))
  return nearNames(kind, known)
}
