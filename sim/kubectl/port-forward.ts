/**
 * What does `kubectl port-forward` do? It would open ports on the learner's own machine, which has none here: so it finds
 * the pod and its port as kubectl does, says what would be joined, and how to send a request without it.
 *
 * Models kubernetes/kubectl pkg/cmd/portforward/portforward.go, in its words.
 */
import type { Pod } from '../api/pod.ts'
import type { Service } from '../api/service.ts'
import { resolveTargetPort } from '../container/target-port.ts'
import { type CommandOutput, failed, printed } from './command-output.ts'
import { printFailures } from './failure.ts'
import { getObject } from './objects.ts'
import { podFor } from './pod-for.ts'
import type { Runner, Session } from './session.ts'
import { resourceFor } from './targets.ts'
import { usageFailure } from './usage-failure.ts'

export const portForward: Runner = (session) => {
  const { command } = session
  const [target = '', ...ports] = command.args
  if (ports.length === 0)
    return usageFailure(command, 'TYPE/NAME and list of ports are required for port-forward')
  const pod = podFor(session, target)
  if (!pod.ok) return pod.output
  const phase = pod.value.status?.phase ?? 'Pending'
  if (phase !== 'Running') {
    return failed(`error: unable to forward port because pod is not running. Current status=${phase}`)
  }
  const lines: string[] = []
  for (const text of ports) {
    const [local = '', remote = local] = text.split(':')
    if (remote === '') return failed('error: remote port cannot be empty')
    const port = remotePort(session, target, remote, pod.value)
    if (typeof port !== 'number') return port
    const own = local === '' || Number.isNaN(Number(local)) ? port : Number(local)
    lines.push(`Forwarding from 127.0.0.1:${own} -> ${port}`, `Forwarding from [::1]:${own} -> ${port}`)
  }
  const ip = pod.value.status?.podIP ?? ''
  const hint = `hint: nothing listens on your own machine here; ask the pod itself, as kubectl exec CLIENT -- curl http://${ip}:PORT\n`
  return printed(lines.join('\n'), hint)
}

/** Through a Service the number is the Service's, and leads to a port of the pod. */
function remotePort(session: Session, target: string, text: string, pod: Pod): number | CommandOutput {
  const [type = '', name = ''] = target.split('/')
  const resource = target.includes('/') ? resourceFor(type) : undefined
  if (resource?.ok && resource.value.kind === 'Service') {
    const read = getObject(session, resource.value, name, session.namespace)
    if (!read.ok) return printFailures([read.failure])
    const service = read.value as unknown as Service
    const port = service.spec.ports?.find((one) => one.name === text || String(one.port) === text)
    if (port === undefined) {
      return failed(
        /^\d+$/.test(text)
          ? `error: Service ${name} does not have a service port ${text}`
          : `error: Service '${name}' does not have a named port '${text}'`,
      )
    }
    if (service.spec.clusterIP === 'None') return port.port
    return resolveTargetPort(port, pod) ?? port.port
  }
  if (/^\d+$/.test(text)) return Number(text)
  const named = pod.spec.containers.flatMap(({ ports = [] }) => ports).find((one) => one.name === text)
  return (
    named?.containerPort ?? failed(`error: Pod '${pod.metadata.name}' does not have a named port '${text}'`)
  )
}
