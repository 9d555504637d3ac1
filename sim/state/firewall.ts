/**
 * How do the rules of the firewall in front of the nodes come and go? Each has a name of its own, as those of
 * `gcloud compute firewall-rules create NAME` and `delete NAME`. In front of open nodes they have no effect.
 */
import type { FirewallRule } from '../api/settings.ts'
import { diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import type { Store } from './cluster-state.ts'

export function allowThrough(store: Store, rule: FirewallRule): Outcome<FirewallRule> {
  const { rules } = store.firewall
  if (rules.some(({ name }) => name === rule.name)) {
    return refuse(diagnose('traffic/firewall-rule-exists', { name: rule.name }))
  }
  store.setFirewall([...rules, rule])
  return ok(rule)
}

/** False when there is no such rule. */
export function removeRule(store: Store, name: string): boolean {
  const { rules } = store.firewall
  const others = rules.filter((rule) => rule.name !== name)
  store.setFirewall(others)
  return others.length < rules.length
}
