/**
 * May an object have this name, or this generateName, behind which five characters follow?
 *
 * Models kubernetes/apimachinery pkg/api/validation/generic.go.
 *
 * Examples: nameIsDNSSubdomain('web-', true) is []; nameIsDNSSubdomain('web-', false) has one message.
 */
import { isDNS1035Label, isDNS1123Label, isDNS1123Subdomain } from './dns.ts'

/** `prefix` is true for a generateName: a dash at its end is then fine. */
export type NameCheck = (name: string, prefix: boolean) => readonly string[]

/** Pods, Nodes, workloads, Endpoints, EndpointSlices, Ingresses. */
export const nameIsDNSSubdomain: NameCheck = (name, prefix) =>
  isDNS1123Subdomain(prefix ? maskTrailingDash(name) : name)

/** Namespaces. */
export const nameIsDNSLabel: NameCheck = (name, prefix) =>
  isDNS1123Label(prefix ? maskTrailingDash(name) : name)

/** Services. */
export const nameIsDNS1035Label: NameCheck = (name, prefix) =>
  isDNS1035Label(prefix ? maskTrailingDash(name) : name)

/** Upstream drops the dash and the character before it, so `a--` passes and `a.-` does too. */
function maskTrailingDash(name: string): string {
  return name.length > 1 && name.endsWith('-') ? `${name.slice(0, -2)}a` : name
}
