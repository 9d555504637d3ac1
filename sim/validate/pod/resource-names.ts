/**
 * Which resources may a container ask for, and how are their amounts counted?
 *
 * Models pkg/apis/core/helper/helpers.go of kubernetes/kubernetes and the resource names of its core validation. A
 * name without a domain is Kubernetes' own; one with a domain is "extended", given out by a device plugin.
 *
 * Example: 'gpu' is refused, 'nvidia.com/gpu' is an extended resource, given out in whole numbers.
 */
import { type Amount, parseQuantity } from '../../quantity.ts'
import { isQualifiedName } from '../names.ts'

/** Upstream's messages, none when a container may ask for it. */
export function resourceNameFaults(name: string): readonly string[] {
  const malformed = isQualifiedName(name)
  const isOwn = !name.includes('/')
  const unknown =
    malformed.length === 0 && isOwn && !isKubernetesResource(name)
      ? ['must be a standard resource type or fully qualified']
      : []
  return [...malformed, ...unknown, ...containerFaults(name, isOwn)]
}

function containerFaults(name: string, isOwn: boolean): readonly string[] {
  if (isOwn) {
    const fits = ofContainers.includes(name) || isHugePages(name)
    return fits ? [] : ['must be a standard resource for containers']
  }
  return isNative(name) || isExtended(name) ? [] : ["doesn't follow extended resource name standard"]
}

const ofContainers = ['cpu', 'memory', 'ephemeral-storage']

const counted = [
  'pods',
  'resourcequotas',
  'services',
  'replicationcontrollers',
  'secrets',
  'configmaps',
  'persistentvolumeclaims',
  'services.nodeports',
  'services.loadbalancers',
]
const measured = [
  ...ofContainers,
  ...ofContainers.map((name) => `requests.${name}`),
  ...ofContainers.map((name) => `limits.${name}`),
  'storage',
  'requests.storage',
]

function isKubernetesResource(name: string): boolean {
  return counted.includes(name) || measured.includes(name) || /^(requests\.)?hugepages-/.test(name)
}

export function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-')
}

/** The size of one page: 2Mi of hugepages-2Mi. Undefined when the name holds none. */
export function pageSizeOf(name: string): Amount | undefined {
  const size = parseQuantity(name.slice('hugepages-'.length))
  return size !== undefined && size.nanos > 0n ? size : undefined
}

function isNative(name: string): boolean {
  return !name.includes('/') || name.includes('kubernetes.io/')
}

function isExtended(name: string): boolean {
  return !isNative(name) && !name.startsWith('requests.') && isQualifiedName(`requests.${name}`).length === 0
}

/** Devices and objects come whole. */
export function hasOnlyWholeAmounts(name: string): boolean {
  return counted.includes(name) || isExtended(name)
}

/** CPU and memory may be promised in part; pages and devices may not. */
export function mayRequestLessThanLimit(name: string): boolean {
  return isNative(name) && !isHugePages(name)
}
