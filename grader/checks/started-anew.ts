/** How a rollout begins: the template changes, and so the Deployment makes other pods. */
import type { Deployment } from '../../sim/index.ts'

/** As kubectl rollout restart does it: another template, and everything else as it was. */
export function startedAnew(deployment: Deployment): Deployment {
  const { spec } = deployment
  const { metadata } = spec.template
  const annotations = { ...metadata?.annotations, 'kubectl.kubernetes.io/restartedAt': 'during-the-check' }
  const changed = { ...spec.template, metadata: { ...metadata, annotations } }
  return { ...deployment, spec: { ...spec, template: changed } }
}
