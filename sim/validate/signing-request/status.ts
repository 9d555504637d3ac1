/**
 * What may stand in the status of a CertificateSigningRequest, and who may write it? Approved, Denied and Failed are said
 * once and for all; approval is one door, the certificate comes through another.
 *
 * Models validateConditions, validateCertificate and validateCertificateSigningRequestUpdate of kubernetes/kubernetes
 * pkg/apis/certificates/validation/validation.go. Where upstream shows the difference of two conditions, ours leaves it out.
 */
import type { CertificateSigningRequest } from '../../api/certificate-signing-request.ts'
import type { Certificates } from '../../api/certificates.ts'
import { decodeBase64 } from '../../base64.ts'
import type { Diagnostic } from '../../diagnostic.ts'
import { decodeLossy } from '../../manifest/utf8.ts'
import { quoteText } from '../../quote.ts'
import { duplicate, notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { sameContent } from '../same-content.ts'
import { listOf, textOf } from '../zero-value.ts'

type Conditions = NonNullable<NonNullable<CertificateSigningRequest['status']>['conditions']>

function conditionsOf(request: CertificateSigningRequest | undefined): Conditions {
  return listOf(request?.status?.conditions)
}

const decisions = ['Approved', 'Denied']
const lasting = [...decisions, 'Failed']

export function* conditionRules(
  request: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
): Iterable<Diagnostic> {
  const before = conditionsOf(old).map(({ type }) => textOf(type))
  const types = conditionsOf(request).map(({ type }) => textOf(type))
  const mayBeEmpty = before.includes('')
  const mayBeBoth = decisions.every((type) => before.includes(type))
  const mayRepeat = new Set(before).size < before.length
  for (const [index, condition] of conditionsOf(request).entries()) {
    const path = ['status', 'conditions', index]
    const type = textOf(condition.type)
    const status = textOf(condition.status)
    if (type === '' && !mayBeEmpty) yield required([...path, 'type'])
    const allowed = lasting.includes(type) ? ['True'] : ['False', 'True', 'Unknown']
    if (status === '') yield required([...path, 'status'])
    else if (!allowed.includes(status)) yield notSupported([...path, 'status'], status, allowed)
    const other = decisions.find((decision) => decision !== type)
    const isBoth = decisions.includes(type) && other !== undefined && types.slice(0, index).includes(other)
    if (isBoth && !mayBeBoth) {
      const detail = 'Approved and Denied conditions are mutually exclusive'
      yield refusal('Invalid', 'certificate/approved-and-denied', {}, [...path, 'type'], type, detail)
    }
    if (types.indexOf(type) < index && !mayRepeat) yield duplicate([...path, 'type'], type)
  }
}

/** What stands there must be certificates in PEM, unless it stood there before. */
export function* certificateRules(
  request: CertificateSigningRequest,
  old: CertificateSigningRequest | undefined,
  certificates: Certificates | undefined,
): Iterable<Diagnostic> {
  const certificate = textOf(request.status?.certificate)
  const before = textOf(old?.status?.certificate)
  if (certificate === '' || (old !== undefined && certificate === before)) return
  if (certificates === undefined || flawOf(before, certificates) !== undefined) return
  const words = flawOf(certificate, certificates)
  if (words === undefined) return
  const path = ['status', 'certificate']
  yield refusal('Invalid', 'certificate/content-unreadable', { words }, path, '<certificate data>', words)
}

function flawOf(content: string, certificates: Certificates): string | undefined {
  if (content === '') return undefined
  const pem = decodeLossy(decodeBase64(content) ?? new Uint8Array())
  const labels = [...pem.matchAll(/^-----BEGIN (.*)-----\s*$/gm)].map(([, label = '']) => label)
  const other = labels.find((label) => label !== 'CERTIFICATE')
  if (other !== undefined) return `only CERTIFICATE PEM blocks are allowed, found ${quoteText(other)}`
  const parsed = certificates.parseCertificates(pem)
  if (parsed.ok) return undefined
  return parsed.flaw === 'no-pem' ? 'must contain at least one CERTIFICATE PEM block' : parsed.words
}

export function* decisionRules(
  request: CertificateSigningRequest,
  old: CertificateSigningRequest,
  subresource: 'status' | 'approval' | undefined,
): Iterable<Diagnostic> {
  const path = ['status', 'conditions']
  const of = (one: CertificateSigningRequest, type: string): Conditions =>
    conditionsOf(one).filter((condition) => condition.type === type)
  for (const type of lasting) {
    if (of(request, type).length >= of(old, type).length) continue
    const detail = `updates may not remove a condition of type ${quoteText(type)}`
    yield refusal('Forbidden', 'certificate/condition-removed', { type }, path, undefined, detail)
  }
  for (const type of subresource === 'approval' ? [] : decisions) {
    const [now, before] = [of(request, type), of(old, type)]
    if (now.length < before.length || sameContent(now, before)) continue
    const does = now.length > before.length ? 'add' : 'modify'
    const detail = `updates may not ${does} a condition of type ${quoteText(type)}`
    yield refusal('Forbidden', 'certificate/condition-not-yours', { type, does }, path, undefined, detail)
  }
  yield* contentRules(request, old, subresource)
}

function* contentRules(
  request: CertificateSigningRequest,
  old: CertificateSigningRequest,
  subresource: 'status' | 'approval' | undefined,
): Iterable<Diagnostic> {
  const before = textOf(old.status?.certificate)
  if (textOf(request.status?.certificate) === before) return
  const path = ['status', 'certificate']
  if (subresource !== 'status') {
    const detail = 'updates may not set certificate content'
    yield refusal('Forbidden', 'certificate/content-not-yours', {}, path, undefined, detail)
  } else if (before !== '') {
    const detail = 'updates may not modify existing certificate content'
    yield refusal('Forbidden', 'certificate/content-lasts', {}, path, undefined, detail)
  }
}
