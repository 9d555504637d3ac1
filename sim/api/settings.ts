/**
 * How a cluster was set up: the facts that no object holds. A scenario may set each; `defaultSettings` is what
 * kubeadm and kind give, with three worker nodes in three zones.
 */
import type { Protocol } from './meta.ts'

/** The release that is simulated, with its default feature gates. */
export const kubernetesVersion: string = 'v1.35'

export interface ClusterSettings {
  /** The same seed gives the same world, byte for byte. */
  readonly seed: number
  /** Cluster IPs come from here (kube-apiserver --service-cluster-ip-range); a second one makes the cluster dual-stack. */
  readonly serviceCIDRs: readonly [string, ...string[]]
  /** kube-apiserver --service-node-port-range, both ends included. */
  readonly nodePortRange: readonly [number, number]
  /** kubelet --cluster-domain, without a dot at the end. */
  readonly clusterDomain: string
  /** kubelet --cluster-dns; when absent, the tenth address of the first service CIDR, as kubeadm and kind choose. */
  readonly clusterDNS?: readonly string[]
  /** The text of /etc/resolv.conf on every node (kubelet --resolv-conf); when absent, one resolver and no search list. */
  readonly nodeResolvConf?: string
  /** What the virtual clock shows at second 0, RFC 3339 in UTC. */
  readonly epoch: string
  /** Machines beyond the cluster that pods can reach by address: databases, programs not yet moved. */
  readonly outside: readonly OutsideHost[]
  /** Who makes load balancers for Services: 'none', as on bare metal, in kind and after kubeadm; or a cloud. */
  readonly cloud: 'none' | Cloud
  /** What listens for requests that Ingresses speak of: nothing, as in a fresh cluster, or ingress-nginx. */
  readonly ingressController: 'none' | 'ingress-nginx'
  /** What stands between the world outside and the nodes: nothing, or a firewall that lets through what a rule allows. */
  readonly firewall: 'open' | readonly FirewallRule[]
  /** Blocks that routers outside send to the nodes: external IPs that an administrator announces, say. */
  readonly routedToNodes: readonly string[]
  /** What DNS servers outside the cluster know: full names, without a dot at the end. */
  readonly outsideNames: Readonly<Record<string, OutsideName>>
  /** How long a container takes from the moment it may start until it runs for the first time: its image is pulled. */
  readonly containerStartSeconds: number
  /** How long it takes until nodes have heard of a change of Services or EndpointSlices: until then they send as before. */
  readonly propagationSeconds: number
}

/** A provider of load balancers, as its cloud controller manager makes them. */
export interface Cloud {
  readonly name: string
  /** The blocks that load balancers get their addresses from, in order. */
  readonly addresses: readonly string[]
  /** How long it takes until a load balancer has its address. */
  readonly loadBalancerSeconds?: number
  /**
   * VIP (when absent): packets come to the node still addressed to the load balancer, with the sender's address.
   * Proxy: the load balancer makes a connection of its own to a node port.
   */
  readonly ipMode?: 'VIP' | 'Proxy'
}

/** As `gcloud compute firewall-rules create NAME --allow=tcp:30123 --source-ranges=…` makes one. */
export interface FirewallRule {
  readonly name: string
  readonly allow: readonly {
    readonly protocol: 'tcp' | 'udp' | 'sctp' | 'icmp'
    /** '30123' or '30000-32767'; all ports when absent. */
    readonly ports?: readonly string[]
  }[]
  /** Everybody when absent. */
  readonly sources?: readonly string[]
}

/** What a name outside stands for: addresses, or another name. */
export interface OutsideName {
  readonly addresses?: readonly string[]
  readonly cname?: string
}

/** A machine outside the cluster: what listens there, and what an HTTP client is told. */
export interface OutsideHost {
  readonly ip: string
  readonly name: string
  readonly listens: readonly {
    readonly port: number
    /** TCP when absent. */
    readonly protocol?: Protocol
    /** The body of every HTTP answer; the host's name when absent. */
    readonly body?: string
    /** The names that an HTTP server there knows; another one in the Host header gets 404. Any when absent. */
    readonly hosts?: readonly string[]
  }[]
}

export const defaultSettings: ClusterSettings = {
  seed: 1,
  serviceCIDRs: ['10.96.0.0/16'],
  nodePortRange: [30000, 32767],
  clusterDomain: 'cluster.local',
  epoch: '2026-01-01T00:00:00Z',
  outside: [],
  cloud: 'none',
  ingressController: 'none',
  firewall: 'open',
  routedToNodes: [],
  outsideNames: {},
  containerStartSeconds: 0,
  propagationSeconds: 0,
}
