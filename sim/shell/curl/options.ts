/**
 * What is curl asked to do? Its options and addresses; those that change nothing here are taken and left.
 *
 * Models curl 7.88.1, as Debian 12 and the images built on it have it. Source: curl.se/docs/manpage.html.
 */

export interface CurlOptions {
  readonly urls: readonly string[]
  readonly method: string | undefined
  readonly headers: readonly string[]
  readonly data: string | undefined
  readonly head: boolean
  readonly include: boolean
  readonly verbose: boolean
  readonly silent: boolean
  readonly showError: boolean
  readonly insecure: boolean
  readonly location: boolean
  readonly fail: boolean
  readonly failWithBody: boolean
  readonly output: readonly string[]
  readonly remoteName: boolean
  readonly writeOut: string | undefined
  /** Seconds. */
  readonly maxTime: number | undefined
  readonly connectTimeout: number | undefined
  /** HOST:PORT:ADDRESS */
  readonly resolve: readonly string[]
  /** HOST1:PORT1:HOST2:PORT2 */
  readonly connectTo: readonly string[]
  readonly cacert: string | undefined
  readonly userAgent: string
  readonly retries: number
  readonly get: boolean
}

export type ReadCurl =
  | { readonly ok: true; readonly options: CurlOptions }
  | { readonly ok: false; readonly problem: string }

/** Short name, long name, whether it takes a value. */
const table: readonly (readonly [short: string, long: string, value: boolean])[] = [
  ['X', 'request', true],
  ['H', 'header', true],
  ['d', 'data', true],
  ['', 'data-raw', true],
  ['', 'data-binary', true],
  ['', 'data-urlencode', true],
  ['', 'json', true],
  ['I', 'head', false],
  ['i', 'include', false],
  ['v', 'verbose', false],
  ['s', 'silent', false],
  ['S', 'show-error', false],
  ['k', 'insecure', false],
  ['L', 'location', false],
  ['f', 'fail', false],
  ['', 'fail-with-body', false],
  ['o', 'output', true],
  ['O', 'remote-name', false],
  ['w', 'write-out', true],
  ['m', 'max-time', true],
  ['', 'connect-timeout', true],
  ['', 'resolve', true],
  ['', 'connect-to', true],
  ['', 'cacert', true],
  ['A', 'user-agent', true],
  ['', 'retry', true],
  ['G', 'get', false],
  ['', 'url', true],
  ['u', 'user', true],
  ['b', 'cookie', true],
  ['c', 'cookie-jar', true],
  ['e', 'referer', true],
  ['4', 'ipv4', false],
  ['6', 'ipv6', false],
  ['N', 'no-buffer', false],
  ['', 'http1.1', false],
  ['', 'http1.0', false],
  ['0', 'http1.0', false],
  ['', 'http2', false],
  ['', 'compressed', false],
  ['#', 'progress-bar', false],
  ['', 'no-progress-meter', false],
  ['', 'retry-delay', true],
  ['', 'retry-connrefused', false],
  ['', 'retry-all-errors', false],
  ['', 'no-keepalive', false],
  ['', 'keepalive-time', true],
  ['', 'interface', true],
  ['', 'tlsv1.2', false],
  ['', 'tlsv1.3', false],
  ['g', 'globoff', false],
  ['q', 'disable', false],
  ['', 'noproxy', true],
  ['', 'max-redirs', true],
  ['', 'path-as-is', false],
  ['', 'cert', true],
  ['E', 'cert', true],
  ['', 'key', true],
  ['Z', 'parallel', false],
]

const tryHelp = "curl: try 'curl --help' or 'curl --manual' for more information\n"

export function readCurl(words: readonly string[]): ReadCurl {
  const given: [name: string, value: string][] = []
  const urls: string[] = []
  for (let index = 0; index < words.length; index++) {
    const word = words[index] ?? ''
    if (!word.startsWith('-') || word === '-') {
      urls.push(word)
      continue
    }
    if (word.startsWith('--')) {
      const row = longRow(word.slice(2))
      if (row === undefined) return refuse(`option ${word}: is unknown`)
      const [, name, takesValue] = row
      if (takesValue && index + 1 >= words.length) return refuse(`option ${word}: requires parameter`)
      given.push([name, takesValue ? (words[++index] ?? '') : ''])
      continue
    }
    for (let at = 1; at < word.length; at++) {
      const row = table.find(([short]) => short === word[at])
      if (row === undefined) return refuse(`option -${word[at]}: is unknown`)
      const [, name, takesValue] = row
      if (!takesValue) {
        given.push([name, ''])
        continue
      }
      const rest = word.slice(at + 1)
      if (rest === '' && index + 1 >= words.length) return refuse(`option -${word[at]}: requires parameter`)
      given.push([name, rest === '' ? (words[++index] ?? '') : rest])
      break
    }
  }
  return optionsFrom(given, urls)
}

/** A long name may be cut short, as far as it stays clear; --no-NAME turns one off, and does nothing here. */
function longRow(name: string): (typeof table)[number] | undefined {
  const exact = table.find(([, long]) => long === name)
  const begun = table.filter(([, long]) => name.length > 2 && long.startsWith(name))
  return exact ?? (begun.length === 1 ? begun[0] : undefined)
}

function refuse(problem: string): ReadCurl {
  return { ok: false, problem: `curl: ${problem}\n${tryHelp}` }
}

function optionsFrom(given: readonly (readonly [string, string])[], words: readonly string[]): ReadCurl {
  const all = (...names: readonly string[]): readonly string[] =>
    given.flatMap(([name, value]) => (names.includes(name) ? [value] : []))
  const has = (name: string): boolean => given.some(([other]) => other === name)
  const seconds = (name: string): number | undefined => {
    const value = all(name).at(-1)
    return value === undefined ? undefined : Number(value)
  }
  const timeout = ['max-time', 'connect-timeout'].find((name) => has(name) && !((seconds(name) ?? 0) >= 0))
  if (timeout !== undefined)
    return refuse(
      `option ${timeout === 'max-time' ? '-m' : `--${timeout}`}: expected a proper numerical parameter`,
    )
  const data = all('data', 'data-raw', 'data-binary', 'data-urlencode', 'json')
  const cookies = all('cookie').map((value) => `Cookie: ${value}`)
  const json = has('json') ? ['Content-Type: application/json', 'Accept: application/json'] : []
  const urls = [...words, ...all('url')]
  if (urls.length === 0) return { ok: false, problem: tryHelp }
  return {
    ok: true,
    options: {
      urls,
      method: all('request').at(-1),
      headers: [...json, ...cookies, ...all('header')],
      data: data.length === 0 ? undefined : data.join('&'),
      head: has('head'),
      include: has('include'),
      verbose: has('verbose'),
      silent: has('silent'),
      showError: has('show-error'),
      insecure: has('insecure'),
      location: has('location'),
      fail: has('fail'),
      failWithBody: has('fail-with-body'),
      output: all('output'),
      remoteName: has('remote-name'),
      writeOut: all('write-out').at(-1),
      maxTime: seconds('max-time'),
      connectTimeout: seconds('connect-timeout'),
      resolve: all('resolve'),
      connectTo: all('connect-to'),
      cacert: all('cacert').at(-1),
      userAgent: all('user-agent').at(-1) ?? 'curl/7.88.1',
      retries: seconds('retry') ?? 0,
      get: has('get'),
    },
  }
}
