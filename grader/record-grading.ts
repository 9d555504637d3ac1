/** What of a grading is worth remembering: full marks, the most points, the medal, and which files they were for. */
import { systemCode } from './files.ts'
import type { Graded } from './grade-files.ts'
import {
  changeProgress,
  type ExerciseProgress,
  type Progress,
  type PutAside,
  progressOf,
} from './progress.ts'

/** What was odd: an unreadable file was put aside, or nothing could be written, for this reason. */
export type Oddity = PutAside | { readonly why: 'not saved'; readonly reason: string }

/** Writes only what is news. Never throws: a full disk must not cost the learner the report. */
export function recordGrading(root: string, known: Progress, graded: readonly Graded[]): Oddity | undefined {
  const news = graded.filter((one) => {
    const before = progressOf(known, one.entry.id)
    return !Object.hasOwn(known.exercises, one.entry.id) || isNews(before, after(before, one))
  })
  if (news.length === 0) return undefined
  try {
    const changes = news.map(
      (one) => [one.entry.id, (before: ExerciseProgress) => after(before, one)] as const,
    )
    return changeProgress(root, Object.fromEntries(changes))
  } catch (error) {
    return { why: 'not saved', reason: systemCode(error) || String(error) }
  }
}

function after(before: ExerciseProgress, { verdict, submissionHash }: Graded): ExerciseProgress {
  const best = Math.max(before.best, verdict.points.earned)
  if (verdict.status !== 'passed') return { ...before, best }
  const { edits } = verdict
  const medal = edits !== undefined && edits.made <= edits.suffice ? ({ medal: true } as const) : {}
  const passedAt = before.passedAt ?? new Date().toISOString()
  return { ...before, best, passing: submissionHash, passedAt, ...medal }
}

function isNews(before: ExerciseProgress, next: ExerciseProgress): boolean {
  return (
    before.best !== next.best ||
    before.passing !== next.passing ||
    before.medal !== next.medal ||
    (before.passedAt === undefined) !== (next.passedAt === undefined)
  )
}
