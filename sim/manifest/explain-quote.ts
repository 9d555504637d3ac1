/**
 * Text behind a value that its closing quote, or bracket, has ended: 'it's' is the text `it` and something left over.
 */
import { shorten } from './excerpt.ts'
import { type Finding, found } from './finding.ts'

/** `rest` begins at the offset `start`, where reading stopped. */
export function textAfterValue(text: string, start: number, rest: string): Finding {
  const quote = quoteBefore(text, start)
  const facts = { text: shorten(rest), ...(quote === undefined ? {} : { quote }) }
  return found('yaml/text-after-value', facts, start, start + Math.max(rest.length, 1))
}

/** The quote right before an offset. */
export function quoteBefore(text: string, offset: number): '"' | "'" | undefined {
  const character = text.charAt(offset - 1)
  return character === '"' || character === "'" ? character : undefined
}
