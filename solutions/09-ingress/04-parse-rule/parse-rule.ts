import type { Rule } from './types.ts'

/** Reads host/path=service:port[,tls[=secret]]. Undefined when the text is not a rule. */
export function parseRule(text: string): Rule | undefined {
  // Only the slash, the equals sign and the colon must be there; the host may be empty, and TLS may be missing.
  const parts = /^([\w.*-]*)(\/[^=,]*)=([\w-]+):([\w-]+)(,tls(?:=(.+))?)?$/.exec(text)
  if (parts === null) return undefined
  const [, host = '', pattern = '', service = '', port = '', tls, secretName = ''] = parts
  const rule = {
    host,
    // The star is a sign of its own, not a letter of the path; one in the host is none of this.
    path: pattern.endsWith('*') ? pattern.slice(0, -1) : pattern,
    pathType: pattern.endsWith('*') ? 'Prefix' : 'Exact',
    service,
    // A name may hold digits, so that all of it has to be looked at.
    port: /^\d+$/.test(port) ? Number(port) : port,
  } as const
  return tls === undefined ? rule : { ...rule, secretName }
}
