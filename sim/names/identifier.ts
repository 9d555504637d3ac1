/**
 * Is this text one of the other words that manifests hold: an environment variable, a ConfigMap key, an HTTP
 * header, a percentage, a user number?
 *
 * Models kubernetes/apimachinery pkg/util/validation/validation.go and pkg/api/validate/content.
 *
 * Examples: isHTTPHeaderName('X-Forwarded-For') is []; isPercent('50') is ['a valid percent string must …'].
 */
import { byteLength, mustBeNoLonger, mustBeNonEmpty, mustMatch } from './message.ts'
import { isInRange } from './port.ts'

export function isCIdentifier(value: string): readonly string[] {
  if (/^[A-Za-z_][A-Za-z0-9_]*$/.test(value)) return []
  const problem =
    "a valid C identifier must start with alphabetic character or '_', followed by a string of alphanumeric characters or '_'"
  return [mustMatch(problem, '[A-Za-z_][A-Za-z0-9_]*', 'my_name', 'MY_NAME', 'MyName')]
}

export function isHTTPHeaderName(value: string): readonly string[] {
  if (/^[-A-Za-z0-9]+$/.test(value)) return []
  const problem = "a valid HTTP header must consist of alphanumeric characters or '-'"
  return [mustMatch(problem, '[-A-Za-z0-9]+', 'X-Header-Name')]
}

/** The rule before RelaxedEnvironmentVariableValidation; since 1.34 the API server uses `isRelaxedEnvVarName`. */
export function isEnvVarName(value: string): readonly string[] {
  const problem =
    "a valid environment variable name must consist of alphabetic characters, digits, '_', '-', or '.', and must not start with a digit"
  const form = '[-._a-zA-Z][-._a-zA-Z0-9]*'
  const malformed = /^[-._a-zA-Z][-._a-zA-Z0-9]*$/.test(value)
    ? []
    : [mustMatch(problem, form, 'my.env-name', 'MY_ENV.NAME', 'MyEnvName1')]
  return [...malformed, ...climbsFolders(value)]
}

export function isRelaxedEnvVarName(value: string): readonly string[] {
  if (value === '') return [`environment variable name ${mustBeNonEmpty}`]
  if (/^[ -<>-~]+$/.test(value)) return []
  return ["a valid environment variable name must consist only of printable ASCII characters other than '='"]
}

/** A key of a ConfigMap or Secret, which may become a file name. */
export function isConfigMapKey(value: string): readonly string[] {
  const messages = byteLength(value) > 253 ? [mustBeNoLonger(253, 'characters')] : []
  if (!/^[-._a-zA-Z0-9]+$/.test(value)) {
    const problem = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'"
    messages.push(mustMatch(problem, '[-._a-zA-Z0-9]+', 'key.name', 'KEY_NAME', 'key-name'))
  }
  return [...messages, ...climbsFolders(value)]
}

/** A file name that would leave its folder. */
function climbsFolders(value: string): readonly string[] {
  if (value === '.') return ["must not be '.'"]
  if (value === '..') return ["must not be '..'"]
  return value.startsWith('..') ? ["must not start with '..'"] : []
}

export function isPercent(value: string): readonly string[] {
  if (/^[0-9]+%$/.test(value)) return []
  const problem = "a valid percent string must be a numeric string followed by an ending '%'"
  return [mustMatch(problem, '[0-9]+%', '1%', '93%')]
}

/** An integer as one writes it: no plus sign, no leading zeros, no minus zero. */
export function isDecimalInteger(value: string): readonly string[] {
  if (value === '') return [mustBeNonEmpty]
  return /^(0|-?[1-9][0-9]*)$/.test(value) ? [] : ['must be a valid decimal integer in canonical form']
}

const mostUnixId = 2 ** 31 - 1

export function isUserId(value: number): readonly string[] {
  return isInRange(value, 0, mostUnixId)
}

export function isGroupId(value: number): readonly string[] {
  return isInRange(value, 0, mostUnixId)
}
