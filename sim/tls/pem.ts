/**
 * Which blocks does a PEM text hold? Text before, between and after them counts nothing; a block whose lines are no
 * base64, or whose end names another label, is passed over. Models Decode of Go's encoding/pem.
 *
 * Example: pemBlocks('-----BEGIN CERTIFICATE-----\n…') is one block with the label CERTIFICATE.
 */
import { decodeBase64, encodeBase64 } from '../base64.ts'

export interface PemBlock {
  /** What stands behind BEGIN: CERTIFICATE, PRIVATE KEY, RSA PRIVATE KEY, CERTIFICATE REQUEST … */
  readonly label: string
  readonly bytes: Uint8Array
  /** `Proc-Type: 4,ENCRYPTED` and the like. */
  readonly headers: readonly string[]
}

export function pemBlocks(text: string): readonly PemBlock[] {
  const blocks: PemBlock[] = []
  const lines = text.split('\n').map((line) => line.trimEnd())
  for (let at = 0; at < lines.length; at++) {
    const label = labelIn(lines[at], 'BEGIN')
    if (label === undefined) continue
    const end = lines.findIndex((line, index) => index > at && labelIn(line, 'END') !== undefined)
    if (end < 0) break
    const block = labelIn(lines[end], 'END') === label ? blockOf(label, lines.slice(at + 1, end)) : undefined
    if (block !== undefined) blocks.push(block)
    at = end
  }
  return blocks
}

/** Lines of 64 characters, as every tool writes them. */
export function printPem(label: string, bytes: Uint8Array): string {
  const lines = encodeBase64(bytes).match(/.{1,64}/g) ?? []
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n')
}

function labelIn(line: string | undefined, word: 'BEGIN' | 'END'): string | undefined {
  const start = `-----${word} `
  return line?.startsWith(start) && line.length >= start.length + 5 && line.endsWith('-----')
    ? line.slice(start.length, -5)
    : undefined
}

/** Headers are `key: value` lines before the base64, which has no colon. */
function blockOf(label: string, lines: readonly string[]): PemBlock | undefined {
  const first = lines.findIndex((line) => !line.includes(':'))
  const headers = first < 0 ? lines : lines.slice(0, first)
  const bytes = decodeBase64(lines.slice(headers.length).join('').replace(/[ \t]/g, ''))
  return bytes && { label, bytes, headers }
}
