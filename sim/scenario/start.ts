/** Everything that stands in a cluster when it starts, in the order in which it came to be. */
import type { KubeObject } from '../api/kinds.ts'
import { type Scenario, settingsOf } from '../scenario.ts'
import { ingressNginxObjects } from './ingress-nginx.ts'
import { nodesOf } from './nodes.ts'
import { systemObjects } from './system.ts'

export function startingObjects(scenario: Scenario): readonly KubeObject[] {
  const settings = settingsOf(scenario)
  const addOns = settings.ingressController === 'ingress-nginx' ? ingressNginxObjects(settings.cloud) : []
  return [...nodesOf(scenario), ...systemObjects(settings), ...addOns]
}
