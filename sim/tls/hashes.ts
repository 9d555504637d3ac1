/** The hash functions that signatures name, by their object identifier in RSA signatures. */
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha256, sha384, sha512 } from '@noble/hashes/sha2.js'

export interface Hash {
  readonly oid: string
  readonly digest: (bytes: Uint8Array) => Uint8Array
}

export type HashName = 'MD5' | 'SHA1' | 'SHA256' | 'SHA384' | 'SHA512'

export const hashes: { readonly [Name in HashName]: Hash } = {
  MD5: { oid: '1.2.840.113549.2.5', digest: (bytes) => md5(bytes) },
  SHA1: { oid: '1.3.14.3.2.26', digest: (bytes) => sha1(bytes) },
  SHA256: { oid: '2.16.840.1.101.3.4.2.1', digest: (bytes) => sha256(bytes) },
  SHA384: { oid: '2.16.840.1.101.3.4.2.2', digest: (bytes) => sha384(bytes) },
  SHA512: { oid: '2.16.840.1.101.3.4.2.3', digest: (bytes) => sha512(bytes) },
}
