/** As whom, and with which powers, a pod's processes run. Source: kubernetes/api core/v1/types.go. */

/** Of a whole pod. */
export interface PodSecurityContext {
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly runAsNonRoot?: boolean
  readonly fsGroup?: number
  readonly fsGroupChangePolicy?: string
  readonly supplementalGroups?: readonly number[]
  readonly supplementalGroupsPolicy?: string
  readonly sysctls?: readonly { readonly name: string; readonly value: string }[]
  readonly seccompProfile?: SeccompProfile
  readonly seLinuxChangePolicy?: string
}

/** Of one container; what it says goes before the pod's. */
export interface SecurityContext {
  readonly privileged?: boolean
  readonly allowPrivilegeEscalation?: boolean
  readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] }
  readonly runAsUser?: number
  readonly runAsGroup?: number
  readonly runAsNonRoot?: boolean
  readonly readOnlyRootFilesystem?: boolean
  readonly procMount?: string
  readonly seccompProfile?: SeccompProfile
}

export interface SeccompProfile {
  readonly type?: string
  readonly localhostProfile?: string
}
