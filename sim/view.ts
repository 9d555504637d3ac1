/**
 * Which questions may one ask of a cluster? Those that a live one can answer too: checks ask a view and nothing else,
 * so that the same check judges the simulator and a real cluster. Asynchronous, because a real one is slow.
 *
 * Asking changes no object; chance moves on, and what nodes remember of clients: the next request may be answered by
 * another pod, and the same requests in the same order get the same answers.
 */
import { type Kind, kinds, type ObjectOf } from './api/kinds.ts'
import type { ObjectRef } from './api/meta.ts'
import type { DnsHop, Hop, HttpRequest, Origin, Trace } from './api/trace.ts'
import type { Diagnostic } from './diagnostic.ts'
import { containerEnv, serviceEnv } from './kubelet/env.ts'
import type { Manifest } from './manifest/manifest.ts'
import { locate } from './manifest/place.ts'
import { type Random, randomFrom } from './random.ts'
import type { ClusterState } from './state/cluster-state.ts'
import { diagnoseService } from './trace/diagnose-service.ts'
import { diagnoseIngress } from './trace/ingress-diagnose.ts'
import { lookUp } from './trace/look-up.ts'
import { findSender } from './trace/sender.ts'

export interface ClusterView {
  /** A namespaced object without a namespace is looked for in `default`. */
  get<K extends Kind>(ref: ObjectRef & { readonly kind: K }): Promise<ObjectOf<K> | undefined>
  /** All objects of a kind, or those of one namespace, by namespace and name. */
  list<K extends Kind>(kind: K, namespace?: string): Promise<readonly ObjectOf<K>[]>
  /** Sends a request, as curl does, and tells what became of it. */
  request(origin: Origin, request: HttpRequest): Promise<Trace>
  /** Looks a name up, as getent does; undefined where no server is asked, or nobody is there to ask. */
  lookup(origin: Origin, name: string): Promise<DnsHop | undefined>
  /** The variables that tell a pod's first container about Services, as they were set when it was started; undefined where there is no such pod. */
  env(origin: Origin): Promise<Readonly<Record<string, string>> | undefined>
  /** What is odd about a Service or an Ingress as it stands, most likely cause first: it selects nobody, say. */
  explain(ref: ObjectRef): Promise<readonly Diagnostic[]>
}

/** What the simulator's view looks at. */
export interface Viewed {
  readonly state: ClusterState
  /** Sends a request by this chance; nodes remember its sender where a Service asks for session affinity. */
  request(origin: Origin, request: HttpRequest, random: Random): Trace
  /** The manifest that an object was last applied from. */
  manifestFor(ref: ObjectRef): Manifest | undefined
}

export function viewOf(viewed: Viewed): ClusterView {
  let asked = 0
  const chance = () => randomFrom(viewed.state.settings.seed).fork('view', asked++)
  return {
    get: async ({ kind, namespace, name }) =>
      viewed.state.get(kind, kinds[kind].namespaced ? (namespace ?? 'default') : undefined, name),
    list: async (kind, namespace) => viewed.state.list(kind, namespace),
    request: async (origin, request) => viewed.request(origin, request, chance()),
    lookup: async (origin, name) => {
      const found = findSender(viewed.state, origin)
      return found.ok ? lookUp(viewed.state, found.sender, name, chance()).hop : undefined
    },
    env: async (origin) => {
      const found = findSender(viewed.state, origin)
      const pod = found.ok ? found.sender.pod : undefined
      return (
        pod && (containerEnv(pod, viewed.state.lifeOf(pod)) ?? serviceEnv(viewed.state.list('Service'), pod))
      )
    },
    explain: async (ref) => findingsAbout(viewed.state, ref).map((one) => withPlace(one, viewed)),
  }
}

/** Of kinds that nobody can be wrong about there are none. */
function findingsAbout(
  state: ClusterState,
  { kind, namespace = 'default', name }: ObjectRef,
): readonly Diagnostic[] {
  if (kind === 'Service') {
    const service = state.get('Service', namespace, name)
    return service === undefined ? [] : diagnoseService(state, service)
  }
  if (kind === 'Ingress') {
    const ingress = state.get('Ingress', namespace, name)
    return ingress === undefined ? [] : diagnoseIngress(state, ingress)
  }
  return []
}

/** Every diagnostic of a trace, with its place in the manifest of the object that it is about. */
export function located(trace: Trace, viewed: Pick<Viewed, 'manifestFor'>): Trace {
  return {
    ...trace,
    hops: trace.hops.map((hop): Hop => ('passedOver' in hop ? locatedHop(hop, viewed) : hop)),
    diagnostics: trace.diagnostics.map((diagnostic) => withPlace(diagnostic, viewed)),
  }
}

function locatedHop<H extends Extract<Hop, { readonly passedOver: unknown }>>(
  hop: H,
  viewed: Pick<Viewed, 'manifestFor'>,
): H {
  return { ...hop, passedOver: hop.passedOver.map((one) => ({ ...one, why: withPlace(one.why, viewed) })) }
}

function withPlace(diagnostic: Diagnostic, { manifestFor }: Pick<Viewed, 'manifestFor'>): Diagnostic {
  const manifest = diagnostic.object && manifestFor(diagnostic.object)
  return manifest === undefined ? diagnostic : locate(diagnostic, manifest)
}
