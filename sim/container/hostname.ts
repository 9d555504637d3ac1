/**
 * What does a pod call itself? Its spec.hostname, else its name; on the host's network, the node's name.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/util/util.go (GetNodenameForKernel), pkg/kubelet/kubelet_pods.go.
 * Leaves out: setHostnameAsFQDN.
 */
import type { Pod } from '../api/pod.ts'

export function hostnameOf(pod: Pod): string {
  if (pod.spec?.hostNetwork === true && pod.spec.nodeName) return pod.spec.nodeName
  if (pod.spec?.hostname) return pod.spec.hostname
  // The kernel takes 63 characters; what is left must not end in a hyphen or dot.
  return pod.metadata.name.slice(0, 63).replace(/[-.]+$/, '')
}
