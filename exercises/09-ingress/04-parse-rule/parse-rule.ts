import type { Rule } from './types.ts'

/** Reads host/path=service:port[,tls[=secret]]. Undefined when the text is not a rule. */
export function parseRule(text: string): Rule | undefined {
  // TODO: this reads a rule for one host, and nothing of what may be in its path, its port or behind it.
  const [address = '', backend = ''] = text.split('=')
  const [host = ''] = address.split('/')
  const [service = '', port = ''] = backend.split(':')
  return { host, path: '/', pathType: 'Exact', service, port }
}
