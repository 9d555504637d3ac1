/**
 * What does `kubectl logs` print? What is known of it: that a container runs and since when, or the last line of one that
 * ended. The programs of the simulator write no access logs, and it says so instead of making some up.
 *
 * Models kubernetes/kubectl pkg/cmd/logs/logs.go and the refusals of the kubelet's API.
 */
import type { ContainerStatus, Pod } from '../api/pod.ts'
import { isSet, textOf } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import { containerOf } from './exec.ts'
import { podFor } from './pod-for.ts'
import type { Runner } from './session.ts'
import { findTargets } from './targets.ts'
import { usageFailure } from './usage-failure.ts'

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
    return joined(targets.value.targets.map(({ object }) => logOf(object as unknown as Pod, '', false)))
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
    return joined(
      pod.value.spec.containers.map(({ name }) => logOf(pod.value, name, isSet(command, 'previous'))),
    )
  }
  return logOf(pod.value, textOf(command, 'container') || second, isSet(command, 'previous'))
}

function logOf(pod: Pod, wanted: string, previous: boolean): CommandOutput {
  const chosen = containerOf(pod, wanted)
  if (!chosen.ok) return chosen.output
  const { name, says } = chosen.value
  const statuses = [...(pod.status?.containerStatuses ?? []), ...(pod.status?.initContainerStatuses ?? [])]
  const status = statuses.find((one) => one.name === name)
  const where = `container "${name}" in pod "${pod.metadata.name}"`
  if (previous) return previousLog(pod, status, name)
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
  return { ...printed(end?.message ?? '', says), stderr: says + (end === undefined ? silence(name) : '') }
}

function silence(name: string): string {
  return `hint: the simulator does not know what ${name} prints while it runs; kubectl describe pod tells what happened to it\n`
}

function previousLog(pod: Pod, status: ContainerStatus | undefined, name: string): CommandOutput {
  const before = status?.lastState?.terminated
  if (before !== undefined) return printed(before.message ?? '')
  return failed(
    `Error from server (BadRequest): previous terminated container "${name}" in pod "${pod.metadata.name}" not found`,
  )
}
