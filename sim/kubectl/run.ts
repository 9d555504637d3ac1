/**
 * What does `kubectl run NAME --image=IMAGE` make? A pod, and nothing else since 1.18; with --expose a Service before it.
 * With -i the command in it is attached to: here its container is entered.
 *
 * Models kubernetes/kubectl pkg/cmd/run/run.go and pkg/generate/versioned/run.go.
 */
import type { JsonObject } from '../api/meta.ts'
import { isEnvVarName } from '../names/identifier.ts'
import { quoteText } from '../quote.ts'
import { runAttached } from './attach.ts'
import { isGiven, isSet, type KubectlCommand, listOf, textOf } from './command.ts'
import { type CommandOutput, failed, joined } from './command-output.ts'
import { namespaceOf, requireFlags } from './create/flags.ts'
import { afterDryRun, dryRunOf } from './dry-run.ts'
import { override } from './expose.ts'
import { generateService } from './generate-service.ts'
import { parseLabelSpec } from './parse-labels.ts'
import { type Changing, changingOf, finishGenerated } from './print-change.ts'
import type { Runner, Session } from './session.ts'
import { usageFailure } from './usage-failure.ts'

export const run: Runner = (session) => {
  const { command } = session
  const missing = requireFlags(command, ['image'])
  if (missing !== undefined) return missing
  const changing = changingOf(session)
  if (!changing.ok) return changing.output
  return afterDryRun(command, problemIn(command) ?? runNamed(session, changing.value))
}

function runNamed(session: Session, changing: Changing): CommandOutput {
  const { command } = session
  const [name = ''] = command.args
  const pod = podFor(session, name)
  if (typeof pod === 'string') return failed(`error: ${pod}`)
  const changed = override(pod, textOf(command, 'overrides'), textOf(command, 'override-type'))
  if (typeof changed === 'string') return failed(`error: ${changed}`)
  const service = isSet(command, 'expose') ? serviceFor(session, name) : undefined
  const attaches = isSet(command, 'attach') || (isSet(command, 'stdin') && !isGiven(command, 'attach'))
  if (attaches && changing.dryRun === 'none') return runAttached(session, name, changed)
  // The pod is made first, and printed last.
  const made = finishGenerated(session, changed, 'created')
  if (service === undefined || made.exitCode !== 0) return made
  const separator = textOf(command, 'output') === 'yaml' ? '---\n' : ''
  return joined([service(), { stdout: separator, stderr: '', exitCode: 0 }, withYamlMark(made, separator)])
}

/** The printer of YAML puts a mark before every object but the first. */
function withYamlMark(output: CommandOutput, mark: string): CommandOutput {
  return { ...output, stdout: mark + output.stdout }
}

