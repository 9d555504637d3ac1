/**
 * Are these the same files as last time? 64 bits that change when anything does, by cyrb53's two mixing lanes (bryc,
 * public domain). For remembering, not for secrets: loading node:crypto alone would take a tenth of a start, and
 * whoever forges a fingerprint deceives only their own progress file.
 */

/** Of all parts in order, and of where each ends. 16 hexadecimal digits. */
export function fingerprint(parts: readonly (string | Uint8Array)[]): string {
  let left = 0xdeadbeef
  let right = 0x41c6ce57
  const mix = (unit: number): void => {
    left = Math.imul(left ^ unit, 2654435761)
    right = Math.imul(right ^ unit, 1597334677)
  }
  for (const part of parts) {
    mix(0x110000 + part.length)
    if (typeof part === 'string') for (let at = 0; at < part.length; at++) mix(part.charCodeAt(at))
    else for (const byte of part) mix(byte)
  }
  const first = spread(left, right)
  return hex(spread(right, first)) + hex(first)
}

/** Every bit of both lanes reaches every bit of the result. */
function spread(lane: number, other: number): number {
  const mixed = Math.imul(lane ^ (lane >>> 16), 2246822507)
  return mixed ^ Math.imul(other ^ (other >>> 13), 3266489909)
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0')
}
