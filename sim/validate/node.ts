/**
 * Does the API server accept this Node, new or as a change of `old`?
 *
 * Models ValidateNode and ValidateNodeUpdate of kubernetes/kubernetes pkg/apis/core/validation/validation.go, called as
 * pkg/registry/core/node/strategy.go does. Leaves out what a kubelet reports about itself: resources, swap, declared
 * features, the deprecated configSource, and the annotations that taints and avoided pods once lived in.
 *
 * Example: podCIDRs of two IPv4 blocks are refused: one block for each family at most.
 */
import type { Node } from '../api/node.ts'
import { type Diagnostic, type FieldPath, printPath } from '../diagnostic.ts'
import { parseCIDR } from '../ip/cidr.ts'
import { duplicate, refusal } from '../refusal.ts'
import { refuseLegacyCIDR } from './ip.ts'
import { validateObjectMeta, validateObjectMetaUpdate } from './meta.ts'
import { validateTaints } from './taints.ts'
import { listOf, textOf } from './zero-value.ts'

export function validateNode(node: Node, old?: Node): readonly Diagnostic[] {
  const created = [
    ...validateObjectMeta(node.metadata, { namespaced: false, name: 'dns1123-subdomain' }),
    ...validateTaints(listOf(node.spec?.taints)),
    ...validatePodCIDRs(podCIDRsOf(node)),
  ]
  return old === undefined ? created : [...created, ...validateChange(node, old)]
}

/** The list; a lone podCIDR, its older form, counts as a list of one. */
function podCIDRsOf(node: Node): readonly string[] {
  const blocks = listOf(node.spec?.podCIDRs)
  if (blocks.length > 0) return blocks
  return node.spec?.podCIDR ? [node.spec.podCIDR] : []
}

function validatePodCIDRs(blocks: readonly string[]): readonly Diagnostic[] {
  const path = ['spec', 'podCIDRs']
  const faults = blocks.flatMap((block, index) => refuseLegacyCIDR([...path, index], block))
  if (blocks.length < 2) return faults
  const wrong = blocks.findIndex((block) => parseCIDR(block) === undefined)
  if (wrong >= 0) faults.push(unreadable(blocks[wrong] ?? '', wrong, path))
  const families = new Set(blocks.map((block) => parseCIDR(block)?.family))
  if (wrong >= 0 || families.size < 2 || blocks.length > 2) {
    const detail = 'may specify no more than one CIDR for each IP family'
    faults.push(refusal('Invalid', 'node/too-many-pod-cidrs', { blocks }, path, blocks, detail))
  }
  return faults
}

function unreadable(block: string, index: number, path: FieldPath): Diagnostic {
  const problem = `invalid CIDR[${index}]: <nil> (invalid CIDR address: ${block})`
  const detail = `invalid PodCIDRs. failed to check with dual stack with error:${problem}`
  return refusal('InternalError', 'address/not-a-cidr', { value: block }, path, undefined, detail)
}

function validateChange(node: Node, old: Node): readonly Diagnostic[] {
  return [
    ...validateObjectMetaUpdate(node.metadata, old.metadata),
    ...validateAddresses(node),
    ...validateKeptPodCIDRs(podCIDRsOf(node), podCIDRsOf(old)),
    ...validateKeptProvider(textOf(node.spec?.providerID), textOf(old.spec?.providerID)),
    ...validateTaints(listOf(node.spec?.taints)),
  ]
}

function validateAddresses(node: Node): readonly Diagnostic[] {
  const seen = new Set<string>()
  return listOf(node.status?.addresses).flatMap(({ type, address }, index) => {
    const key = `${type} ${address}`
    if (seen.has(key)) return [duplicate(['status', 'addresses', index], { Type: type, Address: address })]
    seen.add(key)
    return []
  })
}

/** A node gets its blocks once; upstream says so once for each that differs. */
function validateKeptPodCIDRs(now: readonly string[], before: readonly string[]): readonly Diagnostic[] {
  if (before.length === 0) return []
  const refused = (): Diagnostic => refuseChange(['spec', 'podCIDRs'], 'podCIDR')
  if (before.length !== now.length) return [refused()]
  return before.filter((block, index) => block !== now[index]).map(refused)
}

function validateKeptProvider(now: string, before: string): readonly Diagnostic[] {
  return before === '' || before === now ? [] : [refuseChange(['spec', 'providerID'], 'providerID')]
}

function refuseChange(path: FieldPath, field: string): Diagnostic {
  const detail = `node updates may not change ${field} except from "" to valid`
  return refusal('Forbidden', 'node/field-set-once', { field: printPath(path) }, path, undefined, detail)
}
