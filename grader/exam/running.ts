/** Which exam is meant, when none is named? The one that runs; else the one that was begun last. */
import { type ExamRecord, readRecords } from './record.ts'
import { isOver } from './time.ts'

export function runningExam(root: string, now: number): ExamRecord | undefined {
  return wholeRecords(root).find((record) => !isOver(record, now))
}

export function latestExam(root: string): ExamRecord | undefined {
  return wholeRecords(root).reduce<ExamRecord | undefined>((latest, record) => {
    return latest === undefined || record.startedAt > latest.startedAt ? record : latest
  }, undefined)
}

function wholeRecords(root: string): readonly ExamRecord[] {
  return readRecords(root).flatMap((kept) => (kept.is === 'whole' ? [kept.record] : []))
}
