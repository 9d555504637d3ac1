/**
 * What does `kubectl logs` print? What is known of it: the requests that came from the prompt, where the image is known to
 * log them; of a container that ended, what its command prints when it is run once more, if it ends in the same way.
 * Where nothing is known it says so instead of making something up.
 *
 * Models kubernetes/kubectl pkg/cmd/logs/logs.go and the refusals of the kubelet's API.
 */
import type { ObjectRef } from '../api/meta.ts'
import type { ContainerState, ContainerStatus, Pod } from '../api/pod.ts'
import { isSet, numberOf, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { containerOf } from './exec.ts'
import { podFor } from './pod-for.ts'
import type { Runner, Session } from './session.ts'
import { findTargets } from './targets.ts'
import { usageFailure } from './usage-failure.ts'

type ContainerStateTerminated = NonNullable<ContainerState['terminated']>

const usage = `expected 'logs [-f] [-p] (POD | TYPE/NAME) [-c CONTAINER]'.
POD or TYPE/NAME is a required argument for the logs command`

export const logs: Runner = (session) => {
  const { command } = session
  const { args } = command
  const selector = textOf(command, 'selector')
  if (selector !== '' && args.length > 0)
    return usageFailure(command, 'only a selector (-l) or a POD name is allowed')
  if (selector !== '') {
    const targets = findTargets(session, { args: ['pods'] })
    if (!targets.ok) return targets.output
    if (targets.value.targets.length === 0)
      return printed('', `No resources found in ${session.namespace} namespace.`)
    return joined(targets.value.targets.map(({ object }) => logOf(session, object as unknown as Pod, '')))
  }
  if (args.length === 0 || args.length > 2) return usageFailure(command, usage)
  const [target = '', second = ''] = args
  const pod = podFor(session, target)
  if (!pod.ok) {
    const line = pod.output.stderr.replace(
      /^Error from server \(NotFound\): (.*)$/m,
      `error: error from server (NotFound): $1 in namespace "${session.namespace}"`,
    )
    return { ...pod.output, stderr: line }
  }
  if (isSet(command, 'all-containers')) {
    return joined(pod.value.spec.containers.map(({ name }) => logOf(session, pod.value, name)))
  }
  return logOf(session, pod.value, textOf(command, 'container') || second)
}

function logOf(session: Session, pod: Pod, wanted: string): CommandOutput {
  const chosen = containerOf(pod, wanted)
  if (!chosen.ok) return chosen.output
  const { name, says } = chosen.value
  const statuses = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])]
  const status = statuses.find((one) => one.name === name)
  const where = `container "${name}" in pod "${pod.metadata.name}"`
  if (isSet(session.command, 'previous')) return previousLog(session, pod, status, name)
  const waiting = status?.state?.waiting
  if (status === undefined || (waiting !== undefined && status.lastState?.terminated === undefined)) {
    const reason = waiting?.reason ?? 'ContainerCreating'
    const why =
      reason.startsWith('Err') || reason.startsWith('Image') || reason === 'InvalidImageName'
        ? `${where} is waiting to start: trying and failing to pull image`
        : `${where} is waiting to start: ${reason}`
    return failed(`Error from server (BadRequest): ${why}`)
  }
  const end = status.state?.terminated ?? (waiting === undefined ? undefined : status.lastState?.terminated)
  const lines = end === undefined ? linesOf(session, pod, name) : undefined
  if (lines !== undefined && lines.length > 0) return printed(tailOf(session, lines).join('\n'), says)
  const output =
    end === undefined ? { ...printed(''), stderr: silence(name) } : logOfEnded(session, pod, name, end)
  return { ...output, stderr: says + output.stderr }
}

/** What it said itself; else what its command says once more, where it then ends as it did. */
function logOfEnded(session: Session, pod: Pod, name: string, end: ContainerStateTerminated): CommandOutput {
  if (end.message) return printed(end.message)
  const again = runAgain(session, pod, name)
  return again?.exitCode === end.exitCode
    ? { ...again, exitCode: 0 }
    : { ...printed(''), stderr: silence(name) }
}

function linesOf({ io }: Session, pod: Pod, container: string): readonly string[] {
  return io.logOf?.(refOf(pod), container) ?? []
}

function tailOf({ command }: Session, lines: readonly string[]): readonly string[] {
  const count = numberOf(command, 'tail')
  return count < 0 ? lines : lines.slice(Math.max(0, lines.length - count))
}

/** What its own command prints; undefined where the image decides what is run. */
function runAgain({ io }: Session, pod: Pod, name: string): CommandOutput | undefined {
  const all = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])]
  const { command = [], args = [] } = all.find((one) => one.name === name) ?? {}
  const words = [...command, ...args]
  if (words.length === 0) return undefined
  return io.exec?.(refOf(pod), name, words, {
    stdin: false,
    tty: false,
    attached: true,
    asLog: true,
  })
}

function refOf({ metadata }: Pod): ObjectRef {
  return { kind: 'Pod', namespace: metadata.namespace ?? 'default', name: metadata.name }
}

function silence(name: string): string {
  return `hint: the simulator does not know what ${name} prints while it runs; kubectl describe pod tells what happened to it\n`
}

function previousLog(
  session: Session,
  pod: Pod,
  status: ContainerStatus | undefined,
  name: string,
): CommandOutput {
  const before = status?.lastState?.terminated
  if (before !== undefined) return logOfEnded(session, pod, name, before)
  return failed(
    `Error from server (BadRequest): previous terminated container "${name}" in pod "${pod.metadata.name}" not found`,
  )
}
