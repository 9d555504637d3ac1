/** What one step of a pod's life happens in: the pod and what its programs do, the time, and who listens to what is told. */
import type { NewEvent } from '../../api/event.ts'
import type { Container, Pod } from '../../api/pod.ts'
import type { Service } from '../../api/service.ts'
import type { Send } from '../../api/trace.ts'
import type { PodStart } from '../../container/listeners.ts'
import type { Configuration } from '../configuration.ts'
import type { Member } from './member.ts'

export interface World {
  /** With its addresses. */
  readonly pod: Pod
  readonly program: PodStart
  readonly members: readonly Member[]
  readonly now: number
  /** How long a container takes until it runs for the first time. */
  readonly startSeconds: number
  /** Those that a container which starts now is told of. */
  readonly services: () => readonly Service[]
  /** What a container that starts now takes from ConfigMaps and Secrets; undefined: nothing. */
  readonly configurationOf: (container: Container) => Configuration | undefined
  /** How programs and probes ask others; absent where nobody can follow a request. */
  readonly send?: Send
  readonly tell: (event: PodEvent) => void
}

/** Without the pod, which whoever hears it knows. */
export type PodEvent = Omit<NewEvent, 'object' | 'component'>

export function graceOf({ metadata, spec }: Pod): number {
  return metadata.deletionGracePeriodSeconds ?? spec.terminationGracePeriodSeconds ?? 30
}
