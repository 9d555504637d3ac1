/**
 * What may a Service of type ExternalName have? A DNS name, and no address: it is an alias, nothing is proxied.
 *
 * Models the ExternalName branch of validateService in kubernetes/kubernetes pkg/apis/core/validation/validation.go.
 * A dot at the end of the name is fine.
 *
 * Example: externalName 'api.example.com.' is accepted, 'API_server' is not.
 */
import type { ServiceSpec } from '../../api/service.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { refusal } from '../refusal.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'

export function* externalNameRules(spec: ServiceSpec): Iterable<Diagnostic> {
  if (listOf(spec.clusterIPs).length > 0) {
    // As a rule people write clusterIP, and the list was made from it.
    const wrote = { params: { name: 'clusterIP' }, at: ['spec', 'clusterIP'] } as const
    yield { ...notForAnAlias('clusterIPs'), ...(spec.clusterIP ? wrote : {}) }
  }
  if (listOf(spec.ipFamilies).length > 0) yield notForAnAlias('ipFamilies')
  if (isWritten(spec.ipFamilyPolicy)) yield notForAnAlias('ipFamilyPolicy')

  const path = ['spec', 'externalName']
  const name = textOf(spec.externalName).replace(/\.$/, '')
  if (name === '') yield refusal('Required', 'service/external-name-missing', {}, path)
  else yield* refuseName('dns1123-subdomain', path, name)
}

function notForAnAlias(name: 'clusterIPs' | 'ipFamilies' | 'ipFamilyPolicy'): Diagnostic {
  const detail = 'may not be set for ExternalName services'
  return refusal('Forbidden', 'service/alias-has-address', { name }, ['spec', name], undefined, detail)
}
