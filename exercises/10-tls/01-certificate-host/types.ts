/** The names in a certificate. */
export interface CertificateNames {
  /** CN of the subject. */
  readonly commonName: string
  /** Subject alternative names that begin with DNS: in the output of openssl. */
  readonly dnsNames: readonly string[]
  /** Those that begin with IP Address: */
  readonly ipAddresses: readonly string[]
}
