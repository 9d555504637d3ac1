/**
 * What does the API server fill into a pod, and into the template of pods that a workload carries?
 * Models SetDefaults_Pod and SetDefaults_PodSpec of kubernetes/kubernetes pkg/apis/core/v1/defaults.go. Three things
 * are for pods only, not for templates: requests from limits, enableServiceLinks, host ports of hostNetwork pods.
 *
 * Left out: pod-level resources from those of the containers, and the rounding of quantities to thousandths.
 */
import type { JsonObject } from '../api/meta.ts'
import { defaultContainer } from './container.ts'
import {
  changeEach,
  changeField,
  changeStruct,
  fillAbsent,
  fillEmpty,
  isAbsent,
  isEmpty,
  isObject,
} from './fill.ts'
import { defaultVolume } from './volume.ts'

export function defaultPod(pod: JsonObject): JsonObject {
  return changeStruct(pod, 'spec', (before) => {
    let spec = fillAbsent(defaultPodSpec(before), { enableServiceLinks: true })
    for (const containers of ['containers', 'initContainers']) {
      spec = changeEach(spec, containers, requestsFromLimits)
      if (spec.hostNetwork === true) spec = changeEach(spec, containers, hostPorts)
    }
    return spec
  })
}

/** The template of a workload: absent where it may be. */
export function defaultTemplate(template: JsonObject): JsonObject {
  return changeStruct(template, 'spec', defaultPodSpec)
}

function defaultPodSpec(before: JsonObject): JsonObject {
  let spec = fillEmpty(before, {
    dnsPolicy: 'ClusterFirst',
    restartPolicy: 'Always',
    schedulerName: 'default-scheduler',
  })
  spec = fillAbsent(spec, { securityContext: {}, terminationGracePeriodSeconds: 30 })
  spec = changeEach(spec, 'volumes', defaultVolume)
  for (const containers of ['initContainers', 'containers', 'ephemeralContainers']) {
    spec = changeEach(spec, containers, defaultContainer)
  }
  return spec
}

/** Where a limit is set but no request, the request is the limit. */
function requestsFromLimits(container: JsonObject): JsonObject {
  return changeField(container, 'resources', (resources) => {
    const { limits, requests } = resources
    if (!isObject(limits)) return resources
    if (isAbsent(requests)) return { ...resources, requests: { ...limits } }
    return changeField(resources, 'requests', (given) => fillAbsent(given, limits))
  })
}

/** A pod in the node's own network takes its ports there. */
function hostPorts(container: JsonObject): JsonObject {
  return changeEach(container, 'ports', (port) =>
    isEmpty(port.containerPort) ? port : fillEmpty(port, { hostPort: port.containerPort ?? 0 }),
  )
}
