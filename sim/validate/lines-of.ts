/** What would the API server print, line by line? For tests, which compare with what upstream prints. */
import type { Diagnostic } from '../diagnostic.ts'

export function linesOf(diagnostics: Iterable<Diagnostic>): readonly string[] {
  return [...diagnostics].map(({ upstream }) => upstream ?? '')
}
