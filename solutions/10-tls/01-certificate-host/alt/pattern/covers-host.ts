import type { CertificateNames } from './types.ts'

/** Lists every name in the certificate that would be good for the host, and looks whether one of them is there. */
export function coversHost({ dnsNames, ipAddresses }: CertificateNames, host: string): boolean {
  if (/^(\d+\.\d+\.\d+\.\d+|.*:.*)$/.test(host)) return ipAddresses.some((address) => address === host)
  const [, ...parent] = labelsOf(host)
  const good = new Set([labelsOf(host).join('.'), ['*', ...parent].join('.')])
  return dnsNames.some((name) => good.has(name.toLowerCase()))
}

function labelsOf(host: string): readonly string[] {
  const labels = host.toLowerCase().split('.')
  return labels.at(-1) === '' ? labels.slice(0, -1) : labels
}
