/**
 * What does one --rule of `kubectl create ingress` say? `host/path=service:port[,tls[=secret]]`: without a host it is for
 * all hosts; a `*` at the end of the path makes it a Prefix, without the star, and any other path is Exact.
 *
 * Models kubernetes/kubectl pkg/cmd/create/create_ingress.go. kubectl checks a rule by one pattern and then takes it apart
 * at every "/", ",", "=" and ":", which reads some rules otherwise than the pattern did: a part may be lost (here a
 * warning), and with "=" or "," in the path kubectl crashes (here an error).
 *
 * Example: foo.com/shop*=web:http,tls=web-tls is host foo.com, Prefix /shop, port http of web, Secret web-tls.
 */
import type { ServiceBackendPort } from '../api/ingress.ts'
import type { RuleFlaw } from '../catalogue/kubectl-create.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'

export interface CreatedRule {
  /** '' for every host. */
  readonly host: string
  readonly path: string
  readonly pathType: 'Exact' | 'Prefix'
  readonly service: ServiceAndPort
  /** '' for TLS with the controller's own certificate; absent for none. */
  readonly secretName?: string
}

export interface ServiceAndPort {
  readonly name: string
  readonly port: ServiceBackendPort
}

/** No end: whatever follows a rule that is right so far is not looked at. */
const pattern = /^[\w*\-.]*\/[^\n]*=[\w-]+:[\w-]+/

export function parseIngressRule(rule: string): Outcome<CreatedRule> {
  if (!pattern.test(rule)) return refuse(unreadable(rule))
  const [target = '', ...options] = rule.split(',')
  const slash = target.indexOf('/')
  const [path = '', backend, ...moreBackends] = target.slice(slash + 1).split('=')
  if (backend === undefined) return refuse(crash(rule, ','))
  const service = parseServiceAndPort(backend)
  if (service === undefined) return refuse(crash(rule, '='))

  const [tls, ...moreOptions] = options
  const hasTls = tls !== undefined && moreOptions.length === 0
  const [, secretName = '', ...moreSecrets] = hasTls ? tls.split('=') : []
  const created = { host: target.slice(0, slash), ...typed(`/${path}`), service }
  const ignored = [
    ...backend.split(':').slice(2).map(behind(':')),
    ...moreBackends.map(behind('=')),
    ...(hasTls ? moreSecrets.map(behind('=')) : options.map(behind(','))),
  ].join('')
  return ok(
    hasTls ? { ...created, secretName } : created,
    ignored === '' ? [] : [diagnose('kubectl/rule-part-ignored', { rule, part: ignored })],
  )
}

function behind(separator: string): (part: string) => string {
  return (part) => separator + part
}

/** service:port; undefined when there is no ":". What stands behind a second one is left out. */
export function parseServiceAndPort(text: string): ServiceAndPort | undefined {
  const [name = '', port] = text.split(':')
  return port === undefined ? undefined : { name, port: parsePort(port) }
}

/** A number where Go would read one in 32 bits, signs and zeros in front included; 0 and '' are no port at all. */
function parsePort(text: string): ServiceBackendPort {
  const number = /^[+-]?\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= -(2 ** 31) && number < 2 ** 31) return number === 0 ? {} : { number }
  return text === '' ? {} : { name: text }
}

function typed(path: string): Pick<CreatedRule, 'path' | 'pathType'> {
  return path.endsWith('*') ? { path: path.slice(0, -1), pathType: 'Prefix' } : { path, pathType: 'Exact' }
}

function unreadable(rule: string): Diagnostic {
  const upstream = `error: rule ${rule} is invalid and should be in format host/path=svcname:svcport[,tls[=secret]]`
  return diagnose('kubectl/rule-unreadable', { rule, flaw: flawOf(rule) }, { upstream })
}

function flawOf(rule: string): RuleFlaw {
  if (/^\w+:\/\//.test(rule)) return 'scheme'
  const behindHost = rule.replace(/^[\w*\-.]*/, '')
  if (!behindHost.startsWith('/')) return rule.includes('/') ? 'host' : 'no-path'
  const equals = rule.lastIndexOf('=')
  if (equals < 0) return 'no-backend'
  return rule.includes(':', equals) ? 'backend' : 'no-port'
}

function crash(rule: string, cut: '=' | ','): Diagnostic {
  const upstream = 'panic: runtime error: index out of range [1] with length 1'
  return diagnose('kubectl/rule-crashes-kubectl', { rule, cut }, { upstream })
}
