/**
 * The sentences upstream builds its name messages from.
 * Source: kubernetes/apimachinery pkg/util/validation/validation.go, pkg/api/validate/content/errors.go.
 *
 * Example: mustMatch('a valid percent string must …', '[0-9]+%', '1%', '93%')
 */

/** What does not fit the form, the form as a regular expression, and examples that do fit. */
export function mustMatch(problem: string, form: string, ...examples: readonly string[]): string {
  const regex = `regex used for validation is '${form}'`
  if (examples.length === 0) return `${problem} (${regex})`
  return `${problem} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}${regex})`
}

/** `unit` is what upstream says, not what it counts: it always counts bytes. */
export function mustBeNoLonger(length: number, unit: 'characters' | 'bytes'): string {
  return `must be no more than ${length} ${unit}`
}

export function mustBeBetween(low: number, high: number): string {
  return `must be between ${low} and ${high}, inclusive`
}

export const mustBeNonEmpty = 'must be non-empty'

/** How many bytes the text takes in UTF-8, which is what Go's len counts. */
export function byteLength(text: string): number {
  let bytes = 0
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x80) bytes += 1
    else if (unit < 0x800 || isPairedSurrogate(text, index)) bytes += 2
    else bytes += 3
  }
  return bytes
}

/** Each half of a pair counts 2 of the 4 bytes; a lone half is read as U+FFFD, which takes 3. */
function isPairedSurrogate(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  if (unit >= 0xd800 && unit < 0xdc00) return (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00
  return unit >= 0xdc00 && unit < 0xe000 && (text.charCodeAt(index - 1) & 0xfc00) === 0xd800
}
