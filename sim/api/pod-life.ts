/**
 * What does a kubelet know of a pod that no object holds? How far each container has come, what its probes have said,
 * which Services there were when it was started, which files were made in it since. All times are seconds by the
 * cluster's clock.
 *
 * Source: kubernetes/kubernetes pkg/kubelet (container/runtime.go PodStatus, prober/worker.go, util/flowcontrol/backoff.go).
 */
import type { EnvVar } from './pod.ts'
import type { Service } from './service.ts'

/** Path → text of a file that was made or changed since the container started; null: it was removed. */
export type FileChanges = Readonly<Record<string, string | null>>

export interface PodLife {
  /** When the kubelet took the pod up: probes keep time from here. */
  readonly since: number
  /** Every container, init containers too, by name. */
  readonly containers: Readonly<Record<string, ContainerLife>>
  /** The pod is being deleted, or has been active for longer than it may: since when, and when everything that still runs is killed. */
  readonly stopping?: { readonly since: number; readonly deadline: number }
}

/** One container, from the first attempt to start it. */
export interface ContainerLife {
  readonly state: 'waiting' | 'running' | 'terminated'
  /** While it waits: when it is started, if nothing comes between; absent while it waits for others. */
  readonly startsAt?: number
  /** Why it waits: ContainerCreating, PodInitializing, CrashLoopBackOff, InvalidImageName … */
  readonly reason?: string
  readonly message?: string
  /** Of the run that goes on, or of the last one. */
  readonly startedAt?: number
  /** How it ended, while it stands still. */
  readonly ended?: ContainerEnd
  /** How it ended the last time before that. */
  readonly endedBefore?: ContainerEnd
  readonly restarts: number
  /** The image of the last attempt to start it: another one in the pod's spec takes its place. */
  readonly image?: string
  /** Its program runs since then, and its postStart hook is not done yet: until `startsAt` it counts as waiting. */
  readonly hookSince?: number
  readonly backOff?: BackOff
  readonly probes: readonly ProbeLife[]
  /** The Services of its namespace, and the API server's, as they were when it was started: its variables tell of them. */
  readonly services: readonly Service[]
  /** All its variables, where some come from ConfigMaps or Secrets, with the values that these had when it was started. */
  readonly configured?: readonly EnvVar[]
  /** What was changed in it by commands; its own program's files follow from its age. */
  readonly files: FileChanges
  /** How many probes it has answered; of programs that count them. */
  readonly requests?: number
  /** It is being ended. */
  readonly stopping?: ContainerStop
}

export interface ContainerEnd {
  readonly exitCode: number
  /** Completed, Error. */
  readonly reason: string
  /** The last line of its log. */
  readonly says?: string
  readonly startedAt: number
  readonly finishedAt: number
}

/** How long the kubelet waits before it starts the container again, and when it last decided so. */
export interface BackOff {
  readonly seconds: number
  readonly since: number
}

/** From the decision to end it: a preStop hook may come first, then SIGTERM, then the program's own time, or SIGKILL. */
export interface ContainerStop {
  readonly since: number
  readonly signalAt: number
  readonly goneAt: number
  readonly exitCode: number
  /** The kubelet ends it to start it again: a probe has failed, or its image was changed. */
  readonly restarts: boolean
  /** It is started again whatever the pod's restartPolicy says, and without waiting. */
  readonly forAnotherImage?: true
}

export interface ProbeLife {
  readonly probeType: 'liveness' | 'readiness' | 'startup'
  /** The worker's memory, as sim/kubelet/prober keeps it. */
  readonly result?: 'success' | 'failure' | 'unknown'
  readonly lastAnswer?: 'success' | 'failure'
  readonly resultRun: number
  readonly onHold: boolean
  /** A turn is taken every period, counted from here. */
  readonly anchor: number
  /** When its next turn comes; absent while no turn could change anything. */
  readonly nextAt?: number
  /** It asks others, and nothing is to be waited for unless something changes in the cluster. */
  readonly onOthers?: true
}
