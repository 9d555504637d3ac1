/** The parts of a name below svc.cluster.local. */
export interface Asked {
  readonly service: string
  readonly namespace: string
  /** `db-0` of db-0.db.shop.svc.cluster.local. */
  readonly endpoint?: string
  /** `http` and `tcp` of _http._tcp.web.shop.svc.cluster.local. */
  readonly port?: string
  readonly protocol?: string
}

/** Takes apart a name that ends with svc.cluster.local. */
export function parseName(name: string): Asked {
  const labels = name.split('.').slice(0, -4)
  const [namespace = '', service = '', first, second] = labels.reverse()
  if (second !== undefined && first !== undefined) {
    return { service, namespace, port: second.slice(1), protocol: first.slice(1) }
  }
  return first === undefined ? { service, namespace } : { service, namespace, endpoint: first }
}
