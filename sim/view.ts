/**
 * Which questions may one ask of a cluster? Those that a live one can answer too: checks ask a view and nothing else,
 * so that the same check judges the simulator and a real cluster. Asynchronous, because a real one is slow.
 *
 * Asking changes no object; chance moves on, and what nodes remember of clients: the next request may be answered by
 * another pod, and the same requests in the same order get the same answers. A view is of one moment: `later` and
 * `after` give other views, and the one that was asked stays as it is. A live cluster has one present, and waits or is
 * changed for good: who asks views in the order of their time can judge it as well.
 */
import { type Kind, type KubeObject, kinds, type ObjectOf, refOf } from './api/kinds.ts'
import type { JsonObject, ObjectRef } from './api/meta.ts'
import type { DnsHop, Hop, HttpRequest, Origin, Trace } from './api/trace.ts'
import { workloadFindings } from './controllers/findings.ts'
import { signingFindings } from './controllers/signing-findings.ts'
import { type Diagnostic, type Outcome, ok } from './diagnostic.ts'
import { containerEnv, serviceEnv } from './kubelet/env.ts'
import { type Manifest, manifestOf, type SourceFile } from './manifest/manifest.ts'
import { parseManifests } from './manifest/parse.ts'
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
  /** What is odd about a Service, an Ingress, a Deployment or a request for a certificate as it stands, most likely cause first. */
  explain(ref: ObjectRef): Promise<readonly Diagnostic[]>
  /** The same cluster so many seconds later. */
  later(seconds: number): Promise<ClusterView>
  /** The same cluster at the moment when somebody has done this; or why the API server refuses it. */
  after(deed: Deed): Promise<Outcome<ClusterView>>
}

/** What somebody does in a cluster, as with kubectl. */
export type Deed =
  /** kubectl apply -f. */
  | { readonly does: 'apply'; readonly file: SourceFile }
  /** kubectl edit, set image, rollout restart: the object as it stands, with a change. */
  | { readonly does: 'replace'; readonly object: KubeObject }
  /** kubectl delete --ignore-not-found --wait=false. */
  | { readonly does: 'delete'; readonly ref: ObjectRef }

/** What the simulator's view looks at. */
export interface Viewed {
  readonly state: ClusterState
  /** Sends a request by this chance; nodes remember its sender where a Service asks for session affinity. */
  request(origin: Origin, request: HttpRequest, random: Random): Trace
  /** The manifest that an object was last applied from. */
  manifestFor(ref: ObjectRef): Manifest | undefined
  /** One that begins as this one stands, and may be changed. */
  fork(): Changing
}

interface Changing extends Viewed {
  advance(seconds: number): void
  apply(manifests: readonly Manifest[]): Outcome<unknown>
  replace(manifest: Manifest): Outcome<unknown>
  delete(ref: ObjectRef): boolean
}

/** `sent` is how often chance was asked before: a later moment goes on where an earlier one was. */
export function viewOf(viewed: Viewed, sent = 0): ClusterView {
  let asked = sent
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
    later: async (seconds) => {
      const then = viewed.fork()
      then.advance(seconds)
      return viewOf(then, asked)
    },
    after: async (deed) => {
      const then = viewed.fork()
      const done = act(then, deed)
      return done.ok ? ok(viewOf(then, asked), done.diagnostics) : done
    },
  }
}

function act(cluster: Changing, deed: Deed): Outcome<unknown> {
  switch (deed.does) {
    case 'apply': {
      const parsed = parseManifests(deed.file)
      return parsed.ok ? cluster.apply(parsed.value) : parsed
    }
    case 'replace': {
      const value = deed.object as unknown as JsonObject
      // What is odd about it still stands where its author wrote it.
      const written = cluster.manifestFor(refOf(deed.object))
      return cluster.replace(written === undefined ? manifestOf(value) : { ...written, value })
    }
    case 'delete':
      return ok(cluster.delete(deed.ref))
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
  if (kind === 'CertificateSigningRequest') return signingFindings(state, name)
  if (kind === 'Deployment') {
    const deployment = state.get('Deployment', namespace, name)
    return deployment === undefined ? [] : workloadFindings(deployment, state)
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
