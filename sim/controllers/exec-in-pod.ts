/**
 * What comes of `kubectl exec POD -c CONTAINER -- COMMAND`? The command runs in the container as it stands now; what it
 * changes in files stays there.
 *
 * Source: kubernetes/kubernetes pkg/registry/core/pod/strategy.go (ExecLocation, streamLocation), pkg/kubelet/server.
 */
import type { ObjectRef } from '../api/meta.ts'
import type { Container, Pod } from '../api/pod.ts'
import type { FileChanges } from '../api/pod-life.ts'
import { type Executed, execute } from '../container/exec.ts'
import { withConfiguration } from '../kubelet/configuration.ts'
import { withFiles } from '../kubelet/life/change-files.ts'
import { hasEnded } from '../kubelet/phase.ts'
import type { Store } from '../state/cluster-state.ts'
import { keyFor } from './controller.ts'
import { kubelets } from './kubelets.ts'

/** Where nothing can be run, the exit code is 1 and the output kubectl's line. */
export function execInPod(
  store: Store,
  { namespace = 'default', name }: ObjectRef,
  containerName: string | undefined,
  command: readonly string[],
): Executed {
  const pod = store.get('Pod', namespace, name)
  if (pod === undefined) return refused(`Error from server (NotFound): pods "${name}" not found`)
  const container = containerOf(pod, containerName)
  if (container === undefined) {
    return refused(
      `Error from server (BadRequest): container ${containerName ?? ''} is not valid for pod ${name}`,
    )
  }
  if (!pod.spec.nodeName)
    return refused(`Error from server (BadRequest): pod ${name} does not have a host assigned`)
  if (hasEnded(pod)) {
    return refused(
      `error: cannot exec into a container in a completed pod; current phase is ${pod.status?.phase}`,
    )
  }
  const life = store.lifeOf(pod)
  const one = life?.containers[container.name]
  if (life === undefined || one?.state !== 'running' || one.startedAt === undefined) {
    const why = `unable to upgrade connection: container not found ("${container.name}")`
    return refused(`error: Internal error occurred: ${why}`)
  }
  const configured = withConfiguration(pod, life)
  const itself = containerOf(configured, container.name) ?? container
  const { network } = store
  const executed = execute(command, itself, configured, {
    age: store.now - one.startedAt,
    files: one.files,
    ...(network && { send: (origin, request) => network(store.snapshot(), origin, request) }),
  })
  changeFilesIn(store, { kind: 'Pod', namespace, name }, container.name, executed.changes ?? {})
  return executed
}

/** False where no such container runs. */
export function changeFilesIn(
  store: Store,
  { namespace = 'default', name }: ObjectRef,
  containerName: string,
  changes: FileChanges,
): boolean {
  const pod = store.get('Pod', namespace, name)
  const life = pod && store.lifeOf(pod)
  if (pod === undefined || life?.containers[containerName]?.state !== 'running') return false
  if (Object.keys(changes).length > 0) {
    store.setLife(pod, withFiles(pod, life, containerName, changes, store.now))
    store.wakeAt(kubelets.name, keyFor(pod), store.now)
  }
  return true
}

/** The first of the pod's own where none is named, unless an annotation names another one. */
function containerOf({ metadata, spec }: Pod, name: string | undefined): Container | undefined {
  const wanted = name ?? metadata.annotations?.['kubectl.kubernetes.io/default-container']
  if (wanted === undefined) return spec.containers[0]
  return [...spec.containers, ...(spec.initContainers ?? [])].find((container) => container.name === wanted)
}

function refused(output: string): Executed {
  return { exitCode: 1, output, guessed: false, takes: 0, asksOthers: false }
}
