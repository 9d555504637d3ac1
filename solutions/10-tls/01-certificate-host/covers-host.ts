import type { CertificateNames } from './types.ts'

/** Is the certificate good for what stands between https:// and the next slash or colon? */
export function coversHost(certificate: CertificateNames, host: string): boolean {
  const { dnsNames, ipAddresses } = certificate
  // Labels of an address mean nothing, so that no name may stand for one. The common name has no kind at all: it is left out.
  if (isAddress(host)) return ipAddresses.includes(host)
  const plain = host.toLowerCase().replace(/\.$/, '')
  return dnsNames.some((name) => isNameOf(name.toLowerCase(), plain))
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^[\d.]+$/.test(host)
}

function isNameOf(name: string, host: string): boolean {
  // Whoever owns kubia.example.com need not own a.kubia.example.com: a star is good for one label, and for a whole one.
  if (name.startsWith('*.')) return name.slice(1) === host.slice(host.indexOf('.'))
  return name === host
}
