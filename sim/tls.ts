/**
 * Side door: real certificates, for worlds that need them. `new Cluster(scenario, { certificates })`.
 *
 * All parsing, writing and RSA is in sim/tls; elliptic curves and hashes come from @noble/curves and @noble/hashes:
 * MIT, maintained and audited, synchronous, without dependencies or platform calls. Minified and zipped they weigh
 * 21 kB. Looked at and left: @peculiar/asn1-x509 (32 kB for the forms alone, no signatures, and it wants decorators),
 * node-forge (79 kB, knows no elliptic curves), jsrsasign (84 kB), pkijs (89 kB, and asks Web Crypto, asynchronously).
 *
 * Example: certificates.parseKeyPair(certificatePem, keyPem) says in Go's words why the two do not belong together.
 */
import type { Certificates, Reading } from './api/certificates.ts'
import { authorityPem } from './tls/authority.ts'
import { describeCertificate, describeRequest } from './tls/describe.ts'
import { distrustOf } from './tls/distrust.ts'
import { requestBy, selfSigned } from './tls/issue.ts'
import { chainFrom, keyPairFrom, privateKeyFrom, publicKeyFrom, signingKeyFrom } from './tls/key-pair.ts'
import { keyFor } from './tls/make-key.ts'
import { hostMismatch, matchesAnyName, matchesCommonNameToo } from './tls/match-host.ts'
import { printPem } from './tls/pem.ts'
import { privateKeyBytes } from './tls/private-key.ts'
import { read } from './tls/reading.ts'
import { requestFrom } from './tls/request.ts'
import { signRequest } from './tls/sign-request.ts'

export { hostMismatch, matchesHostname } from './tls/match-host.ts'

export const certificates: Certificates = {
  parseCertificates: (pem) => {
    const chain = chainFrom(pem)
    if (!chain.ok) return chain
    const [first, ...others] = chain.value
    return read([first.told, ...others.map(({ told }) => told)])
  },
  parsePrivateKey: privateKeyFrom,
  parseKeyPair: keyPairFrom,
  matchesHost: (names, host, commonNameToo = false) =>
    commonNameToo ? matchesCommonNameToo(names, host) : matchesAnyName(names, host),
  hostMismatch,
  distrust: distrustOf,
  parseRequest: (pem) => {
    const request = requestFrom(pem)
    return request.ok ? read(request.value.told) : request
  },
  signRequest,
  authority: (name) => authorityPem(name),
  makeKey: (kind, seed) => printPem('PRIVATE KEY', privateKeyBytes(keyFor(kind, seed))),
  makeSelfSigned: (keyPem, terms) => withKey(keyPem, (key) => selfSigned(key, terms)),
  makeRequest: (keyPem, names) => withKey(keyPem, (key) => requestBy(key, names)),
  publicKey: publicKeyFrom,
  describeCertificate,
  describeRequest,
}

type SigningKey = Parameters<typeof selfSigned>[0]

function withKey(pem: string, use: (key: SigningKey) => Reading<string>): Reading<string> {
  const key = signingKeyFrom(pem)
  return key.ok ? use(key.value) : key
}
