import type { Pod, Service, ServicePort } from './types.ts'

type Pair = readonly [name: string, value: string]

/** One list of pairs, in two parts: what Kubernetes says, and what the links of Docker said. */
export function serviceEnv(services: readonly Service[], pod: Pod): Record<string, string> {
  const own =
    pod.enableServiceLinks === false ? [] : services.filter((one) => one.namespace === pod.namespace)
  const master = services.filter((one) => `${one.namespace}/${one.name}` === 'default/kubernetes')
  const told = [...master, ...own].filter((one) => /[.:]/.test(one.clusterIP ?? ''))
  return Object.fromEntries(told.flatMap((service) => [...inKubernetes(service), ...asLinks(service)]))
}

function inKubernetes({ name, clusterIP = '', ports }: Service): readonly Pair[] {
  const prefix = `${shout(name)}_SERVICE`
  const named = ports.flatMap((one): Pair[] =>
    one.name ? [[`${prefix}_PORT_${shout(one.name)}`, String(one.port)]] : [],
  )
  return [[`${prefix}_HOST`, clusterIP], [`${prefix}_PORT`, String(ports[0]?.port)], ...named]
}

function asLinks({ name, clusterIP = '', ports }: Service): readonly Pair[] {
  const [first] = ports
  const short: Pair[] = first === undefined ? [] : [[`${shout(name)}_PORT`, urlOf(first, clusterIP)]]
  const long = ports.flatMap((one): Pair[] => {
    const prefix = `${shout(name)}_PORT_${one.port}_${one.protocol}`
    return [
      [prefix, urlOf(one, clusterIP)],
      [`${prefix}_PROTO`, one.protocol.toLowerCase()],
      [`${prefix}_PORT`, String(one.port)],
      [`${prefix}_ADDR`, clusterIP],
    ]
  })
  return [...short, ...long]
}

function urlOf({ port, protocol }: ServicePort, address: string): string {
  const host = address.split(':').length > 1 ? `[${address}]` : address
  return [protocol.toLowerCase(), `//${host}`, port].join(':')
}

function shout(name: string): string {
  return name.toUpperCase().replace(/-/g, '_')
}
