/**
 * What can be observed of a cluster, in the end, with an answer that gets full marks? What each command printed; who stands
 * behind each Service, at which port and under which name; what its name gives; what pods are told by their variables; how
 * requests end on every way into it: at which port, as whose client, at one pod or at several; and what time will bring:
 * probes, hooks, grace periods, rollouts. Two answers that are alike in all of this are equally right.
 *
 * Left out on purpose: names of objects that nobody asks for by name (slices, Ingresses, containers), labels, annotations,
 * images that serve the same, and what only programs outside of Kubernetes read (appProtocol).
 */
import type { ClusterView, Origin, Pod, Service, SourceFile, Trace } from '../../sim/index.ts'
import { slicesOf } from '../checks/who-stands-behind.ts'
import type { AnyExercise, Check, CommandWorld, RanCommand, World } from '../exercise.ts'
import { type ClusterExercise, gradeExercise } from '../grade-exercise.ts'
import { isNotOfTheSystem, originOf, type Way, waysInto } from '../healthy-ways.ts'
import { rangesOf } from '../judge-healthy.ts'
import { startingWorld } from '../starting-world.ts'
import type { Mutant } from './judge-mutants.ts'
import type { Subject } from './subject.ts'

/** Chance picks endpoints; where there is a choice, enough requests that pods which answer differently are all heard. */
const requests = 6

/** Is a mutant in all of this as the solution? The solution is observed when the first one asks. */
export function behavesAsSolved(subject: Subject): (mutant: Mutant) => Promise<boolean> {
  let right: Promise<string | undefined> | undefined
  return async ({ files }) => {
    right ??= behaviourOf(subject, subject.solution)
    const seen = await behaviourOf(subject, files)
    return seen !== undefined && seen === (await right)
  }
}

/** A text that is the same for the same behaviour; undefined where nothing came of the files. */
async function behaviourOf(
  { exercise, given, stub, begun }: Subject,
  files: readonly SourceFile[],
): Promise<string | undefined> {
  let seen: string | undefined
  // It stands in the place of the checks, so that it sees the very cluster that they are asked about.
  const watching: Check<CommandWorld> = {
    name: 'watching',
    title: exercise.title,
    points: 1,
    requires: [],
    ask: async ({ view, commands = [] }) => {
      seen = await observed(view, exercise, commands)
      return { passed: true, diagnostics: [] }
    },
  }
  const submission = files.map((value) => ({ ok: true, value, diagnostics: [] }) as const)
  const watched = withChecks(exercise, watching)
  if (watched === undefined) return undefined
  await gradeExercise(
    { exercise: watched, given, shipped: stub, submission },
    { seed: 1, variants: 0, begun },
  )
  return seen
}

function withChecks(exercise: AnyExercise, check: Check<CommandWorld>): ClusterExercise | undefined {
  switch (exercise.kind) {
    case 'function':
    case 'predict':
      return undefined
    case 'incident':
      return { ...exercise, checks: [check as Check<World>] }
    case 'command':
      return { ...exercise, checks: () => [check] }
    default:
      return { ...exercise, checks: () => [check as Check<World>] }
  }
}

async function observed(
  view: ClusterView,
  exercise: AnyExercise,
  commands: readonly RanCommand[],
): Promise<string> {
  const scenario = exercise.kind === 'function' ? {} : startingWorld(exercise)
  // In whatever order they were given.
  const seen: unknown[] = [commands.map(({ stdout, exitCode }) => `${exitCode} ${stdout}`).sort()]
  for (const way of await waysInto(view, rangesOf(scenario))) {
    seen.push([way.from, way.to, await endsOf(view, way)])
  }
  for (const service of (await view.list('Service')).filter(isNotOfTheSystem)) {
    seen.push([service.metadata.namespace, service.metadata.name, await behind(view, service)])
  }
  for (const pod of (await view.list('Pod')).filter(isNotOfTheSystem)) seen.push(await lifeOf(view, pod))
  for (const { spec } of await view.list('Deployment')) seen.push([spec.strategy, spec.minReadySeconds])
  return seen.map(inOneOrder).sort().join('\n')
}

/** The order of keys says nothing, and what the API server filled in stands last. */
function inOneOrder(seen: unknown): string {
  return JSON.stringify(seen, (_, value: unknown) => {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return value
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
  })
}

/** Who stands behind a Service, and what its name gives to each pod that may ask. */
async function behind(view: ClusterView, service: Service): Promise<readonly unknown[]> {
  const { name, namespace = 'default' } = service.metadata
  const endpoints = (await slicesOf(view, service)).flatMap(({ endpoints: all, ports }) =>
    (ports ?? []).flatMap((port) =>
      all.map(({ addresses, conditions, hostname }) => {
        const { port: number, protocol = 'TCP', name: portName = '' } = port
        return [addresses, number, protocol, portName, conditions?.ready !== false, hostname].join(' ')
      }),
    ),
  )
  const [asker] = (await view.list('Pod')).filter(isNotOfTheSystem)
  const looked = asker && (await view.lookup(originAt(asker), `${name}.${namespace}.svc`))
  return [endpoints.sort(), looked?.tried.map(({ rcode, answers }) => [rcode, answers.toSorted()])]
}

/** What a pod is told, and what is done to it in the course of time. */
async function lifeOf(view: ClusterView, pod: Pod): Promise<readonly unknown[]> {
  const { containers, terminationGracePeriodSeconds } = pod.spec
  const byName = containers.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const care = byName.map(({ readinessProbe, livenessProbe, startupProbe, lifecycle }) => {
    return { readinessProbe, livenessProbe, startupProbe, lifecycle }
  })
  return [await view.env(originAt(pod)), care, terminationGracePeriodSeconds]
}

function originAt({ metadata: { name, namespace = 'default' } }: Pod): Origin {
  return { from: 'pod', namespace, name }
}

async function endsOf(view: ClusterView, { sender, request }: Way): Promise<readonly unknown[]> {
  const origin = originOf(sender, await view.list('Pod'))
  if (origin === undefined) return []
  const traces = [await view.request(origin, request)]
  const isChosen = traces.some(({ hops }) => hops.some((hop) => 'among' in hop && hop.among > 1))
  for (let sent = 1; isChosen && sent < requests; sent++) traces.push(await view.request(origin, request))
  const pods = new Set(traces.map(({ hops }) => JSON.stringify(hops.findLast((hop) => hop.at === 'pod')?.ip)))
  return [pods.size > 1, ...[...new Set(traces.map(endOf))].sort()]
}

function endOf({ verdict, response, hops }: Trace): string {
  const service = hops.findLast((hop) => hop.at === 'service')
  const ingress = hops.findLast((hop) => hop.at === 'ingress')
  const pod = hops.findLast((hop) => hop.at === 'pod')
  return JSON.stringify([
    verdict,
    response?.status,
    service && [service.sourceKept, service.affinity?.seconds],
    ingress && [ingress.outcome, ingress.endpoint?.port, ingress.endpoint?.path, ingress.tls?.names],
    pod && [pod.listener?.serves, pod.port],
  ])
}
