/**
 * What does `kubectl explain` print? The fields of a kind, from the tables of the API; whole trees with --recursive.
 * Descriptions are left out: they are the documentation's, and `kubectl explain` on a real cluster has them.
 *
 * Models kubernetes/kubectl pkg/cmd/explain and pkg/explain/v2/templates/plaintext.tmpl.
 * Example: kubectl explain service.spec.ports
 */
import {
  type Field,
  type FieldType,
  type Structure,
  structureOf,
  structureOfKind,
} from '../api/fields/structure.ts'
import { nearNames } from '../near-names.ts'
import { quoteText } from '../quote.ts'
import { isSet, textOf } from './command.ts'
import { failed, printed } from './command-output.ts'
import type { Runner } from './session.ts'
import { resourceFor } from './targets.ts'

export const explain: Runner = ({ command }) => {
  const { args } = command
  if (args.length === 0) {
    return failed(
      'error: You must specify the type of resource to explain. Use "kubectl api-resources" for a complete list of supported resources.',
    )
  }
  if (args.length > 1) return failed('error: We accept only this format: explain RESOURCE')
  const output = textOf(command, 'output')
  if (output !== 'plaintext' && output !== 'plaintext-openapiv2') {
    return failed(`error: unrecognized format: ${output}`)
  }
  const [type = '', ...path] = (args[0] ?? '').split('.')
  const resource = resourceFor(type)
  if (!resource.ok) return resource.output
  const { kind, group, version } = resource.value
  const structure = structureOfKind(textOf(command, 'api-version') || resource.value.apiVersion, kind)
  if (structure === undefined) {
    return failed(
      `error: the fields of ${kind} are not in the tables of this simulator`,
      'it knows those of the kinds that the course is about: kubectl explain service',
    )
  }
  const heading = [
    ...(group === '' ? [] : [`GROUP:      ${group}`]),
    `KIND:       ${kind}`,
    `VERSION:    ${version}`,
    '',
  ]
  let here: Structure | undefined = structure
  let field: Field | undefined
  for (const name of path) {
    field = here?.fields.get(name)
    if (field === undefined) {
      const [near] = nearNames(name, here?.fields.keys() ?? [])
      return failed(
        `error: field ${quoteText(name)} does not exist`,
        near === undefined ? '' : `did you mean ${near}?`,
      )
    }
    here = structureIn(field.type)
  }
  const about =
    field === undefined
      ? []
      : [`FIELD: ${field.name} <${printType(field.type)}>${field.required ? ' -required-' : ''}`, '']
  const fields =
    here === undefined
      ? []
      : ['FIELDS:', ...fieldLines(here, isSet(command, 'recursive') ? new Set() : undefined, '  ')]
  return printed(`${[...heading, ...about, ...fields].join('\n')}\n`)
}

/** `seen`: the structures around, where all levels are shown; a structure inside of itself is shown once. */
function fieldLines(
  structure: Structure,
  seen: ReadonlySet<string> | undefined,
  indent: string,
): readonly string[] {
  return [...structure.fields.values()]
    .sort((one, other) => (one.name < other.name ? -1 : 1))
    .flatMap((field) => {
      const line = `${indent}${field.name}\t<${printType(field.type)}>${field.required ? ' -required-' : ''}`
      const inner = structureIn(field.type)
      if (seen === undefined || inner === undefined || seen.has(inner.name)) return [line]
      return [line, ...fieldLines(inner, new Set([...seen, structure.name]), `${indent}  `)]
    })
}

function structureIn(type: FieldType): Structure | undefined {
  if (type.is === 'structure') return structureOf(type.name)
  return type.is === 'list' || type.is === 'map' ? structureIn(type.of) : undefined
}

const scalars: Readonly<Record<string, string>> = {
  int32: 'integer',
  int64: 'integer',
  'int-or-string': 'IntOrString',
  quantity: 'Quantity',
  time: 'string',
  bytes: 'string',
  'any-object': 'Object',
}

function printType(type: FieldType): string {
  if (type.is === 'list') return `[]${printType(type.of)}`
  if (type.is === 'map') return `map[string]${printType(type.of)}`
  if (type.is === 'structure') return structureOf(type.name).go
  return scalars[type.is] ?? type.is
}
