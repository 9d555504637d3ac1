/**
 * Who signs in a cluster? Authorities that go by a name, each with a key of its own that is the same in every world, so
 * that a seed gives the same certificates byte for byte. kubeadm makes a new one for each cluster, for ten years;
 * these last as long as their times can be written in two digits.
 */
import type { OwnAuthority, Reading, SigningTerms } from '../api/certificates.ts'
import { selfSigned } from './issue.ts'
import { chainFrom, keyPairFrom, signingKeyFrom } from './key-pair.ts'
import { keyFor } from './make-key.ts'
import type { ParsedCertificate } from './parsed.ts'
import type { SigningKey } from './private-key.ts'
import { read } from './reading.ts'

interface Authority {
  readonly certificate: ParsedCertificate
  readonly key: SigningKey
  /** The cluster's own let nothing outlive them; people may sign what they like. */
  readonly isOwn: boolean
}

export function authorityFor(who: SigningTerms['authority']): Reading<Authority> {
  return typeof who === 'string' ? authorityNamed(who) : authorityOf(who)
}

function authorityNamed(name: string): Reading<Authority> {
  const key = keyFor('rsa-2048', `authority ${name}`)
  const pem = authorityPem(name, key)
  const chain = pem.ok ? chainFrom(pem.value) : pem
  return chain.ok ? read({ certificate: chain.value[0], key, isOwn: false }) : chain
}

function authorityOf({ certificatePem, keyPem }: OwnAuthority): Reading<Authority> {
  const pair = keyPairFrom(certificatePem, keyPem)
  if (!pair.ok) return pair
  const [chain, key] = [chainFrom(certificatePem), signingKeyFrom(keyPem)]
  if (!chain.ok) return chain
  return key.ok ? read({ certificate: chain.value[0], key: key.value, isOwn: true }) : key
}

/** With the usages of kubeadm's authority. */
export function authorityPem(
  name: string,
  key: SigningKey = keyFor('rsa-2048', `authority ${name}`),
): Reading<string> {
  const terms = {
    subject: [{ type: 'CN', value: name }],
    notBefore: '2020-01-01T00:00:00Z',
    notAfter: '2049-12-31T23:59:59Z',
    seed: `authority ${name}`,
    isAuthority: true,
  }
  return selfSigned(key, terms, ['digital signature', 'key encipherment', 'cert sign'])
}
