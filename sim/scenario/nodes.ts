/**
 * Which Nodes does a cluster start with? The control plane and the workers of the scenario, as kind names and
 * addresses them: nodes from 172.18.0.2 on, pods from 10.244.N.0/24, and the like in IPv6.
 */
import type { IPFamily } from '../api/meta.ts'
import { hostnameLabel, type Node, zoneLabel } from '../api/node.ts'
import { defaultNodes, familiesOf, type Scenario, type ScenarioNode, settingsOf } from '../scenario.ts'
import { timestampAt } from '../state/timestamp.ts'

export function nodesOf(scenario: Scenario): readonly Node[] {
  const settings = settingsOf(scenario)
  const families = familiesOf(settings)
  const since = timestampAt(settings.epoch, 0)
  const workers = scenario.nodes ?? defaultNodes
  return [
    controlPlane(families, since),
    ...workers.map((worker, index) => nodeOf(worker, index + 1, families, since)),
  ]
}

/** Where the API server listens, for the endpoints of the Service `kubernetes`. */
export function controlPlaneAddress(family: IPFamily): string {
  return addressOf(0, family)
}

const controlPlaneLabel = 'node-role.kubernetes.io/control-plane'
/** kubeadm keeps load balancers away from the control plane (cmd/kubeadm/app/phases/markcontrolplane). */
const controlPlaneLabels = {
  [controlPlaneLabel]: '',
  'node.kubernetes.io/exclude-from-external-load-balancers': '',
}

function controlPlane(families: readonly IPFamily[], since: string): Node {
  const node = nodeOf({ name: 'control-plane', labels: controlPlaneLabels }, 0, families, since)
  return { ...node, spec: { ...node.spec, taints: [{ key: controlPlaneLabel, effect: 'NoSchedule' }] } }
}

/** `number` counts the nodes, the control plane being 0. */
function nodeOf(
  { name, zone, labels = {}, podCIDRs, addresses }: ScenarioNode,
  number: number,
  families: readonly IPFamily[],
  since: string,
): Node {
  const blocks = podCIDRs ?? families.map((family) => podCIDROf(number, family))
  const own = addresses ?? families.map((family) => addressOf(number, family))
  const resources = { cpu: '4', memory: '16Gi', pods: '110' }
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name,
      labels: {
        'kubernetes.io/arch': 'amd64',
        [hostnameLabel]: name,
        'kubernetes.io/os': 'linux',
        ...(zone === undefined ? {} : { [zoneLabel]: zone }),
        ...labels,
      },
    },
    spec: { ...(blocks[0] === undefined ? {} : { podCIDR: blocks[0] }), podCIDRs: blocks },
    status: {
      addresses: [
        ...own.map((address) => ({ type: 'InternalIP', address })),
        { type: 'Hostname', address: name },
      ],
      capacity: resources,
      allocatable: resources,
      conditions: [
        {
          type: 'Ready',
          status: 'True',
          reason: 'KubeletReady',
          message: 'kubelet is posting ready status',
          lastTransitionTime: since,
        },
      ],
    },
  }
}

function podCIDROf(number: number, family: IPFamily): string {
  if (family === 'IPv6') return `fd00:10:244:${number.toString(16)}::/64`
  return `10.${244 + Math.floor(number / 256)}.${number % 256}.0/24`
}

/** The first two addresses of the network are the network's own and its gateway's. */
function addressOf(number: number, family: IPFamily): string {
  if (family === 'IPv6') return `fc00:f853:ccd:e793::${(number + 2).toString(16)}`
  return `172.18.${Math.floor((number + 2) / 256)}.${(number + 2) % 256}`
}
