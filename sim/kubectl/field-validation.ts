/**
 * What is the API server to do with fields that it does not know? --validate says so, as a word or as a boolean.
 * Models GetValidationDirective of kubernetes/kubectl pkg/cmd/util/helpers.go. What kubectl checks by itself before it
 * sends anything is left out of this: that stays as it is with --validate=strict.
 *
 * Example: --validate=false → Ignore
 */
import type { FieldValidation } from '../decode/decode.ts'
import { quoteText } from '../quote.ts'
import { type KubectlCommand, textOf } from './command.ts'
import { failed } from './command-output.ts'
import { ended, found, type Step } from './session.ts'

export function fieldValidationOf(command: KubectlCommand): Step<FieldValidation> {
  const value = textOf(command, 'validate')
  if (value === 'strict' || /^(?:1|t|T|TRUE|true|True)$/.test(value)) return found('Strict')
  if (value === 'warn') return found('Warn')
  if (value === 'ignore' || /^(?:0|f|F|FALSE|false|False)$/.test(value)) return found('Ignore')
  return ended(
    failed(
      `error: invalid - validate option ${quoteText(value)}; must be one of: strict (or true), warn, ignore (or false)`,
    ),
  )
}
