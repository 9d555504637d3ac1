/**
 * The bytes a base64 text stands for, as Go's base64.StdEncoding reads them: padded, line breaks ignored.
 *
 * aGVsbG8= is hello.
 */

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const shape = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/

/** undefined when the text is not base64. */
export function decodeBase64(text: string): Uint8Array | undefined {
  const digits = text.replace(/[\r\n]/g, '')
  if (!shape.test(digits)) return undefined
  const end = digits.indexOf('=')
  const length = end < 0 ? digits.length : end
  const bytes = new Uint8Array(Math.floor((length * 3) / 4))
  let bits = 0
  let waiting = 0
  let at = 0
  for (let index = 0; index < length; index += 1) {
    bits = ((bits << 6) | alphabet.indexOf(digits.charAt(index))) & 0xffff
    waiting += 6
    if (waiting < 8) continue
    waiting -= 8
    bytes[at] = (bits >> waiting) & 0xff
    at += 1
  }
  return bytes
}
