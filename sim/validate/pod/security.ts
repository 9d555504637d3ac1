/**
 * What does the API server refuse in how a pod's processes are kept in?
 *
 * Models the common part of ValidateSecurityContext and validatePodSpecSecurityContext of kubernetes/kubernetes
 * pkg/apis/core/validation/validation.go. Leaves out Windows options, SELinux, AppArmor, sysctls and procMount.
 * Privileged containers are allowed, as kubeadm's --allow-privileged=true has it.
 *
 * Example: runAsUser -1: `must be between 0 and 2147483647, inclusive`.
 */
import type { PodSpec } from '../../api/pod.ts'
import type { PodSecurityContext, SeccompProfile, SecurityContext } from '../../api/security.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { notSupported, outOfRange, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, textOf } from '../zero-value.ts'
import { descendingPathRules } from './file-path.ts'

const mostId = 2 ** 31 - 1

function idRules(id: number | null | undefined, path: FieldPath): readonly Diagnostic[] {
  if (!isWritten(id) || (id >= 0 && id <= mostId)) return []
  return [outOfRange(path, id, 0, mostId)]
}

const changePolicies = ['Always', 'OnRootMismatch']
const groupPolicies = ['Merge', 'Strict']

export function* podSecurityRules(spec: PodSpec, specPath: FieldPath): Iterable<Diagnostic> {
  const path = [...specPath, 'securityContext']
  const context: PodSecurityContext = spec.securityContext ?? {}
  yield* idRules(context.fsGroup, [...path, 'fsGroup'])
  yield* idRules(context.runAsUser, [...path, 'runAsUser'])
  yield* idRules(context.runAsGroup, [...path, 'runAsGroup'])
  for (const [index, group] of listOf(context.supplementalGroups).entries()) {
    yield* idRules(group, [...path, 'supplementalGroups', index])
  }
  if (spec.shareProcessNamespace === true && spec.hostPID === true) {
    const detail = 'ShareProcessNamespace and HostPID cannot both be enabled'
    const refused = refusal(
      'Invalid',
      'pod/two-process-spaces',
      {},
      [...path, 'shareProcessNamespace'],
      true,
      detail,
    )
    yield { ...refused, at: [...specPath, 'shareProcessNamespace'] }
  }
  yield* oneOf(context.fsGroupChangePolicy, changePolicies, [...path, 'fsGroupChangePolicy'])
  yield* seccompRules(context.seccompProfile, [...path, 'seccompProfile'])
  yield* oneOf(context.supplementalGroupsPolicy, groupPolicies, [...path, 'supplementalGroupsPolicy'])
}

function* oneOf(value: string | undefined, known: readonly string[], path: FieldPath): Iterable<Diagnostic> {
  if (isWritten(value) && !known.includes(value)) yield notSupported(path, value, known)
}

export function* containerSecurityRules(
  context: SecurityContext | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  if (!isWritten(context)) return
  yield* idRules(context.runAsUser, [...path, 'runAsUser'])
  yield* idRules(context.runAsGroup, [...path, 'runAsGroup'])
  yield* seccompRules(context.seccompProfile, [...path, 'seccompProfile'])
  if (context.allowPrivilegeEscalation !== false) return
  if (context.privileged === true) {
    const detail = 'cannot set `allowPrivilegeEscalation` to false and `privileged` to true'
    yield refusal(
      'Invalid',
      'container/escalates-anyway',
      { by: 'privileged' },
      path,
      contextAsGoPrintsIt(context),
      detail,
    )
  }
  for (const capability of listOf(context.capabilities?.add)) {
    if (capability !== 'CAP_SYS_ADMIN') continue
    const detail = 'cannot set `allowPrivilegeEscalation` to false and `capabilities.Add` CAP_SYS_ADMIN'
    yield refusal(
      'Invalid',
      'container/escalates-anyway',
      { by: 'CAP_SYS_ADMIN' },
      path,
      contextAsGoPrintsIt(context),
      detail,
    )
  }
}

/** Upstream shows its own struct, every field of it. */
function contextAsGoPrintsIt(context: SecurityContext): object {
  const { capabilities, seccompProfile } = context
  return {
    Capabilities: isWritten(capabilities)
      ? { Add: capabilities.add ?? null, Drop: capabilities.drop ?? null }
      : null,
    Privileged: context.privileged ?? null,
    SELinuxOptions: null,
    WindowsOptions: null,
    RunAsUser: context.runAsUser ?? null,
    RunAsGroup: context.runAsGroup ?? null,
    RunAsNonRoot: context.runAsNonRoot ?? null,
    ReadOnlyRootFilesystem: context.readOnlyRootFilesystem ?? null,
    AllowPrivilegeEscalation: context.allowPrivilegeEscalation ?? null,
    ProcMount: context.procMount ?? null,
    SeccompProfile: isWritten(seccompProfile) ? profileAsGoPrintsIt(seccompProfile) : null,
    AppArmorProfile: null,
  }
}

function profileAsGoPrintsIt({ type, localhostProfile }: SeccompProfile): object {
  return { Type: textOf(type), LocalhostProfile: localhostProfile ?? null }
}

const profileTypes = ['Localhost', 'RuntimeDefault', 'Unconfined']

function* seccompRules(profile: SeccompProfile | undefined, path: FieldPath): Iterable<Diagnostic> {
  if (!isWritten(profile)) return
  const type = textOf(profile.type)
  const filePath = [...path, 'localhostProfile']
  if (type === '') yield required([...path, 'type'], 'type is required when seccompProfile is set')
  else if (!profileTypes.includes(type)) yield notSupported([...path, 'type'], type, profileTypes)

  const file = profile.localhostProfile
  if (type === 'Localhost') {
    if (!isWritten(file)) yield required(filePath, 'must be set when seccomp type is Localhost')
    else yield* descendingPathRules(file, filePath)
  } else if (isWritten(file)) {
    const detail = 'can only be set when seccomp type is Localhost'
    yield refusal(
      'Invalid',
      'pod/seccomp-file-unused',
      { type },
      filePath,
      profileAsGoPrintsIt(profile),
      detail,
    )
  }
}
