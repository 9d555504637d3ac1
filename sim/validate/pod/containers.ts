/**
 * What does the API server refuse in a pod's containers: those that run side by side, and those that run before?
 *
 * Models validateContainers, validateInitContainers and validateContainerCommon of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. An init container with restartPolicy Always is a sidecar: it runs on, so it
 * may have probes and hooks. Leaves out restartPolicyRules, and ephemeral containers, which no manifest can set.
 *
 * Example: an init container with a readinessProbe: `may not be set for init containers without restartPolicy=Always`.
 */
import type { Container, PodSpec } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { pullPolicyRules } from './container-image.ts'
import { containerPortRules, hostPortRules } from './container-ports.ts'
import { envFromRules, envRules } from './env.ts'
import { lifeRules } from './probes.ts'
import { resizeRules } from './resize.ts'
import { resourceRules } from './resources.ts'
import { containerSecurityRules } from './security.ts'
import { volumeMountRules } from './volume-mounts.ts'

/** What containers need to know of the pod around them. */
export interface Surroundings {
  /** Volumes they may mount. */
  readonly volumes: ReadonlySet<string>
  readonly gracePeriod: number | undefined
  readonly restartPolicy: string
}

export function* containerRules(
  spec: PodSpec,
  surroundings: Surroundings,
  path: FieldPath,
): Iterable<Diagnostic> {
  const containers = listOf(spec.containers)
  if (containers.length === 0) {
    yield refusal('Required', 'pod/no-containers', {}, path)
    return
  }
  const taken = new Set<string>()
  for (const [index, container] of containers.entries()) {
    const at = [...path, index]
    yield* commonRules(container, surroundings, at)
    const name = textOf(container.name)
    if (taken.has(name)) yield nameTaken(name, at)
    taken.add(name)
    yield* lifeRules(container, surroundings.gracePeriod, at)
    yield* restartPolicyRules(container, at)
  }
  yield* hostPortRules(containers, path)
}

/** They run one after another, so each is alone with its host ports. */
export function* initContainerRules(
  spec: PodSpec,
  surroundings: Surroundings,
  path: FieldPath,
): Iterable<Diagnostic> {
  const taken = new Set(listOf(spec.containers).map(({ name }) => textOf(name)))
  for (const [index, container] of listOf(spec.initContainers).entries()) {
    const at = [...path, index]
    yield* commonRules(container, surroundings, at)
    yield* restartPolicyRules(container, at)
    const name = textOf(container.name)
    if (taken.has(name)) yield nameTaken(name, at)
    else if (name !== '') taken.add(name)
    yield* hostPortRules([container], path)
    if (container.restartPolicy === 'Always') yield* lifeRules(container, surroundings.gracePeriod, at)
    else yield* withoutLife(container, at)
  }
}

function nameTaken(name: string, path: FieldPath): Diagnostic {
  return refusal('Duplicate', 'container/name-taken', { name }, [...path, 'name'], name)
}

const restartPolicies = ['Always', 'Never', 'OnFailure']

function* restartPolicyRules({ restartPolicy }: Container, path: FieldPath): Iterable<Diagnostic> {
  if (!isWritten(restartPolicy) || restartPolicies.includes(restartPolicy)) return
  yield notSupported([...path, 'restartPolicy'], restartPolicy, restartPolicies)
}

/** What ends by itself is not watched. */
function* withoutLife(container: Container, path: FieldPath): Iterable<Diagnostic> {
  for (const field of ['lifecycle', 'livenessProbe', 'readinessProbe', 'startupProbe'] as const) {
    if (!isWritten(container[field])) continue
    const detail = 'may not be set for init containers without restartPolicy=Always'
    yield refusal(
      'Forbidden',
      'container/init-not-watched',
      { name: field },
      [...path, field],
      undefined,
      detail,
    )
  }
}

const messagePolicies = ['File', 'FallbackToLogsOnError']

/** What every kind of container must be. */
function* commonRules(
  container: Container,
  surroundings: Surroundings,
  path: FieldPath,
): Iterable<Diagnostic> {
  const name = textOf(container.name)
  if (name === '') yield required([...path, 'name'])
  else yield* refuseName('dns1123-label', [...path, 'name'], name)
  if (textOf(container.image) === '') yield required([...path, 'image'])

  const messagePolicy = textOf(container.terminationMessagePolicy)
  const messagePath = [...path, 'terminationMessagePolicy']
  if (messagePolicy === '') yield required(messagePath)
  else if (!messagePolicies.includes(messagePolicy))
    yield notSupported(messagePath, messagePolicy, messagePolicies)

  yield* containerPortRules(container.ports, [...path, 'ports'])
  yield* envRules(container.env, [...path, 'env'])
  yield* envFromRules(container.envFrom, [...path, 'envFrom'])
  yield* volumeMountRules(container, surroundings.volumes, [...path, 'volumeMounts'])
  yield* pullPolicyRules(container.imagePullPolicy, [...path, 'imagePullPolicy'])
  yield* resourceRules(container.resources, [...path, 'resources'])
  yield* resizeRules(container, surroundings.restartPolicy, [...path, 'resizePolicy'])
  yield* containerSecurityRules(container.securityContext, [...path, 'securityContext'])
}
