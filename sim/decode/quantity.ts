/**
 * Is a text a quantity, such as 500m, 64Mi, 0.5 or 1e3? If not, what does the API server say?
 * Models ParseQuantity of kubernetes/apimachinery pkg/api/resource/quantity.go, which is generous: "-" and "." are 0.
 */

const form = /^[+-]?[0-9]*(?:\.[0-9]*)?([eEinumkKMGTP]*[+-]?[0-9]*)$/
const suffixes = /^(?:|[numkMGTPE]|[KMGTPE]i|[eE][+-]?[0-9]+)$/

/** The API server's words, or undefined when the text is a quantity. */
export function quantityFlaw(text: string): string | undefined {
  const suffix = text.trim() === '' ? undefined : form.exec(text.trim())?.[1]
  if (suffix === undefined) {
    return "quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'"
  }
  return suffixes.test(suffix) ? undefined : "unable to parse quantity's suffix"
}
