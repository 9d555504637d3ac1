/** The answers to the two exercises before this one: does a rule take this host, does a path take this path? */
import type { Path, Rule } from './types.ts'

export function matchesHost({ host: ruleHost }: Rule, host: string): boolean {
  if (ruleHost === undefined) return true
  if (ruleHost.startsWith('*.')) return ruleHost.slice(1) === host.slice(host.indexOf('.'))
  return ruleHost === host
}

export function matchesPath({ path, pathType }: Path, requestPath: string): boolean {
  if (pathType === 'Exact') return requestPath === path
  return `${requestPath}/`.startsWith(path.endsWith('/') ? path : `${path}/`)
}
