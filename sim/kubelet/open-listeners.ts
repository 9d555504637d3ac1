/**
 * Who listens in a pod at this moment? A program opens its ports when it has booted, and serves until its container has
 * ended: through a preStop hook, and after SIGTERM for as long as it does not heed it.
 *
 * What containers do is read off a pod once, when somebody first asks: a pod of a cluster never changes, a change makes a
 * new one.
 *
 * Example: of `sh -c 'sleep 20; nginx'` nobody listens for 20 seconds, though the pod is Running.
 */
import type { Pod } from '../api/pod.ts'
import type { PodLife } from '../api/pod-life.ts'
import { type Listener, listenersOf, type PodStart, startPod } from '../container/listeners.ts'
import { withConfiguration } from './configuration.ts'

/** `life` is what the kubelet knows of the pod (`state.lifeOf`); without it the pod stands as long after its start. */
export function openListeners(pod: Pod, life: PodLife | undefined, now: number): readonly Listener[] {
  if (life === undefined) return listenersOf(pod)
  const configured = withConfiguration(pod, life)
  const start = startOf.get(configured) ?? startPod(configured)
  startOf.set(configured, start)
  return listenersIn(start, life, now)
}

const startOf = new WeakMap<Pod, PodStart>()

/** The same, when it is known already what the containers do. */
export function listenersIn({ init, containers }: PodStart, life: PodLife, now: number): readonly Listener[] {
  return [...init, ...containers].flatMap(({ container, behaviour }) => {
    const { state, startedAt, requests = 0 } = life.containers[container.name] ?? {}
    if (state !== 'running' || startedAt === undefined || behaviour.does === 'not-start') return []
    const age = now - startedAt
    const guessed = behaviour.does === 'run' && behaviour.guessed
    return (behaviour.sockets ?? [])
      .filter(({ opensAfter = 0 }) => opensAfter <= age)
      .map((socket): Listener => ({ ...socket, container: container.name, guessed, age, requests }))
  })
}
