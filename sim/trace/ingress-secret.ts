/**
 * What does an Ingress controller find in a Secret: a certificate with its key, something unusable, or no Secret at all?
 * Its type is not looked at, its keys tls.crt and tls.key are.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/store/backend_ssl.go (getPemCertificate).
 */
import type { Certificate, Reading } from '../api/certificates.ts'
import { refOf } from '../api/kinds.ts'
import type { ObjectRef } from '../api/meta.ts'
import { decodeBase64 } from '../base64.ts'
import { type Diagnostic, diagnose, type Whereabouts } from '../diagnostic.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'

export type FoundSecret =
  | { readonly is: 'missing' }
  | { readonly is: 'unusable'; readonly words: string; readonly missing: readonly string[] }
  | { readonly is: 'pair'; readonly ref: ObjectRef; readonly chain?: readonly Certificate[] }

export function readSecret(state: ClusterState, namespace: string, name: string): FoundSecret {
  const secret = state.get('Secret', namespace, name)
  if (secret === undefined) return { is: 'missing' }
  const missing = ['tls.crt', 'tls.key'].filter((key) => !secret.data?.[key])
  if (missing.length > 0) return { is: 'unusable', words: '', missing }
  const ref = refOf(secret)
  const { certificates } = state
  if (certificates === undefined) return { is: 'pair', ref }
  const pair: Reading<{ readonly chain: readonly Certificate[] }> = certificates.parseKeyPair(
    textOf(secret.data?.['tls.crt']),
    textOf(secret.data?.['tls.key']),
  )
  if (!pair.ok) return { is: 'unusable', words: pair.words, missing: [] }
  return { is: 'pair', ref, chain: pair.value.chain }
}

/** PEM is ASCII. */
function textOf(base64: string | undefined): string {
  const bytes = decodeBase64(base64 ?? '') ?? new Uint8Array()
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return text
}

export function secretMissing(
  state: ClusterState,
  namespace: string,
  secret: string,
  where: Whereabouts,
): Diagnostic {
  const others = state
    .list('Secret')
    .filter(({ metadata }) => metadata.name === secret)
    .map(({ metadata }) => metadata.namespace ?? '')
  if (others.length > 0) {
    return diagnose('tls/secret-in-another-namespace', { secret, namespace, others }, where)
  }
  const near = nearNames(
    secret,
    state.list('Secret', namespace).map(({ metadata }) => metadata.name),
  )
  return diagnose('tls/secret-missing', { secret, namespace, near }, where)
}
