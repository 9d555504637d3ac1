/**
 * An object as Go prints it, in kubectl and in the API server: structs show some of their fields though nothing is in them.
 * Source: the json tags of kubernetes/api core/v1, apps/v1, batch/v1 and networking/v1 types.go, v0.35.
 *
 * Example: a Pod has status: {}, and resources: {} in each container.
 */
import type { Json, JsonObject } from '../api/meta.ts'

export function typedObject(object: JsonObject): JsonObject {
  switch (object.kind) {
    case 'Pod':
      return { ...object, spec: podSpec(object.spec), status: mapOr(object.status) }
    case 'Deployment':
      return { ...object, spec: { strategy: {}, ...withTemplate(object.spec) }, status: mapOr(object.status) }
    case 'DaemonSet':
      return {
        ...object,
        spec: { updateStrategy: {}, ...withTemplate(object.spec) },
        status: mapOr(object.status),
      }
    case 'StatefulSet':
      return {
        ...object,
        spec: { updateStrategy: {}, ...withTemplate(object.spec) },
        status: { availableReplicas: 0, replicas: 0, ...mapOr(object.status) },
      }
    case 'ReplicaSet':
    case 'ReplicationController':
      return { ...object, spec: withTemplate(object.spec), status: { replicas: 0, ...mapOr(object.status) } }
    case 'Job':
      return { ...object, spec: withTemplate(object.spec), status: mapOr(object.status) }
    case 'Service':
      return {
        ...object,
        spec: serviceSpec(object.spec),
        status: { loadBalancer: {}, ...mapOr(object.status) },
      }
    case 'Ingress':
      return { ...object, spec: mapOr(object.spec), status: { loadBalancer: {}, ...mapOr(object.status) } }
    case 'Namespace':
      return { ...object, spec: mapOr(object.spec), status: mapOr(object.status) }
    default:
      return object
  }
}

function withTemplate(spec: Json | undefined): JsonObject {
  const { template, ...rest } = mapOr(spec)
  if (template === undefined) return rest
  const { metadata, spec: inner } = mapOr(template)
  return { ...rest, template: { metadata: mapOr(metadata), spec: podSpec(inner) } }
}

function podSpec(spec: Json | undefined): JsonObject {
  const { containers, initContainers, ...rest } = mapOr(spec)
  const filled = (list: Json | undefined): Json =>
    Array.isArray(list) ? list.map((container: Json) => ({ resources: {}, ...mapOr(container) })) : null
  return {
    ...rest,
    containers: filled(containers),
    ...(initContainers === undefined ? {} : { initContainers: filled(initContainers) }),
  }
}

/** A targetPort that nobody wrote is the number 0. */
function serviceSpec(spec: Json | undefined): JsonObject {
  const { ports, ...rest } = mapOr(spec)
  if (!Array.isArray(ports)) return rest
  return { ...rest, ports: ports.map((port: Json) => ({ targetPort: 0, ...mapOr(port) })) }
}

function mapOr(value: Json | undefined): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {}
}
