import type { Labels } from './types.ts'

/** Does `kubectl get pods -l EXPRESSION` show a pod with these labels? The expression is well formed. */
export function matchesExpression(expression: string, labels: Labels): boolean {
  // A comma means "and", except between parentheses, where it separates values.
  const requirements = expression.split(/,(?![^(]*\))/).map((text) => text.trim())
  return requirements.every((requirement) => requirement === '' || meets(requirement, labels))
}

function meets(requirement: string, labels: Labels): boolean {
  const set = /^(\S+)\s+(in|notin)\s*\((.*)\)$/.exec(requirement)
  if (set !== null) {
    const [, key = '', operator, list = ''] = set
    const isOneOf = isAmong(list.split(','), key, labels)
    return operator === 'in' ? isOneOf : !isOneOf
  }
  const equality = /^([^=!\s]+)\s*(==|=|!=)(.*)$/.exec(requirement)
  if (equality !== null) {
    const [, key = '', operator, value = ''] = equality
    // Like notin, != is met where the label is absent.
    return isAmong([value], key, labels) === (operator !== '!=')
  }
  // What is left asks only whether the label is there.
  if (requirement.startsWith('!')) return !Object.hasOwn(labels, requirement.slice(1).trim())
  return Object.hasOwn(labels, requirement)
}

/** The label is there, and has one of these values. */
function isAmong(values: readonly string[], key: string, labels: Labels): boolean {
  return Object.hasOwn(labels, key) && values.some((value) => value.trim() === labels[key])
}
