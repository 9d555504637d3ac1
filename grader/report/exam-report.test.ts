import { expect, it } from 'vitest'
import type { Diagnostic, DiagnosticCode } from '../../sim/index.ts'
import type { ExamTask } from '../exam/paper.ts'
import type { Graded } from '../grade-files.ts'
import type { CheckResult } from '../verdict.ts'
import { runningTask } from './exam-report.ts'

const task = {} as ExamTask

function gradedWith(code: DiagnosticCode, name: string, untouched = false): Graded {
  const diagnostic = { code, params: {} } as Diagnostic
  const check = { name, status: 'failed', findings: [{ diagnostic }] } as unknown as CheckResult
  return {
    untouched,
    texts: new Map(),
    verdict: { checks: [check], remarks: [diagnostic] },
  } as unknown as Graded
}

it.each<[code: DiagnosticCode, isTold: boolean]>([
  ['yaml/tab-indents', true],
  ['file/missing', true],
  ['submission/leads-outside', true],
  ['function/not-typescript', true],
  ['function/import-refused', true],
  ['command/unreadable', true],
  ['answer/not-a-map', true],
  ['field/unknown', false],
  ['field/required', false],
  ['function/export-missing', false],
  ['function/wrong-answer', false],
  ['answer/wrong', false],
  ['command/failed', false],
])('while an exam runs, of %s is told: %s', (code, isTold) => {
  const { state, slips } = runningTask(task, gradedWith(code, 'applies'))
  expect([state, slips.length]).toEqual(isTold ? ['unreadable', 1] : ['kept', 0])
})

it('says nothing of files as given, and of none', () => {
  expect(runningTask(task, gradedWith('yaml/tab-indents', 'applies', true)).state).toBe('as given')
  expect(runningTask(task, undefined)).toMatchObject({ state: 'as given', slips: [] })
})
