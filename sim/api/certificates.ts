/**
 * What does the cluster want to know of certificates? This is the question list; sim/tls answers it, and is handed to
 * `new Cluster(scenario, { certificates })` where a world needs it, so that the core carries no cryptography.
 *
 * Texts are PEM, as files and Secrets hold them. Moments are RFC 3339 in UTC. Nothing here throws: what cannot be read
 * comes back as a `flaw`, in the words of Go's crypto/tls and crypto/x509, which the API server and kubectl print.
 */

export interface Certificates {
  /** Every CERTIFICATE block, in order: first the server's own, then those that signed it. */
  parseCertificates(pem: string): Reading<readonly [Certificate, ...Certificate[]]>
  parsePrivateKey(pem: string): Reading<PrivateKey>
  /** Do these two belong together? As tls.X509KeyPair, which `kubectl create secret tls` and ingress controllers ask. */
  parseKeyPair(certificatePem: string, keyPem: string): Reading<KeyPair>
  /**
   * Is the certificate good for this name or address? As Go and browsers: subject alternative names only. With
   * `commonNameToo` as curl and ingress-nginx: where there is none, the common name stands in.
   */
  matchesHost(certificate: Names, host: string, commonNameToo?: boolean): boolean
  /** Go's words for a certificate that is not good for the host: `x509: certificate is valid for …, not …`. */
  hostMismatch(certificate: Names, host: string): string | undefined
  /** Why curl, trusting `authorities`, refuses the chain at that moment; undefined when it accepts. */
  distrust(chain: readonly Certificate[], trust: Trust): Distrust | undefined

  /** The first CERTIFICATE REQUEST block, its signature checked. */
  parseRequest(pem: string): Reading<CertificateRequest>
  /** A certificate for the request, from one of the cluster's authorities or one's own. The same call gives the same bytes. */
  signRequest(requestPem: string, terms: SigningTerms): Reading<string>
  /** The certificate of the authority that goes by this name; each name has its own key, the same in every world. */
  authority(name: string): Reading<string>

  /** A private key that depends on the seed alone. RSA keys come from a short list: making one takes seconds. */
  makeKey(kind: KeyKind, seed: string): string
  /** As openssl req -x509: signed with its own key. */
  makeSelfSigned(keyPem: string, terms: SelfSigningTerms): Reading<string>
  /** As openssl req -new. */
  makeRequest(keyPem: string, names: Names): Reading<string>

  /** The public key of a certificate, a request or a private key, as openssl pkey -pubout writes it. */
  publicKey(pem: string): Reading<string>

  /** As openssl x509 -noout -text and openssl req -noout -text. */
  describeCertificate(pem: string): Reading<string>
  describeRequest(pem: string): Reading<string>
}

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false
      readonly flaw: CertificateFlaw
      /** The line Go prints: `tls: private key does not match public key`. */
      readonly words: string
    }

export type CertificateFlaw =
  | 'no-pem' // no PEM block at all
  | 'wrong-block' // PEM, but of another kind: a key where a certificate belongs
  | 'malformed' // the block does not hold what its label says
  | 'encrypted' // a private key behind a passphrase, which no server can open
  | 'unsupported' // well formed, of an algorithm that is not modelled or known
  | 'key-mismatch' // the key belongs to another certificate
  | 'bad-signature' // altered after it was signed

export interface Certificate extends Names {
  /** As Go prints a name: `CN=kubia.example.com,O=Example`. */
  readonly subjectText: string
  readonly issuer: readonly NamePart[]
  readonly issuerText: string
  /** Hexadecimal, without leading zeros. */
  readonly serial: string
  readonly notBefore: string
  readonly notAfter: string
  readonly isAuthority: boolean
  /** Issued to itself and signed with its own key. */
  readonly isSelfSigned: boolean
  readonly publicKey: PublicKey
  /** As Go names it: SHA256-RSA, ECDSA-SHA256, Ed25519. */
  readonly signatureAlgorithm: string
  /** As CertificateSigningRequests spell them: `digital signature`, `server auth`. */
  readonly usages: readonly string[]
  /** SHA-256 of the whole, hexadecimal in pairs: `AB:CD:…`. */
  readonly fingerprint: string
  /** Its own block alone. */
  readonly pem: string
}

/** Whom a certificate or a request is about. */
export interface Names {
  /** In the order written, one attribute each: `/CN=kubia.example.com/O=Example`. */
  readonly subject: readonly NamePart[]
  readonly dnsNames?: readonly string[]
  readonly ipAddresses?: readonly string[]
  readonly emailAddresses?: readonly string[]
  readonly uris?: readonly string[]
}

export interface NamePart {
  /** CN, O, OU, C, ST, L, …; the dotted number where there is no short name. */
  readonly type: string
  readonly value: string
}

export interface PublicKey {
  readonly algorithm: 'RSA' | 'ECDSA' | 'Ed25519' | 'unknown'
  /** 2048 for RSA; 256 for the curve P-256. */
  readonly bits: number
}

export interface PrivateKey extends PublicKey {
  readonly pem: string
}

export interface KeyPair {
  readonly chain: readonly [Certificate, ...Certificate[]]
  readonly key: PrivateKey
}

export interface CertificateRequest extends Names {
  readonly subjectText: string
  readonly publicKey: PublicKey
}

export type KeyKind = 'rsa-2048' | 'ec-p256' | 'ed25519'

export interface Trust {
  /** PEM of the authorities that the client trusts; one that is itself the server's certificate counts too. */
  readonly authorities: readonly string[]
  /** The moment of asking. */
  readonly at: string
  /** The name that the client asked for; absent when it does not care. */
  readonly host?: string
}

/** In the order in which OpenSSL finds them; curl prints their words behind `SSL certificate problem: `. */
export type Distrust =
  | 'self-signed' // self-signed certificate
  | 'self-signed-in-chain' // self-signed certificate in certificate chain
  | 'issuer-unknown' // unable to get local issuer certificate
  | 'bad-signature' // certificate signature failure
  | 'issuer-no-authority' // invalid CA certificate
  | 'not-yet-valid' // certificate is not yet valid
  | 'expired' // certificate has expired
  | 'wrong-host' // no alternative certificate subject name matches target host name

export interface SigningTerms {
  /** Which authority signs: one by its name (see `authority`), or somebody's own. */
  readonly authority: string | OwnAuthority
  readonly notBefore: string
  readonly notAfter: string
  /** As a CertificateSigningRequest lists them. */
  readonly usages: readonly string[]
  /** Where the serial number comes from. */
  readonly seed: string
}

/** Whoever has these two may sign, whether others believe it or not. */
export interface OwnAuthority {
  readonly certificatePem: string
  readonly keyPem: string
}

export interface SelfSigningTerms extends Names {
  readonly notBefore: string
  readonly notAfter: string
  readonly seed: string
  /** May it sign others? openssl req -x509 says yes unless told otherwise. */
  readonly isAuthority?: boolean
}
