import type { Rule } from './types.ts'

/** Cuts the text at one sign after the other, and gives up where one is missing. */
export function parseRule(text: string): Rule | undefined {
  const [target = '', tls] = text.split(',')
  const [address, backend] = cut(target, '=')
  if (backend === undefined) return undefined
  const [service, port] = cut(backend, ':')
  if (service === '' || port === undefined || port === '') return undefined
  const [host, rest] = cut(address, '/')
  if (rest === undefined || host.includes(':')) return undefined
  const isPrefix = rest.endsWith('*')
  return {
    host,
    path: `/${isPrefix ? rest.slice(0, -1) : rest}`,
    pathType: isPrefix ? 'Prefix' : 'Exact',
    service,
    port: Number.isInteger(Number(port)) ? Number(port) : port,
    ...(tls === undefined ? {} : { secretName: cut(tls, '=')[1] ?? '' }),
  }
}

/** What stands before the sign, and what behind it; no second part where there is no sign. */
function cut(text: string, sign: string): readonly [before: string, behind?: string] {
  const at = text.indexOf(sign)
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)]
}
