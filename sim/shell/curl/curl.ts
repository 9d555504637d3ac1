/**
 * curl: sends the requests it is asked for and shows the answers, with curl's exit codes: 6 no such name, 7 refused,
 * 28 too slow, 22 an HTTP error with -f, 35 no TLS, 52 no HTTP, 60 a certificate that is not trusted.
 *
 * Models curl 7.88.1. Source: curl.se/docs/manpage.html, libcurl-errors.
 * Leaves out: the progress meter, HTTP/2, cookies' memory, uploads; -u and proxies are taken and left.
 */
import type { HttpRequest, Trace } from '../../api/trace.ts'
import { absolutePath } from '../../script/surroundings.ts'
import { clockOf } from '../clock.ts'
import type { Program, ProgramCall } from '../program.ts'
import { type Ended, endOf, errorLine } from './failure.ts'
import { type CurlOptions, readCurl } from './options.ts'
import { certificateShown } from './shown-certificate.ts'
import { hostHeader, readUrl, redirected, type Url } from './url.ts'
import { responseHead, verboseLines } from './verbose.ts'

export const curl: Program = (call) => {
  const read = readCurl(call.words)
  if (!read.ok) {
    call.err(read.problem)
    return 2
  }
  const { options } = read
  let exitCode = 0
  for (const [index, text] of options.urls.entries()) {
    const url = readUrl(text)
    exitCode = url.ok
      ? fetchUrl(call, options, url.url, index)
      : complain(call, options, url.exitCode, url.problem)
  }
  return exitCode
}

function complain(
  call: ProgramCall,
  { silent, showError }: CurlOptions,
  exitCode: number,
  problem: string,
): number {
  if (!silent || showError) call.err(errorLine(exitCode, problem))
  return exitCode
}

const mostRedirects = 50

/** One address, and where it redirects to with -L. */
function fetchUrl(call: ProgramCall, options: CurlOptions, first: Url, index: number): number {
  let url = first
  for (let redirects = 0; ; redirects++) {
    const { trace, ended } = sendOnce(call, options, url)
    const status = trace.response?.status ?? 0
    const location = headerOf(trace, 'location')
    if (options.location && status >= 300 && status < 400 && location !== undefined) {
      if (redirects >= mostRedirects)
        return complain(call, options, 47, `Maximum (${mostRedirects}) redirects followed`)
      const next = redirected(url, location)
      if (options.include || options.head) call.out(responseHead(trace, clockOf(call.place.cluster.state)))
      if (!next.ok) return complain(call, options, next.exitCode, next.problem)
      url = next.url
      continue
    }
    const failed = show(call, options, url, trace, ended, index)
    if (options.writeOut !== undefined) call.out(writtenOut(options.writeOut, url, trace, failed, redirects))
    if (failed.exitCode !== 0) return complain(call, options, failed.exitCode, failed.problem)
    return 0
  }
}

function headerOf({ response }: Trace, name: string): string | undefined {
  return Object.entries(response?.headers ?? {}).find(([other]) => other.toLowerCase() === name)?.[1]
}

/** Sends it, again with --retry, and lets the time pass that waiting takes. */
function sendOnce(
  call: ProgramCall,
  options: CurlOptions,
  url: Url,
): { readonly trace: Trace; readonly ended: Ended } {
  const { place } = call
  for (let attempt = 0; ; attempt++) {
    const trace = place.send(requestFor(call, options, url))
    const certificate = certificateShown(place.cluster.state, trace)
    const ended = endOf(trace, url, options, certificate)
    place.pass(ended.seconds)
    if (options.verbose)
      call.err(verboseLines(trace, url, options, ended, certificate, clockOf(place.cluster.state)))
    if (attempt >= Math.min(options.retries, 10) || ![28].includes(ended.exitCode)) return { trace, ended }
    const wait = 2 ** attempt
    if (!options.silent)
      call.err(
        `Warning: Problem: timeout. Will retry in ${wait} seconds. ${options.retries - attempt} retries left.\n`,
      )
    place.pass(wait)
  }
}

function requestFor(call: ProgramCall, options: CurlOptions, url: Url): HttpRequest {
  const aimed = connectTo(options, url)
  const address = resolved(options, { ...url, ...aimed })
  const authorities = options.cacert === undefined ? undefined : fileText(call, options.cacert)
  const query =
    options.get && options.data !== undefined ? `${url.path.includes('?') ? '&' : '?'}${options.data}` : ''
  return {
    scheme: url.scheme === 'https' ? 'https' : 'http',
    host: aimed.host,
    port: aimed.port,
    method:
      options.method ?? (options.head ? 'HEAD' : options.data !== undefined && !options.get ? 'POST' : 'GET'),
    path: url.path + query,
    headers: headersFor(options, url),
    ...(address === undefined ? {} : { address }),
    ...(aimed.host === url.host ? {} : { serverName: url.host }),
    ...(options.insecure ? { insecure: true } : {}),
    ...(authorities === undefined ? {} : { authorities: [authorities] }),
  }
}

