/** A Reading, made: what was read, or the flaw in Go's words. */
import type { CertificateFlaw, Reading } from '../api/certificates.ts'

export function read<T>(value: T): Reading<T> {
  return { ok: true, value }
}

export function flawed<T>(flaw: CertificateFlaw, words: string): Reading<T> {
  return { ok: false, flaw, words }
}
