/**
 * What does one container do, given its image, command, args and variables? Known images and known programs are asked
 * first. What nobody here knows is guessed: it runs, and listens on its containerPorts; without any, on the port that
 * the variable PORT names, or else where its probes ask.
 *
 * Examples: nginx listens on 80 whatever it declares; busybox without a command ends at once; busybox with
 * `sleep infinity` runs; acme/shop:1.2 with containerPort 9000 is taken to listen on 9000, and says that this is a guess.
 */
import type { Container, ContainerPort, Pod, Probe } from '../api/pod.ts'
import type { Behaviour, Socket } from './behaviour.ts'
import { commandLineOf, type Env, envOf } from './command-line.ts'
import { parseImage } from './image.ts'
import type { KnownImage } from './known-image.ts'
import { knownImage } from './known-images.ts'
import { baseName, runProgram, shells } from './programs.ts'
import { reply } from './respond.ts'

/** As if the container were alone in its pod. */
export function behaviourOf(container: Container, pod: Pod): Behaviour {
  const behaviour = withoutInput(container, pod)
  return readsOn(container, pod, behaviour)
    ? { does: 'run', sockets: [], guessed: false, onSignal: 'deaf' }
    : behaviour
}

/** A shell, or cat, that would end at the end of its input, and has one that does not end. */
function readsOn(container: Container, pod: Pod, behaviour: Behaviour): boolean {
  if (container.stdin !== true && container.tty !== true) return false
  if (behaviour.does !== 'end' || behaviour.exitCode !== 0 || (behaviour.afterSeconds ?? 0) > 0) return false
  const { words } = commandLineOf(container, pod)
  const [program = 'sh', ...rest] = words
  const isReader = shells.includes(baseName(program)) || baseName(program) === 'cat'
  return isReader && rest.every((word) => /^-[il]*$/.test(word))
}

function withoutInput(container: Container, pod: Pod): Behaviour {
  const text = container.image ?? ''
  const image = parseImage(text)
  if (image === undefined) return invalidImage(text)
  const known = knownImage(image.repository)
  if (known === undefined) return runCommand(container, pod) ?? guess(container, pod)
  if (isConfigured(container, known)) return guess(container, pod)
  return runKnown(container, pod, known, image.tag ?? '') ?? guess(container, pod)
}

function runKnown(container: Container, pod: Pod, known: KnownImage, tag: string): Behaviour | undefined {
  const { words, env } = commandLineOf(container, pod)
  const [first = '', ...rest] = words
  if (known.programs.includes(baseName(first))) return known.run(rest, env, tag)
  const ownProgram =
    !container.command?.length && (known.fixed || words.length === 0 || first.startsWith('-'))
  if (ownProgram) return known.run(words, env, tag)
  if (known.shells.length === 0 || isMissingShell(first, known)) return notFound(first)
  return runProgram(words, env, (name, given, variables) =>
    known.programs.includes(name) ? known.run(given, variables, tag) : undefined,
  )
}

function runCommand(container: Container, pod: Pod): Behaviour | undefined {
  const { words, env } = commandLineOf(container, pod)
  return container.command?.length ? runProgram(words, env) : undefined
}

function isMissingShell(program: string, known: KnownImage): boolean {
  return ['sh', 'bash', 'ash', 'zsh'].includes(baseName(program)) && !known.shells.includes(baseName(program))
}

/** Something is mounted where the program's configuration lies, or over it: it may listen anywhere. */
function isConfigured(container: Container, known: KnownImage): boolean {
  const mounts = (container.volumeMounts ?? []).map(({ mountPath }) => mountPath.replace(/\/+$/, ''))
  return (known.config ?? []).some((path) =>
    mounts.some((mount) => mount === path || mount.startsWith(`${path}/`) || path.startsWith(`${mount}/`)),
  )
}

function guess(container: Container, pod: Pod): Behaviour {
  const sockets = guessedPorts(container, envOf(container, pod)).map(
    ({ containerPort, protocol = 'TCP' }): Socket => ({
      port: containerPort,
      protocol,
      address: '0.0.0.0',
      serves: container.image ?? container.name,
      ...(protocol === 'TCP'
        ? { respond: (_, { hostname }) => reply(200, `${container.name} in ${hostname} answers\n`) }
        : {}),
    }),
  )
  return { does: 'run', sockets, guessed: true }
}

function guessedPorts(container: Container, env: Env): readonly ContainerPort[] {
  if (container.ports?.length) return container.ports
  const port = Number(env.PORT)
  if (Number.isInteger(port) && port > 0) return [{ containerPort: port }]
  const { readinessProbe, livenessProbe, startupProbe } = container
  const asked = [readinessProbe, livenessProbe, startupProbe].map(numberAskedBy)
  return [...new Set(asked)]
    .filter((found) => found !== undefined)
    .map((containerPort) => ({ containerPort }))
}

function numberAskedBy(probe: Probe | undefined): number | undefined {
  const port = probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port
  return typeof port === 'number' ? port : undefined
}

function invalidImage(text: string): Behaviour {
  const message = `Failed to apply default image tag "${text}": couldn't parse image name "${text}": invalid reference format`
  return { does: 'not-start', reason: 'InvalidImageName', message }
}

function notFound(program: string): Behaviour {
  const message = `failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "${program}": executable file not found in $PATH`
  return { does: 'not-start', reason: 'RunContainerError', message }
}
