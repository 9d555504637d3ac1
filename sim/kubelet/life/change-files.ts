/** A command has changed files of a container: they stay changed until it is started anew, and probes may see them. */
import type { Pod } from '../../api/pod.ts'
import type { FileChanges, PodLife } from '../../api/pod-life.ts'
import { startPod } from '../../container/listeners.ts'
import { membersOf } from './member.ts'
import { awakened } from './probe-turns.ts'

export function withFiles(
  pod: Pod,
  life: PodLife,
  containerName: string,
  changes: FileChanges,
  now: number,
): PodLife {
  const containers = { ...life.containers }
  for (const member of membersOf(pod, startPod(pod))) {
    const { name } = member.container
    const before = containers[name]
    if (before === undefined) continue
    const changed = name === containerName ? { ...before, files: { ...before.files, ...changes } } : before
    containers[name] = awakened(member, changed, before, now)
  }
  return { ...life, containers }
}
