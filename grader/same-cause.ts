/**
 * One cause, one message: a finding with the same code about the same field of the same object as an earlier one
 * points to the check that reported it first.
 */
import { type Diagnostic, printPath } from '../sim/index.ts'
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

/** Remarks on objects of which no check has said the same. */
export function notTold(
  remarks: readonly Diagnostic[],
  results: readonly CheckResult[],
): readonly Diagnostic[] {
  const about = ({ code, object }: Diagnostic): string => `${code} ${JSON.stringify(object)}`
  const findings = results.flatMap((result) => (result.status === 'failed' ? result.findings : []))
  const told = new Set(findings.map(({ diagnostic }) => about(diagnostic)))
  return remarks.filter((remark) => remark.object === undefined || !told.has(about(remark)))
}

function causeOf({ diagnostic: { code, params, object, path = [], place } }: Finding): string {
  const where = JSON.stringify(object ?? place?.start ?? whatFunctionDid(code, params))
  return `${code} ${where} ${printPath(path)}`
}

/**
 * Of what has no place: wrong answers are told apart by their calls, and so are numbers that are none; a function that returns a text for a
 * number, or a Promise, does so in each of them. What happened in the cluster is one cause, whichever of the requests met it.
 */
function whatFunctionDid(code: string, params: object): unknown {
  // What no command did has no place; two questions about commands have two causes.
  if (code.startsWith('command/')) return params
  if (!code.startsWith('function/')) return undefined
  if (code === 'function/wrong-answer' || code === 'function/property-broken') return params
  if ('what' in params && /^(?:NaN|-?Infinity)$/.test(String(params.what))) return params
  const ofTheCall = ['call', 'returned', 'first', 'second', 'printed', 'generated', 'because']
  const always = Object.entries(params).filter(([name]) => !ofTheCall.includes(name))
  return [functionCalled(params), ...always]
}

/** `sum` of `sum([1, 2])`. */
function functionCalled(params: object): string | undefined {
  return 'call' in params ? String(params.call).split('(', 1)[0] : undefined
}
