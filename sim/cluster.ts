/**
 * A simulated cluster: the only class, and the only thing that changes. Manifests go in, the state comes out; between
 * them stand the API server (sim/state) and the controllers, who act at once and until nothing is left to do.
 * Long because every verb of a cluster stands here.
 *
 * const cluster = new Cluster()
 * cluster.apply(parseManifests({ name: 'web.yaml', text }).value)
 * await cluster.view().request({ from: 'pod', namespace: 'default', name: 'client' }, request)
 */
import type { Certificates } from './api/certificates.ts'
import { isKind, type KubeObject, kinds, refOf } from './api/kinds.ts'
import type { ObjectRef } from './api/meta.ts'
import type { FileChanges } from './api/pod-life.ts'
import type { FirewallRule } from './api/settings.ts'
import type { HttpRequest, Origin, Trace } from './api/trace.ts'
import type { Executed } from './container/exec.ts'
import { comeToRest, passTime } from './controllers/clock.ts'
import { changeFilesIn, execInPod } from './controllers/exec-in-pod.ts'
import { settle } from './controllers/settle.ts'
import { signingFindings } from './controllers/signing-findings.ts'
import { decode, type FieldValidation } from './decode/decode.ts'
import { applyDefaults, defaultObject } from './defaults/defaults.ts'
import { type Diagnostic, type Outcome, ok, refuse } from './diagnostic.ts'
import { newGuesses } from './kubelet/guesses.ts'
import type { Manifest } from './manifest/manifest.ts'
import { locate } from './manifest/place.ts'
import { type Random, randomFrom } from './random.ts'
import { type AddOn, addOns, disable, enable, isEnabled } from './scenario/add-ons.ts'
import { startingObjects } from './scenario/start.ts'
import { type Scenario, settingsOf } from './scenario.ts'
import { type ApplyResult, applyObject, inItsNamespace, refOfValue } from './state/apply.ts'
import type { ClusterState, Store } from './state/cluster-state.ts'
import { type Decision, decideRequest } from './state/decide.ts'
import { type DeleteOptions, deleteObject } from './state/delete.ts'
import { allowThrough, removeRule } from './state/firewall.ts'
import { createObject, type RequestOptions, updateObject } from './state/server.ts'
import { createStore } from './state/store.ts'
import { rememberClients } from './trace/remember.ts'
import { traceRequest } from './trace.ts'
import { type ClusterView, located, viewOf } from './view.ts'

interface WriteOptions extends RequestOptions {
  /** What becomes of unknown fields; they are refused when absent, as with kubectl. */
  readonly fieldValidation?: FieldValidation
}

/** What became of one manifest. */
export interface Applied {
  readonly ref: ObjectRef
  readonly result: ApplyResult
  /** Warnings and notes; a refused manifest has no Applied. */
  readonly diagnostics: readonly Diagnostic[]
}

/** What few worlds need, and is loaded apart: `certificates` comes from sim/tls.ts. */
export interface ClusterTools {
  readonly certificates?: Certificates | undefined
}

export class Cluster {
  readonly #store: Store
  readonly #manifests: Map<string, Manifest>
  #watch: { readonly every: number; readonly look: () => void } | undefined
  /** What became of the scenario's own objects. */
  readonly started: Outcome<readonly Applied[]>

