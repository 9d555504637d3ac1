/**
 * What does the API server refuse in a Secret, new or as a change of `old`, and what does it warn about?
 *
 * Models ValidateSecret and ValidateSecretUpdate of kubernetes/kubernetes pkg/apis/core/validation/validation.go, and
 * warningsForSecret of pkg/registry/core/secret/strategy.go. It never looks into a certificate to refuse it: a TLS Secret
 * with nonsense in it is taken, with a warning. Keys are visited in order (upstream's order is that of a Go map: any).
 *
 * Example: type kubernetes.io/tls without tls.key is refused: data[tls.key]: Required value.
 */
import type { Certificates } from '../api/certificates.ts'
import type { Secret } from '../api/config-map.ts'
import { decodeBase64 } from '../base64.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { decodeLossy } from '../manifest/utf8.ts'
import { bytesOfBase64, configKeyRules, frozenRules, mostConfigBytes } from './config-map.ts'
import { mapProblem } from './json-map.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { immutable, refusal } from './refusal.ts'
import { entriesOf, textOf } from './zero-value.ts'

export function* validateSecret(secret: Secret, old?: Secret): Iterable<Diagnostic> {
  if (old !== undefined) {
    yield* validateObjectMetaUpdate(secret.metadata, old.metadata)
    if (textOf(secret.type) !== textOf(old.type)) yield immutable(['type'], textOf(secret.type))
    yield* frozenRules(secret, old, ['data'])
  }
  yield* validateObjectMeta(secret.metadata, { namespaced: true, name: 'dns1123-subdomain' })
  const keys = entriesOf(secret.data)
    .map(([key]) => key)
    .sort()
  for (const key of keys) yield* configKeyRules('data', key)
  const bytes = entriesOf(secret.data).reduce((total, [, value]) => total + bytesOfBase64(value ?? ''), 0)
  if (bytes > mostConfigBytes) {
    const detail = `may not be more than ${mostConfigBytes} bytes`
    yield refusal(
      'TooLong',
      'config/too-large',
      { bytes, most: mostConfigBytes },
      ['data'],
      undefined,
      detail,
    )
  }
  yield* typeRules(secret)
}

const tlsType = 'kubernetes.io/tls'

/** What each type must hold; a type of another name holds what it likes. */
function* typeRules(secret: Secret): Iterable<Diagnostic> {
  const type = textOf(secret.type)
  switch (type) {
    case 'kubernetes.io/service-account-token': {
      const annotation = 'kubernetes.io/service-account.name'
      if (textOf(secret.metadata.annotations?.[annotation]) !== '') return
      const path = ['metadata', 'annotations', annotation]
      const field = `metadata.annotations[${annotation}]`
      yield refusal('Required', 'secret/account-missing', { annotation }, path, undefined, '', field)
      return
    }
    case 'kubernetes.io/dockercfg':
      yield* jsonRules(secret, '.dockercfg')
      return
    case 'kubernetes.io/dockerconfigjson':
      yield* jsonRules(secret, '.dockerconfigjson')
      return
    case 'kubernetes.io/basic-auth':
      // One of the two is enough; either may be empty.
      if (hasKey(secret, 'username') || hasKey(secret, 'password')) return
      yield keyMissing(type, 'username')
      yield keyMissing(type, 'password')
      return
    case 'kubernetes.io/ssh-auth':
      if (textOf(secret.data?.['ssh-privatekey']) === '') yield keyMissing(type, 'ssh-privatekey')
      return
    case tlsType:
      for (const key of ['tls.crt', 'tls.key']) if (!hasKey(secret, key)) yield keyMissing(type, key)
  }
}

function hasKey({ data }: Secret, key: string): boolean {
  return Object.hasOwn(data ?? {}, key)
}

function keyMissing(type: string, key: string): Diagnostic {
  const field = `data[${key}]`
  return refusal('Required', 'secret/key-missing', { type, key }, ['data', key], undefined, '', field)
}

function* jsonRules(secret: Secret, key: string): Iterable<Diagnostic> {
  if (!hasKey(secret, key)) {
    yield keyMissing(textOf(secret.type), key)
    return
  }
  const problem = mapProblem(dataText(secret, key))
  if (problem === undefined) return
  const value = '<secret contents redacted>'
  yield refusal('Invalid', 'secret/not-json', { key, problem }, ['data', key], value, problem, `data[${key}]`)
}

/** What a key holds, as text; '' where it holds nothing or no base64. */
function dataText({ data }: Secret, key: string): string {
  return decodeLossy(decodeBase64(textOf(data?.[key])) ?? new Uint8Array())
}

/** A TLS Secret whose two parts make no pair is taken all the same, and nothing can be served with it. */
export function* secretWarnings(
  secret: Secret,
  certificates: Certificates | undefined,
): Iterable<Diagnostic> {
  if (secret.type !== tlsType) return
  if (certificates === undefined) {
    yield diagnose('certificate/not-loaded', {}, { path: ['data'] })
    return
  }
  const pair = certificates.parseKeyPair(dataText(secret, 'tls.crt'), dataText(secret, 'tls.key'))
  if (pair.ok) return
  const { flaw, words } = pair
  const key = words.includes('key input') || words.includes('private key') ? 'tls.key' : 'tls.crt'
  yield diagnose(
    'secret/pair-unusable',
    { flaw, words },
    { path: ['data', key], upstream: `Warning: ${words}` },
  )
}
