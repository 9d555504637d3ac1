import type { Pod, Ports, Slice } from './types.ts'

interface Draft extends Slice {
  readonly addresses: string[]
}

/** Puts one pod after the other into the first slice that has room for it, and begins a new one where none has. */
export function slicesOf(pods: readonly Pod[], most: number): Slice[] {
  const slices: Draft[] = []
  for (const { address, ports } of pods) {
    const open = slices.find((slice) => slice.addresses.length < most && areSame(slice.ports, ports))
    if (open === undefined) slices.push({ ports, addresses: [address] })
    else open.addresses.push(address)
  }
  return slices
}

function areSame(one: Ports, other: Ports): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every((name) => one[name] === other[name])
}
