/** Which exam does a call mean? The one of its seed; the one that runs; the last one; or a new one. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { pageOf } from '../exam/exam-page.ts'
import { examFolder } from '../exam/lay-out.ts'
import { type ExamRecord, type KeptRecord, putRecordAside, readRecords } from '../exam/record.ts'
import { latestExam, runningExam } from '../exam/running.ts'
import { isOver, minutesLeft } from '../exam/time.ts'
import type { Call } from './command.ts'
import type { OwnExam } from './exam-plan.ts'
import { examWords } from './exam-words.ts'
import { no, type Read, yes } from './read-words.ts'

/** undefined: a new one is to be begun. */
export function chooseExam(call: Call, plan: OwnExam, now: number): Read<ExamRecord | undefined> {
  const { kit, language, commandLine } = call
  const { seed, minutes, finish } = plan
  const say = examWords[language]
  const kept = readRecords(kit.root).filter((one) => seed === undefined || one.seed === seed)
  const unreadable = kept.find(({ is }) => is !== 'whole')
  if (unreadable !== undefined) return no(tellUnreadable(call, unreadable))
  const running = runningExam(kit.root, now)
  const known = seed === undefined ? (running ?? latestExam(kit.root)) : kept.flatMap(recordIn)[0]
  if (known === undefined || isNewWanted(call, plan, known, now)) {
    if (running !== undefined) {
      const end = commandLine('grade', '--exam', '--finish')
      return no(say.anotherRuns(running.seed, minutesLeft(running, now), end))
    }
    return finish ? no(say.noneRuns(commandLine('grade', '--exam'))) : yes(undefined)
  }
  if (minutes !== undefined && minutes !== known.minutes) {
    return no(say.otherMinutes(known.seed, known.minutes))
  }
  return yes(known)
}

/**
 * After an exam that is over: who asks for a length wants another one; who names its seed, and has moved its folder away,
 * wants it once more.
 */
function isNewWanted(
  { kit }: Call,
  { seed, minutes, finish }: OwnExam,
  known: ExamRecord,
  now: number,
): boolean {
  if (finish || !isOver(known, now)) return false
  return seed === undefined ? minutes !== undefined : !existsSync(examFolder(kit.root, seed))
}

function recordIn(kept: KeptRecord): readonly ExamRecord[] {
  return kept.is === 'whole' ? [kept.record] : []
}

function tellUnreadable({ kit, language, show }: Call, { seed, is }: KeptRecord): string {
  const say = examWords[language]
  if (is === 'newer') return say.newer(seed)
  const aside = putRecordAside(kit.root, seed, 'corrupt')
  return say.corrupt(seed, show(aside), show(join(examFolder(kit.root, seed), pageOf(language))))
}

/** Short enough to be told to a neighbour, and none that was used before. */
export function newSeed(root: string): number {
  const used = new Set(readRecords(root).map(({ seed }) => seed))
  for (;;) {
    const seed = 1 + Math.floor(Math.random() * 999_999)
    if (!used.has(seed)) return seed
  }
}