const restartPolicies = ['', 'Always', 'OnFailure', 'Never']
const pullPolicies = ['', 'Always', 'IfNotPresent', 'Never']
/** As distribution/reference: a name with its host, a tag, a digest. */
const imageReference =
  /^(?:(?:[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?)(?:\.[a-zA-Z\d](?:[a-zA-Z\d-]*[a-zA-Z\d])?)*(?::\d+)?\/)?[a-z\d]+(?:(?:[._]|__|-+)[a-z\d]+)*(?:\/[a-z\d]+(?:(?:[._]|__|-+)[a-z\d]+)*)*(?::\w[\w.-]{0,127})?(?:@[A-Za-z][A-Za-z\d]*(?:[-_+.][A-Za-z][A-Za-z\d]*)*:[\da-fA-F]{32,})?$/

function problemIn(command: KubectlCommand): CommandOutput | undefined {
  const image = textOf(command, 'image')
  const interactive = isSet(command, 'stdin')
  const attaches = isSet(command, 'attach') || (interactive && !isGiven(command, 'attach'))
  if (command.args.length === 0 || command.dashAt === 0)
    return usageFailure(command, 'NAME is required for run')
  if (image === '') return failed('error: --image is required')
  if (!imageReference.test(image))
    return failed(`error: Invalid image name ${quoteText(image)}: invalid reference format`)
  if (isSet(command, 'tty') && !interactive) {
    return usageFailure(command, '-i/--stdin is required for containers with -t/--tty=true')
  }
  if (isSet(command, 'expose') && textOf(command, 'port') === '') {
    return usageFailure(command, '--port must be set when exposing a service')
  }
  const restart = textOf(command, 'restart')
  if (!restartPolicies.includes(restart)) return usageFailure(command, `invalid restart policy: ${restart}`)
  if (isSet(command, 'rm') && !attaches) {
    return usageFailure(command, '--rm should only be used for attached containers')
  }
  const dryRun = dryRunOf(command)
  if (attaches && dryRun.ok && dryRun.value !== 'none') {
    return usageFailure(
      command,
      "--dry-run=[server|client] can't be used with attached containers options (--attach, --stdin, or --tty)",
    )
  }
  const pull = textOf(command, 'image-pull-policy')
  return pullPolicies.includes(pull) ? undefined : usageFailure(command, `invalid image pull policy: ${pull}`)
}

/** A string is what kubectl says against a flag. */
function podFor(session: Session, name: string): JsonObject | string {
  const { command } = session
  const env = environmentOf(listOf(command, 'env'))
  if (typeof env === 'string') return env
  const annotations = annotationsOf(listOf(command, 'annotations'))
  if (typeof annotations === 'string') return annotations
  const spec = textOf(command, 'labels')
  const labels = spec === '' ? { run: name } : parseLabelSpec(spec)
  if (typeof labels === 'string') return labels
  const port = textOf(command, 'port')
  if (port !== '' && !/^[+-]?\d+$/.test(port))
    return `strconv.Atoi: parsing ${quoteText(port)}: invalid syntax`
  const words = command.args.slice(1)
  const pull = textOf(command, 'image-pull-policy')
  const stdin = isSet(command, 'stdin')
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      name,
      ...namespaceOf(session),
      labels,
      ...(Object.keys(annotations).length === 0 ? {} : { annotations }),
    },
    spec: {
      containers: [
        {
          name,
          image: textOf(command, 'image'),
          ...(words.length === 0 ? {} : { [isSet(command, 'command') ? 'command' : 'args']: words }),
          ...(env.length === 0 ? {} : { env }),
          ...(pull === '' ? {} : { imagePullPolicy: pull }),
          ...(port === '' ? {} : { ports: [{ containerPort: Number(port) }] }),
          ...(isSet(command, 'privileged') ? { securityContext: { privileged: true } } : {}),
          ...(stdin ? { stdin: true } : {}),
          ...(stdin && !isSet(command, 'leave-stdin-open') ? { stdinOnce: true } : {}),
          ...(isSet(command, 'tty') ? { tty: true } : {}),
        },
      ],
      dnsPolicy: 'ClusterFirst',
      restartPolicy: textOf(command, 'restart') || (stdin ? 'OnFailure' : 'Always'),
    },
  }
}

function environmentOf(
  given: readonly string[],
): readonly { readonly name: string; readonly value?: string }[] | string {
  const env: { name: string; value?: string }[] = []
  for (const text of given) {
    const equals = text.indexOf('=')
    const name = text.slice(0, Math.max(0, equals))
    if (equals < 0 || name === '' || isEnvVarName(name).length > 0) return `invalid env: ${text}`
    const value = text.slice(equals + 1)
    env.push(value === '' ? { name } : { name, value })
  }
  return env
}

function annotationsOf(given: readonly string[]): Readonly<Record<string, string>> | string {
  const invalid = given.filter((text) => !text.includes('=') || text.startsWith('='))
  if (invalid.length > 0) return `invalid annotations format: ${invalid.join(', ')}`
  return Object.fromEntries(
    given.map((text) => [text.slice(0, text.indexOf('=')), text.slice(text.indexOf('=') + 1)] as const),
  )
}

/** Made after the pod. */
function serviceFor(session: Session, name: string): () => CommandOutput {
  const { command } = session
  return () => {
    const labels = textOf(command, 'labels')
    const service = generateService({
      name,
      selector: labels || `run=${name}`,
      labels,
      port: textOf(command, 'port'),
    })
    if (!service.ok) return failed(service.diagnostics[0].upstream ?? '')
    const metadata = { ...(service.value.metadata as JsonObject), ...namespaceOf(session) }
    return finishGenerated(session, { ...service.value, metadata }, 'created')
  }
}
