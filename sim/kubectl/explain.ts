/**
 * What does `kubectl explain` print? The fields of a kind, from the tables of the API; whole trees with --recursive.
 * Descriptions are our own and not those of the API, and say of a field what becomes of it in this simulator.
 *
 * Models kubernetes/kubectl pkg/cmd/explain and pkg/explain/v2/templates/plaintext.tmpl.
 * Example: kubectl explain service.spec.ports
 */

import { labelOf } from '../api/fields/labels.ts'
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
import { aboutField, valuesOf } from './explain-words.ts'
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
  let around: Structure = structure
  for (const name of path) {
    if (here !== undefined) around = here
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
  const isRecursive = isSet(command, 'recursive')
  const fields =
    here === undefined ? [] : ['FIELDS:', ...fieldLines(here, isRecursive ? new Set() : undefined, '  ')]
  const lines = [
    ...heading,
    ...(field === undefined ? [] : fieldHeading(around, field)),
    ...description(around, field, here),
    ...fields,
  ]
  return printed(`${lines.join('\n')}\n`)
}

function fieldHeading(around: Structure, field: Field): readonly string[] {
  const values = valuesOf(around.name, field.name)
  const list = values.length === 0 ? [''] : ['ENUM:', ...values.map((value) => `    ${value}`)]
  return [
    `FIELD: ${field.name} <${printType(field.type)}>${field.required ? ' -required-' : ''}`,
    ...list,
    '',
  ]
}

/** Of the field, then of the structure that it holds. */
function description(
  around: Structure,
  field: Field | undefined,
  here: Structure | undefined,
): readonly string[] {
  const about = here === undefined ? undefined : aboutField(here.name, '')
  const texts = field === undefined ? [about ?? ''] : [wordsOf(around, field), about ?? '']
  const said = texts.filter((text) => text !== '')
  const lines = (said.length === 0 ? ['<empty>'] : said).flatMap((text) => wrapped(text, 76))
  return ['DESCRIPTION:', ...lines.map((line) => `    ${line}`), '    ']
}

/** What the field is for, and what becomes of it here if that is not what becomes of it in a cluster. */
function wordsOf({ name: structure }: Structure, { name }: Field): string {
  const label = labelOf(structure, name)
  const here =
    label?.is === 'inert'
      ? 'Accepted in this simulator, and without effect.'
      : label?.is === 'unmodelled'
        ? `Not modelled in this simulator${label.unless.length === 0 ? '' : `, but for ${label.unless.join(', ')}`}.`
        : ''
  return [aboutField(structure, name) ?? '', here].filter((text) => text !== '').join(' ')
}

function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + 1 + word.length > width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
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
      const values = valuesOf(structure.name, field.name)
      const list =
        values.length === 0
          ? []
          : [`${indent}enum: ${values.slice(0, 4).join(', ')}${values.length > 4 ? ', ....' : ''}`]
      if (seen === undefined) {
        const about = wordsOf(structure, field) || '<no description>'
        return [line, ...list, ...wrapped(about, 76).map((text) => `${indent}  ${text}`), '']
      }
      const inner = structureIn(field.type)
      if (inner === undefined || seen.has(inner.name)) return [line, ...list]
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
