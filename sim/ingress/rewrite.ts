/**
 * What path do the pods get? The one that was asked for, unless the annotation rewrite-target puts another in its place:
 * then the path of the rule is a pattern, and $1, $2 … stand for its groups. The query goes along.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/template/template.go (buildProxyPass).
 * Example: path /api(/|$)(.*), rewrite-target /$2: /api/users?page=2 becomes /users?page=2.
 */
import type { HTTPIngressPath } from '../api/ingress.ts'
import type { IngressOptions } from './annotations.ts'
import { needsRewrite, patternOf } from './regex-locations.ts'
import { requestPath } from './request-path.ts'

/** `target` is the request line's, with its query. */
export function rewritten(
  target: string,
  path: HTTPIngressPath | undefined,
  options: IngressOptions,
): string {
  if (path === undefined || !needsRewrite(path, options)) return target
  const groups = patternOf(path.path || '/')?.exec(requestPath(target))
  if (!groups) return target
  const text = options.rewriteTarget.replace(/\$([0-9])/g, (_, digit: string) => groups[Number(digit)] ?? '')
  const query = /\?[^#]*/.exec(target)?.[0] ?? ''
  return text.includes('?') && query !== '' ? `${text}&${query.slice(1)}` : `${text}${query}`
}
