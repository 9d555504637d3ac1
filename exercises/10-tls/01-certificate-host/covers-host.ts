import type { CertificateNames } from './types.ts'

/** Is the certificate good for what stands between https:// and the next slash or colon? */
export function coversHost(certificate: CertificateNames, host: string): boolean {
  // TODO: clients stopped looking at the common name years ago.
  return certificate.commonName === host
}
