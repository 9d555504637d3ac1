import type { Pod, Service } from './types.ts'

/** The variables that tell a container of this pod about Services. `services` are those of all namespaces. */
export function serviceEnv(services: readonly Service[], pod: Pod): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const service of services) {
    if (isTold(service, pod)) Object.assign(variables, variablesOf(service))
  }
  return variables
}

function isTold({ name, namespace, clusterIP }: Service, pod: Pod): boolean {
  // Headless, or an alias: there is no one address to tell.
  if (clusterIP === undefined || clusterIP === 'None') return false
  // Every program in the cluster may want to talk to the API server; its Service has this name and stands here.
  if (namespace === 'default' && name === 'kubernetes') return true
  return namespace === pod.namespace && pod.enableServiceLinks !== false
}

function variablesOf({ name, clusterIP = '', ports }: Service): Record<string, string> {
  const prefix = variableName(name)
  const variables: Record<string, string> = { [`${prefix}_SERVICE_HOST`]: clusterIP }
  for (const [index, { name, port, protocol }] of ports.entries()) {
    // Two colons too many: in a URL an IPv6 address needs brackets, or nobody can tell the port from it.
    const host = clusterIP.includes(':') ? `[${clusterIP}]` : clusterIP
    const url = `${protocol.toLowerCase()}://${host}:${port}`
    // Only the first port has the short names: whoever reads them knows of one port.
    if (index === 0) {
      variables[`${prefix}_SERVICE_PORT`] = `${port}`
      variables[`${prefix}_PORT`] = url
    }
    if (name !== undefined) variables[`${prefix}_SERVICE_PORT_${variableName(name)}`] = `${port}`
    const link = `${prefix}_PORT_${port}_${protocol}`
    variables[link] = url
    variables[`${link}_PROTO`] = protocol.toLowerCase()
    variables[`${link}_PORT`] = `${port}`
    variables[`${link}_ADDR`] = clusterIP
  }
  return variables
}

/** A shell takes no `-` in the name of a variable. */
function variableName(name: string): string {
  return name.replaceAll('-', '_').toUpperCase()
}
