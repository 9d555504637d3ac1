/**
 * What is to be said about a pod: why it is not ready, and what the simulator had to guess? One finding for each cause,
 * at the field of the pod that it comes from.
 *
 * Example: nginx with containerPort 8080 and a readiness probe on it gives two: the port is not listened on, and the
 * probe fails with connection refused.
 */
import { refOf } from '../api/kinds.ts'
import type { Container, Pod } from '../api/pod.ts'
import { execute } from '../container/exec.ts'
import { parseImage } from '../container/image.ts'
import { knownImage, knownNames } from '../container/known-images.ts'
import { completes, type Listener, listenersAfter, type Started, startPod } from '../container/listeners.ts'
import { isSidecar } from '../container/target-port.ts'
import { type Diagnostic, diagnose, type FieldPath } from '../diagnostic.ts'
import { nearNames } from '../near-names.ts'
import { askProbe, type ProbeOutcome } from './probe.ts'

/** Of a pod that stands in a cluster: its status says whether it has a node. */
export function podFindings(pod: Pod): readonly Diagnostic[] {
  if (pod.spec === undefined) return []
  const placing = placingFindings(pod)
  return placing.length > 0 ? placing : programFindings(pod)
}

/** Of its programs and probes, wherever it runs. */
export function programFindings(pod: Pod): readonly Diagnostic[] {
  const { init, containers, held } = startPod(pod)
  const listeners = listenersAfter({ init, containers, held })
  const at = (list: string) => (started: Started, index: number) =>
    containerFindings(started, ['spec', list, index], pod, listeners)
  return [
    ...init.flatMap(at('initContainers')),
    ...init.flatMap((started, index) => initFindings(started, index, pod)),
    ...containers.flatMap(at('containers')),
    ...gateFindings(pod),
  ]
}

function placingFindings(pod: Pod): readonly Diagnostic[] {
  const { name } = pod.metadata
  const scheduled = pod.status?.conditions?.find(({ type }) => type === 'PodScheduled')
  const whereabouts = { object: refOf(pod) }
  if (!pod.spec.nodeName) {
    const reason = scheduled?.status === 'False' ? scheduled.message : undefined
    return reason === undefined ? [] : [diagnose('pod/unschedulable', { pod: name, reason }, whereabouts)]
  }
  if (pod.status?.hostIP !== undefined) return []
  const facts = { pod: name, node: pod.spec.nodeName }
  return [diagnose('pod/node-missing', facts, { ...whereabouts, path: ['spec', 'nodeName'] })]
}

function containerFindings(
  started: Started,
  path: FieldPath,
  pod: Pod,
  listeners: readonly Listener[],
): readonly Diagnostic[] {
  const { container, behaviour, portTaken } = started
  const object = refOf(pod)
  switch (behaviour.does) {
    case 'not-start':
      return [notStarted(container, behaviour.reason, pod, path)]
    case 'end': {
      if (portTaken !== undefined) {
        const facts = { container: container.name, port: portTaken }
        return [diagnose('pod/port-taken', facts, { object, path })]
      }
      if (!isSidecar(container) && path[1] === 'initContainers') return []
      const restarts = restartsAfter(pod, behaviour.exitCode)
      const { exitCode, says } = behaviour
      const facts = { container: container.name, exitCode, restarts, ...(says === undefined ? {} : { says }) }
      return [diagnose('pod/container-ended', facts, { object, path })]
    }
    case 'run': {
      const own = listeners.filter((listener) => listener.container === container.name)
      const ports = own.map(({ port, protocol }) =>
        protocol === 'TCP' ? String(port) : `${port}/${protocol}`,
      )
      return [
        ...guessFindings(started, ports, pod, path),
        ...declaredPortFindings(started, own, ports, pod, path),
        ...probeFindings(started, listeners, ports, pod, path),
      ]
    }
  }
}

function notStarted(container: Container, reason: string, pod: Pod, path: FieldPath): Diagnostic {
  const { name, image = '', command = [], args = [] } = container
  const object = refOf(pod)
  if (reason === 'InvalidImageName') {
    return diagnose(
      'pod/image-not-a-reference',
      { container: name, image },
      { object, path: [...path, 'image'] },
    )
  }
  const facts = { container: name, image, command: command[0] ?? args[0] ?? '' }
  const field = command.length > 0 ? 'command' : 'args'
  return diagnose('pod/command-not-found', facts, { object, path: [...path, field] })
}

