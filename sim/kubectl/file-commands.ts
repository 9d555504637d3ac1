/**
 * What do `kubectl create -f`, `apply -f` and `replace -f` do with the objects of files? One after the other, going on
 * after one that is refused.
 *
 * Models kubernetes/kubectl pkg/cmd/create/create.go, apply/apply.go and replace/replace.go. Pruning and server-side apply
 * are left out, and say so.
 */
import type { JsonObject } from '../api/meta.ts'
import type { FieldValidation } from '../decode/decode.ts'
import type { Manifest } from '../manifest/manifest.ts'
import { isGiven, isSet } from './command.ts'
import { type CommandOutput, failed, joined } from './command-output.ts'
import { waitUntilGone } from './delete.ts'
import { type Failure, printFailures } from './failure.ts'
import { fieldValidationOf } from './field-validation.ts'
import { getObject } from './objects.ts'
import { type Changing, changingOf, printChange } from './print-change.ts'
import { hasFiles, readFiles } from './read-files.ts'
import { resourceOfKind } from './resources.ts'
import {
  createObject,
  inNamespace,
  refusalFailure,
  replaceObject,
  type SendResult,
  type Sent,
  warningLines,
} from './send.ts'
import type { Runner, Session } from './session.ts'
import { nameIn, targetOf } from './targets.ts'
import { usageFailure } from './usage-failure.ts'

export const createFiles: Runner = (session) =>
  eachFile(session, (manifest, asked) =>
    asked.dryRun === 'client'
      ? unsent(session, manifest, 'created')
      : withDone(createObject(session, manifest, { ...asked, doing: 'creating' }), 'created'),
  )

export const replaceFiles: Runner = (session) =>
  eachFile(session, (manifest, asked) => {
    if (asked.dryRun === 'client') return unsent(session, manifest, 'replaced')
    if (isSet(session.command, 'force')) return forced(session, manifest, asked)
    return withDone(replaceObject(session, manifest, { ...asked, doing: 'replacing' }), 'replaced')
  })

export const applyFiles: Runner = (session) => {
  const { command } = session
  if (isSet(command, 'server-side')) {
    return failed(
      'error: --server-side is not modelled in this simulator',
      'leave it out: kubectl apply then merges by itself',
    )
  }
  if (isSet(command, 'prune') || isGiven(command, 'prune-allowlist')) {
    return failed(
      'error: --prune is not modelled in this simulator',
      'delete what is not wanted with kubectl delete -f FILE',
    )
  }
  return eachFile(session, (manifest, asked) => applyOne(session, manifest, asked))
}

/** What the flags ask of each request. */
interface Asked extends Pick<Changing, 'dryRun'> {
  readonly fieldValidation: FieldValidation
}

type Done =
  | { readonly ok: true; readonly sent: Sent; readonly done: string }
  | { readonly ok: false; readonly failure: Failure }

function eachFile(session: Session, act: (manifest: Manifest, asked: Asked) => Done): CommandOutput {
  const { command, io } = session
  if (command.args.length > 0) return usageFailure(command, `Unexpected args: [${command.args.join(' ')}]`)
  if (!hasFiles(command)) return failed('error: must specify one of -f and -k')
  const changing = changingOf(session)
  if (!changing.ok) return changing.output
  const fieldValidation = fieldValidationOf(command)
  if (!fieldValidation.ok) return fieldValidation.output
  const asked = { dryRun: changing.value.dryRun, fieldValidation: fieldValidation.value }
  const files = readFiles(command, io)
  if (!files.ok) return files.output
  if (files.value.length === 0) return failed(`error: no objects passed to ${command.path}`)
  const failures: Failure[] = []
  const outputs = files.value.flatMap((manifest): readonly CommandOutput[] => {
    const placed = namespaceProblem(session, manifest) ?? act(manifest, asked)
    if (!placed.ok) {
      failures.push(placed.failure)
      return []
    }
    const { warnings, diagnostics, object } = placed.sent
    const notes: CommandOutput = { stdout: '', stderr: warnings, exitCode: 0, diagnostics }
    return [notes, printChange(changing.value, object, placed.done)]
  })
  return joined([...outputs, printFailures(failures)])
}

/** -n and the file must say the same. */
function namespaceProblem({ command, namespace }: Session, { value, kind }: Manifest): Done | undefined {
  const written = nameIn(value).namespace
  if (!isGiven(command, 'namespace') || written === undefined || written === namespace) return undefined
  if (!resourceOfKind(kind).namespaced) return undefined
  const line = `the namespace from the provided object "${written}" does not match the namespace "${namespace}". You must pass '--namespace=${written}' to perform this operation.`
  return { ok: false, failure: { line } }
}

function withDone(result: SendResult, done: string): Done {
  return result.ok ? { ok: true, sent: result.value, done } : result
}

function unsent(session: Session, manifest: Manifest, done: string): Done {
  const object = inNamespace(session, manifest).value
  return { ok: true, sent: { object, warnings: '', diagnostics: [] }, done }
}

/** replace --force: deleted, waited for, created anew. */
function forced(session: Session, manifest: Manifest, asked: Asked): Done {
  const { kind, name, namespace } = refOf(session, manifest)
  const resource = resourceOfKind(kind)
  const before = getObject(session, resource, name, namespace)
  session.cluster.delete({ kind, name, ...(namespace === undefined ? {} : { namespace }) })
  if (before.ok) waitUntilGone(session, [targetOf(resource, before.value)])
  return withDone(createObject(session, manifest, { ...asked, doing: 'replacing' }), 'replaced')
}

function applyOne(session: Session, manifest: Manifest, { dryRun, fieldValidation }: Asked): Done {
  const placed = inNamespace(session, manifest)
  const { kind, name, namespace } = refOf(session, placed)
  const before = getObject(session, resourceOfKind(kind), name, namespace)
  if (dryRun === 'client') return unsent(session, manifest, before.ok ? 'configured' : 'created')
  const outcome = session.cluster.apply([placed], { dryRun: dryRun !== 'none', fieldValidation })
  if (!outcome.ok)
    return { ok: false, failure: refusalFailure(placed, outcome.diagnostics, verbFor(before.ok)) }
  const [applied] = outcome.value
  const after = getObject(session, resourceOfKind(kind), name, namespace)
  const object: JsonObject = after.ok ? after.value : placed.value
  const { diagnostics } = outcome
  return {
    ok: true,
    sent: { object, warnings: warningLines(diagnostics), diagnostics },
    done: applied?.result ?? 'unchanged',
  }
}

function verbFor(isThere: boolean): string {
  return isThere ? 'applying patch' : 'creating'
}

function refOf(session: Session, { kind, value }: Manifest) {
  const { name, namespace = session.namespace } = nameIn(value)
  return resourceOfKind(kind).namespaced ? { kind, name, namespace } : { kind, name, namespace: undefined }
}

export const viewLastApplied: Runner = (session) => {
  const { command } = session
  return failed(
    `error: kubectl ${command.path} is not modelled in this simulator`,
    `use kubectl get ${command.args.join(' ') || 'TYPE NAME'} -o jsonpath='{.metadata.annotations.kubectl\\.kubernetes\\.io/last-applied-configuration}'`,
  )
}
