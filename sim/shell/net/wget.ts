/**
 * wget: busybox's, as busybox and Alpine images have it, and GNU's. Both take an answer of 400 and above for a failure.
 *
 * Source: busybox networking/wget.c, GNU wget 1.21. Leaves out: following links, resuming, GNU's progress bars.
 */
import type { Trace } from '../../api/trace.ts'
import { readOptions } from '../../container/tools/tool.ts'
import { absolutePath } from '../../script/surroundings.ts'
import { clockOf } from '../clock.ts'
import { hostHeader, readUrl, redirected, type Url } from '../curl/url.ts'
import { responseHead } from '../curl/verbose.ts'
import { addressIn, type Program, type ProgramCall } from '../program.ts'

interface Asked {
  readonly quiet: boolean
  readonly output: string | undefined
  readonly patience: number
  readonly headers: readonly string[]
  readonly spider: boolean
  readonly showsHead: boolean
  readonly insecure: boolean
}

export const wget: Program = (call) => {
  const words = call.words.flatMap((word) => (word === '-nv' ? ['-q'] : [word]))
  const headers = words
    .filter((_, index) => words[index - 1] === '--header')
    .concat(words.flatMap((word) => (word.startsWith('--header=') ? [word.slice(9)] : [])))
  const { given, operands } = readOptions(words, 'qO:T:t:ScY:U:P:dH:D:K', {
    quiet: 'q',
    'output-document': 'O',
    timeout: 'T',
    tries: 't',
    'server-response': 'S',
    spider: 'D',
    header: 'H',
    'no-check-certificate': 'K',
    'user-agent': 'U',
    'post-data': 'P',
  })
  const [text] = operands
  if (text === undefined) {
    call.err(
      call.flavour === 'busybox'
        ? 'BusyBox: wget [-cqS] [-O FILE] [-T SEC] URL...\n'
        : "wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n",
    )
    return 1
  }
  const asked: Asked = {
    quiet: given.has('q'),
    output: given.get('O'),
    patience: Number(given.get('T') ?? 0),
    headers,
    spider: words.includes('--spider'),
    showsHead: given.has('S'),
    insecure: given.has('K'),
  }
  const url = readUrl(text)
  if (!url.ok) {
    call.err(`wget: not an http or ftp url: ${text}\n`)
    return 1
  }
  return fetchUrl(call, url.url, asked)
}

function fetchUrl(call: ProgramCall, first: Url, asked: Asked): number {
  let url = first
  for (let round = 0; round < 20; round++) {
    const trace = sendTo(call, url, asked)
    if (trace.response === undefined) return failure(call, url, trace, asked)
    if (!asked.quiet) call.err(connecting(call, url, trace))
    const location = Object.entries(trace.response.headers).find(
      ([name]) => name.toLowerCase() === 'location',
    )?.[1]
    if (asked.showsHead)
      call.err(
        responseHead(trace, clockOf(call.place.cluster.state)).replace(/^/gm, '  ').trimEnd().concat('\n'),
      )
    if (trace.response.status >= 300 && trace.response.status < 400 && location !== undefined) {
      const next = redirected(url, location)
      if (!next.ok) return 1
      url = next.url
      continue
    }
    return trace.response.status >= 400 ? httpError(call, trace) : keep(call, url, trace, asked)
  }
  call.err('wget: too many redirections\n')
  return 1
}

function sendTo(call: ProgramCall, url: Url, { headers, insecure }: Asked): Trace {
  const agent = call.flavour === 'busybox' ? 'Wget' : 'Wget/1.21.3'
  const own = Object.fromEntries(
    headers.map((line) => [line.split(':')[0]?.trim() ?? '', line.slice(line.indexOf(':') + 1).trim()]),
  )
  return call.place.send({
    scheme: url.scheme === 'https' ? 'https' : 'http',
    host: url.host,
    port: url.port,
    method: 'GET',
    path: url.path,
    headers: {
      Host: hostHeader(url),
      'User-Agent': agent,
      ...(call.flavour === 'busybox' ? { Connection: 'close' } : { Accept: '*/*' }),
      ...own,
    },
    ...(insecure || call.flavour === 'busybox' ? { insecure: true } : {}),
  })
}

