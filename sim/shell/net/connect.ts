/**
 * nc and telnet: does somebody take a connection on this port?
 *
 * Source: netcat-openbsd, busybox networking/nc.c. Leaves out: listening, and talking over the connection.
 */
import { readOptions } from '../../container/tools/tool.ts'
import { addressIn, type Program, type ProgramCall, plainRequest } from '../program.ts'

const services: Readonly<Record<number, string>> = {
  22: 'ssh',
  53: 'domain',
  80: 'http',
  443: 'https',
  3306: 'mysql',
  5432: 'postgresql',
  6379: 'redis',
  8080: 'http-alt',
}

export const nc: Program = (call) => {
  const { given, operands } = readOptions(call.words, 'zvnuw:lkp:i:e:q:N46')
  const [host, ports = ''] = operands
  if (given.has('l')) {
    call.err(
      'hint: programs that a prompt starts do not stay: what listens in a container stands in its command.\n',
    )
    return 1
  }
  const [, first = '', last = first] = /^(\d+)(?:-(\d+))?$/.exec(ports) ?? []
  if (host === undefined || first === '') {
    call.err(call.flavour === 'busybox' ? 'BusyBox: nc [OPTIONS] HOST PORT\n' : 'nc: missing port number\n')
    return 1
  }
  let exitCode = 0
  for (let port = Number(first); port <= Math.min(Number(last), Number(first) + 100); port++) {
    exitCode =
      connect(call, host, port, given.has('u'), given.has('v'), Number(given.get('w') ?? 0)) || exitCode
  }
  return exitCode
}

function connect(
  call: ProgramCall,
  host: string,
  port: number,
  udp: boolean,
  verbose: boolean,
  patience: number,
): number {
  const trace = call.place.send(plainRequest(udp ? 'udp' : 'tcp', host, port))
  const protocol = udp ? 'udp' : 'tcp'
  const address = addressIn(trace)
  const busybox = call.flavour === 'busybox' && !/agnhost|netshoot/.test(call.place.inside?.image ?? '')
  const where = busybox ? `${host} (${address}:${port})` : address === host ? host : `${host} (${address})`
  switch (trace.verdict) {
    case 'answered':
    case 'not-understood':
      if (verbose)
        call.err(
          busybox
            ? `${where} open\n`
            : `Connection to ${where} ${port} port [${protocol}/${services[port] ?? '*'}] succeeded!\n`,
        )
      return 0
    case 'no-such-name':
      call.err(
        busybox
          ? `nc: bad address '${host}'\n`
          : `nc: getaddrinfo for host "${host}" port ${port}: Name or service not known\n`,
      )
      return 1
    case 'refused':
      if (busybox || verbose)
        call.err(
          busybox
            ? `nc: ${where}: Connection refused\n`
            : `nc: connect to ${where} port ${port} (${protocol}) failed: Connection refused\n`,
        )
      return 1
    default:
      call.place.pass(patience || 127)
      if (busybox) call.err(patience > 0 ? 'nc: timed out\n' : `nc: ${where}: Connection timed out\n`)
      else if (verbose)
        call.err(
          `nc: connect to ${where} port ${port} (${protocol}) ${patience > 0 ? 'timed out: Operation now in progress' : 'failed: Connection timed out'}\n`,
        )
      return 1
  }
}

export const telnet: Program = (call) => {
  const [host, port = '23'] = call.words.filter((word) => !word.startsWith('-'))
  if (host === undefined) return 1
  const trace = call.place.send(plainRequest('tcp', host, Number(port)))
  const address = addressIn(trace)
  if (trace.verdict === 'no-such-name') {
    call.err(`telnet: could not resolve ${host}/${port}: Name or service not known\n`)
    return 1
  }
  call.out(`Trying ${address}...\n`)
  if (trace.verdict === 'answered' || trace.verdict === 'not-understood') {
    call.out(`Connected to ${host}.\nEscape character is '^]'.\nConnection closed by foreign host.\n`)
    return 1
  }
  if (trace.verdict === 'timed-out') call.place.pass(127)
  call.err(
    `telnet: Unable to connect to remote host: Connection ${trace.verdict === 'refused' ? 'refused' : 'timed out'}\n`,
  )
  return 1
}
