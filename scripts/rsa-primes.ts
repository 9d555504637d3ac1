/**
 * Writes sim/tls/rsa-primes.ts: how far the next prime stands behind each of 2 × 512 numbers of 1024 bits. Takes minutes.
 *
 *     node --import tsx scripts/rsa-primes.ts
 *
 * A prime whose predecessor divides by 65537, the public exponent, would make no key: it is passed over.
 */
import { checkPrimeSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { primeStart } from '../sim/tls/make-key.ts'

const file = join(import.meta.dirname, '../sim/tls/rsa-primes.ts')
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

function offsetOf(start: bigint): number {
  for (let offset = 0; ; offset++) {
    const candidate = start + 2n * BigInt(offset)
    if ((candidate - 1n) % 65537n !== 0n && checkPrimeSync(candidate)) return offset
  }
}

function offsets(side: 'p' | 'q'): string {
  return Array.from({ length: 512 }, (_, index) => {
    const offset = offsetOf(primeStart(side, index))
    if (offset >= 64 * 64) throw new Error(`${side} ${index}: the next prime is too far away`)
    return alphabet.charAt(offset >> 6) + alphabet.charAt(offset & 63)
  }).join('')
}

function literal(text: string): string {
  return (text.match(/.{1,96}/g) ?? []).map((row) => `  '${row}'`).join(' +\n')
}

const header = readFileSync(file, 'utf8').split('export const')[0] ?? ''
const tables = (['p', 'q'] as const).map(
  (side) => `export const offsetsOf${side.toUpperCase()}: string =\n${literal(offsets(side))}\n`,
)
writeFileSync(file, `${header}${tables.join('\n')}`)
