/** Why curl does not accept a certificate, in OpenSSL's words: they are the same in every language. */
import type { Distrust } from '../api/certificates.ts'

/** What curl prints behind `SSL certificate problem: `, but for the name, of which it has a line of its own. */
export const distrustWords: { readonly [Why in Exclude<Distrust, 'wrong-host'>]: string } = {
  'self-signed': 'self-signed certificate',
  'self-signed-in-chain': 'self-signed certificate in certificate chain',
  'issuer-unknown': 'unable to get local issuer certificate',
  'bad-signature': 'certificate signature failure',
  'issuer-no-authority': 'invalid CA certificate',
  'not-yet-valid': 'certificate is not yet valid',
  expired: 'certificate has expired',
}
