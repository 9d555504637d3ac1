/**
 * Refusals for a text that is not the name its field needs: one for each of upstream's messages.
 *
 * Example: refuseName('dns1123-label', ['metadata', 'name'], 'Web') is one refusal, name/not-a-dns-label.
 */
import type { NameFlaw } from '../catalogue/name-flaw.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { refusal } from '../refusal.ts'
import { flawOf } from './flaw.ts'
import { type NameRule, nameRules } from './rules.ts'

export function refuseName(
  rule: keyof typeof nameCodes,
  path: FieldPath,
  value: string,
): readonly Diagnostic[] {
  return nameRefusals(rule, path, value, nameRules[rule](value))
}

/** The same for messages already at hand, such as those of a generateName. */
export function nameRefusals(
  rule: keyof typeof nameCodes,
  path: FieldPath,
  value: string,
  messages: readonly string[],
): readonly Diagnostic[] {
  if (messages.length === 0) return []
  const facts = nameFacts(rule, value)
  return messages.map((message) => refusal('Invalid', nameCodes[rule], facts, path, value, message))
}

/** What a message about the name needs to know. */
export function nameFacts(
  rule: NameRule,
  value: string,
): { readonly value: string; readonly flaw: NameFlaw } {
  return { value, flaw: flawOf(value, rule) }
}

/** One code a rule. */
const nameCodes = {
  'dns1123-label': 'name/not-a-dns-label',
  'dns1123-subdomain': 'name/not-a-dns-subdomain',
  'dns1123-subdomain-with-underscore': 'name/not-a-search-domain',
  'dns1035-label': 'name/not-a-dns-1035-label',
  'wildcard-dns1123-subdomain': 'name/not-a-wildcard-host',
  'label-key': 'name/not-a-label-key',
  'label-value': 'name/not-a-label-value',
  'port-name': 'name/not-a-port-name',
  'http-header-name': 'name/not-a-header-name',
  fqdn: 'name/not-a-domain',
  'fully-qualified-name': 'name/not-fully-qualified',
  'domain-prefixed-path': 'name/not-a-domain-prefixed-path',
  'domain-prefixed-key': 'name/not-a-domain-prefixed-key',
  'c-identifier': 'name/not-an-identifier',
  'env-var-name': 'name/not-a-variable-name',
  'relaxed-env-var-name': 'name/not-a-variable-name',
  'config-map-key': 'name/not-a-config-key',
  percent: 'name/not-a-percentage',
  'decimal-integer': 'name/not-an-integer',
} as const
