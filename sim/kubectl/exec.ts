/**
 * What does `kubectl exec POD -- COMMAND` do before the command runs? It looks for the pod, its container, and for the
 * `--`: without it what stands behind the pod is refused since 1.32, and says how to write it now.
 *
 * Models kubernetes/kubectl pkg/cmd/exec/exec.go and pkg/cmd/util/podcmd. What runs in the container is for sim/shell.
 */
import type { ObjectRef } from '../api/meta.ts'
import type { Container, Pod } from '../api/pod.ts'
import { isSet, textOf } from './command.ts'
import { failed } from './command-output.ts'
import { podFor } from './pod-for.ts'
import { hasFiles } from './read-files.ts'
import { ended, found, type Runner, type Step } from './session.ts'
import { findTargets } from './targets.ts'
import { usageFailure } from './usage-failure.ts'

export const exec: Runner = (session) => {
  const { command, io } = session
  const { args, dashAt } = command
  const target = dashAt === 0 ? undefined : args[0]
  const words = dashAt === undefined ? [] : args.slice(dashAt)
  if (dashAt === undefined && args.length > (hasFiles(command) ? 0 : 1)) {
    const flags = flagsOf(isSet(command, 'stdin'), isSet(command, 'tty'))
    const line = 'exec [POD] [COMMAND] is not supported anymore. Use exec [POD] -- [COMMAND] instead'
    const usage = usageFailure(command, line)
    const hint = `hint: type kubectl exec ${flags}${target} -- ${args.slice(1).join(' ')}\n`
    return { ...usage, stderr: usage.stderr + hint }
  }
  if (target === undefined && !hasFiles(command)) {
    return failed('error: pod, type/name or --filename must be specified')
  }
  if (words.length === 0) return failed('error: you must specify at least one command for the container')
  const pod = hasFiles(command) ? podOfFile(session) : podFor(session, target ?? '')
  if (!pod.ok) return pod.output
  const container = containerOf(pod.value, textOf(command, 'container'))
  if (!container.ok) return container.output
  const { phase } = pod.value.status ?? {}
  const { name, namespace = 'default' } = pod.value.metadata
  if (phase === 'Succeeded' || phase === 'Failed') {
    return failed(`error: cannot exec into a container in a completed pod; current phase is ${phase}`)
  }
  if (io.exec === undefined) return failed('error: no container can be entered here')
  const ref: ObjectRef = { kind: 'Pod', namespace, name }
  const output = io.exec(ref, container.value.name, words, {
    stdin: isSet(command, 'stdin'),
    tty: isSet(command, 'tty'),
  })
  const notice = container.value.says
  return notice === '' ? output : { ...output, stderr: notice + output.stderr }
}

function flagsOf(stdin: boolean, tty: boolean): string {
  return stdin || tty ? `-${stdin ? 'i' : ''}${tty ? 't' : ''} ` : ''
}

function podOfFile(session: Parameters<Runner>[0]): Step<Pod> {
  const targets = findTargets(session, { args: [] })
  if (!targets.ok) return targets
  const [first] = targets.value.targets
  if (first === undefined) return ended(failed('error: no pod was found in the files'))
  return podFor(session, `${first.resource.plural}/${first.name}`)
}

const defaultContainer = 'kubectl.kubernetes.io/default-container'

/** The container of -c, that of an annotation, or the first, which is said when there are others. */
export function containerOf(
  { metadata, spec }: Pod,
  wanted: string,
): Step<{ readonly name: string; readonly says: string }> {
  const all: readonly Container[] = [...spec.containers, ...(spec.initContainers ?? [])]
  if (wanted !== '') {
    return all.some(({ name }) => name === wanted)
      ? found({ name: wanted, says: '' })
      : ended(
          failed(
            `Error from server (BadRequest): container ${wanted} is not valid for pod ${metadata.name}`,
            `its containers are ${all.map(({ name }) => name).join(', ')}`,
          ),
        )
  }
  const annotated = metadata.annotations?.[defaultContainer]
  if (annotated !== undefined && all.some(({ name }) => name === annotated))
    return found({ name: annotated, says: '' })
  const [first] = spec.containers
  if (first === undefined) return ended(failed(`error: pod ${metadata.name} has no containers`))
  const names = all.map(({ name }, index) => (index < spec.containers.length ? name : `${name} (init)`))
  return found({
    name: first.name,
    says: all.length > 1 ? `Defaulted container "${first.name}" out of: ${names.join(', ')}\n` : '',
  })
}