function headersFor(options: CurlOptions, url: Url): HttpRequest['headers'] {
  const headers: Record<string, string> = {
    Host: hostHeader(url),
    'User-Agent': options.userAgent,
    Accept: '*/*',
  }
  if (options.data !== undefined && !options.get)
    headers['Content-Type'] = 'application/x-www-form-urlencoded'
  for (const line of options.headers) {
    const [, name = '', value = ''] = /^([^:;]+)[:;]\s*(.*)$/s.exec(line) ?? []
    const known = Object.keys(headers).find((other) => other.toLowerCase() === name.toLowerCase())
    if (known !== undefined) delete headers[known]
    if (name !== '' && (value !== '' || line.includes(';'))) headers[known ?? name] = value
  }
  return headers
}

/** --resolve HOST:PORT:ADDRESS; * stands for every host. */
function resolved({ resolve }: CurlOptions, { host, port }: Url): string | undefined {
  for (const row of resolve) {
    const [, name = '', number = '', address = ''] = /^[+-]?(\[[^\]]*\]|[^:]*):([^:]*):(.*)$/.exec(row) ?? []
    const isHost = name === '*' || name.toLowerCase() === host.toLowerCase()
    if (isHost && Number(number) === port) return address.split(',')[0]?.replace(/^\[|\]$/g, '')
  }
  return undefined
}

/** --connect-to HOST1:PORT1:HOST2:PORT2; what is left empty means any, or the same. */
function connectTo(
  { connectTo: rows }: CurlOptions,
  { host, port }: Url,
): { readonly host: string; readonly port: number } {
  for (const row of rows) {
    const [fromHost = '', fromPort = '', toHost = '', toPort = ''] =
      row.match(/(?<=^|:)(?:\[[^\]]*\]|[^:]*)(?=:|$)/g) ?? []
    if ((fromHost === '' || fromHost === host) && (fromPort === '' || Number(fromPort) === port)) {
      return { host: toHost.replace(/^\[|\]$/g, '') || host, port: toPort === '' ? port : Number(toPort) }
    }
  }
  return { host, port }
}

function fileText({ files, folder }: ProgramCall, path: string): string {
  const entry = files.at(absolutePath(path, folder))
  return entry?.is === 'file' ? (entry.text ?? '') : ''
}

/** Writes head and body where they belong; gives how it ended, an HTTP error with -f among it. */
function show(
  call: ProgramCall,
  options: CurlOptions,
  url: Url,
  trace: Trace,
  ended: Ended,
  index: number,
): Ended {
  const { response } = trace
  if (ended.exitCode !== 0 || response === undefined) return ended
  const isError = response.status >= 400
  const failed: Ended = {
    exitCode: 22,
    problem: `The requested URL returned error: ${response.status}`,
    seconds: 0,
  }
  if (options.fail && isError) return failed
  const head = options.include || options.head ? responseHead(trace, clockOf(call.place.cluster.state)) : ''
  const isHead = trace.request.method === 'HEAD'
  const written = write(call, options, url, head + (isHead ? '' : response.body), index)
  if (written !== undefined) return written
  if (options.verbose) call.err(`* Connection #0 to host ${url.host} left intact\n`)
  return options.failWithBody && isError ? failed : ended
}

function write(
  call: ProgramCall,
  options: CurlOptions,
  url: Url,
  text: string,
  index: number,
): Ended | undefined {
  const named =
    options.output[index] ?? (options.remoteName ? url.path.split('?')[0]?.split('/').at(-1) : undefined)
  if (named === undefined || named === '-' || named === '/dev/stdout') call.out(text)
  else if (named === '/dev/stderr') call.err(text)
  else if (named !== '/dev/null') {
    const problem = named === '' ? 'no file name' : call.files.write(absolutePath(named, call.folder), text)
    if (problem !== undefined)
      return { exitCode: 23, problem: 'Failure writing output to destination', seconds: 0 }
  }
  return undefined
}

function writtenOut(
  format: string,
  url: Url,
  trace: Trace,
  { exitCode, problem, seconds }: Ended,
  redirects: number,
): string {
  const { response, peer } = trace
  const code = String(response?.status ?? 0).padStart(3, '0')
  const time = seconds.toFixed(6)
  const values: Readonly<Record<string, string>> = {
    http_code: code,
    response_code: code,
    http_connect: '000',
    http_version: response === undefined ? '0' : '1.1',
    remote_ip: peer?.ip ?? '',
    remote_port: String(peer?.port ?? 0),
    exitcode: String(exitCode),
    errormsg: problem,
    url_effective: `${url.scheme}://${hostHeader(url)}${url.path}`,
    url: url.text,
    scheme: url.scheme.toUpperCase(),
    method: trace.request.method,
    num_redirects: String(redirects),
    redirect_url: headerOf(trace, 'location') ?? '',
    content_type: headerOf(trace, 'content-type') ?? '',
    size_download: String(response?.body.length ?? 0),
    time_total: time,
    time_connect: time,
    time_namelookup: time,
    time_starttransfer: time,
    ssl_verify_result: '0',
  }
  return format
    .replace(/%\{(\w+)\}/g, (_, name: string) => values[name] ?? '')
    .replace(/\\n/g, '\n')
    .replace(/\\t/g, '\t')
    .replace(/\\r/g, '\r')
    .replaceAll('%%', '%')
}
