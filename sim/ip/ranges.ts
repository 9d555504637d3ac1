/**
 * Is an address one of those that never mean another machine: unspecified, loopback, link-local?
 *
 * Models Go's net.IP methods of the same names, as kubernetes' endpoint validation uses them.
 *
 * Example: isLoopback(parseIP('127.0.0.53')) is true.
 */
import type { IPAddress } from './address.ts'

/** 0.0.0.0, :: */
export function isUnspecified({ bytes }: IPAddress): boolean {
  return bytes.every((byte) => byte === 0)
}

/** 127.0.0.0/8, ::1 */
export function isLoopback({ family, bytes }: IPAddress): boolean {
  if (family === 'IPv4') return bytes[0] === 127
  return bytes.every((byte, index) => byte === (index === 15 ? 1 : 0))
}

/** The same of an address that is given as text in its usual form. */
export function isLoopbackText(ip: string): boolean {
  return ip.startsWith('127.') || ip === '::1'
}

/** 169.254.0.0/16, fe80::/10 */
export function isLinkLocal({ family, bytes }: IPAddress): boolean {
  const [first = 0, second = 0] = bytes
  return family === 'IPv4' ? first === 169 && second === 254 : first === 0xfe && (second & 0xc0) === 0x80
}

/** 224.0.0.0/24, ff02::/16 and its like under other flags */
export function isLinkLocalMulticast({ family, bytes }: IPAddress): boolean {
  const [first = 0, second = 0, third = 0] = bytes
  if (family === 'IPv4') return first === 224 && second === 0 && third === 0
  return first === 0xff && (second & 0x0f) === 0x02
}
