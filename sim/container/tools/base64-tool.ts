/** base64: bytes as text and back. Source: GNU coreutils and busybox, for what they print. */
import { decodeBase64, encodeBase64, utf8Bytes } from '../../base64.ts'
import { readAll, readOptions, refuseOption, type Tool } from './tool.ts'

export const base64: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'dDiw:', { decode: 'd', wrap: 'w' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  let failed = false
  const text = readAll(call, operands, (path, problem) => {
    failed = true
    call.err(`base64: ${path}: ${problem}\n`)
  })
  if (given.has('d') || given.has('D')) {
    const decoded = textFromBase64(text)
    call.out(decoded ?? '')
    if (decoded === undefined) call.err('base64: invalid input\n')
    return decoded === undefined || failed ? 1 : 0
  }
  const width = Number(given.get('w') ?? 76)
  const encoded = encodeBase64(utf8Bytes(text))
  const lines = width > 0 ? (encoded.match(new RegExp(`.{1,${width}}`, 'g')) ?? []) : [encoded]
  call.out(width > 0 ? lines.map((line) => `${line}\n`).join('') : encoded)
  return failed ? 1 : 0
}

/** What the bytes say, read as UTF-8; one sign for each byte where they are something else. undefined: no base64. */
export function textFromBase64(text: string): string | undefined {
  const bytes = decodeBase64(text.trim())
  if (bytes === undefined) return undefined
  try {
    return decodeURIComponent([...bytes].map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''))
  } catch {
    return [...bytes].map((byte) => String.fromCharCode(byte)).join('')
  }
}
