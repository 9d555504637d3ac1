/**
 * What can be observed of a cluster? Which objects were refused, who stands behind each Service at which port, and
 * how a request from each place to each Service port ends. Two answers with the same behaviour are equally right.
 *
 * Left out on purpose: labels and annotations of Services, names of ports, addresses that the cluster allots.
 */
import {
  Cluster,
  type ClusterView,
  type Pod,
  type Service,
  type SourceFile,
  type Trace,
} from '../../sim/index.ts'
import { applyGiven } from '../apply-files.ts'
import { certificatesFor } from '../certificates.ts'
import { startingWorld } from '../starting-world.ts'
import type { Subject } from './subject.ts'

/** Chance picks endpoints; enough requests that pods which answer differently are all heard. */
const requests = 6

/** A text that is the same for the same behaviour. */
export async function behaviourOf(
  { exercise, given }: Pick<Subject, 'exercise' | 'given'>,
  files: readonly SourceFile[],
): Promise<string> {
  const scenario = exercise.kind === 'function' ? {} : startingWorld(exercise)
  const certificates = await certificatesFor([...given, ...files])
  const cluster = new Cluster({ ...scenario, seed: 1 }, { certificates })
  applyGiven(cluster, given)
  const { problems } = applyGiven(cluster, files)
  const view = cluster.view()
  const services = (await view.list('Service')).filter(isOfTheExercise)
  const clients = oneOfEachPlace((await view.list('Pod')).filter(isOfTheExercise))
  const seen: unknown[] = [problems.map(({ code, object, path }) => [code, object, path])]
  for (const service of services) {
    seen.push([service.metadata.namespace, service.metadata.name, await endpointsOf(view, service)])
    for (const client of clients) seen.push(await answersTo(view, client, service))
  }
  return JSON.stringify(seen)
}

/** What every cluster has is no matter of the exercise. */
function isOfTheExercise({ metadata: { name, namespace = 'default' } }: Pod | Service): boolean {
  return !namespace.startsWith('kube-') && !(namespace === 'default' && name === 'kubernetes')
}

/** What a request can see differs by namespace and node; who asks there does not matter. */
function oneOfEachPlace(pods: readonly Pod[]): readonly Pod[] {
  const places = new Map<string, Pod>()
  for (const pod of pods) {
    const place = `${pod.metadata.namespace}/${pod.spec.nodeName}`
    const known = places.get(place)
    // A pod that nobody owns is a client that the exercise gave.
    if (known === undefined || (known.metadata.ownerReferences && !pod.metadata.ownerReferences))
      places.set(place, pod)
  }
  return [...places.values()]
}

async function endpointsOf(view: ClusterView, { metadata }: Service): Promise<readonly string[]> {
  const slices = await view.list('EndpointSlice', metadata.namespace)
  return slices
    .filter((slice) => slice.metadata.labels?.['kubernetes.io/service-name'] === metadata.name)
    .flatMap(({ endpoints, ports }) =>
      (ports ?? []).flatMap(({ port, protocol }) =>
        (endpoints ?? []).map(({ addresses, conditions }) => {
          return `${addresses.join()} ${port} ${protocol ?? 'TCP'} ${conditions?.ready !== false}`
        }),
      ),
    )
    .sort()
}

async function answersTo(view: ClusterView, client: Pod, service: Service): Promise<readonly string[]> {
  const { name, namespace = 'default' } = service.metadata
  const origin = {
    from: 'pod',
    name: client.metadata.name,
    namespace: client.metadata.namespace ?? '',
  } as const
  const answers = new Set<string>()
  for (const { port, protocol } of service.spec.ports ?? []) {
    const scheme = protocol === 'UDP' ? 'udp' : 'http'
    const request = {
      scheme,
      host: `${name}.${namespace}.svc`,
      port,
      method: 'GET',
      path: '/',
      headers: {},
    } as const
    for (let sent = 0; sent < requests; sent++) {
      const trace = await view.request(origin, request)
      answers.add(`${port}/${protocol} ${howItEnded(trace)}`)
    }
  }
  return [...answers].sort()
}

function howItEnded({ verdict, response, hops }: Trace): string {
  const last = hops.at(-1)
  const container = last?.at === 'pod' ? last.listener?.container : undefined
  return [verdict, response?.status, container, last?.at === 'pod' ? last.port : undefined].join(' ')
}