function connecting({ flavour, place }: ProgramCall, { host, port, text }: Url, trace: Trace): string {
  const address = addressIn(trace)
  if (flavour === 'busybox') return `Connecting to ${host} (${address}:${port})\n`
  const when = clockOf(place.cluster.state).replace('T', ' ').replace('Z', '')
  const url = /^\w+:\/\//.test(text) ? text : `http://${text}`
  const lookedUp = address === host ? '' : `Resolving ${host} (${host})... ${address}\n`
  const status =
    trace.response === undefined
      ? ''
      : `connected.\nHTTP request sent, awaiting response... ${responseHead(trace, '').split('\r\n')[0]?.slice(9)}\n`
  return `--${when}--  ${url.replace(/^(\w+:\/\/[^/]+)$/, '$1/')}\n${lookedUp}Connecting to ${address === host ? host : `${host} (${host})|${address}|`}:${port}... ${status}`
}

function failure(call: ProgramCall, url: Url, trace: Trace, { patience, quiet }: Asked): number {
  const { verdict } = trace
  const address = addressIn(trace)
  const isSlow = verdict === 'timed-out' || verdict === 'not-modelled'
  if (isSlow) call.place.pass(patience || 127)
  if (call.flavour === 'busybox') {
    if (!quiet && verdict !== 'no-such-name') call.err(connecting(call, url, trace))
    const words: Readonly<Partial<Record<Trace['verdict'], string>>> = {
      'no-such-name': `bad address '${url.host}'`,
      refused: `can't connect to remote host (${address}): Connection refused`,
      'not-understood':
        url.scheme === 'https'
          ? 'error getting response: Connection reset by peer'
          : 'error getting response',
    }
    const slow =
      patience > 0 ? 'download timed out' : `can't connect to remote host (${address}): Operation timed out`
    call.err(`wget: ${words[verdict] ?? slow}\n`)
    return 1
  }
  if (verdict === 'no-such-name') {
    const when = clockOf(call.place.cluster.state).replace('T', ' ').replace('Z', '')
    if (!quiet)
      call.err(
        `--${when}--  ${url.text}\nResolving ${url.host} (${url.host})... failed: Name or service not known.\n`,
      )
    if (!quiet) call.err(`wget: unable to resolve host address '${url.host}'\n`)
    return 4
  }
  if (!quiet)
    call.err(
      `${connecting(call, url, trace)}failed: ${verdict === 'refused' ? 'Connection refused' : 'Connection timed out'}.\n`,
    )
  if (verdict === 'not-trusted')
    call.err(
      `ERROR: cannot verify ${url.host}'s certificate:\n  Unable to locally verify the issuer's authority.\nTo connect to ${url.host} insecurely, use \`--no-check-certificate'.\n`,
    )
  return verdict === 'not-trusted' ? 5 : 4
}

function httpError(call: ProgramCall, trace: Trace): number {
  const line = responseHead(trace, '').split('\r\n')[0] ?? ''
  if (call.flavour === 'busybox') {
    call.err(`wget: server returned error: ${line}\n`)
    return 1
  }
  const when = clockOf(call.place.cluster.state).replace('T', ' ').replace('Z', '')
  call.err(`${when} ERROR ${line.slice(9, 12)}: ${line.slice(13)}.\n`)
  return 8
}

function keep(call: ProgramCall, url: Url, { response }: Trace, { output, quiet, spider }: Asked): number {
  const body = response?.body ?? ''
  if (spider) {
    if (!quiet && call.flavour === 'busybox') call.err('remote file exists\n')
    return 0
  }
  const name = output ?? (url.path.split('?')[0]?.split('/').at(-1) || 'index.html')
  const bar = `${name === '-' ? '-' : name}`.padEnd(20)
  const size = `${bar} 100% |${'*'.repeat(32)}| ${String(body.length).padStart(5)}  0:00:00 ETA\n`
  const busybox = call.flavour === 'busybox' && !quiet
  if (name === '-') {
    if (busybox) call.err('writing to stdout\n')
    call.out(body)
    if (busybox) call.err(`${size}written to stdout\n`)
    return 0
  }
  if (name !== '/dev/null') {
    const path = absolutePath(name, call.folder)
    if (output === undefined && call.files.at(path) !== undefined && call.flavour === 'busybox') {
      call.err(`wget: can't open '${name}': File exists\n`)
      return 1
    }
    const problem = call.files.write(path, body)
    if (problem !== undefined) {
      call.err(
        call.flavour === 'busybox' ? `wget: can't open '${name}': ${problem}\n` : `${name}: ${problem}\n`,
      )
      return 1
    }
  }
  if (busybox) call.err(`saving to '${name}'\n${size}'${name}' saved\n`)
  else if (!quiet)
    call.err(
      `Length: ${body.length}\nSaving to: '${name}'\n\n'${name}' saved [${body.length}/${body.length}]\n\n`,
    )
  return 0
}
