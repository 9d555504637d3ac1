/**
 * `%YAML 1.1` and `%TAG` lines. Models go-yaml v2 (scan_directive). Hardly a manifest can use them: kubectl cuts
 * the file at each `---` first, so that the `---` a directive needs is only there when its line ends with a lone
 * CR. They are read all the same, because what stands wrong in them decides what kubectl says.
 */
import { isBlank, isBreak, isBreakOrEnd, isDigit, isGap } from './characters.ts'
import { scanUri, takeWord } from './scan-properties.ts'
import { failScanner, peekCode, push, type Scanner, takeBreak } from './scanner.ts'
import { type Token, token } from './token.ts'

export function scanDirective(scanner: Scanner): void {
  const word = scanWhole(scanner)
  if (word === undefined) return
  skipBlanks(scanner)
  if (peekCode(scanner) === 0x23) skipLine(scanner)
  if (isBreakOrEnd(peekCode(scanner))) {
    if (isBreak(peekCode(scanner))) takeBreak(scanner)
    push(scanner, word)
  } else fail(scanner, word.start, 'did not find expected comment or line break')
}

function scanWhole(scanner: Scanner): Token | undefined {
  const start = scanner.position
  scanner.position += 1
  const name = takeWord(scanner)
  if (name === '') return fail(scanner, start, 'could not find expected directive name')
  if (!isGap(peekCode(scanner))) return fail(scanner, start, 'found unexpected non-alphabetical character')
  if (name !== 'YAML' && name !== 'TAG') return fail(scanner, start, 'found unknown directive name')
  skipBlanks(scanner)
  return name === 'YAML' ? scanVersion(scanner, start) : scanTagPrefix(scanner, start)
}

function scanVersion(scanner: Scanner, start: number): Token | undefined {
  const major = scanVersionNumber(scanner, start)
  if (major === undefined) return undefined
  if (scanner.text.charAt(scanner.position) !== '.') {
    return failVersion(scanner, start, "did not find expected digit or '.' character")
  }
  scanner.position += 1
  const minor = scanVersionNumber(scanner, start)
  if (minor === undefined) return undefined
  return token('version-directive', start, scanner.position, `${major}.${minor}`)
}

function scanVersionNumber(scanner: Scanner, start: number): number | undefined {
  const from = scanner.position
  while (isDigit(peekCode(scanner))) {
    if (scanner.position - from === 2)
      return failVersion(scanner, start, 'found extremely long version number')
    scanner.position += 1
  }
  if (scanner.position === from) return failVersion(scanner, start, 'did not find expected version number')
  return Number(scanner.text.slice(from, scanner.position))
}

function scanTagPrefix(scanner: Scanner, start: number): Token | undefined {
  const from = scanner.position
  if (scanner.text.charAt(from) !== '!') return failHandle(scanner, start, "did not find expected '!'")
  scanner.position += 1
  const word = takeWord(scanner)
  if (scanner.text.charAt(scanner.position) === '!') scanner.position += 1
  else if (word !== '') return failHandle(scanner, start, "did not find expected '!'")
  const handle = scanner.text.slice(from, scanner.position)
  if (!isBlank(peekCode(scanner))) return failHandle(scanner, start, 'did not find expected whitespace')
  skipBlanks(scanner)
  const prefix = scanUri(scanner, start, 'while parsing a %TAG directive')
  if (prefix === undefined) return undefined
  if (prefix === '') return failHandle(scanner, start, 'did not find expected tag URI')
  if (!isGap(peekCode(scanner)))
    return failHandle(scanner, start, 'did not find expected whitespace or line break')
  return token('tag-directive', start, scanner.position, prefix, handle)
}

function skipLine(scanner: Scanner): void {
  while (!isBreakOrEnd(peekCode(scanner))) scanner.position += 1
}

function skipBlanks(scanner: Scanner): void {
  while (isBlank(peekCode(scanner))) scanner.position += 1
}

function fail(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while scanning a directive', start, says)
}

function failVersion(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while scanning a %YAML directive', start, says)
}

function failHandle(scanner: Scanner, start: number, says: string): undefined {
  return failScanner(scanner, 'while parsing a %TAG directive', start, says)
}