function restartsAfter({ spec }: Pod, exitCode: number): boolean {
  const { restartPolicy = 'Always' } = spec
  return restartPolicy === 'Always' || (restartPolicy === 'OnFailure' && exitCode !== 0)
}

function guessFindings(
  { container, behaviour }: Started,
  ports: readonly string[],
  pod: Pod,
  path: FieldPath,
): readonly Diagnostic[] {
  if (behaviour.does !== 'run' || !behaviour.guessed) return []
  const { name, image = '', command = [], args = [] } = container
  const object = refOf(pod)
  const repository = parseImage(image)?.repository ?? ''
  if (knownImage(repository) === undefined) {
    const near = nearNames(shortName(repository), knownNames())
    const facts = { container: name, image, near, ports }
    return [diagnose('pod/image-unknown', facts, { object, path: [...path, 'image'] })]
  }
  const facts = { container: name, command: [...command, ...args].join(' ') || image, ports }
  return [
    diagnose('pod/command-unknown', facts, {
      object,
      path: [...path, command.length > 0 ? 'command' : 'image'],
    }),
  ]
}

function shortName(repository: string): string {
  return repository.replace(/^docker\.io\/(?:library\/)?/, '')
}

/** Ports that the manifest declares and a program that we know does not open. */
function declaredPortFindings(
  { container, behaviour }: Started,
  own: readonly Listener[],
  listens: readonly string[],
  pod: Pod,
  path: FieldPath,
): readonly Diagnostic[] {
  if (behaviour.does !== 'run' || behaviour.guessed) return []
  return (container.ports ?? []).flatMap(({ containerPort, protocol = 'TCP' }, index) => {
    if (own.some((listener) => listener.port === containerPort && listener.protocol === protocol)) return []
    const facts = { container: container.name, image: container.image ?? '', port: containerPort, listens }
    const at = [...path, 'ports', index, 'containerPort']
    return [diagnose('pod/port-not-listened-on', facts, { object: refOf(pod), path: at })]
  })
}

function probeFindings(
  started: Started,
  listeners: readonly Listener[],
  listens: readonly string[],
  pod: Pod,
  path: FieldPath,
): readonly Diagnostic[] {
  const { container } = started
  const object = refOf(pod)
  const failing = failingProbe(container, pod, listeners)
  const assumed = (['startup', 'liveness', 'readiness'] as const).flatMap((probe) => {
    const command = container[`${probe}Probe`]?.exec?.command
    if (command === undefined || !execute(command, container, pod).guessed) return []
    const facts = { container: container.name, command: command.join(' ') }
    return [
      diagnose('pod/exec-unknown', facts, { object, path: [...path, `${probe}Probe`, 'exec', 'command'] }),
    ]
  })
  if (failing === undefined) return assumed
  const { probe, outcome } = failing
  const facts = { container: container.name, probe, asks: outcome.asks, got: outcome.got, listens }
  return [...assumed, diagnose('pod/probe-fails', facts, { object, path: [...path, `${probe}Probe`] })]
}

interface Failing {
  readonly probe: 'readiness' | 'liveness' | 'startup'
  readonly outcome: ProbeOutcome
}

/** The first that fails long after the start, in the order in which they hold each other back. */
function failingProbe(container: Container, pod: Pod, listeners: readonly Listener[]): Failing | undefined {
  for (const probe of ['startup', 'liveness', 'readiness'] as const) {
    const spec = container[`${probe}Probe`]
    const outcome = spec && askProbe(spec, { container, pod, listeners })
    // A liveness probe that cannot be asked never kills.
    const isHarmless = outcome?.undecided === true && probe === 'liveness'
    if (outcome !== undefined && !outcome.succeeds && !isHarmless) return { probe, outcome }
  }
  return undefined
}

function initFindings(started: Started, index: number, pod: Pod): readonly Diagnostic[] {
  const { container } = started
  if (isSidecar(container) || completes(started)) return []
  const path = ['spec', 'initContainers', index]
  return [diagnose('pod/init-container-waits', { container: container.name }, { object: refOf(pod), path })]
}

function gateFindings(pod: Pod): readonly Diagnostic[] {
  return (pod.spec.readinessGates ?? []).flatMap(({ conditionType }, index) => {
    const met = pod.status?.conditions?.some(
      ({ type, status }) => type === conditionType && status === 'True',
    )
    if (met) return []
    const path = ['spec', 'readinessGates', index, 'conditionType']
    return [diagnose('pod/gate-not-met', { condition: conditionType }, { object: refOf(pod), path })]
  })
}
