/**
 * The line kubectl prints when it cannot read a file. Models kubernetes/cli-runtime pkg/resource/visitor.go,
 * kubernetes/kubectl pkg/validation, sigs.k8s.io/yaml and go-yaml v2.
 *
 * error: error parsing web.yaml: error converting YAML to JSON: yaml: line 4: did not find expected key
 */
import { composeError } from './go-value.ts'
import type { JsonProblem } from './json-problem.ts'
import type { ValueProblem } from './yaml/composer.ts'
import { lineSaid, type Problem } from './yaml/problem.ts'

export function parsingLine(file: string, says: string): string {
  return `error: error parsing ${file}: ${says}`
}

/** What kubectl prints when its own check of an object fails, before any server is asked. */
export function validatingLine(file: string, says: string): string {
  return (
    `error: error validating "${file}": error validating data: ${says}; ` +
    'if you choose to ignore these errors, turn validation off with --validate=false'
  )
}

export function decodingLine(file: string, says: string): string {
  return `error: unable to decode "${file}": ${says}`
}

/** undefined for limits of the simulator's own, at which kubectl would read on. */
export function syntaxLine(file: string, problem: Problem, text: string): string | undefined {
  if (problem.stage === 'limit') return undefined
  const line = lineSaid(problem, text)
  return convertingLine(file, `yaml: ${line === 0 ? '' : `line ${line}: `}${problem.says}`)
}

export function jsonLine(file: string, problem: JsonProblem): string | undefined {
  if (problem.limit !== undefined) return undefined
  // A number that fits no double is read well enough, and refused only when kubectl looks at the object.
  return problem.number === undefined ? parsingLine(file, problem.says) : validatingLine(file, problem.says)
}

export function convertingLine(file: string, says: string): string {
  return parsingLine(file, `error converting YAML to JSON: ${says}`)
}

/**
 * Of several problems kubectl names one: the first that go-yaml meets, or else one of the keys, or else one of
 * the numbers. Which of two keys it picks changes from run to run, so then there is no line to show.
 */
export function valueLines(file: string, problems: readonly ValueProblem[]): readonly (string | undefined)[] {
  const errors = problems.map(composeError)
  const first = errors.findIndex((error) => error?.stage === 'decode')
  const stage = errors.some((error) => error?.stage === 'convert') ? 'convert' : 'marshal'
  const ofStage = errors.filter((error) => error?.stage === stage)
  return errors.map((error, index) => {
    const isNamed = first >= 0 ? index === first : error?.stage === stage && ofStage.length === 1
    return isNamed && error?.says !== undefined ? convertingLine(file, error.says) : undefined
  })
}
