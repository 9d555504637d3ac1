/**
 * One cause, one message: a finding with the same code about the same field of the same object as an earlier one
 * points to the check that reported it first.
 */
import { printPath } from '../sim/index.ts'
import type { CheckResult, Finding } from './verdict.ts'

export function foldSameCauses(results: readonly CheckResult[]): readonly CheckResult[] {
  const reportedBy = new Map<string, string>()
  return results.map((result) => {
    if (result.status !== 'failed') return result
    const findings = result.findings.map((finding): Finding => {
      const cause = causeOf(finding)
      const sameAs = reportedBy.get(cause)
      if (sameAs === undefined) reportedBy.set(cause, result.name)
      return sameAs === undefined || sameAs === result.name ? finding : { ...finding, sameAs }
    })
    return { ...result, findings }
  })
}

function causeOf({ diagnostic: { code, object, path = [], place } }: Finding): string {
  const where = object === undefined ? JSON.stringify(place?.start) : JSON.stringify(object)
  return `${code} ${where} ${printPath(path)}`
}
