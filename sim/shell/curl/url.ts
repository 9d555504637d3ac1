/** What does an address consist of, as curl reads it? Without a scheme it is http, without a path it is `/`. */

export interface Url {
  readonly scheme: string
  /** Without brackets. */
  readonly host: string
  readonly port: number
  /** With the query. */
  readonly path: string
  /** As it was written, for messages. */
  readonly text: string
}

export type ReadUrl =
  | { readonly ok: true; readonly url: Url }
  | { readonly ok: false; readonly exitCode: number; readonly problem: string }

const bad: ReadUrl = { ok: false, exitCode: 3, problem: 'URL using bad/illegal format or missing URL' }

export function readUrl(text: string): ReadUrl {
  const [, scheme = 'http', rest = ''] = /^(?:([A-Za-z][A-Za-z0-9+.-]*):\/\/)?(.*)$/s.exec(text) ?? []
  if (/[\s<>]/.test(text) || rest === '') return bad
  const name = scheme.toLowerCase()
  if (name !== 'http' && name !== 'https') {
    return { ok: false, exitCode: 1, problem: `Protocol "${scheme}" not supported or disabled in libcurl` }
  }
  const [, bracketed, plain, port, path = ''] =
    /^(?:[^@/?#]*@)?(?:\[([^\]]*)\]|([^/:?#[\]]*))(?::([^/?#]*))?([^#]*)/.exec(rest) ?? []
  const host = bracketed ?? plain ?? ''
  if (host === '' && port === undefined && path === '') return bad
  if (host === '') return { ok: false, exitCode: 3, problem: 'URL using bad/illegal format or missing URL' }
  const standard = name === 'https' ? 443 : 80
  const number = port === undefined || port === '' ? standard : Number(port)
  if (!Number.isInteger(number) || number < 0 || number > 65_535) return bad
  const absolute = path.startsWith('/') ? path : `/${path}`
  return { ok: true, url: { scheme: name, host, port: number, path: absolute, text } }
}

/** As a Host header has it: without the port, where that is the scheme's own. */
export function hostHeader({ scheme, host, port }: Url): string {
  const shown = host.includes(':') ? `[${host}]` : host
  return port === (scheme === 'https' ? 443 : 80) ? shown : `${shown}:${port}`
}

/** Where a redirect leads, seen from the address that answered with it. */
export function redirected(from: Url, location: string): ReadUrl {
  if (/^[A-Za-z][A-Za-z0-9+.-]*:\/\//.test(location)) return readUrl(location)
  const base = `${from.scheme}://${hostHeader(from)}`
  if (location.startsWith('//')) return readUrl(`${from.scheme}:${location}`)
  if (location.startsWith('/')) return readUrl(base + location)
  return readUrl(base + from.path.replace(/[^/]*$/, '') + location)
}
