import type { Pod, Service } from './types.ts'

/** The variables that tell a container of this pod about Services. `services` are those of all namespaces. */
export function serviceEnv(services: readonly Service[], pod: Pod): Record<string, string> {
  const variables: Record<string, string> = {}
  for (const { name, namespace, clusterIP = '' } of services) {
    // TODO: more variables, other names, fewer Services.
    if (namespace === pod.namespace) variables[`${name.toUpperCase()}_SERVICE_HOST`] = clusterIP
  }
  return variables
}
