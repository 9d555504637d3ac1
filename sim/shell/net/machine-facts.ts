/**
 * What does a machine tell about itself? Its name, its addresses, its processes and the ports on which they listen.
 *
 * Source: GNU hostname, procps ps, iproute2, busybox, for what they print. Leaves out most of their options.
 */
import { hostnameOf } from '../../container/hostname.ts'
import { listenersOf } from '../../container/listeners.ts'
import { addressesOf } from '../../trace/sender.ts'
import type { Program, ProgramCall } from '../program.ts'

export const hostname: Program = ({ words, place, out, err }) => {
  const { inside, cluster } = place
  const name = inside === undefined ? 'learner' : hostnameOf(inside.pod)
  const flag = words.find((word) => word.startsWith('-')) ?? ''
  if (words.some((word) => !word.startsWith('-'))) {
    err('hostname: you must be root to change the host name\n')
    return 1
  }
  if (flag === '-i' || flag === '-I' || flag === '--ip-address' || flag === '--all-ip-addresses') {
    const addresses =
      inside === undefined
        ? [place.origin.from === 'outside' ? place.origin.ip : '127.0.1.1']
        : addressesOf(inside.pod)
    out(`${addresses.join(' ')}${flag === '-I' ? ' ' : ''}\n`)
  } else if ((flag === '-f' || flag === '--fqdn') && inside?.pod.spec.subdomain) {
    const { subdomain } = inside.pod.spec
    out(
      `${name}.${subdomain}.${inside.pod.metadata.namespace ?? 'default'}.svc.${cluster.state.settings.clusterDomain}\n`,
    )
  } else if (flag === '-d') out('\n')
  else out(`${name}\n`)
  return 0
}

/** Process 1 is what the container was started for. */
export const ps: Program = ({ place, out, flavour, words, name }) => {
  const container = place.inside?.pod.spec.containers.find((one) => one.name === place.inside?.container)
  const own = place.inside?.image.split('/').at(-1)?.split(/[:@]/)[0] ?? ''
  const command = [...(container?.command ?? [own]), ...(container?.args ?? [])]
  const first = place.inside === undefined ? 'bash' : command.join(' ')
  const self = [name, ...words].join(' ')
  if (flavour === 'busybox')
    out(`PID   USER     TIME  COMMAND\n    1 root      0:00 ${first}\n    7 root      0:00 ${self}\n`)
  else if (words.some((word) => /^-?(?:a?ux|ef)/.test(word))) {
    out(
      `UID        PID  PPID  C STIME TTY          TIME CMD\nroot         1     0  0 00:00 ?        00:00:00 ${first}\nroot         7     0  0 00:00 ?        00:00:00 ${self}\n`,
    )
  } else
    out(
      `  PID TTY          TIME CMD\n    1 ?        00:00:00 ${first.split(' ')[0]?.split('/').at(-1)}\n    7 ?        00:00:00 ps\n`,
    )
  return 0
}

/** ip addr, ip -4 addr show eth0, ip route; ifconfig shows the same in its own form. */
export const ip: Program = (call) => {
  const [object = ''] = call.words.filter((word) => !word.startsWith('-'))
  const addresses = ownAddresses(call)
  if (object.startsWith('r')) {
    const gateway = (addresses[0] ?? '').replace(/\.\d+$/, '.1')
    call.out(`default via ${gateway} dev eth0 \n${gateway} dev eth0 scope link  src ${addresses[0]} \n`)
    return 0
  }
  if (!/^a|^l/.test(object)) {
    call.err(
      'Usage: ip [ OPTIONS ] OBJECT { COMMAND | help }\nhint: the simulator knows ip addr, ip link and ip route.\n',
    )
    return 255
  }
  const inet = addresses.map(
    (address) =>
      `    inet${address.includes(':') ? '6' : ''} ${address}/24 scope global eth0\n       valid_lft forever preferred_lft forever\n`,
  )
  const loopback = '    inet 127.0.0.1/8 scope host lo\n       valid_lft forever preferred_lft forever\n'
  const shows = object.startsWith('a')
  call.out(
    `1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536 qdisc noqueue state UNKNOWN group default qlen 1000\n    link/loopback 00:00:00:00:00:00 brd 00:00:00:00:00:00\n${shows ? loopback : ''}` +
      `2: eth0@if5: <BROADCAST,MULTICAST,UP,LOWER_UP> mtu 1500 qdisc noqueue state UP group default \n    link/ether ${hardwareAddress(addresses[0] ?? '')} brd ff:ff:ff:ff:ff:ff link-netnsid 0\n${shows ? inet.join('') : ''}`,
  )
  return 0
}

function ownAddresses({ place }: ProgramCall): readonly string[] {
  if (place.inside !== undefined) return addressesOf(place.inside.pod)
  return place.origin.from === 'outside' ? [place.origin.ip] : []
}

function hardwareAddress(address: string): string {
  const bytes = address.split('.').map((part) => Number(part).toString(16).padStart(2, '0'))
  return ['0a', '58', ...bytes].slice(0, 6).join(':')
}

export const ifconfig: Program = (call) => {
  const [address = ''] = ownAddresses(call)
  call.out(
    `eth0: flags=4163<UP,BROADCAST,RUNNING,MULTICAST>  mtu 1500\n        inet ${address}  netmask 255.255.255.0\n        ether ${hardwareAddress(address)}\n\nlo: flags=73<UP,LOOPBACK,RUNNING>  mtu 65536\n        inet 127.0.0.1  netmask 255.0.0.0\n`,
  )
  return 0
}

/** ss -ltn and netstat -ltn: what listens in this pod, whichever of its containers it is in. */
export const ss: Program = ({ place, out, name, words }) => {
  const listeners = place.inside === undefined ? [] : listenersOf(place.inside.pod)
  const udp = words.some((word) => /^-\w*u/.test(word))
  const tcp = words.some((word) => /^-\w*t/.test(word)) || !udp
  const shown = listeners.filter(({ protocol }) => (protocol === 'TCP' ? tcp : udp))
  const isNetstat = name === 'netstat'
  out(
    isNetstat
      ? 'Active Internet connections (only servers)\nProto Recv-Q Send-Q Local Address           Foreign Address         State       \n'
      : 'State    Recv-Q   Send-Q     Local Address:Port     Peer Address:Port  Process  \n',
  )
  for (const { address, port, protocol } of shown) {
    const local = `${address}:${port}`
    if (isNetstat)
      out(
        `${protocol.toLowerCase().padEnd(5)} ${'0'.padStart(6)} ${'0'.padStart(6)} ${local.padEnd(23)} ${'0.0.0.0:*'.padEnd(23)} ${protocol === 'TCP' ? 'LISTEN' : ''}\n`,
      )
    else
      out(
        `${(protocol === 'TCP' ? 'LISTEN' : 'UNCONN').padEnd(8)} 0        ${protocol === 'TCP' ? '511 ' : '0   '} ${local.padStart(21)}            0.0.0.0:*              \n`,
      )
  }
  return 0
}

export const whoAmI: Program = ({ name, words, out, place }) => {
  const user = place.inside === undefined ? 'learner' : 'root'
  if (name === 'whoami') out(`${user}\n`)
  else if (name === 'uname')
    out(words.includes('-a') ? 'Linux machine 6.8.0 #1 SMP x86_64 GNU/Linux\n' : 'Linux\n')
  else
    out(
      user === 'root'
        ? 'uid=0(root) gid=0(root) groups=0(root)\n'
        : 'uid=1000(learner) gid=1000(learner) groups=1000(learner)\n',
    )
  return 0
}