  constructor(scenario: Scenario | Cluster = {}, { certificates }: ClusterTools = {}) {
    if (scenario instanceof Cluster) {
      this.#store = scenario.#store.fork()
      this.#manifests = new Map(scenario.#manifests)
      this.started = scenario.started
      return
    }
    this.#manifests = new Map()
    this.#store = createStore(settingsOf(scenario), certificates, followRequest)
    for (const object of startingObjects(scenario)) createObject(this.#store, defaultObject(object))
    this.started = this.apply(scenario.objects ?? [])
  }

  /** The cluster as it is now. Later changes leave it alone: keep it to compare. */
  get state(): ClusterState {
    return this.#store.snapshot()
  }

  /**
   * As kubectl apply -f: one object after the other, going on after one that is refused. All diagnostics of all
   * manifests are in the outcome, each with its place; what was accepted stands even where others were refused.
   */
  apply(manifests: readonly Manifest[], options: WriteOptions = {}): Outcome<readonly Applied[]> {
    const outcomes = manifests.map((manifest) => this.#applyOne(manifest, options))
    settle(this.#store)
    const [refused, ...others] = outcomes.flatMap((outcome) => (outcome.ok ? [] : outcome.diagnostics))
    const remarks = outcomes.flatMap((outcome) => (outcome.ok ? outcome.diagnostics : []))
    if (refused !== undefined) return refuse(refused, ...others, ...remarks)
    return ok(
      outcomes.flatMap((outcome) => (outcome.ok ? [outcome.value] : [])),
      remarks,
    )
  }

  /** As kubectl create -f: an object of that name must not be there. With `dryRun` nothing is stored. */
  create(manifest: Manifest, options: WriteOptions = {}): Outcome<KubeObject> {
    return this.#send(manifest, options, createObject)
  }

  /** As kubectl replace and edit: the object takes the place of the one that is there. */
  replace(manifest: Manifest, options: WriteOptions = {}): Outcome<KubeObject> {
    return this.#send(manifest, options, updateObject)
  }

  /** As kubectl certificate approve and deny, by a request's name. Warns where an approved one gets no certificate. */
  decide(name: string, decision: Decision): Outcome<'changed' | 'unchanged'> {
    const outcome = decideRequest(this.#store, name, decision)
    settle(this.#store)
    if (!outcome.ok) return outcome
    return ok(outcome.value, [...outcome.diagnostics, ...signingFindings(this.#store, name)])
  }

  /**
   * As kubectl delete: begins the deletion, and is false when there is no such object, or it may not be deleted. A pod
   * whose program does not stop at once is there until its grace period is over.
   */
  delete(ref: ObjectRef, options: DeleteOptions = {}): boolean {
    return this.deleteAll([ref], options)[0] === true
  }

  /** Several at once, before any controller acts: what is behind a large Service is listed anew only once. */
  deleteAll(refs: readonly ObjectRef[], options: DeleteOptions = {}): readonly boolean[] {
    const begun = refs.map((ref) => {
      const { ok: isBegun } = deleteObject(this.#store, ref, options)
      if (isBegun) this.#manifests.delete(keyOf(ref))
      return isBegun
    })
    settle(this.#store)
    return begun
  }

  /** Lets virtual time pass, the only clock there is: from one moment at which something happens to the next. */
  advance(seconds: number): void {
    const end = this.#store.now + (seconds > 0 ? seconds : 0)
    const watch = this.#watch
    if (watch !== undefined) {
      for (let next = this.#store.now + watch.every; next < end; next += watch.every) {
        passTime(this.#store, next)
        watch.look()
      }
    }
    passTime(this.#store, end)
    watch?.look()
  }

  /** From now on somebody looks whenever so many seconds have passed, and at the end of each wait. Forks are not watched. */
  watch(every: number, look: () => void): void {
    this.#watch = { every, look }
  }

  /**
   * Lets time pass until nothing would change by itself any more, but for more of the same (a container that ends again
   * and again); at most `limitSeconds`. Gives the seconds that passed.
   */
  rest(limitSeconds = 3600): number {
    return comeToRest(this.#store, limitSeconds)
  }

  /**
   * As kubectl exec POD -- COMMAND; the first container where none is named. What the command changes in files stays
   * until the container is started anew, and probes see it at their next turn.
   */
  exec(ref: ObjectRef, container: string | undefined, command: readonly string[]): Executed {
    const executed = execInPod(this.#store, ref, container, command)
    settle(this.#store)
    return executed
  }

  /** Lays changes over the files of a running container, as a command at a prompt leaves them; false where none runs. */
  changeFiles(ref: ObjectRef, container: string, changes: FileChanges): boolean {
    const changed = changeFilesIn(this.#store, ref, container, changes)
    settle(this.#store)
    return changed
  }

  /** Another cluster that begins as this one stands; costs little, and neither sees what becomes of the other. */
  fork(): Cluster {
    return new Cluster(this)
  }

  /** As minikube addons enable: what the add-on brings is created, unless it is there. */
  enableAddOn(name: AddOn): void {
    enable(this.#store, name)
    settle(this.#store)
  }

  /** As minikube addons disable. */
  disableAddOn(name: AddOn): void {
    disable(this.#store, name)
  }

  addOns(): readonly { readonly name: AddOn; readonly enabled: boolean }[] {
    return addOns.map((name) => ({ name, enabled: isEnabled(this.#store, name) }))
  }

  /**
   * Sends a request, as curl does, and tells what became of it. Where a Service asks for session affinity, the nodes on
   * the way remember the client. Chance moves on with each request; the same ones in the same order go the same way.
   */
  request(origin: Origin, request: HttpRequest, random: Random = this.#chance()): Trace {
    const trace = traceRequest(this.state, origin, request, random)
    rememberClients(this.#store, trace)
    return located(trace, this)
  }

  /** As gcloud compute firewall-rules create: packets that the rule speaks of come to the nodes from now on. */
  allow(rule: FirewallRule): Outcome<FirewallRule> {
    return allowThrough(this.#store, rule)
  }

  /** As gcloud compute firewall-rules delete: false when there is no such rule. */
  disallow(name: string): boolean {
    return removeRule(this.#store, name)
  }

  /** The questions that a live cluster could be asked too; `asked` are those of earlier views, so that chance goes on. */
  view(asked = 0): ClusterView {
    return viewOf(this, asked)
  }

  /** Where an object was last written, so that what is found later can be shown in its file. */
  manifestFor = (ref: ObjectRef): Manifest | undefined => this.#manifests.get(keyOf(ref))

  #chance(): Random {
    const sent = this.#store.recall('requests') ?? 0
    this.#store.remember('requests', sent + 1)
    return randomFrom(this.#store.settings.seed).fork('request', sent)
  }

  #send(manifest: Manifest, options: WriteOptions, write: typeof createObject): Outcome<KubeObject> {
    const written = inDefaultNamespace(decode(manifest, options.fieldValidation))
    if (!written.ok) return written
    const value = inItsNamespace(written.value.kind, written.value.value)
    const { kind, namespace, name } = refOfValue(written.value.kind, value)
    const before = isKind(kind) ? this.#store.get(kind, namespace, name) : undefined
    const outcome = write(this.#store, applyDefaults({ value }), options)
    if (outcome.ok && options.dryRun !== true) {
      this.#manifests.set(keyOf(refOf(outcome.value)), manifest)
      settle(this.#store)
    }
    const place = (one: Diagnostic): Diagnostic => locate(one, manifest)
    if (outcome.ok) {
      const said = [...outcome.diagnostics, ...newGuesses(outcome.value, before)]
      return ok(outcome.value, [...written.diagnostics, ...said.map(place)])
    }
    const [first, ...rest] = outcome.diagnostics
    return refuse(place(first), ...rest.map(place), ...written.diagnostics)
  }

  #applyOne(manifest: Manifest, options: WriteOptions): Outcome<Applied> {
    const written = inDefaultNamespace(decode(manifest, options.fieldValidation))
    if (!written.ok) return written
    const { kind } = written.value
    const value = inItsNamespace(kind, written.value.value)
    const ref = refOfValue(kind, value)
    const before = this.#store.get(kind, ref.namespace, ref.name)
    const outcome = applyObject(this.#store, { kind, value }, options)
    const place = (one: Diagnostic): Diagnostic => locate({ object: ref, ...one }, manifest)
    if (!outcome.ok) {
      const [first, ...rest] = outcome.diagnostics
      return refuse(place(first), ...rest.map(place), ...written.diagnostics)
    }
    if (options.dryRun !== true) this.#manifests.set(keyOf(ref), manifest)
    const stands = outcome.value === 'unchanged' ? undefined : this.#store.get(kind, ref.namespace, ref.name)
    const guesses = stands === undefined ? [] : newGuesses(stands, before)
    const diagnostics = [...written.diagnostics, ...[...outcome.diagnostics, ...guesses].map(place)]
    return ok({ ref, result: outcome.value, diagnostics }, diagnostics)
  }
}

/** How programs in pods ask others. Chance depends on who asks, and when. */
function followRequest(state: ClusterState, origin: Origin, request: HttpRequest): Trace {
  const name = origin.from === 'outside' ? origin.ip : origin.name
  const random = randomFrom(state.settings.seed).fork('program', name, state.now)
  return traceRequest(state, origin, request, random)
}

/** An object that names no namespace will be in `default`, and that is how its diagnostics name it. */
function inDefaultNamespace<T>(outcome: Outcome<T>): Outcome<T> {
  const named = (diagnostic: Diagnostic): Diagnostic => {
    const { object } = diagnostic
    if (object === undefined || object.namespace !== undefined) return diagnostic
    const isNamespaced = isKind(object.kind) && kinds[object.kind].namespaced
    return isNamespaced ? { ...diagnostic, object: { ...object, namespace: 'default' } } : diagnostic
  }
  if (outcome.ok) return ok(outcome.value, outcome.diagnostics.map(named))
  const [first, ...rest] = outcome.diagnostics
  return refuse(named(first), ...rest.map(named))
}

function keyOf({ kind, namespace, name }: ObjectRef): string {
  const isNamespaced = isKind(kind) && kinds[kind].namespaced
  return isNamespaced ? `${kind}/${namespace ?? 'default'}/${name}` : `${kind}/${name}`
}
