/**
 * Volumes of a pod, and where its containers mount them. Sources the simulator never reads are only named.
 * Source: kubernetes/api core/v1/types.go.
 */
import type { Json } from './meta.ts'
import type { Quantity } from './resources.ts'

/** A name, and one source beside it. */
export interface Volume extends VolumeSources {
  readonly name: string
}

export interface VolumeSources {
  readonly emptyDir?: { readonly medium?: string; readonly sizeLimit?: Quantity }
  readonly hostPath?: { readonly path: string; readonly type?: string }
  readonly secret?: SecretVolumeSource
  readonly configMap?: ConfigMapVolumeSource
  readonly persistentVolumeClaim?: { readonly claimName: string; readonly readOnly?: boolean }
  readonly nfs?: { readonly server: string; readonly path: string; readonly readOnly?: boolean }
  readonly downwardAPI?: DownwardAPIVolumeSource
  readonly projected?: ProjectedVolumeSource
  readonly ephemeral?: { readonly volumeClaimTemplate?: Json }
  readonly csi?: { readonly driver: string }
  readonly image?: { readonly reference?: string; readonly pullPolicy?: string }
  readonly awsElasticBlockStore?: Json
  readonly azureDisk?: Json
  readonly azureFile?: Json
  readonly cephfs?: Json
  readonly cinder?: Json
  readonly fc?: Json
  readonly flexVolume?: Json
  readonly flocker?: Json
  readonly gcePersistentDisk?: Json
  readonly gitRepo?: Json
  readonly glusterfs?: Json
  readonly iscsi?: Json
  readonly photonPersistentDisk?: Json
  readonly portworxVolume?: Json
  readonly quobyte?: Json
  readonly rbd?: Json
  readonly scaleIO?: Json
  readonly storageos?: Json
  readonly vsphereVolume?: Json
}

/** Which keys become files, and where. */
export interface KeyToPath {
  readonly key: string
  readonly path: string
  readonly mode?: number
}

export interface SecretVolumeSource {
  readonly secretName?: string
  readonly items?: readonly KeyToPath[]
  readonly defaultMode?: number
  readonly optional?: boolean
}

export interface ConfigMapVolumeSource {
  readonly name?: string
  readonly items?: readonly KeyToPath[]
  readonly defaultMode?: number
  readonly optional?: boolean
}

export interface ObjectFieldSelector {
  readonly apiVersion?: string
  readonly fieldPath: string
}

export interface ResourceFieldSelector {
  readonly containerName?: string
  readonly resource: string
  readonly divisor?: Quantity
}

export interface DownwardAPIVolumeFile {
  readonly path: string
  readonly fieldRef?: ObjectFieldSelector
  readonly resourceFieldRef?: ResourceFieldSelector
  readonly mode?: number
}

export interface DownwardAPIVolumeSource {
  readonly items?: readonly DownwardAPIVolumeFile[]
  readonly defaultMode?: number
}

export interface ProjectedVolumeSource {
  readonly sources?: readonly VolumeProjection[]
  readonly defaultMode?: number
}

export interface VolumeProjection {
  readonly secret?: { readonly name?: string; readonly items?: readonly KeyToPath[] }
  readonly configMap?: { readonly name?: string; readonly items?: readonly KeyToPath[] }
  readonly downwardAPI?: { readonly items?: readonly DownwardAPIVolumeFile[] }
  readonly serviceAccountToken?: { readonly path: string; readonly expirationSeconds?: number }
  readonly clusterTrustBundle?: Json
  readonly podCertificate?: Json
}

export interface VolumeMount {
  readonly name: string
  readonly mountPath: string
  readonly readOnly?: boolean
  readonly recursiveReadOnly?: string
  readonly subPath?: string
  readonly subPathExpr?: string
  readonly mountPropagation?: string
}

/** A volume as a block device, without a file system. */
export interface VolumeDevice {
  readonly name: string
  readonly devicePath: string
}
