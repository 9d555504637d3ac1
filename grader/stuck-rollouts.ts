/**
 * Which rollouts did a repair begin that come to no end? The pods that answer are the old ones then, so that what the checks
 * say of them reads as if nothing had been changed.
 */
import { type ClusterView, type Diagnostic, refOf } from '../sim/index.ts'

export async function stuckRollouts(before: ClusterView, now: ClusterView): Promise<readonly Diagnostic[]> {
  const known = new Set((await stuckIn(before)).map(({ object }) => object?.name))
  return (await stuckIn(now)).filter(({ object }) => !known.has(object?.name))
}

async function stuckIn(view: ClusterView): Promise<readonly Diagnostic[]> {
  const stuck: Diagnostic[] = []
  for (const deployment of await view.list('Deployment')) {
    const findings = await view.explain(refOf(deployment))
    stuck.push(...findings.filter(({ code }) => code === 'workload/rollout-stuck'))
  }
  return stuck
}
