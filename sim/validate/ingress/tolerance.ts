/**
 * Which old faults may stay when an Ingress changes? Rules that came later than the API let an object keep what it was
 * stored with ("ratcheting"): one fault of a sort in the old object, and that sort is not looked for in the new one.
 *
 * Models IngressValidationOptions of kubernetes/kubernetes pkg/apis/networking/validation/validation.go at v1.35, where
 * the gate RelaxedServiceNameValidation is off.
 *
 * Example: an Ingress with the secretName `my secret` may be changed to have the secretName `my other secret`.
 */
import type { Ingress, IngressBackend } from '../../api/ingress.ts'
import { isDNS1035Label, isDNS1123Label, isDNS1123Subdomain } from '../names.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { httpRules } from './rules.ts'

export interface Tolerance {
  /** Names that no Secret can have. */
  readonly secretNames: boolean
  /** Any fault in the paths of a rule whose host has a `*`. */
  readonly wildcardRules: boolean
  /** Names of Services that begin with a digit, as they may from 1.36 on. */
  readonly serviceNames: boolean
}

const none: Tolerance = { secretNames: false, wildcardRules: false, serviceNames: false }

export function toleranceFor(old: Ingress | undefined): Tolerance {
  if (old === undefined) return none
  const { tls, rules } = old.spec ?? {}
  return {
    secretNames: listOf(tls).some(({ secretName }) => isNoSecret(textOf(secretName))),
    wildcardRules: listOf(rules).some(({ host, http }) => textOf(host).includes('*') && hasFault(http)),
    serviceNames: backendsOf(old).some(({ service }) => isRelaxedName(textOf(service?.name))),
  }
}

function isNoSecret(name: string): boolean {
  return name !== '' && isDNS1123Subdomain(name).length > 0
}

function hasFault(http: Parameters<typeof httpRules>[0]): boolean {
  for (const _ of httpRules(http, [], none)) return true
  return false
}

function isRelaxedName(name: string): boolean {
  return isDNS1123Label(name).length === 0 && isDNS1035Label(name).length > 0
}

function backendsOf({ spec }: Ingress): readonly IngressBackend[] {
  const paths = listOf(spec?.rules).flatMap(({ http }) => listOf(http?.paths))
  return [spec?.defaultBackend, ...paths.map(({ backend }) => backend)].filter(isWritten)
}
