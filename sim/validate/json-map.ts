/**
 * Is a text a JSON object? If not, what does Go's json.Unmarshal say, asked for a map[string]interface{}?
 *
 * Example: mapProblem('[]') is 'json: cannot unmarshal array into Go value of type map[string]interface {}'.
 */
import { nextJsonValue, readJsonValue } from '../manifest/json.ts'

/** Deeper than that Go gives up too. */
const deepest = 10_000

export function mapProblem(text: string): string | undefined {
  const start = nextJsonValue(text, 0)
  if (start < 0) return 'unexpected end of JSON input'
  const value = readJsonValue(text, start, deepest)
  if (!value.ok) {
    const says = value.problem.says.replace(/^json: offset \d+: /, '')
    return says === 'unexpected EOF' ? 'unexpected end of JSON input' : says
  }
  const rest = nextJsonValue(text, value.end)
  if (rest >= 0) return `invalid character '${text.charAt(rest)}' after top-level value`
  const type = typeOf(text.charAt(start))
  return type === undefined
    ? undefined
    : `json: cannot unmarshal ${type} into Go value of type map[string]interface {}`
}

/** The type of another value, by its first character; undefined for an object, and for null, which is an empty one. */
function typeOf(first: string): string | undefined {
  if (first === '{' || first === 'n') return undefined
  if (first === '[') return 'array'
  if (first === '"') return 'string'
  return first === 't' || first === 'f' ? 'bool' : 'number'
}
