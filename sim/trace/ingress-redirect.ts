/**
 * When does an Ingress controller send the client elsewhere, instead of the request to a pod? To the page that app-root
 * names, to the URL of a redirect, and from http to https where the host has tls.
 *
 * Source: kubernetes/ingress-nginx rootfs/etc/nginx/lua/lua_ingress.lua (redirect_to_https), template/nginx.tmpl.
 * Example: http://foo.com/cart/ is answered with 308 and Location: https://foo.com/cart, the slash at the end gone.
 */
import type { Ingress } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import { nginxError } from '../container/respond.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import type { IngressOptions } from '../ingress/annotations.ts'
import type { IngressRoute } from '../ingress/router.ts'
import { hostHeader } from './ingress-forward.ts'
import { answered, choiceOf, type Passage, type Question } from './ingress-question.ts'

/** Undefined: it is not sent elsewhere. `ingress` is that of the host, `found` what took the request. */
export function redirectFor(
  question: Question,
  ingress: Ingress,
  options: IngressOptions,
  found: IngressRoute | undefined,
): Passage | undefined {
  const { request, base, path, settings, host } = question
  const chose = { chose: choiceOf(ingress, found) }
  const to = (status: number, location: string, diagnostics: readonly Diagnostic[] = []): Passage => {
    const page = nginxError(status)
    const response = { ...page, headers: { ...page.headers, Location: location } }
    return answered(
      { ...base, ...chose, outcome: 'redirected', among: 0, passedOver: [] },
      response,
      diagnostics,
    )
  }
  if (options.appRoot !== undefined && path === '/') {
    return to(302, `${request.scheme}://${hostHeader(request)}${options.appRoot}`)
  }
  if (options.redirect && found?.path) return to(options.redirect.code, options.redirect.url)
  if (request.scheme !== 'http' || found?.path?.path?.startsWith('/.well-known/acme-challenge'))
    return undefined
  const isForced = options.forceSslRedirect ?? settings.forceSslRedirect
  const isAsked = options.sslRedirect ?? settings.sslRedirect
  if (!isForced && !(isAsked && question.at.routing.router.tlsFor(host))) return undefined
  const uri = options.preserveTrailingSlash ? request.path : request.path.replace(/\/$/, '')
  const location = `https://${hostHeader(request).replace(/:\d+$/, '')}${uri}`
  const where = { object: refOf(ingress), path: ['spec', 'tls'] }
  return to(settings.redirectCode, location, [
    diagnose('ingress/redirects-to-https', { host: host || hostHeader(request), location }, where),
  ])
}
