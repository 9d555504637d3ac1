/**
 * What is to be said of a request for a certificate that was approved, and yet has none? That its signer refused it, or
 * that nobody signs under the name it gives.
 */
import { refOf } from '../api/kinds.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { isClusterSigner } from './signer-rules.ts'

export function signingFindings(state: ClusterState, name: string): readonly Diagnostic[] {
  const request = state.get('CertificateSigningRequest', undefined, name)
  const conditions = request?.status?.conditions ?? []
  if (request === undefined || !conditions.some(({ type }) => type === 'Approved')) return []
  if (request.status?.certificate) return []
  const signer = request.spec.signerName
  const whereabouts = { object: refOf(request), path: ['spec', 'signerName'] }
  const failed = conditions.find(({ type }) => type === 'Failed')
  if (failed !== undefined) {
    return [diagnose('certificate/not-signed', { signer, words: failed.message ?? '' }, whereabouts)]
  }
  if (!isClusterSigner(signer)) return [diagnose('certificate/no-signer', { signer }, whereabouts)]
  return state.certificates === undefined ? [diagnose('certificate/not-loaded', {}, whereabouts)] : []
}
