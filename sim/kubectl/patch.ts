/**
 * What do `kubectl patch` and `kubectl edit` make of an object? A patch changes what it names; the editor opens the whole
 * object and sends back what was saved.
 *
 * Models kubernetes/kubectl pkg/cmd/patch/patch.go and pkg/cmd/util/editor/editoptions.go.
 */
import type { Diagnostic } from '../diagnostic.ts'
import { parseManifests } from '../manifest/parse.ts'
import { parseYaml } from '../manifest/parse-yaml.ts'
import { printYaml } from '../manifest/print.ts'
import { quoteText } from '../quote.ts'
import { sameJson } from '../state/same-json.ts'
import { changeObjects } from './change-objects.ts'
import { isSet, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { dryRunOf } from './dry-run.ts'
import { failure, printFailures } from './failure.ts'
import { fieldValidationOf } from './field-validation.ts'
import { sorted } from './output-format.ts'
import { applyPatch, type PatchType } from './overrides.ts'
import { changeLine } from './print-change.ts'
import { replaceObject } from './send.ts'
import type { Runner, Session } from './session.ts'
import { findTargets, type Target } from './targets.ts'
import { typedObject } from './typed-object.ts'

const patchTypes = ['json', 'merge', 'strategic']

export const patch: Runner = (session) => {
  const { command, io } = session
  const [inline, path] = [textOf(command, 'patch'), textOf(command, 'patch-file')]
  if (inline !== '' && path !== '') return failed('error: cannot specify --patch and --patch-file together')
  if (inline === '' && path === '') {
    return failed('error: must specify --patch or --patch-file containing the contents of the patch')
  }
  const isLocal = isSet(command, 'local')
  if (isLocal && command.args.length > 0) return failed('error: cannot specify --local and server resources')
  const dryRun = dryRunOf(command)
  if (isLocal && dryRun.ok && dryRun.value === 'server') {
    return failed('error: cannot specify --local and --dry-run=server - did you mean --dry-run=client?')
  }
  const type = textOf(command, 'type').toLowerCase() || 'strategic'
  if (!patchTypes.includes(type)) {
    return failed(
      `error: --type must be one of [${patchTypes.join(' ')}], not ${quoteText(textOf(command, 'type'))}`,
    )
  }
  const text = path === '' ? inline : io.readFile(path)
  if (text === undefined)
    return failed(`error: unable to read patch file: open ${path}: no such file or directory`)
  const documents = parseYaml({ name: 'patch', text })
  if (!documents.ok) {
    const why = whyUnreadable(documents.diagnostics)
    if (!/^\s*[[{]/.test(text)) return failed(`error: unable to parse ${quoteText(inline)}: ${why}`)
    const server = `Error from server (BadRequest): ${why.replace(/^json: offset \d+: /, '')}`
    return failed(isLocal ? 'error: invalid JSON document' : server)
  }
  const value = documents.value[0]?.value ?? null
  return changeObjects(session, {}, ({ object }) => {
    const patched = applyPatch(object, value, type as PatchType)
    if (!patched.ok) return failure(patched.error)
    const isChanged = !sameJson(patched.value, object)
    const kept = 'patched (no change)'
    return { object: patched.value, done: isChanged ? 'patched' : kept, kept }
  })
}

/** kubectl's line about a file, without the file. */
function whyUnreadable(diagnostics: readonly Diagnostic[]): string {
  return (diagnostics[0]?.upstream ?? 'yaml: cannot be read').replace(
    /^error: error parsing patch: (?:error converting YAML to JSON: )?/,
    '',
  )
}

const editHeading = [
  "# Please edit the object below. Lines beginning with a '#' will be ignored,",
  '# and an empty file will abort the edit. If an error occurs while saving this file will be',
  '# reopened with the relevant failures.',
  '#',
  '',
].join('\n')

export const edit: Runner = (session) => {
  const { io } = session
  const targets = findTargets(session)
  if (!targets.ok) return targets.output
  if (io.edit === undefined && targets.value.targets.length > 0) {
    return failed(
      'error: no editor can be opened here',
      'use kubectl patch, or kubectl get -o yaml > FILE and kubectl apply -f FILE',
    )
  }
  const outputs = targets.value.targets.map((target) => editOne(session, target, io.edit?.bind(io)))
  return joined([...outputs, printFailures(targets.value.failures)])
}

function editOne(
  session: Session,
  target: Target,
  open: ((text: string) => string) | undefined,
): CommandOutput {
  const before = printYaml(sorted(typedObject(target.object)))
  const saved = open?.(editHeading + before) ?? ''
  const text = saved.replace(/^#.*\n?/gm, '')
  if (text === before) return { stdout: '', stderr: 'Edit cancelled, no changes made.\n', exitCode: 0 }
  if (text.trim() === '')
    return { stdout: '', stderr: 'Edit cancelled, saved file was empty.\n', exitCode: 0 }
  const parsed = parseManifests({ name: 'edited', text })
  const [manifest] = parsed.ok ? parsed.value : []
  if (!parsed.ok)
    return printFailures([
      {
        line: parsed.diagnostics[0].upstream ?? 'the saved text is no manifest',
        diagnostics: parsed.diagnostics,
      },
    ])
  if (manifest === undefined) return failed('error: the saved text holds no object')
  const fieldValidation = fieldValidationOf(session.command)
  if (!fieldValidation.ok) return fieldValidation.output
  const sent = replaceObject(session, manifest, { dryRun: 'none', fieldValidation: fieldValidation.value })
  if (!sent.ok) {
    return printFailures([
      { ...sent.failure, hint: 'nothing was changed; open the editor again and correct it' },
    ])
  }
  const { warnings, diagnostics, object } = sent.value
  return { ...printed(changeLine(object, 'edited', 'none'), warnings), diagnostics }
}
