/**
 * How much of a node do its pods ask for, and is there enough left for one more? What counts is what they request, not
 * what they use: the larger one of all containers together and of each init container by itself.
 *
 * Source: kubernetes/kubernetes pkg/scheduler/framework/plugins/noderesources/fit.go, kubernetes/component-helpers
 * resource/helpers.go (PodRequests).
 * Leaves out: overhead, resources of the whole pod, huge pages and devices.
 * Example: on a node with 4 CPUs whose pods request 3500m, a pod that requests 1 does not fit: Insufficient cpu.
 */
import type { Node } from '../api/node.ts'
import type { Container, Pod } from '../api/pod.ts'
import { isSidecar } from '../container/target-port.ts'
import { parseQuantity } from '../quantity.ts'

/** In billionths of a CPU and of a byte. */
export interface Requests {
  readonly cpu: bigint
  readonly memory: bigint
}

export const noRequests: Requests = { cpu: 0n, memory: 0n }

export function requestsOf({ spec }: Pod): Requests {
  const containers = spec.containers ?? []
  const init = spec.initContainers ?? []
  if (![...containers, ...init].some(({ resources }) => resources?.requests)) return noRequests
  const running = [...containers, ...init.filter(isSidecar)].map(requestsIn).reduce(plus, noRequests)
  return init
    .filter((container) => !isSidecar(container))
    .map(requestsIn)
    .reduce((most, one) => ({ cpu: max(most.cpu, one.cpu), memory: max(most.memory, one.memory) }), running)
}

export function plus(one: Requests, other: Requests): Requests {
  return { cpu: one.cpu + other.cpu, memory: one.memory + other.memory }
}

/** What the node lacks for these; undefined where nothing. A node that says nothing of a resource has any amount. */
export function lackOf(wanted: Requests, used: Requests, { status }: Node): string | undefined {
  for (const name of ['cpu', 'memory'] as const) {
    const room = parseQuantity(status?.allocatable?.[name] ?? '')?.nanos
    if (wanted[name] > 0n && room !== undefined && used[name] + wanted[name] > room)
      return `Insufficient ${name}`
  }
  return undefined
}

function requestsIn({ resources }: Container): Requests {
  const amount = (name: 'cpu' | 'memory'): bigint => {
    const written = resources?.requests?.[name]
    return written === undefined ? 0n : (parseQuantity(written)?.nanos ?? 0n)
  }
  return { cpu: amount('cpu'), memory: amount('memory') }
}

function max(one: bigint, other: bigint): bigint {
  return one > other ? one : other
}
