/**
 * What does the ConfigMap of ingress-nginx say about all Ingresses? Only a few keys have to do with what is modelled here.
 *
 * Source: kubernetes/ingress-nginx internal/ingress/controller/config/config.go (NewDefault).
 */

import { flagOf } from '../ingress/annotations.ts'
import type { ControllerSetup } from '../ingress/controller-of.ts'
import type { ClusterState } from '../state/cluster-state.ts'

export interface ControllerSettings {
  readonly sslRedirect: boolean
  readonly forceSslRedirect: boolean
  readonly redirectCode: number
  /** The header that tells a browser to come by https from now on; absent when it is switched off. */
  readonly transportSecurity?: string
}

export function settingsOfController(
  state: ClusterState,
  { configMap = '' }: ControllerSetup,
): ControllerSettings {
  const [namespace = '', name = ''] = configMap.split('/')
  const data = (name === '' ? undefined : state.get('ConfigMap', namespace, name)?.data) ?? {}
  const flag = (key: string, otherwise: boolean): boolean => flagOf(String(data[key] ?? '')) ?? otherwise
  const code = Number(data['http-redirect-code'])
  const security = `max-age=${data['hsts-max-age'] ?? '31536000'}${flag('hsts-include-subdomains', true) ? '; includeSubDomains' : ''}`
  return {
    sslRedirect: flag('ssl-redirect', true),
    forceSslRedirect: flag('force-ssl-redirect', false),
    redirectCode: [301, 302, 307, 308].includes(code) ? code : 308,
    ...(flag('hsts', true) ? { transportSecurity: security } : {}),
  }
}
