/**
 * Are right answers accepted and wrong ones not? As shipped an exercise fails and is not broken; its solution gets
 * full marks without a remark on every seed, the same twice byte for byte; alternatives pass; each mistake fails the
 * check it names with the code it names, and blames nothing else.
 */

import type { BrokenPromise } from '../broken-promise.ts'
import { checksOf } from '../checks-of.ts'
import { appliesCheck, type Mistake } from '../exercise.ts'
import type { CheckResult, Verdict } from '../verdict.ts'
import { describe, gradeAnew, gradeMistake, gradeSources, type Subject } from './subject.ts'

export async function failsAsShipped(subject: Subject): Promise<readonly BrokenPromise[]> {
  const verdict = await gradeSources(subject, subject.stub)
  const must =
    verdict.status !== 'failed'
      ? `must fail, but is ${verdict.status}`
      : subject.exercise.kind === 'predict' && !asksEachQuestion(verdict)
        ? 'answers.yaml must have the name of each question with nothing behind the colon'
        : undefined
  return must === undefined ? [] : [{ promise: 'as shipped', what: `${must}: ${describe(verdict)}` }]
}

function asksEachQuestion({ checks }: Verdict): boolean {
  return checks.every((check) =>
    check.name === appliesCheck
      ? check.status === 'passed'
      : check.status === 'failed' && check.findings[0]?.diagnostic.code === 'answer/missing',
  )
}

export async function solutionPasses(subject: Subject, seeds: number): Promise<readonly BrokenPromise[]> {
  const broken: BrokenPromise[] = []
  for (let seed = 1; seed <= seeds && broken.length === 0; seed++) {
    // What was picked by hand is the same on every seed.
    const verdict = await gradeSources(subject, subject.solution, { seed, skipsCases: seed > 1 })
    if (verdict.status !== 'passed' || verdict.remarks.length > 0) {
      broken.push({ promise: 'solution', what: `on seed ${seed}: ${describe(verdict)}` })
    }
  }
  return broken
}

/** Whom a check waits for has to be there, and to be one. */
export function checksFindEachOther({ exercise }: Subject): readonly BrokenPromise[] {
  const checks = checksOf(exercise)
  const names = [appliesCheck, ...checks.map(({ name }) => name)]
  const told = [
    ...names.filter((name, at) => names.indexOf(name) < at).map((name) => `two checks are named ${name}`),
    ...checks.flatMap(({ name, requires = [] }) =>
      requires
        .filter((other) => !names.includes(other))
        .map((other) => `${name} requires ${other}, which is none of the checks`),
    ),
  ]
  return told.map((what) => ({ promise: 'solution', what }))
}

export async function isSameTwice(subject: Subject): Promise<readonly BrokenPromise[]> {
  const broken: BrokenPromise[] = []
  for (const [name, files] of [
    ['the solution', subject.solution],
    ['the stub', subject.stub],
  ] as const) {
    const once = await gradeSources(subject, files)
    const again = await gradeAnew({ ...subject, begun: new Map() }, files)
    if (JSON.stringify(once) !== JSON.stringify(again)) {
      broken.push({ promise: 'same twice', what: `${name} is not judged the same twice` })
    }
  }
  return broken
}

export async function alternativesPass(subject: Subject): Promise<readonly BrokenPromise[]> {
  const broken: BrokenPromise[] = []
  for (const { name, files } of subject.alternatives) {
    if (JSON.stringify(files) === JSON.stringify(subject.solution)) {
      const what = `${name}: holds nothing that the solution does not, or is not there`
      broken.push({ promise: 'alternatives', what })
      continue
    }
    const verdict = await gradeSources(subject, files)
    if (verdict.status !== 'passed')
      broken.push({ promise: 'alternatives', what: `${name}: ${describe(verdict)}` })
  }
  return broken
}

export async function mistakesFail(subject: Subject): Promise<readonly BrokenPromise[]> {
  const broken: BrokenPromise[] = []
  for (const mistake of subject.exercise.mistakes) {
    const verdict = await gradeMistake(subject, mistake)
    const what = whatIsWrong(mistake, verdict)
    if (what !== undefined) {
      broken.push({ promise: 'mistakes', what: `"${mistake.name}" ${what}: ${describe(verdict)}` })
    }
  }
  return broken
}

function whatIsWrong({ fails, says }: Mistake, verdict: Verdict): string | undefined {
  const named = verdict.checks.find(({ name }) => name === fails)
  if (named === undefined) return `names a check that is not there (${fails})`
  if (named.status !== 'failed') return `must fail ${fails}`
  if (named.findings[0]?.diagnostic.code !== says) return `must say ${says} under ${fails}`
  if (isFoundElsewhereOnly(named))
    return `fails only in another world; a mistake must show in the one the learner sees`
  const others = verdict.checks.filter((check) => check !== named && blames(check))
  if (others.length > 0) return `must blame ${fails} alone`
  return undefined
}

function isFoundElsewhereOnly(check: CheckResult): boolean {
  return check.status === 'failed' && check.world !== undefined
}

/** A check blames when it reports a cause of its own; one that folds under another's, or waits, does not. */
function blames(check: CheckResult): boolean {
  if (check.status === 'failed') return check.findings.some(({ sameAs }) => sameAs === undefined)
  return check.status === 'broken' && check.name !== appliesCheck
}
