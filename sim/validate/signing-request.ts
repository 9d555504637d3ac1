/**
 * What does the API server refuse in a CertificateSigningRequest? Judged are the request itself, whose signature must be
 * its own key's, who is to sign, for what, for how long; and what has been decided about it.
 *
 * Models kubernetes/kubernetes pkg/apis/certificates/validation/validation.go at v1.35. What an update finds broken in the
 * stored object it lets pass (upstream's options); approval and status are subresources, and only they may write theirs.
 */
import type {
  CertificateSigningRequest,
  CertificateSigningRequestSpec,
} from '../api/certificate-signing-request.ts'
import type { Certificates } from '../api/certificates.ts'
import { decodeBase64 } from '../base64.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { decodeLossy } from '../manifest/utf8.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { duplicate, notSupported, refusal } from './refusal.ts'
import { required } from './required.ts'
import { signerNameRules } from './signing-request/signer-name.ts'
import { certificateRules, conditionRules, decisionRules } from './signing-request/status.ts'
import { isWritten, listOf, textOf } from './zero-value.ts'

/** What the judge needs beyond the object: who can read certificates, and through which door the update came. */
export interface SigningRequestMeans {
  readonly certificates?: Certificates | undefined
  readonly subresource?: 'status' | 'approval' | undefined
}

export function* validateSigningRequest(
  request: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
  { certificates, subresource }: SigningRequestMeans,
): Iterable<Diagnostic> {
  // Any name goes, even one that is no DNS name.
  const meta = { namespaced: false, name: 'anything' } as const
  yield* validateObjectMeta(request.metadata, meta)
  yield* pathRules(textOf(request.metadata.name))
  yield* requestRules(request.spec, certificates)
  yield* usageRules(listOf(request.spec.usages), listOf(old?.spec.usages), ['spec', 'usages'])
  yield* signerRules(textOf(request.spec.signerName), old, ['spec', 'signerName'])
  yield* lifetimeRules(request.spec.expirationSeconds, ['spec', 'expirationSeconds'])
  yield* conditionRules(request, old)
  yield* certificateRules(request, old, certificates)
  if (old === undefined) return
  yield* decisionRules(request, old, subresource)
  yield* validateObjectMetaUpdate(request.metadata, old.metadata)
}

/** The name stands in the URL of the object: kubernetes/apimachinery pkg/api/validation/path/name.go. */
function* pathRules(name: string): Iterable<Diagnostic> {
  const path = ['metadata', 'name']
  if (name === '.' || name === '..') {
    const facts = { name, part: name }
    yield refusal('Invalid', 'certificate/name-not-in-path', facts, path, name, `may not be '${name}'`)
    return
  }
  for (const part of ['/', '%'].filter((character) => name.includes(character))) {
    const facts = { name, part }
    yield refusal('Invalid', 'certificate/name-not-in-path', facts, path, name, `may not contain '${part}'`)
  }
}

function* requestRules(
  spec: CertificateSigningRequestSpec,
  certificates: Certificates | undefined,
): Iterable<Diagnostic> {
  const parsed = certificates?.parseRequest(requestText(spec))
  if (parsed === undefined || parsed.ok) return
  const { flaw, words } = parsed
  const path = ['spec', 'request']
  const value = textOf(spec.request) === '' ? null : spec.request
  yield refusal('Invalid', 'certificate/request-unreadable', { flaw, words }, path, value, words)
}

/** The PEM text; '' where the field holds no base64. */
export function requestText({ request }: Pick<CertificateSigningRequestSpec, 'request'>): string {
  return decodeLossy(decodeBase64(textOf(request)) ?? new Uint8Array())
}

/** In the order in which the API server lists them. */
export const signingUsages: readonly string[] = [
  'any',
  'cert sign',
  'client auth',
  'code signing',
  'content commitment',
  'crl sign',
  'data encipherment',
  'decipher only',
  'digital signature',
  'email protection',
  'encipher only',
  'ipsec end system',
  'ipsec tunnel',
  'ipsec user',
  'key agreement',
  'key encipherment',
  'microsoft sgc',
  'netscape sgc',
  'ocsp signing',
  's/mime',
  'server auth',
  'signing',
  'timestamping',
]

function* usageRules(
  usages: readonly string[],
  before: readonly string[],
  path: FieldPath,
): Iterable<Diagnostic> {
  if (usages.length === 0) yield required(path)
  if (before.every((usage) => signingUsages.includes(usage))) {
    for (const [index, usage] of usages.entries()) {
      if (!signingUsages.includes(usage)) yield notSupported([...path, index], usage, signingUsages)
    }
  }
  if (new Set(before).size < before.length) return
  for (const [index, usage] of usages.entries()) {
    if (usages.indexOf(usage) < index) yield duplicate([...path, index], usage)
  }
}

const legacySigner = 'kubernetes.io/legacy-unknown'

function* signerRules(
  signer: string,
  old: CertificateSigningRequest | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (signer !== legacySigner || old?.spec.signerName === legacySigner) {
    yield* signerNameRules(signer, path)
    return
  }
  const detail = 'the legacy signerName is not allowed via this API version'
  yield refusal('Invalid', 'certificate/legacy-signer', { signer }, path, signer, detail)
}

const shortestLife = 600

function* lifetimeRules(seconds: number | undefined, path: FieldPath): Iterable<Diagnostic> {
  if (!isWritten(seconds) || seconds >= shortestLife) return
  const detail = 'may not specify a duration less than 600 seconds (10 minutes)'
  yield refusal('Invalid', 'certificate/expires-too-soon', { seconds }, path, seconds, detail)
}

/** What a world without certificates leaves unsaid. */
export function* signingRequestWarnings(certificates: Certificates | undefined): Iterable<Diagnostic> {
  if (certificates === undefined) {
    yield diagnose('certificate/not-loaded', {}, { path: ['spec', 'request'] })
  }
}
