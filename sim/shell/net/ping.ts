/**
 * ping: does an address answer at all? A Service's cluster IP does not: it is virtual, there are rules for its ports and
 * nothing behind it that could answer. Afterwards one line says why, because here the packets tell nothing.
 *
 * Source: iputils ping, busybox networking/ping.c, GNU inetutils ping for older images. Without -c it stops after four.
 */
import type { ServiceHop, Trace } from '../../api/trace.ts'
import { readOptions } from '../../container/tools/tool.ts'
import { addressIn, type Program, type ProgramCall, plainRequest } from '../program.ts'

export const ping: Program = (call) => {
  const { given, operands } = readOptions(call.words, 'c:w:W:i:s:t:I:nqv46OA')
  const [name] = operands
  if (name === undefined) {
    call.err(
      isIputils(call) ? 'ping: usage error: Destination address required\n' : 'ping: missing host operand\n',
    )
    return isIputils(call) ? 1 : 64
  }
  const asked = given.get('c')
  const count = Math.min(Number(asked ?? 4) || 4, 20)
  const trace = call.place.send(plainRequest('icmp', name, 0))
  if (trace.verdict === 'no-such-name') return unknownName(call, name)
  const answers = trace.verdict === 'answered'
  const wait = Number(given.get('w') ?? count)
  call.place.pass(answers ? count - 1 : Math.max(wait, count))
  call.out(report(call, name, trace, count, asked === undefined))
  if (!answers) call.err(reasonFor(trace))
  return answers ? 0 : 1
}

function isIputils({ place }: ProgramCall): boolean {
  return place.base === 'unknown' || place.base === 'debian'
}

function unknownName(call: ProgramCall, name: string): number {
  if (isIputils(call)) call.err(`ping: ${name}: Name or service not known\n`)
  else call.err(call.place.base === 'jessie' ? 'ping: unknown host\n' : `ping: bad address '${name}'\n`)
  return isIputils(call) ? 2 : 1
}

function report(call: ProgramCall, name: string, trace: Trace, count: number, stopped: boolean): string {
  const address = addressIn(trace)
  const hop = trace.hops.find((one) => one.at === 'dns')
  const canonical = hop?.tried.at(-1)?.name.replace(/\.$/, '') ?? name
  const shown = call.flavour === 'busybox' ? name : canonical
  const answers = trace.verdict === 'answered'
  const iputils = isIputils(call)
  const times = Array.from(
    { length: answers ? count : 0 },
    (_, index) => `0.${String(60 + ((index * 37) % 40)).padStart(3, '0')}`,
  )
  const first = iputils ? 1 : 0
  const word = iputils ? 'icmp_seq' : call.place.base === 'jessie' ? 'icmp_seq' : 'seq'
  const lines = times.map(
    (time, index) => `64 bytes from ${address}: ${word}=${index + first} ttl=62 time=${time} ms`,
  )
  const loss = answers ? 0 : 100
  const received = answers ? count : 0
  // Older pings begin no line of their own behind the ^C.
  const lead = call.place.base === 'jessie' ? (stopped ? '^C' : '') : stopped ? '^C\n' : '\n'
  return [
    iputils
      ? `PING ${shown} (${address}) 56(84) bytes of data.`
      : `PING ${shown} (${address}): 56 data bytes`,
    ...lines,
    `${lead}--- ${shown} ping statistics ---`,
    iputils
      ? `${count} packets transmitted, ${received} received, ${loss}% packet loss, time ${(count - 1) * 1000 + 23 * count}ms`
      : `${count} packets transmitted, ${received} packets received, ${loss}% packet loss`,
    ...(answers
      ? [
          iputils
            ? 'rtt min/avg/max/mdev = 0.060/0.080/0.099/0.014 ms'
            : 'round-trip min/avg/max = 0.060/0.080/0.099 ms',
        ]
      : []),
    ...(iputils ? [''] : []),
  ]
    .map((line) => `${line}\n`)
    .join('')
}

function reasonFor({ hops, request, verdict }: Trace): string {
  const service = hops.find((hop): hop is ServiceHop => hop.at === 'service')
  if (service !== undefined) {
    const { name, namespace } = service.service
    return `hint: ${service.ip} is the virtual IP of Service ${namespace}/${name}. The nodes have rules for its ports alone, so a ping gets no answer; ask a port: curl http://${request.host}\n`
  }
  return verdict === 'timed-out' ? `hint: nothing answers at ${request.host}; \`explain\` says more.\n` : ''
}
