/**
 * How does a command print whole objects: -o yaml, json, name, jsonpath=…, custom-columns=…?
 *
 * Models the PrintFlags of kubernetes/cli-runtime pkg/genericclioptions and kubernetes/kubectl pkg/cmd/get. Go templates
 * and KYAML are left out, and say so.
 */
import type { Json, JsonObject } from '../api/meta.ts'
import { printYaml } from '../manifest/print.ts'
import { goJson } from '../quote.ts'
import { isSet, type KubectlCommand, textOf } from './command.ts'
import { type CommandOutput, failed, type KubectlIo } from './command-output.ts'
import { parseColumns, printColumns } from './custom-columns.ts'
import { findPath, printFound } from './json-path/find.ts'
import { goSyntax } from './json-path/go-syntax.ts'
import { parsePath } from './json-path/parse.ts'
import { printedType } from './resources.ts'
import { ended, found, type Step } from './session.ts'

/** Prints objects: one alone, or the items of a list. */
export type Printer = (object: JsonObject, isList: boolean) => Step<string>

const tableFormats = ['custom-columns', 'custom-columns-file']
const objectFormats = [
  'go-template',
  'go-template-file',
  'json',
  'jsonpath',
  'jsonpath-as-json',
  'jsonpath-file',
  'kyaml',
  'name',
  'template',
  'templatefile',
  'yaml',
]

/** undefined when the command prints for people: no -o, or -o wide where there are tables. */
export function printerFor(
  command: KubectlCommand,
  io: KubectlIo,
  hasTables = false,
): Step<Printer | undefined> {
  const template = textOf(command, 'template')
  const output = textOf(command, 'output') || (template === '' ? '' : 'go-template')
  if (output === '' || (hasTables && output === 'wide')) return found(undefined)
  const equals = output.indexOf('=')
  const format = equals < 0 ? output : output.slice(0, equals)
  const argument = equals < 0 ? template : output.slice(equals + 1)
  switch (equals < 0 ? format.toLowerCase() : format) {
    case 'yaml':
      return found((object) => found(printYaml(sorted(object))))
    case 'json':
      return found((object) => found(prettyJson(object)))
    case 'name':
      return found((object, isList) => found(itemsOf(object, isList).map(printName).join('')))
    case 'jsonpath':
    case 'jsonpath-as-json':
      return pathPrinter(command, argument, format === 'jsonpath-as-json')
    case 'jsonpath-file': {
      const text = io.readFile(argument)
      if (text !== undefined) return pathPrinter(command, text, false)
      const line = `error: error reading --template ${argument}, open ${argument}: no such file or directory`
      return ended(failed(line))
    }
    case 'custom-columns':
    case 'custom-columns-file':
      if (hasTables) return columnPrinter(command, io, format, argument)
      break
    case 'go-template':
    case 'go-template-file':
    case 'template':
    case 'templatefile':
    case 'kyaml':
      return ended(
        failed(
          `error: -o ${format} is not modelled in this simulator`,
          'use -o jsonpath=… or -o custom-columns=…',
        ),
      )
  }
  const allowed = hasTables ? [...objectFormats, ...tableFormats, 'wide'].sort() : objectFormats
  const line = `error: unable to match a printer suitable for the output format "${output}", allowed formats are: ${allowed.join(',')}`
  return ended(failed(line))
}

function pathPrinter(command: KubectlCommand, template: string, asJson: boolean): Step<Printer> {
  if (template === '') return ended(failed('error: template format specified but no template given'))
  const parsed = parsePath(template)
  if (!parsed.ok) return ended(failed(`error: error parsing jsonpath ${template}, ${parsed.error}`))
  const options = { allowMissingKeys: isSet(command, 'allow-missing-template-keys') }
  return found((object) => {
    const result = findPath(template, object, options)
    if (!result.ok) return ended(templateFailure(template, result.error, object))
    return found(
      asJson ? result.results.map((part) => prettyJson([...part])).join('') : printFound(result.results),
    )
  })
}

function templateFailure(template: string, error: string, object: JsonObject): CommandOutput {
  return failed(
    [
      `error: error executing jsonpath ${JSON.stringify(template)}: Error executing template: ${error}. Printing more information for debugging the template:`,
      '\ttemplate was:',
      `\t\t${template}`,
      '\tobject given to jsonpath engine was:',
      `\t\t${goSyntax(object)}`,
      '',
      '',
    ].join('\n'),
  )
}

function columnPrinter(
  command: KubectlCommand,
  io: KubectlIo,
  format: string,
  argument: string,
): Step<Printer> {
  const text = format === 'custom-columns' ? argument : io.readFile(argument)
  if (text === undefined) {
    const line = `error: error reading template ${argument}, open ${argument}: no such file or directory`
    return ended(failed(line))
  }
  const columns = parseColumns(text, format === 'custom-columns-file')
  if (typeof columns === 'string') return ended(failed(`error: ${columns}`))
  const hasHeading = !isSet(command, 'no-headers')
  return found((object, isList) => {
    const printed = printColumns(columns, itemsOf(object, isList), hasHeading)
    return printed.ok ? found(printed.text) : ended(failed(`error: ${printed.error}`))
  })
}

function itemsOf(object: JsonObject, isList: boolean): readonly JsonObject[] {
  return isList && Array.isArray(object.items) ? (object.items as readonly JsonObject[]) : [object]
}

function printName({ kind, metadata }: JsonObject): string {
  return `${printedType(String(kind))}/${String((metadata as JsonObject | undefined)?.name ?? '')}\n`
}

/** As Go's json.MarshalIndent with four blanks: keys sorted, the characters that matter in HTML escaped. */
export function prettyJson(value: Json): string {
  const text = JSON.stringify(sorted(value), undefined, 4)
  // An escaped text never holds one of these bare outside of strings.
  return `${text.replace(/[<>&\u2028\u2029]/g, (letter) => goJson(letter).slice(1, -1))}\n`
}

export function sorted(value: JsonObject): JsonObject
export function sorted(value: Json): Json
export function sorted(value: Json): Json {
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value)) return value.map((item: Json) => sorted(item))
  const fields = Object.entries(value as JsonObject).filter(([, field]) => field !== undefined)
  fields.sort(([one], [other]) => (one < other ? -1 : 1))
  return Object.fromEntries(fields.map(([key, field]) => [key, sorted(field)]))
}
