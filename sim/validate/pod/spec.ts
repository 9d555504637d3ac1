/**
 * What does the API server refuse in the spec of a pod, its own or a template's?
 *
 * Models ValidatePodSpec of kubernetes/kubernetes pkg/apis/core/validation/validation.go at v1.35 with its default
 * gates, in its order. Leaves out what a lesson on Services never meets: Windows pods, dynamic resource claims,
 * resources of the whole pod, hostUsers, overhead and workload references.
 *
 * Example: a spec without containers: `spec.containers: Required value`.
 */
import type { PodSpec } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseLegacyIP } from '../ip.ts'
import { validateLabels } from '../labels.ts'
import { refuseName } from '../names.ts'
import { notSupported, outOfRange, refusal, tooLong } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { affinityRules } from './affinity.ts'
import { hostNetworkRules } from './container-ports.ts'
import { containerRules, initContainerRules, type Surroundings } from './containers.ts'
import { dnsConfigRules, dnsPolicyRules } from './dns.ts'
import { fileVariableRules } from './file-variables.ts'
import { gateRules, spreadRules, tolerationRules } from './scheduling.ts'
import { podSecurityRules } from './security.ts'
import { checkVolumes } from './volumes.ts'

/** `inPod` is false for a template, where some things may be open until a pod is made of it. */
export function* podSpecRules(spec: PodSpec, path: FieldPath, inPod: boolean): Iterable<Diagnostic> {
  const gracePeriod = inPod ? graceOf(spec) : (spec.terminationGracePeriodSeconds ?? undefined)
  if (gracePeriod === undefined) yield required([...path, 'terminationGracePeriodSeconds'])
  const volumes = checkVolumes(spec.volumes, [...path, 'volumes'], inPod)
  yield* volumes.refusals
  const restartPolicy = textOf(spec.restartPolicy)
  const surroundings: Surroundings = { volumes: volumes.names, gracePeriod, restartPolicy }
  yield* containerRules(spec, surroundings, [...path, 'containers'])
  yield* initContainerRules(spec, surroundings, [...path, 'initContainers'])
  yield* hostNetworkRules(spec, path, inPod)
  yield* oneOf(restartPolicy, restartPolicies, [...path, 'restartPolicy'])
  yield* dnsPolicyRules(spec, path)
  yield* validateLabels(spec.nodeSelector ?? {}, [...path, 'nodeSelector'])
  yield* podSecurityRules(spec, path)
  yield* affinityRules(spec.affinity, [...path, 'affinity'])
  yield* dnsConfigRules(spec, path)
  for (const [index, gate] of listOf(spec.readinessGates).entries()) {
    yield* refuseName(
      'label-key',
      [...path, 'readinessGates', index, 'conditionType'],
      textOf(gate.conditionType),
    )
  }
  yield* gateRules(spec.schedulingGates, [...path, 'schedulingGates'])
  yield* spreadRules(spec.topologySpreadConstraints, [...path, 'topologySpreadConstraints'])
  yield* hostnameOverrideRules(spec, path)
  yield* nameRules(spec, path)
  yield* tolerationRules(spec.tolerations, [...path, 'tolerations'])
  yield* hostAliasRules(spec, [...path, 'hostAliases'])
  yield* classRules(spec, path)
  yield* osRules(spec, [...path, 'os'])
  yield* fileVariableRules(spec, path)
}

/** How long a pod has to end. Less than nothing is read as 1, in a pod though not in a template. */
export function graceOf({ terminationGracePeriodSeconds }: PodSpec): number | undefined {
  if (!isWritten(terminationGracePeriodSeconds)) return undefined
  return terminationGracePeriodSeconds < 0 ? 1 : terminationGracePeriodSeconds
}

const restartPolicies = ['Always', 'OnFailure', 'Never']

function* oneOf(value: string, known: readonly string[], path: FieldPath): Iterable<Diagnostic> {
  if (value === '') yield required(path)
  else if (!known.includes(value)) yield notSupported(path, value, known)
}

const mostHostnameBytes = 64

/** A hostname in full, which hostNetwork and setHostnameAsFQDN would contradict. */
function* hostnameOverrideRules(spec: PodSpec, specPath: FieldPath): Iterable<Diagnostic> {
  const override = spec.hostnameOverride
  if (!isWritten(override)) return
  const path = [...specPath, 'hostnameOverride']
  for (const field of ['setHostnameAsFQDN', 'hostNetwork'] as const) {
    if (spec[field] !== true) continue
    const detail = `may not be specified when ${field} is true`
    yield refusal('Forbidden', 'pod/hostname-override-unused', { because: field }, path, undefined, detail)
  }
  if (override.length > mostHostnameBytes) yield tooLong(path, mostHostnameBytes)
  yield* refuseName('dns1123-subdomain', path, override)
}

/** Names of other objects, of the node and of the pod's own host. */
function* nameRules(spec: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  yield* nameRule(spec, 'serviceAccountName', 'dns1123-subdomain', path)
  yield* nameRule(spec, 'nodeName', 'dns1123-subdomain', path)
  const deadline = spec.activeDeadlineSeconds
  if (isWritten(deadline) && (deadline < 1 || deadline > mostSeconds)) {
    yield outOfRange([...path, 'activeDeadlineSeconds'], deadline, 1, mostSeconds)
  }
  yield* nameRule(spec, 'hostname', 'dns1123-label', path)
  yield* nameRule(spec, 'subdomain', 'dns1123-label', path)
}

const mostSeconds = 2 ** 31 - 1

type NameField = 'serviceAccountName' | 'nodeName' | 'hostname' | 'subdomain' | 'priorityClassName'

function nameRule(
  spec: PodSpec,
  field: NameField,
  rule: 'dns1123-label' | 'dns1123-subdomain',
  path: FieldPath,
): readonly Diagnostic[] {
  const name = textOf(spec[field])
  return name === '' ? [] : refuseName(rule, [...path, field], name)
}

function* hostAliasRules({ hostAliases }: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  for (const [index, { ip, hostnames }] of listOf(hostAliases).entries()) {
    yield* refuseLegacyIP([...path, index, 'ip'], textOf(ip))
    for (const [hostIndex, hostname] of listOf(hostnames).entries()) {
      yield* refuseName('dns1123-subdomain', [...path, index, 'hostnames', hostIndex], hostname)
    }
  }
}

const preemptionPolicies = ['PreemptLowerPriority', 'Never']

function* classRules(spec: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  yield* nameRule(spec, 'priorityClassName', 'dns1123-subdomain', path)
  if (isWritten(spec.runtimeClassName)) {
    yield* refuseName('dns1123-subdomain', [...path, 'runtimeClassName'], spec.runtimeClassName)
  }
  if (isWritten(spec.preemptionPolicy)) {
    yield* oneOf(spec.preemptionPolicy, preemptionPolicies, [...path, 'preemptionPolicy'])
  }
}

const systems = ['linux', 'windows']

function* osRules({ os }: PodSpec, path: FieldPath): Iterable<Diagnostic> {
  if (!isWritten(os)) return
  const name = textOf(os.name)
  if (name === '') yield required([...path, 'name'])
  else if (!systems.includes(name)) yield { ...notSupported(path, name, systems), at: [...path, 'name'] }
}
