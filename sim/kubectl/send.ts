/**
 * One request to the API server, and what kubectl prints when it is refused. What the server warns of goes to the standard
 * error; what the simulator notes beyond that rides along as diagnostics.
 *
 * Models checkErr of kubernetes/kubectl pkg/cmd/util/helpers.go.
 */
import type { KubeObject } from '../api/kinds.ts'
import type { JsonObject, ObjectRef } from '../api/meta.ts'
import type { FieldValidation } from '../decode/decode.ts'
import type { Diagnostic, NonEmpty, Outcome } from '../diagnostic.ts'
import { sortedJson } from '../manifest/go-json.ts'
import { type Manifest, manifestOf } from '../manifest/manifest.ts'
import { quoteText } from '../quote.ts'
import { lastAppliedAnnotation } from '../state/apply.ts'
import { kubectlLine } from '../state/kubectl-line.ts'
import { isSet } from './command.ts'
import type { DryRun } from './dry-run.ts'
import type { Failure } from './failure.ts'
import { resourceOfKind } from './resources.ts'
import type { Session } from './session.ts'
import { nameIn } from './targets.ts'

export interface Sent {
  readonly object: JsonObject
  /** Lines for the standard error. */
  readonly warnings: string
  readonly diagnostics: readonly Diagnostic[]
}

export type SendResult =
  | { readonly ok: true; readonly value: Sent }
  | { readonly ok: false; readonly failure: Failure }

export interface SendOptions {
  readonly dryRun: DryRun
  /** Unknown fields are refused when absent. */
  readonly fieldValidation?: FieldValidation
  /** As kubectl's line names the doing, where an object comes from a file: creating, replacing. */
  readonly doing?: string
  /** Only the status is written. */
  readonly subresource?: 'status'
}

export function createObject(
  session: Session,
  from: JsonObject | Manifest,
  options: SendOptions,
): SendResult {
  const manifest = withNote(session, inNamespace(session, from))
  const { fieldValidation = 'Strict' } = options
  const outcome = session.cluster.create(manifest, { dryRun: options.dryRun !== 'none', fieldValidation })
  return resultOf(outcome, manifest, options)
}

export function replaceObject(
  session: Session,
  from: JsonObject | Manifest,
  options: SendOptions,
): SendResult {
  const manifest = inNamespace(session, from)
  const { subresource, fieldValidation = 'Strict' } = options
  const outcome = session.cluster.replace(manifest, {
    dryRun: options.dryRun !== 'none',
    fieldValidation,
    ...(subresource === undefined ? {} : { subresource }),
  })
  return resultOf(outcome, manifest, options)
}

/** --save-config: with itself in an annotation, so that a later apply knows what was written. */
function withNote({ command }: Session, manifest: Manifest): Manifest {
  if (!isSet(command, 'save-config')) return manifest
  const { value } = manifest
  const metadata = (value.metadata ?? {}) as JsonObject
  const annotations = {
    ...(metadata.annotations as JsonObject | undefined),
    [lastAppliedAnnotation]: `${sortedJson(value)}\n`,
  }
  return { ...manifest, value: { ...value, metadata: { ...metadata, annotations } } }
}

/** An object without a namespace goes into that of the command. */
export function inNamespace(session: Session, from: JsonObject | Manifest): Manifest {
  const manifest = isManifest(from) ? from : manifestOf(from)
  const { namespace } = nameIn(manifest.value)
  const { namespaced, apiVersion } = resourceOfKind(manifest.kind)
  if (namespace !== undefined || !namespaced || apiVersion !== manifest.apiVersion) return manifest
  const metadata = { ...(manifest.value.metadata as JsonObject | undefined), namespace: session.namespace }
  return { ...manifest, value: { ...manifest.value, metadata } }
}

function isManifest(value: JsonObject | Manifest): value is Manifest {
  return 'places' in value && 'file' in value
}

function resultOf(outcome: Outcome<KubeObject>, manifest: Manifest, { doing }: SendOptions): SendResult {
  if (!outcome.ok) return { ok: false, failure: refusalFailure(manifest, outcome.diagnostics, doing) }
  return {
    ok: true,
    value: {
      object: outcome.value as unknown as JsonObject,
      warnings: warningLines(outcome.diagnostics),
      diagnostics: outcome.diagnostics,
    },
  }
}

export function refusalFailure(
  manifest: Pick<Manifest, 'kind' | 'value' | 'file'>,
  diagnostics: NonEmpty<Diagnostic>,
  doing: string | undefined,
): Failure {
  const ref = { kind: manifest.kind, name: nameIn(manifest.value).name }
  return { line: refusalLine(ref, diagnostics, doing, manifest.file.name), diagnostics }
}

export function refusalLine(
  ref: ObjectRef,
  diagnostics: NonEmpty<Diagnostic>,
  doing: string | undefined,
  source: string,
): string {
  const { upstream = '', code, params } = diagnostics[0]
  if (code === 'kind/not-modelled')
    return `${String((params as { kind?: string }).kind)} is not modelled in this simulator`
  const errorWhen = `error when creating ${quoteText(source)}: `
  if (/^(?:error: |Error from server)/.test(upstream)) {
    return upstream.replace(
      errorWhen,
      doing === undefined ? '' : `error when ${doing} ${quoteText(source)}: `,
    )
  }
  const line = kubectlLine(ref, diagnostics, doing === undefined ? undefined : source)
  return line.replace(errorWhen, doing === undefined ? '' : `error when ${doing} ${quoteText(source)}: `)
}

/** The message alone, as an error of Go prints it inside of another: Service "web" is invalid: … */
export function refusalMessage(ref: ObjectRef, diagnostics: readonly Diagnostic[]): string {
  const lines = [
    ...new Set(diagnostics.flatMap(({ refused, upstream = '' }) => (refused === undefined ? [] : upstream))),
  ]
  const [first = ''] = lines
  const { group, kind } = resourceOfKind(ref.kind)
  const about = `${group === '' ? kind : `${kind}.${group}`} ${quoteText(ref.name)} is invalid: `
  if (lines.length > 0) return about + (lines.length === 1 ? first : `[${lines.join(', ')}]`)
  return (diagnostics[0]?.upstream ?? '').replace(
    /^Error from server \(\w+\): (?:error when creating "[^"]*": )?/,
    '',
  )
}

export function warningLines(diagnostics: readonly Diagnostic[]): string {
  const lines = diagnostics.flatMap(({ upstream }) => upstream ?? [])
  return lines.map((line) => `${line.startsWith('Warning: ') ? '' : 'Warning: '}${line}\n`).join('')
}
