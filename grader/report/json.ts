/**
 * The report for programs. Its shape is published in report.schema.json; a field may be added, never changed in
 * meaning without a new `version`. Texts are in the language asked for; codes and facts are the same in every one.
 */
import type { Diagnostic } from '../../sim/index.ts'
import { inLanguage } from '../in-language.ts'
import type { CheckResult } from '../verdict.ts'
import { readingFor, severityOf, wordsOf } from './diagnostic-words.ts'
import {
  type ExerciseReport,
  pointsOf,
  type Report,
  type Reporter,
  type ReportOptions,
  statusOf,
} from './report.ts'
import { visibleJson } from './sanitize.ts'

export const json: Reporter = (report, options) => {
  return `${visibleJson(JSON.stringify(reportJson(report, options), null, 2))}\n`
}

function reportJson(report: Report, options: ReportOptions): object {
  return {
    format: 'k8s-services-lab/report',
    version: 1,
    kit: report.kit.version,
    seed: report.seed,
    language: options.language,
    status: statusOf(report),
    points: pointsOf(report),
    exercises: report.exercises.map((exercise) => exerciseJson(exercise, options)),
    ignored: report.ignored,
  }
}

export function exerciseJson({ entry, verdict, untouched }: ExerciseReport, options: ReportOptions): object {
  return {
    id: entry.id,
    title: entry.title[options.language],
    status: verdict.status,
    points: verdict.points,
    untouched,
    checks: verdict.checks.map((check) => checkJson(check, options)),
    remarks: verdict.remarks.map((remark) => diagnosticJson(remark, options)),
    ...(verdict.edits === undefined ? {} : { edits: verdict.edits }),
  }
}

function checkJson(check: CheckResult, options: ReportOptions): object {
  const { title, story, ...rest } = check
  // Who has not foretold it yet must not read it here either.
  const told = story === undefined || check.status !== 'passed' ? {} : { story: story[options.language] }
  const common = { ...rest, title: inLanguage(title, options.language), ...told }
  if (check.status !== 'failed') return common
  const findings = check.findings.map(({ diagnostic, sameAs }) => ({
    ...diagnosticJson(diagnostic, options),
    ...(sameAs === undefined ? {} : { sameAs }),
  }))
  return { ...common, findings }
}

export function diagnosticJson(diagnostic: Diagnostic, { language }: ReportOptions): object {
  const { code, params, related, ...where } = diagnostic
  return {
    code,
    severity: severityOf(diagnostic),
    ...wordsOf(diagnostic, language),
    ...where,
    params,
    read: readingFor(code, language),
  }
}
