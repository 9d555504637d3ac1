/**
 * minikube: the add-ons, of which ingress is one that does something here; the node's address; where a Service can be
 * asked from outside.
 *
 * Source: minikube.sigs.k8s.io/docs/commands. The cluster here is no minikube, and its other commands say so.
 */
import { nearNames } from '../near-names.ts'
import type { Place, Program, ProgramCall } from './program.ts'

const commands = [
  'addons',
  'ip',
  'service',
  'status',
  'tunnel',
  'start',
  'stop',
  'delete',
  'dashboard',
  'ssh',
  'kubectl',
  'version',
  'profile',
  'node',
]
const otherAddOns =
  'ambassador auto-pause cloud-spanner csi-hostpath-driver dashboard default-storageclass gcp-auth ingress-dns inspektor-gadget kubevirt logviewer metallb metrics-server registry registry-creds storage-provisioner volumesnapshots'.split(
    ' ',
  )

export const minikube: Program = (call) => {
  const [command, ...words] = call.words.filter((word) => !word.startsWith('-'))
  switch (command) {
    case 'addons':
      return addons(call, words)
    case 'ip':
      call.out(`${nodeAddress(call)}\n`)
      return 0
    case 'service':
      return service(call, words)
    case 'status':
      call.out(
        'minikube\ntype: Control Plane\nhost: Running\nkubelet: Running\napiserver: Running\nkubeconfig: Configured\n\n',
      )
      return 0
    case 'tunnel':
      call.err(
        'hint: minikube tunnel gives load balancers an address on your own machine. Here a cloud does that, where the scenario has one: kubectl get service shows EXTERNAL-IP.\n',
      )
      return 0
    case 'kubectl':
      return call.start(['kubectl', ...call.words.slice(1).filter((word) => word !== '--')], call.input)
    case 'version':
      call.out('minikube version: v1.38.0\n')
      return 0
    default:
      return unknown(call, command)
  }
}

function unknown({ err }: ProgramCall, command: string | undefined): number {
  if (command === undefined || commands.includes(command)) {
    err(
      'hint: the simulated cluster runs already. Of minikube it has addons, ip, service, status and tunnel.\n',
    )
    return 0
  }
  const [near] = nearNames(command, commands)
  err(
    `Error: unknown command "${command}" for "minikube"\n${near === undefined ? '' : `\nDid you mean this?\n\t${near}\n\n`}Run 'minikube --help' for usage.\n`,
  )
  return 64
}

function nodeAddress({ place }: ProgramCall): string {
  const [node] = place.cluster.state.list('Node')
  return node?.status?.addresses?.find(({ type }) => type === 'InternalIP')?.address ?? ''
}

function addons(call: ProgramCall, [verb = '', name = '']: readonly string[]): number {
  const known = call.place.cluster.addOns()
  if (verb === 'list') {
    call.out(table(known))
    return 0
  }
  if (verb !== 'enable' && verb !== 'disable') {
    call.err('hint: minikube addons list, enable NAME, disable NAME\n')
    return verb === '' ? 0 : 64
  }
  const addOn = known.find((one) => one.name === name)
  if (addOn === undefined) return otherAddOn(call, name)
  if (verb === 'disable') {
    call.place.cluster.disableAddOn(addOn.name)
    call.out(`🌑  "The '${name}' addon is disabled\n`)
    return 0
  }
  call.place.cluster.enableAddOn(addOn.name)
  waitForPods(call.place)
  call.out(
    `💡  ${name} is an addon maintained by Kubernetes. For any concerns contact minikube on GitHub.\nYou can view the list of minikube maintainers at: https://github.com/kubernetes/minikube/blob/master/OWNERS\n    ▪ Using image registry.k8s.io/ingress-nginx/controller:v1.14.1\n🔎  Verifying ${name} addon...\n🌟  The '${name}' addon is enabled\n`,
  )
  return 0
}

/** minikube looks until the add-on's pods run, six minutes at most; it does not ask whether they are ready. */
function waitForPods({ cluster, pass }: Place): void {
  const run = (): boolean =>
    cluster.state
      .list('Pod', 'ingress-nginx')
      .every(({ status }) => status?.phase === 'Running' || status?.phase === 'Succeeded')
  for (let waited = 0; waited < 360 && !run(); waited++) pass(1)
}

function otherAddOn({ err }: ProgramCall, name: string): number {
  if (otherAddOns.includes(name)) {
    err(`hint: the add-on ${name} is not part of the simulator; ingress is.\n`)
    return 1
  }
  const [near] = nearNames(name, ['ingress', ...otherAddOns])
  err(
    `\n❌  Exiting due to MK_ADDON_ENABLE: enable failed: ${name} is not a valid addon\n${near === undefined ? '' : `hint: minikube addons enable ${near}\n`}`,
  )
  return 10
}

function table(known: readonly { readonly name: string; readonly enabled: boolean }[]): string {
  const on = new Set([
    'default-storageclass',
    'storage-provisioner',
    ...known.filter(({ enabled }) => enabled).map(({ name }) => name),
  ])
  const names = [...otherAddOns, ...known.map(({ name }) => name)].sort()
  const line = '|-----------------------------|----------|--------------|--------------------------------|'
  const row = (name: string, profile: string, status: string, maintainer: string): string =>
    `| ${name.padEnd(27)} | ${profile.padEnd(8)} | ${status.padEnd(12)} | ${maintainer.padEnd(30)} |`
  const rows = names.map((name) =>
    row(
      name,
      'minikube',
      on.has(name) ? 'enabled ✅' : 'disabled',
      name === 'ingress' ? 'Kubernetes' : 'minikube',
    ).replace('✅  ', '✅ '),
  )
  return [line, row('ADDON NAME', 'PROFILE', 'STATUS', 'MAINTAINER'), line, ...rows, line]
    .map((one) => `${one}\n`)
    .join('')
}

function service(call: ProgramCall, [name]: readonly string[]): number {
  const { state } = call.place.cluster
  const at = call.words.findIndex((word) => word === '-n' || word === '--namespace')
  const namespace = at < 0 ? 'default' : (call.words[at + 1] ?? 'default')
  if (name === undefined || name === 'list') {
    call.err('hint: minikube service NAME --url\n')
    return name === undefined ? 64 : 0
  }
  const found = state.get('Service', namespace, name)
  if (found === undefined) {
    call.err(
      `\n❌  Exiting due to SVC_NOT_FOUND: Service '${name}' was not found in '${namespace}' namespace.\nYou may select another namespace by using 'minikube service ${name} -n <namespace>'. Or list out all the services using 'minikube service list'\n`,
    )
    return 115
  }
  const ports = (found.spec.ports ?? []).filter(({ nodePort }) => nodePort !== undefined && nodePort !== 0)
  if (ports.length === 0) {
    call.err(`😿  service ${namespace}/${name} has no node port\n`)
    return 0
  }
  for (const { nodePort } of ports) call.out(`http://${nodeAddress(call)}:${nodePort}\n`)
  return 0
}
