/**
 * Is this the name of a signer: a domain, a slash, a path, as in `kubernetes.io/kube-apiserver-client`?
 * Models ValidateSignerName of kubernetes/kubernetes pkg/apis/core/validation/names.go.
 */
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { quoteText } from '../../quote.ts'
import { byteLength, isDNS1123Label, isDNS1123Subdomain } from '../names.ts'
import { refusal, tooLong } from '../refusal.ts'
import { required } from '../required.ts'

const longestDomain = 253
const longestPath = 253 + 63 + 1

export function* signerNameRules(signer: string, path: FieldPath): Iterable<Diagnostic> {
  if (signer === '') {
    yield required(path)
    return
  }
  const refuse = (part: string, detail: string): Diagnostic =>
    refusal('Invalid', 'certificate/signer-name', { signer, part }, path, part, detail)
  const [domain = '', name = '', ...others] = signer.split('/')
  if (others.length > 0 || !signer.includes('/')) {
    const form = "must be a fully qualified domain and path of the form 'example.com/signer-name'"
    yield refuse(signer, form)
    return
  }
  if (byteLength(domain) > longestDomain) yield tooLong(path, longestDomain)
  const labels = domain.split('.')
  yield* firstFault(labels, isDNS1123Label).map((detail) => refuse(domain, detail))
  if (labels.length < 2) {
    yield refuse(domain, 'should be a domain with at least two segments separated by dots')
  }
  yield* firstFault(name.split('.'), isDNS1123Subdomain).map((detail) => refuse(name, detail))
  if (byteLength(signer) > longestDomain + longestPath + 1) {
    yield tooLong(path, longestDomain + longestPath + 1)
  }
}

/** What is wrong with the first label that is at fault; the others would only say the same. */
function firstFault(
  labels: readonly string[],
  rule: (label: string) => readonly string[],
): readonly string[] {
  const label = labels.find((candidate) => rule(candidate).length > 0)
  return label === undefined
    ? []
    : rule(label).map((message) => `validating label ${quoteText(label)}: ${message}`)
}
