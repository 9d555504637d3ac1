/** A number from 0 to 4294967295 that looks like chance, and is always the same for the same text. */
export function hash(text: string): number {
  let number = 0x811c9dc5
  for (let at = 0; at < text.length; at++) {
    number = Math.imul(number ^ text.charCodeAt(at), 0x01000193)
  }
  // Texts that differ in their last letter only would differ too little: every bit is spread over all the others.
  number = Math.imul(number ^ (number >>> 16), 0x85ebca6b)
  number = Math.imul(number ^ (number >>> 13), 0xc2b2ae35)
  return (number ^ (number >>> 16)) >>> 0
}
