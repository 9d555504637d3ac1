/**
 * From which networks may clients reach a load balancer? The field loadBalancerSourceRanges, else the annotation of
 * the same meaning, else everywhere.
 *
 * Models GetLoadBalancerSourceRanges and IsAllowAll of kubernetes/kubernetes pkg/api/v1/service/util.go. Ranges come
 * back canonical, each once; undefined when one of them cannot be read.
 *
 * Example: ['10.0.0.1/8', ' 10.0.0.0/8'] is the one network 10.0.0.0/8.
 */
import type { Service } from '../../api/service.ts'
import { parseCIDR, printCIDR } from '../ip.ts'
import { listOf } from '../zero-value.ts'

export const sourceRangesAnnotation = 'service.beta.kubernetes.io/load-balancer-source-ranges'

const everywhere = '0.0.0.0/0'

export function loadBalancerSourceRanges(service: Service): readonly string[] | undefined {
  const networks = new Set<string>()
  for (const range of writtenRanges(service)) {
    const cidr = parseCIDR(range.trim())
    if (cidr === undefined) return undefined
    networks.add(printCIDR(cidr))
  }
  return [...networks]
}

/** Whether every IPv4 client may come in. */
export function allowsAll(networks: readonly string[]): boolean {
  return networks.includes(everywhere)
}

function writtenRanges({ metadata, spec }: Service): readonly string[] {
  const ranges = listOf(spec.loadBalancerSourceRanges)
  if (ranges.length > 0) return ranges
  const annotation = metadata?.annotations?.[sourceRangesAnnotation]?.trim() ?? ''
  return (annotation === '' ? everywhere : annotation).split(',')
}
