import type { Labels } from './types.ts'

/** Does `kubectl get pods -l EXPRESSION` show a pod with these labels? The expression is well formed. */
export function matchesExpression(expression: string, labels: Labels): boolean {
  // TODO: this knows `app=web`, and nothing else yet.
  const [key = '', value] = expression.split('=')
  return labels[key] === value
}
