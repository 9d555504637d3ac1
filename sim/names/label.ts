/**
 * Is this text a label key, a label value? Keys are "qualified names": finalizers, appProtocol and annotation keys
 * obey the same rule.
 *
 * Models kubernetes/apimachinery pkg/api/validate/content/kube.go.
 *
 * Examples: isQualifiedName('app.kubernetes.io/name') is []; isLabelValue('') is [].
 */
import { hasSubdomainForm, isDNS1123Subdomain } from './dns.ts'
import { byteLength, mustBeNoLonger, mustBeNonEmpty, mustMatch } from './message.ts'

const keyForm = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]'
const keyRegex = new RegExp(`^${keyForm}$`)
const keyMessage = mustMatch(
  "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character",
  keyForm,
  'MyName',
  'my.name',
  '123-abc',
)

/** An optional DNS subdomain and `/`, then a name of at most 63 bytes. */
export function isQualifiedName(value: string): readonly string[] {
  const parts = value.split('/')
  if (parts.length > 2) {
    return [
      `a valid label key ${keyMessage} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ]
  }
  const name = parts[parts.length - 1] ?? ''
  const messages = parts.length === 2 ? prefixMessages(parts[0] ?? '') : []
  if (name === '') messages.push(`name part ${mustBeNonEmpty}`)
  else if (byteLength(name) > 63) messages.push(`name part ${mustBeNoLonger(63, 'bytes')}`)
  if (!keyRegex.test(name)) messages.push(`name part ${keyMessage}`)
  return messages
}

function prefixMessages(prefix: string): string[] {
  if (prefix === '') return [`prefix part ${mustBeNonEmpty}`]
  const messages = byteLength(prefix) > 253 ? [mustBeNoLonger(253, 'bytes')] : []
  if (!hasSubdomainForm(prefix)) messages.push(...isDNS1123Subdomain(prefix).slice(-1))
  return messages.map((message) => `prefix part ${message}`)
}

const valueForm = `(${keyForm})?`
const valueRegex = new RegExp(`^${valueForm}$`)
const valueProblem =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character"

/** Empty, or a name of at most 63 bytes. */
export function isLabelValue(value: string): readonly string[] {
  const tooLong = byteLength(value) > 63 ? [mustBeNoLonger(63, 'bytes')] : []
  if (valueRegex.test(value)) return tooLong
  return [...tooLong, mustMatch(valueProblem, valueForm, 'MyValue', 'my_value', '12345')]
}
