/**
 * What comes of `kubectl run -i NAME --image=IMAGE -- COMMAND`? The pod is made and waited for, its command runs in front
 * of whoever typed it, and with --rm the pod goes in the end. How the command ended counts where it is not run again.
 *
 * Models kubernetes/kubectl pkg/cmd/run/run.go (handleAttachPod, waitForPod). Here the container of a pod that goes
 * again waits, and the command runs in it as with exec: the one program that it is there for.
 */
import type { JsonObject, ObjectRef } from '../api/meta.ts'
import type { Pod } from '../api/pod.ts'
import { quoteText } from '../quote.ts'
import { isSet, numberOf, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { waitUntilGone } from './delete.ts'
import { finishGenerated } from './print-change.ts'
import { resourceOfKind } from './resources.ts'
import type { Session } from './session.ts'
import { targetOf } from './targets.ts'

export function runAttached(session: Session, name: string, pod: JsonObject): CommandOutput {
  const { command, cluster, namespace } = session
  const goes = isSet(command, 'rm')
  const made = finishGenerated(session, goes ? waiting(pod) : pod, 'created')
  if (made.exitCode !== 0) return made
  const ref: ObjectRef = { kind: 'Pod', namespace, name }
  const attached = attach(session, ref, pod)
  if (!goes) return joined([{ ...made, stdout: '' }, attached.shown, attached.ended])
  const before = cluster.state.get('Pod', namespace, name)
  cluster.delete(ref)
  if (before !== undefined) {
    waitUntilGone(session, [targetOf(resourceOfKind('Pod'), before as unknown as JsonObject)])
  }
  const gone = isSet(command, 'quiet') ? '' : `pod ${quoteText(name)} deleted from ${namespace} namespace`
  return joined([{ ...made, stdout: '' }, attached.shown, printed(gone), attached.ended])
}

interface Attached {
  readonly shown: CommandOutput
  /** What kubectl says about the end, after the pod is gone. */
  readonly ended: CommandOutput
}

/** What kubectl says before it hands over the terminal. */
export const attachNotice: string =
  'All commands and output from this session will be recorded in container logs, including credentials and sensitive information passed through the command prompt.\n' +
  "If you don't see a command prompt, try pressing enter.\n"

const nothing: CommandOutput = { stdout: '', stderr: '', exitCode: 0 }
const tooLate = 'error: timed out waiting for the condition'

function attach(session: Session, ref: ObjectRef, pod: JsonObject): Attached {
  const { command, io } = session
  if (io.exec === undefined)
    return { shown: failed('error: no container can be attached to here'), ended: nothing }
  if (!waitForStart(session, ref)) {
    const hint = `kubectl describe pod ${ref.name} says why it does not start`
    return {
      shown: nothing,
      ended: failed(tooLate, isSet(command, 'rm') ? `leave --rm out: then ${hint}` : hint),
    }
  }
  const options = { stdin: isSet(command, 'stdin'), tty: isSet(command, 'tty'), attached: true }
  const output = io.exec(ref, undefined, wordsOf(pod), options)
  const notice = isSet(command, 'quiet') ? '' : attachNotice
  const shown = { ...output, stderr: notice + output.stderr, exitCode: 0 }
  return { shown, ended: endOf(session, ref, output.exitCode) }
}

/** Without --restart the container is run again, and its end is nobody's business. */
function endOf({ command }: Session, { namespace, name }: ObjectRef, exitCode: number): CommandOutput {
  const restart = textOf(command, 'restart')
  if (exitCode === 0 || restart === '' || restart === 'Always' || isSet(command, 'leave-stdin-open'))
    return nothing
  if (restart === 'OnFailure') return failed(tooLate, 'it fails each time that it is run again')
  return failed(`pod ${namespace}/${name} terminated (Error)`, '', exitCode)
}

/** The program that the pod is there for. An image's own one is not known: its shell is taken. */
function wordsOf(pod: JsonObject): readonly string[] {
  const [container] = (pod as unknown as Pod).spec.containers
  const { command = [], args = [], image = '' } = container ?? { name: '' }
  const words = [...command, ...args]
  // The image's own script puts curl before what looks like an option or an address.
  const [first = ''] = words
  const isForCurl = command.length === 0 && /(?:^|\/)curl(?:[:@]|$)/.test(image) && /^-|:\/\//.test(first)
  if (isForCurl) return ['curl', ...words]
  return words.length === 0 ? ['sh'] : words
}

function waiting(pod: JsonObject): JsonObject {
  const spec = pod.spec as unknown as Pod['spec']
  const [first, ...others] = spec.containers
  const { args: _, ...rest } = first ?? { name: '' }
  return {
    ...pod,
    spec: { ...spec, containers: [{ ...rest, command: ['pause'] }, ...others] },
  } as unknown as JsonObject
}

/** Until the container runs, or has run; false when that takes too long. */
function waitForStart({ cluster, command }: Session, { namespace, name }: ObjectRef): boolean {
  const limit = numberOf(command, 'pod-running-timeout') || 60
  const end = cluster.state.now + limit
  while (!hasStarted(cluster.state.get('Pod', namespace, name))) {
    if (cluster.state.now >= end) return false
    cluster.advance(1)
  }
  return true
}

function hasStarted(pod: Pod | undefined): boolean {
  const [container] = pod?.status?.containerStatuses ?? []
  const { running, terminated } = container?.state ?? {}
  return running !== undefined || terminated !== undefined || container?.lastState?.terminated !== undefined
}
