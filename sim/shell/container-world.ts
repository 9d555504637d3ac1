/**
 * What does a process find in a container? Its files, those among them that the kubelet writes (resolv.conf, hosts, what
 * ConfigMaps and Secrets hold), and its environment.
 *
 * Source: kubernetes/kubernetes pkg/kubelet/kubelet_pods.go (managedHostsFileContent, makeEnvironmentVariables).
 */
import type { Container, Pod } from '../api/pod.ts'
import { envOf } from '../container/command-line.ts'
import { filesAtStart } from '../container/container-files.ts'
import type { StartingFiles } from '../container/files.ts'
import { hostnameOf } from '../container/hostname.ts'
import { textFromBase64 } from '../container/tools/base64-tool.ts'
import { clusterDnsOf } from '../kubelet/cluster-dns.ts'
import { withConfiguration } from '../kubelet/configuration.ts'
import { serviceEnv } from '../kubelet/env.ts'
import { resolvConfFor } from '../kubelet/resolv-conf.ts'
import { printResolvConf } from '../kubelet/resolv-conf-file.ts'
import type { ClusterState } from '../state/cluster-state.ts'
import { addressesOf } from '../trace/sender.ts'

export function filesOf(state: ClusterState, pod: Pod, container: Container): StartingFiles {
  const life = state.lifeOf(pod)?.containers[container.name]
  const age = life?.startedAt === undefined ? undefined : state.now - life.startedAt
  return {
    ...filesAtStart(container, age),
    '/etc/resolv.conf': printResolvConf(resolvConfFor(pod, clusterDnsOf(state.settings))),
    '/etc/hosts': hostsFile(state, pod),
    '/etc/hostname': `${hostnameOf(pod)}\n`,
    '/var/run/secrets/kubernetes.io/serviceaccount/namespace': pod.metadata.namespace ?? 'default',
    '/var/run/secrets/kubernetes.io/serviceaccount/ca.crt': undefined,
    '/var/run/secrets/kubernetes.io/serviceaccount/token': undefined,
    ...mountedFiles(state, pod, container),
  }
}

function hostsFile(state: ClusterState, pod: Pod): string {
  const { hostAliases = [], hostNetwork, subdomain } = pod.spec
  const name = hostnameOf(pod)
  const domain = `${subdomain}.${pod.metadata.namespace ?? 'default'}.svc.${state.settings.clusterDomain}`
  const own = addressesOf(pod).map((ip) =>
    subdomain ? `${ip}\t${name}.${domain}\t${name}` : `${ip}\t${name}`,
  )
  const lines = [
    hostNetwork === true
      ? '# Kubernetes-managed hosts file (host network).'
      : '# Kubernetes-managed hosts file.',
    '127.0.0.1\tlocalhost',
    '::1\tlocalhost ip6-localhost ip6-loopback',
    'fe00::0\tip6-localnet',
    'fe00::0\tip6-mcastprefix',
    'fe00::1\tip6-allnodes',
    'fe00::2\tip6-allrouters',
    ...(hostNetwork === true ? [] : own),
    ...(hostAliases.length === 0 ? [] : ['', '# Entries added by HostAliases.']),
    ...hostAliases.map(({ ip, hostnames = [] }) => `${ip}\t${hostnames.join('\t')}`),
  ]
  return lines.map((line) => `${line}\n`).join('')
}

/** Every key of a mounted ConfigMap or Secret is a file. */
function mountedFiles(state: ClusterState, pod: Pod, container: Container): StartingFiles {
  const files: Record<string, string | undefined> = {}
  for (const { name, mountPath, subPath } of container.volumeMounts ?? []) {
    const volume = pod.spec.volumes?.find((one) => one.name === name)
    const data = {
      ...dataOf(state, pod, 'ConfigMap', volume?.configMap?.name),
      ...dataOf(state, pod, 'Secret', volume?.secret?.secretName),
    }
    const folder = mountPath.replace(/\/+$/, '')
    for (const [key, text] of Object.entries(data)) {
      if (subPath === undefined) files[`${folder}/${key}`] = text
      else if (subPath === key) files[folder] = text
    }
  }
  return files
}

function dataOf(
  state: ClusterState,
  { metadata }: Pod,
  kind: 'ConfigMap' | 'Secret',
  name: string | undefined,
): Readonly<Record<string, string>> {
  const object = name === undefined ? undefined : state.get(kind, metadata.namespace ?? 'default', name)
  const data = Object.entries(object?.data ?? {})
  return Object.fromEntries(
    data.map(([key, text]) => [key, kind === 'Secret' ? (textFromBase64(text) ?? '') : text]),
  )
}

/** In the order in which a process sees them: the image's, the container's own, those about Services. */
export function environmentOf(
  state: ClusterState,
  pod: Pod,
  container: Container,
  tty: boolean,
): Readonly<Record<string, string>> {
  const life = state.lifeOf(pod)
  const services = life?.containers[container.name]?.services ?? state.list('Service')
  const configured = withConfiguration(pod, life, state)
  const { containers = [], initContainers = [] } = configured.spec
  const itself = [...initContainers, ...containers].find(({ name }) => name === container.name) ?? container
  return {
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    HOSTNAME: hostnameOf(pod),
    ...(tty ? { TERM: 'xterm' } : {}),
    ...serviceEnv(services, pod),
    ...envOf(itself, configured),
    HOME: '/root',
  }
}
