/**
 * Every rule for a text (or number) by its name, so that a rule can be asked for as data.
 *
 * Example: nameRules['dns1123-label']('Web') gives upstream's messages.
 */
import {
  isDNS1035Label,
  isDNS1123Label,
  isDNS1123Subdomain,
  isDNS1123SubdomainWithUnderscore,
  isWildcardDNS1123Subdomain,
} from './dns.ts'
import {
  isDomainPrefixedKey,
  isDomainPrefixedPath,
  isFullyQualifiedDomainName,
  isFullyQualifiedName,
} from './domain.ts'
import {
  isCIdentifier,
  isConfigMapKey,
  isDecimalInteger,
  isEnvVarName,
  isGroupId,
  isHTTPHeaderName,
  isPercent,
  isRelaxedEnvVarName,
  isUserId,
} from './identifier.ts'
import { isLabelValue, isQualifiedName } from './label.ts'
import { isPortName, isPortNumber } from './port.ts'

export type NameRule =
  | 'dns1123-label'
  | 'dns1123-subdomain'
  | 'dns1123-subdomain-with-underscore'
  | 'dns1035-label'
  | 'wildcard-dns1123-subdomain'
  | 'label-key'
  | 'label-value'
  | 'port-name'
  | 'port-number'
  | 'http-header-name'
  | 'fqdn'
  | 'fully-qualified-name'
  | 'domain-prefixed-path'
  | 'domain-prefixed-key'
  | 'c-identifier'
  | 'env-var-name'
  | 'relaxed-env-var-name'
  | 'config-map-key'
  | 'percent'
  | 'decimal-integer'
  | 'user-id'
  | 'group-id'

export type RuleCheck = (value: string | number) => readonly string[]

export const nameRules: { readonly [Rule in NameRule]: RuleCheck } = {
  'dns1123-label': ofText(isDNS1123Label),
  'dns1123-subdomain': ofText(isDNS1123Subdomain),
  'dns1123-subdomain-with-underscore': ofText(isDNS1123SubdomainWithUnderscore),
  'dns1035-label': ofText(isDNS1035Label),
  'wildcard-dns1123-subdomain': ofText(isWildcardDNS1123Subdomain),
  'label-key': ofText(isQualifiedName),
  'label-value': ofText(isLabelValue),
  'port-name': ofText(isPortName),
  'port-number': ofNumber(isPortNumber),
  'http-header-name': ofText(isHTTPHeaderName),
  fqdn: ofText(isFullyQualifiedDomainName),
  'fully-qualified-name': ofText(isFullyQualifiedName),
  'domain-prefixed-path': ofText(isDomainPrefixedPath),
  'domain-prefixed-key': ofText(isDomainPrefixedKey),
  'c-identifier': ofText(isCIdentifier),
  'env-var-name': ofText(isEnvVarName),
  'relaxed-env-var-name': ofText(isRelaxedEnvVarName),
  'config-map-key': ofText(isConfigMapKey),
  percent: ofText(isPercent),
  'decimal-integer': ofText(isDecimalInteger),
  'user-id': ofNumber(isUserId),
  'group-id': ofNumber(isGroupId),
}

function ofText(check: (value: string) => readonly string[]): RuleCheck {
  return (value) => check(String(value))
}

function ofNumber(check: (value: number) => readonly string[]): RuleCheck {
  return (value) => check(Number(value))
}
