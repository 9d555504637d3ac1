/**
 * Which pods were made from which template? Those whose label pod-template-hash is the template's: a short text that
 * follows from the template alone, and stands in the name of the ReplicaSet.
 *
 * Source: kubernetes/kubernetes pkg/controller/controller_utils.go (ComputeHash), kubernetes/apimachinery
 * pkg/util/rand/rand.go (SafeEncodeString). Upstream hashes a dump of its Go structs, so the texts differ from a real
 * cluster's; they look alike, and change exactly when the template changes.
 */
import type { Json } from '../api/meta.ts'
import type { PodTemplate } from '../api/workload.ts'
import { nameAlphabet } from '../random.ts'

export const hashLabel = 'pod-template-hash'

/** `collisions`: how many ReplicaSets of that name turned out to be another template's. */
export function templateHash(template: PodTemplate, collisions = 0): string {
  const text = canonical(template as unknown as Json) + (collisions === 0 ? '' : `#${collisions}`)
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return safe(String(hash >>> 0))
}

/** JSON with sorted keys, so that the order in which fields are written does not matter. */
function canonical(value: Json | undefined): string {
  if (value === undefined || value === null) return 'null'
  if (typeof value !== 'object') return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = value as Readonly<Record<string, Json | undefined>>
  const names = Object.keys(fields).filter((name) => fields[name] !== undefined)
  return `{${names
    .sort()
    .map((name) => `${JSON.stringify(name)}:${canonical(fields[name])}`)
    .join(',')}}`
}

/** Letters and digits of which no word can come, one for each digit. */
function safe(digits: string): string {
  return [...digits].map((digit) => nameAlphabet.charAt(digit.charCodeAt(0) % nameAlphabet.length)).join('')
}
