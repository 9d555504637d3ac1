/**
 * Under which label does one endpoint of a Service stand?
 * Source: coredns/coredns plugin/kubernetes/kubernetes.go (endpointHostname).
 *
 * Its hostname; else, where the server is set to it, its pod's name; else its address with dashes: 10-244-1-7.
 */
export interface NamedAddress {
  readonly ip: string
  readonly hostname?: string
  readonly podName?: string
}

export function endpointLabel({ ip, hostname, podName }: NamedAddress, usePodNames = false): string {
  if (hostname) return hostname
  // A pod's name may be longer than a label of a name can be.
  if (usePodNames && podName && podName.length < 64) return podName
  const dashed = ip.replaceAll(ip.includes('.') ? '.' : ':', '-')
  // A label must not end with a dash: 10-- of 10:: is written 10--0.
  return dashed.endsWith('-') ? `${dashed}0` : dashed
}
