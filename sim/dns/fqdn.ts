/**
 * A full name: one that ends with a dot, so that no search list is put behind it.
 * Letter case never matters for what a name is, only for how it is written back.
 */

declare const fqdnBrand: unique symbol

/** `web.default.svc.cluster.local.` */
export type Fqdn = string & { readonly [fqdnBrand]: true }

export function fqdn(name: string): Fqdn {
  return (name.endsWith('.') ? name : `${name}.`) as Fqdn
}

/** Whether a name is a domain or stands below it. */
export function isWithin(name: Fqdn, domain: Fqdn): boolean {
  const [lower, suffix] = [name.toLowerCase(), domain.toLowerCase()]
  return lower === suffix || suffix === '.' || lower.endsWith(`.${suffix}`)
}

/** The end of a name as long as a domain that it is within: the domain in the letter case of the name. */
export function endOf(name: Fqdn, domain: Fqdn): Fqdn {
  return name.slice(name.length - domain.length) as Fqdn
}
