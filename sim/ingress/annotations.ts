/**
 * What do the annotations of an Ingress tell ingress-nginx? They begin with nginx.ingress.kubernetes.io/ and mean nothing
 * to any other controller.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/annotations. A value that cannot be read counts as not written.
 * Those that change who answers and are not modelled are listed in `unmodelled`; those about limits, buffers, timeouts,
 * logs and headers of the answer change nothing here.
 * Example: nginx.ingress.kubernetes.io/rewrite-target: /$2
 */
import type { Ingress } from '../api/ingress.ts'

export interface IngressOptions {
  /** Absent: as the controller's ConfigMap says. */
  readonly sslRedirect?: boolean
  readonly forceSslRedirect?: boolean
  readonly preserveTrailingSlash?: boolean
  readonly useRegex: boolean
  readonly rewriteTarget: string
  /** Where `/` is redirected to. */
  readonly appRoot?: string
  /** Every request is answered with this. */
  readonly redirect?: { readonly url: string; readonly code: number }
  /** What the pods speak; HTTP unless written. */
  readonly backendProtocol: string
  readonly serverAliases: readonly string[]
  /** The request goes to the cluster IP after all. */
  readonly serviceUpstream: boolean
  /** The Host header that the pods get. */
  readonly upstreamVhost?: string
  readonly cookie?: { readonly name: string; readonly mode: 'balanced' | 'persistent' }
  /** It only takes a share of what another Ingress takes. */
  readonly canary: boolean
  /** As written, with prefix. */
  readonly unmodelled: readonly string[]
}

export const annotationPrefix = 'nginx.ingress.kubernetes.io/'

const unmodelledNames =
  /^(?:auth-|canary|(?:white|allow|deny)list-source-range$|custom-http-errors$|default-backend$|mirror-|from-to-www-redirect$|satisfy$|(?:configuration|server|stream)-snippet$|ssl-passthrough$|upstream-hash-by|modsecurity-|enable-modsecurity$|enable-owasp-|enable-global-auth$|fastcgi-|http2-push-preload$)/

export function optionsOf({ metadata }: Ingress): IngressOptions {
  const written = metadata?.annotations ?? {}
  const text = (name: string): string | undefined => {
    const value: unknown = written[annotationPrefix + name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
  }
  const flag = (name: string): boolean | undefined => {
    const value = text(name)
    return value === undefined ? undefined : flagOf(value)
  }
  const unmodelled = Object.keys(written).filter(
    (key) => key.startsWith(annotationPrefix) && unmodelledNames.test(key.slice(annotationPrefix.length)),
  )
  const [appRoot, redirect, cookie] = [text('app-root'), redirectOf(text), cookieOf(text)]
  const upstreamVhost = text('upstream-vhost')
  return {
    ...present('sslRedirect', flag('ssl-redirect')),
    ...present('forceSslRedirect', flag('force-ssl-redirect')),
    ...present('preserveTrailingSlash', flag('preserve-trailing-slash')),
    useRegex: flag('use-regex') ?? false,
    rewriteTarget: text('rewrite-target') ?? '',
    ...(appRoot?.startsWith('/') ? { appRoot } : {}),
    ...present('redirect', redirect),
    backendProtocol: (text('backend-protocol') ?? 'HTTP').toUpperCase(),
    serverAliases: (text('server-alias') ?? '')
      .split(',')
      .flatMap((alias) => alias.trim().toLowerCase() || []),
    serviceUpstream: flag('service-upstream') ?? false,
    ...present('upstreamVhost', upstreamVhost),
    ...present('cookie', cookie),
    canary: flag('canary') ?? false,
    unmodelled,
  }
}

/** As Go reads a boolean. */
export function flagOf(value: string): boolean | undefined {
  if (/^(?:1|t|T|TRUE|true|True)$/.test(value)) return true
  return /^(?:0|f|F|FALSE|false|False)$/.test(value) ? false : undefined
}

type Text = (name: string) => string | undefined

/** A temporal redirect goes before a permanent one. */
function redirectOf(text: Text): IngressOptions['redirect'] {
  const temporal = text('temporal-redirect')
  if (temporal !== undefined) return { url: temporal, code: codeOf(text('temporal-redirect-code'), 307, 302) }
  const permanent = text('permanent-redirect')
  if (permanent === undefined) return undefined
  return { url: permanent, code: codeOf(text('permanent-redirect-code'), 308, 301) }
}

function codeOf(value: string | undefined, highest: number, otherwise: number): number {
  const code = Number(value)
  return Number.isInteger(code) && code >= 300 && code <= highest ? code : otherwise
}

function cookieOf(text: Text): IngressOptions['cookie'] {
  if (text('affinity') !== 'cookie') return undefined
  const mode = text('affinity-mode') === 'persistent' ? 'persistent' : 'balanced'
  return { name: text('session-cookie-name') ?? 'INGRESSCOOKIE', mode }
}

function present<K extends string, T>(key: K, value: T | undefined): { readonly [P in K]?: T } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: T }
}
