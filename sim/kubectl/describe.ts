/**
 * What does `kubectl describe` print? One object after another, each with its events at the end. A name that no object has
 * is taken for the beginning of one.
 *
 * Models kubernetes/kubectl pkg/cmd/describe/describe.go; what each kind shows stands in sim/kubectl/describe.
 */
import type { Kind, ObjectOf } from '../api/kinds.ts'
import type { JsonObject, ObjectRef } from '../api/meta.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { isSet } from './command.ts'
import { type CommandOutput, failed, joined, printed } from './command-output.ts'
import {
  describeConfigMap,
  describeNamespace,
  describeNode,
  describeSecret,
  describeServiceAccount,
  describeSigningRequest,
} from './describe/cluster.ts'
import {
  describeEndpointSlice,
  describeEndpoints,
  describeIngress,
  describeIngressClass,
  describeService,
} from './describe/network.ts'
import { annotationLines, eventLines, labelLines } from './describe/parts.ts'
import { describePod } from './describe/pod.ts'
import {
  describeDaemonSet,
  describeDeployment,
  describeJob,
  describeReplicas,
  describeStatefulSet,
} from './describe/workload.ts'
import { printFailures } from './failure.ts'
import { endpointsWarning } from './get.ts'
import { listObjects, notModelledKind } from './objects.ts'
import { hasFiles } from './read-files.ts'
import { isModelled } from './resources.ts'
import type { Runner, Session } from './session.ts'
import { tabulate } from './tabulate.ts'
import { findTargets, resourceFor, type Target, targetOf } from './targets.ts'

type Describer<T> = (object: T, state: ClusterState) => readonly string[]

const describers: { readonly [K in Kind]: Describer<ObjectOf<K>> } = {
  Namespace: describeNamespace,
  Node: describeNode,
  Pod: describePod,
  ReplicationController: describeReplicas,
  ReplicaSet: describeReplicas,
  Deployment: describeDeployment,
  StatefulSet: describeStatefulSet,
  DaemonSet: describeDaemonSet,
  ControllerRevision: ({ metadata, revision }) => [
    `Name:\t${metadata.name}`,
    `Namespace:\t${metadata.namespace ?? ''}`,
    ...labelLines('Labels', metadata.labels),
    ...annotationLines('Annotations', metadata.annotations),
    `Revision:\t${revision}`,
  ],
  Job: describeJob,
  Service: describeService,
  Endpoints: describeEndpoints,
  EndpointSlice: describeEndpointSlice,
  Ingress: describeIngress,
  IngressClass: describeIngressClass,
  ConfigMap: describeConfigMap,
  Secret: describeSecret,
  ServiceAccount: describeServiceAccount,
  CertificateSigningRequest: describeSigningRequest,
}

export const describe: Runner = (session) => {
  const { command } = session
  if (command.args.length === 0 && !hasFiles(command)) {
    return failed(
      'error: You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.',
    )
  }
  const found = findTargets(session, { typeAloneMeansAll: true })
  if (!found.ok) return found.output
  const { targets, failures, resources } = found.value
  const [only] = resources
  if (only !== undefined && resources.length === 1 && !isModelled(only))
    return printFailures([notModelledKind(only)])
  const prefixed = targets.length === 0 && failures.length === 1 ? withPrefix(session) : []
  const all = prefixed.length > 0 ? prefixed : targets
  const warning = all.some(({ resource }) => resource.kind === 'Endpoints') ? endpointsWarning : ''
  const texts = all.map((target) => describeOne(session, target))
  if (texts.length === 0 && failures.length === 0) {
    return printed(
      '',
      isSet(command, 'all-namespaces')
        ? 'No resources found'
        : `No resources found in ${session.namespace} namespace.`,
    )
  }
  const output: CommandOutput = { stdout: texts.join('\n\n'), stderr: warning, exitCode: 0 }
  return joined([output, printFailures(prefixed.length > 0 ? [] : failures)])
}

/** describe pod web describes web-1 and web-2 where there is no web. */
function withPrefix(session: Session): readonly Target[] {
  const [type = '', name = ''] = session.command.args.flatMap((arg) => arg.split('/'))
  const resource = resourceFor(type)
  if (!resource.ok || name === '') return []
  const namespace = resource.value.namespaced ? session.namespace : undefined
  const list = listObjects(session, resource.value, namespace, { selector: '', fieldSelector: '' })
  if (!list.ok) return []
  return list.value
    .map((object) => targetOf(resource.value, object))
    .filter((target) => target.name.startsWith(name))
}

const withoutEvents: readonly string[] = ['Secret']

function describeOne({ cluster, command }: Session, { resource, object, name, namespace }: Target): string {
  const { state } = cluster
  const lines = isModelled(resource) ? linesOf(resource.kind, object, state) : []
  const text = tabulate(lines.join('\n'))
  if (!isSet(command, 'show-events') || withoutEvents.includes(resource.kind)) return `${text}\n`
  const ref: ObjectRef = { kind: resource.kind, name, ...(namespace === undefined ? {} : { namespace }) }
  const events = state.eventsOf(ref).filter(({ ofGone }) => ofGone === undefined)
  // Events have columns of their own, where there are any.
  if (events.length > 0) return `${text}\n${tabulate(eventLines(events, state).join('\n'))}\n`
  if (resource.kind === 'Namespace') return `${text}\n`
  return `${tabulate([...lines, ...eventLines(events, state)].join('\n'))}\n`
}

function linesOf<K extends Kind>(kind: K, object: JsonObject, state: ClusterState): readonly string[] {
  const describer: Describer<ObjectOf<K>> = describers[kind]
  return describer(object as unknown as ObjectOf<K>, state)
}
