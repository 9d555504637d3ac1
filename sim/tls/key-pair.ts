/**
 * Do a certificate and a private key belong together? Models X509KeyPair of Go's crypto/tls/tls.go, which kubectl,
 * the API server and ingress controllers ask, word for word.
 *
 * Example: the certificate's text given twice: `tls: found a certificate rather than a key in the PEM for the private key`.
 */
import type { KeyPair, PrivateKey, Reading } from '../api/certificates.ts'
import { certificateFrom, type ParsedCertificate } from './parsed.ts'
import { type PemBlock, pemBlocks, printPem } from './pem.ts'
import { type SigningKey, signingKeyOf } from './private-key.ts'
import { describeKey, publicKeyBytes, sameKey } from './public-key.ts'
import { flawed, read } from './reading.ts'
import { requestFrom } from './request.ts'

export function keyPairFrom(certificatePem: string, keyPem: string): Reading<KeyPair> {
  const certificates = certificateBlocks(certificatePem)
  if (!certificates.ok) return certificates
  const block = keyBlock(keyPem)
  if (!block.ok) return block
  const [first, ...others] = certificates.value
  const own = certificateFrom(first.bytes)
  if (!own.ok) return own
  const key = signingKeyOf(block.value)
  if (!key.ok) return key

  if (own.value.key.algorithm === 'unknown') {
    return flawed('unsupported', 'tls: unknown public key algorithm')
  }
  if (own.value.key.algorithm !== key.value.algorithm) {
    return flawed('key-mismatch', 'tls: private key type does not match public key type')
  }
  if (!sameKey(own.value.key, key.value)) {
    return flawed('key-mismatch', 'tls: private key does not match public key')
  }
  const readable = others.slice(0, mostIssuers).flatMap(({ bytes }) => {
    const parsed = certificateFrom(bytes)
    return parsed.ok ? [parsed.value.told] : []
  })
  return read({
    chain: [own.value.told, ...readable],
    key: { ...describeKey(key.value), pem: keyPem },
  })
}

/** A chain is short; a file of a mebibyte could hold thousands, and none but the first is asked for its key. */
const mostIssuers = 20

type Blocks = readonly [PemBlock, ...PemBlock[]]

function certificateBlocks(pem: string): Reading<Blocks> {
  const blocks = pemBlocks(pem)
  const [first, ...others] = blocks.filter(({ label }) => label === 'CERTIFICATE')
  if (first !== undefined) return read([first, ...others])
  if (blocks.length === 0) {
    return flawed('no-pem', 'tls: failed to find any PEM data in certificate input')
  }
  const [only] = blocks
  if (blocks.length === 1 && only?.label.endsWith('PRIVATE KEY')) {
    return flawed(
      'wrong-block',
      'tls: failed to find certificate PEM data in certificate input, but did find a private key; PEM inputs may have been switched',
    )
  }
  return flawed(
    'wrong-block',
    `tls: failed to find "CERTIFICATE" PEM block in certificate input after skipping PEM blocks of the following types: ${labelsOf(blocks)}`,
  )
}

function keyBlock(pem: string): Reading<PemBlock> {
  const blocks = pemBlocks(pem)
  const found = blocks.find(({ label }) => label === 'PRIVATE KEY' || label.endsWith(' PRIVATE KEY'))
  if (found !== undefined) return read(found)
  if (blocks.length === 0) return flawed('no-pem', 'tls: failed to find any PEM data in key input')
  if (blocks.length === 1 && blocks[0]?.label === 'CERTIFICATE') {
    return flawed('wrong-block', 'tls: found a certificate rather than a key in the PEM for the private key')
  }
  return flawed(
    'wrong-block',
    `tls: failed to find PEM block with type ending in "PRIVATE KEY" in key input after skipping PEM blocks of the following types: ${labelsOf(blocks)}`,
  )
}

/** A list as Go prints it. */
function labelsOf(blocks: readonly PemBlock[]): string {
  return `[${blocks.map(({ label }) => label).join(' ')}]`
}

/** The public key of whatever the first readable block holds. */
export function publicKeyFrom(pem: string): Reading<string> {
  const [block] = pemBlocks(pem)
  if (block?.label === 'CERTIFICATE') {
    const parsed = certificateFrom(block.bytes)
    return parsed.ok ? read(printPem('PUBLIC KEY', parsed.value.keyInfo.whole)) : parsed
  }
  if (block?.label === 'CERTIFICATE REQUEST') {
    const request = requestFrom(pem)
    return request.ok ? read(printPem('PUBLIC KEY', request.value.keyInfo.whole)) : request
  }
  const key = signingKeyFrom(pem)
  return key.ok ? read(printPem('PUBLIC KEY', publicKeyBytes(key.value))) : key
}

export function chainFrom(pem: string): Reading<readonly [ParsedCertificate, ...ParsedCertificate[]]> {
  const blocks = certificateBlocks(pem)
  if (!blocks.ok) return blocks
  const chain: ParsedCertificate[] = []
  for (const { bytes } of blocks.value) {
    const parsed = certificateFrom(bytes)
    if (!parsed.ok) return parsed
    chain.push(parsed.value)
  }
  const [first, ...others] = chain
  return first === undefined
    ? flawed('no-pem', 'tls: failed to find any PEM data in certificate input')
    : read([first, ...others])
}

export function privateKeyFrom(pem: string): Reading<PrivateKey> {
  const key = signingKeyFrom(pem)
  return key.ok ? read({ ...describeKey(key.value), pem }) : key
}

export function signingKeyFrom(pem: string): Reading<SigningKey> {
  const block = keyBlock(pem)
  return block.ok ? signingKeyOf(block.value) : block
}
