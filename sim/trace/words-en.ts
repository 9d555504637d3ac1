/** A trace in English. */
import type { PodHop, ServiceHop, Trace } from '../api/trace.ts'
import { joinHostPort } from '../ip/address.ts'
import type { TraceWords } from './words.ts'

export const english: TraceWords = {
  asks: (sender, url) => `${sender} asks for ${url}`,
  tried: (name, rcode, answers) =>
    answers.length > 0 ? `DNS: ${name} is ${answers.join(', ')}` : `DNS: ${name} ${emptyName(rcode)}`,
  resolved: ({ name, chose }) => `${name} is ${chose}`,
  firewall: ({ outcome, port, protocol, node, rule }) => {
    const what = protocol === 'ICMP' ? 'ICMP' : `${port}/${protocol}`
    if (outcome === 'blocked') return `firewall: no rule allows ${what} to node ${node}, blocked`
    return rule === undefined ? 'firewall: open' : `firewall: rule ${rule} allows ${what}`
  },
  loadBalancer: (hop) => {
    const where = `load balancer ${joinHostPort(hop.ip, hop.port)}/${hop.protocol}`
    switch (hop.outcome) {
      case 'forwarded':
        return `${where}: node ${hop.chose?.node}, ${hop.among === 1 ? 'the only one fit' : `one of ${hop.among}`}`
      case 'no-listener':
        return `${where}: the Service has no such port`
      case 'source-refused':
        return `${where}: the sender is not in loadBalancerSourceRanges`
      case 'no-node':
        return `${where}: no node to send to`
    }
  },
  service: (hop) => {
    const where = `Service ${nameOf(hop)}, ${doors[hop.door]}${joinHostPort(hop.ip, hop.port)}/${hop.protocol}`
    switch (hop.outcome) {
      case 'chosen':
        return `${where}: ${joinHostPort(hop.chose?.ip ?? '', hop.chose?.port ?? 0)}, ${hop.among === 1 ? 'the only endpoint' : `one of ${hop.among}`}`
      case 'rejected':
        return `${where}: no endpoint to send to, rejected`
      case 'dropped':
        return `${where}: dropped on node ${hop.node}`
      case 'no-rule':
        return `${where}: no rule for this port`
    }
  },
  serviceFacts: ({ affinity, secondHop, door, node, sourceIP, sourceKept }) => [
    ...(affinity === undefined ? [] : [affinityFact(affinity)]),
    ...(secondHop === undefined ? [] : [`a second hop: from node ${node} on to node ${secondHop}`]),
    ...(sourceKept === false ? [`the endpoint sees ${sourceIP}, not the sender's address`] : []),
    ...(sourceKept === true && door !== 'cluster-ip' ? [`the endpoint sees the sender's own address`] : []),
  ],
  passedOver: (who, why) => `not ${who}: ${why}`,
  pod: (hop) => {
    const by = hop.hostPort ? `, by host port ${hop.hostPort.port} of node ${hop.hostPort.node}` : ''
    const where = `${whoIs(hop)}${joinHostPort(hop.ip, hop.port)}${by}`
    if (hop.outcome === 'silent') return `${where}: nobody takes the packet`
    if (hop.outcome === 'refuses') return `${where}: nobody listens on this port`
    const { listener } = hop
    if (listener === undefined) return `${where}: somebody listens`
    return `${where}: ${listener.serves} in container ${listener.container} listens${listener.guessed ? ' (a guess)' : ''}`
  },
  ends: ({ verdict, peer, response, request }) => {
    const who = peer ? joinHostPort(peer.ip, peer.port) : request.host
    const isPing = request.scheme === 'icmp'
    const asked = isPing ? request.host : joinHostPort(request.host, request.port)
    const answers = isPing ? `${peer?.ip ?? request.host} answers the ping` : `${who} takes the connection`
    const texts: Readonly<Record<Trace['verdict'], string>> = {
      answered: response ? `${who} answers: ${response.status}` : answers,
      refused: `${who} refuses the connection`,
      'timed-out': `no answer from ${asked}: timed out`,
      'no-such-name': `${request.host} cannot be resolved`,
      'not-understood': `${who} takes the connection and cuts it off: it speaks another protocol`,
      'not-trusted': `the client does not trust the certificate of ${who}`,
      'not-sent': 'the request cannot be sent',
      'not-modelled': 'the simulator cannot follow the request further',
    }
    return texts[verdict]
  },
}

const doors: Readonly<Record<ServiceHop['door'], string>> = {
  'cluster-ip': '',
  'node-port': 'node port ',
  'external-ip': 'external IP ',
  'load-balancer-ip': 'load balancer IP ',
}

function affinityFact({ from, seconds, secondsLeft }: NonNullable<ServiceHop['affinity']>): string {
  return from === 'memory'
    ? `ClientIP: this node remembered the client (${secondsLeft} s were left), and does for ${seconds} s more`
    : `ClientIP: chosen by chance, and remembered on this node for ${seconds} s`
}

function emptyName(rcode: string): string {
  return rcode === 'NOERROR' ? 'has no address (NODATA)' : `does not exist (${rcode})`
}

function nameOf({ service }: ServiceHop): string {
  return service.namespace === undefined ? service.name : `${service.namespace}/${service.name}`
}

function whoIs({ pod, node }: PodHop): string {
  if (pod) return `pod ${pod.namespace ?? ''}/${pod.name}, `
  return node === undefined ? '' : `node ${node}, `
}
