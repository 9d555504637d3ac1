/**
 * Does a task need real certificates? Only where its files speak of them are they loaded: reading elliptic curves takes
 * longer than most gradings.
 */
import type { Certificates, SourceFile } from '../sim/index.ts'

/** A Secret of their type, a request for one, a tls block of an Ingress, a URL that needs one, a command that makes one. */
const speaksOfThem =
  /kubernetes\.io\/tls|CertificateSigningRequest|^\s*(?:- )?["']?tls["']?\s*:|https|\bopenssl\s|\bsecret\s+tls\s/im

export async function certificatesFor(
  files: readonly Pick<SourceFile, 'text'>[],
): Promise<Certificates | undefined> {
  if (!files.some(({ text }) => speaksOfThem.test(text))) return undefined
  return (await import('../sim/tls.ts')).certificates
}
