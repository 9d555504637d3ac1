/**
 * Which full names does a resolver try for a name that a program asks for, and in which order?
 * Source: glibc resolv/res_query.c (__res_context_search), resolv.conf(5).
 *
 * `web` in a pod of namespace shop (ndots:5): web.shop.svc.cluster.local. web.svc.cluster.local. web.cluster.local. web.
 * `web.` is tried as it is, alone. A name with at least ndots dots is tried as it is first.
 * musl, which Alpine images use, differs: it puts no search list behind a name with ndots dots or more.
 */
import { optionName, type ResolvConf } from '../kubelet/resolv-conf-file.ts'
import { type Fqdn, fqdn } from './fqdn.ts'

const defaultDots = 1
const maxDots = 15
/** RFC 1035 §2.3.4, without the length byte at the front. */
const maxNameLength = 254

export function expandSearch(name: string, resolvConf: ResolvConf): readonly Fqdn[] {
  if (name.endsWith('.')) return [fqdn(name)]
  const asGiven = fqdn(name)
  const searched = resolvConf.searches.map((domain) => fqdn(domain === '.' ? name : `${name}.${domain}`))
  const isFirst = name.split('.').length - 1 >= dotsOf(resolvConf)
  const names = isFirst ? [asGiven, ...searched] : [...searched, asGiven]
  return [...new Set(names)].filter((candidate) => candidate.length <= maxNameLength)
}

/** The option ndots: a name with fewer dots is first looked for in the search list. */
export function dotsOf({ options }: Pick<ResolvConf, 'options'>): number {
  const option = options.filter((text) => optionName(text) === 'ndots').at(-1)
  const dots = Number.parseInt(option?.slice('ndots:'.length) ?? '', 10)
  return Number.isNaN(dots) ? defaultDots : Math.min(Math.max(dots, 0), maxDots)
}
