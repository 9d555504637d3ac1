/** How Services are named: in a sentence default/web, in a kubectl command by name and namespace apart. */

/** `web` of default/web. */
export function nameOf(service: string): string {
  return service.slice(service.indexOf('/') + 1)
}

/** `web -n shop` of shop/web; the namespace that kubectl takes by itself is left out. */
export function inNamespace(service: string): string {
  const slash = service.indexOf('/')
  const namespace = service.slice(0, Math.max(0, slash))
  return namespace === '' || namespace === 'default' ? nameOf(service) : `${nameOf(service)} -n ${namespace}`
}

/** The command that lists the endpoints of a Service. */
export function seeSlices(service: string): string {
  const namespace = inNamespace(service).slice(nameOf(service).length)
  return `kubectl get endpointslices -l kubernetes.io/service-name=${nameOf(service)}${namespace}`
}
