/**
 * Which characters end a line, separate words, or may stand in a manifest at all.
 * Models go-yaml v2 (yamlprivateh.go, readerc.go): besides LF and CR, three Unicode characters end a line.
 *
 * A text handed to the scanner ends with END, so that looking one character ahead never leaves it.
 */

/** NUL, the one character that cannot occur in a manifest: it closes every text. */
export const END = 0
export const TAB = 0x09
export const LF = 0x0a
export const CR = 0x0d
export const SPACE = 0x20
const NEXT_LINE = 0x85
const LINE_SEPARATOR = 0x2028
const PARAGRAPH_SEPARATOR = 0x2029

export function isBreak(code: number): boolean {
  return (
    code === LF ||
    code === CR ||
    code === NEXT_LINE ||
    code === LINE_SEPARATOR ||
    code === PARAGRAPH_SEPARATOR
  )
}

export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB
}

export function isBreakOrEnd(code: number): boolean {
  return code === END || isBreak(code)
}

/** True at whatever may follow an indicator: a blank, the end of the line, the end of the text. */
export function isGap(code: number): boolean {
  return isBlank(code) || isBreakOrEnd(code)
}

/** Letters, digits, "_" and "-": what names of anchors and tag handles are made of. */
export function isWord(code: number): boolean {
  return (
    (code >= 0x61 && code <= 0x7a) ||
    (code >= 0x41 && code <= 0x5a) ||
    isDigit(code) ||
    code === 0x5f ||
    code === 0x2d
  )
}

export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

export function isHexDigit(code: number): boolean {
  return isDigit(code) || (code >= 0x61 && code <= 0x66) || (code >= 0x41 && code <= 0x46)
}

/**
 * The offset behind the line break at `offset`. CR LF is one break; so is CR CR LF, because kubectl
 * takes one CR LF off each line before the YAML is read.
 */
export function afterBreak(text: string, offset: number): number {
  if (text.charCodeAt(offset) !== CR) return offset + 1
  const next = text.charCodeAt(offset + 1)
  if (next === LF) return offset + 2
  return next === CR && text.charCodeAt(offset + 2) === LF ? offset + 3 : offset + 1
}

/** What the break at `offset` reads as in a value: LF, or the Unicode separator itself. */
export function breakText(text: string, offset: number): string {
  const code = text.charCodeAt(offset)
  return code === LINE_SEPARATOR || code === PARAGRAPH_SEPARATOR ? text.charAt(offset) : '\n'
}

/** How many line breaks stand before `offset`, counted as the YAML reader counts its lines. */
export function breaksBefore(text: string, offset: number): number {
  let count = 0
  for (let at = 0; at < offset; ) {
    if (isBreak(text.charCodeAt(at))) {
      at = afterBreak(text, at)
      count += 1
    } else at += 1
  }
  return count
}

// Everything YAML 1.1 does not call printable; a lone half of a surrogate pair cannot come from a file.
const notAllowed = /[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]/

/** The offset of the first character that may not stand in a manifest, or -1. */
export function findControlCharacter(text: string): number {
  return text.search(notAllowed)
}
