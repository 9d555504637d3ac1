/** What are the files in a folder worth, by the tasks of an exam? Each task in the world that the seed chose for it. */
import { join } from 'node:path'
import { gradeEach } from '../grade-each.ts'
import {
  type Graded,
  givenFiles,
  hashOfFiles,
  isUntouched,
  shippedFiles,
  textsOf,
  verdictOn,
} from '../grade-files.ts'
import type { ExerciseEntry, Kit } from '../kit.ts'
import type { Originals } from '../originals.ts'
import { readSubmission } from '../read-submission.ts'
import type { ExamTask, Paper } from './paper.ts'

export interface PaperOptions {
  readonly originals: Originals
  /** Is it the learner's own folder? Verdicts are kept then. */
  readonly isOwn: boolean
  readonly onFault: (error: unknown) => void
}

/** `folder` is absolute and holds NN-topic/MM-name folders. */
export function gradePaper(
  kit: Kit,
  paper: Paper,
  folder: string,
  { originals, isOwn, onFault }: PaperOptions,
): Promise<readonly Graded[]> {
  const keptIn = isOwn ? [join(kit.root, '.lab', 'exams', `seed-${paper.seed}`)] : []
  const options = { seed: paper.seed, inExam: true, onFault }
  const givenOf = new Map(paper.tasks.map((task) => [task.entry.id, task.given]))
  const gradeOne = async (entry: ExerciseEntry): Promise<Graded> => {
    const files = readSubmission(folder, entry.id, entry.edit)
    const given = givenFiles(kit, entry, originals)
    const shipped = shippedFiles(kit, entry, originals)
    const verdict = await verdictOn(kit, { entry, given, shipped, files }, options, keptIn)
    const seen: ExamTask['given'] = givenOf.get(entry.id) ?? given
    return {
      entry,
      verdict,
      texts: new Map([...seen.map(({ name, text }) => [name, text] as const), ...textsOf(files)]),
      untouched: isUntouched(originals, entry, files),
      submissionHash: hashOfFiles(files),
    }
  }
  return gradeEach(
    paper.tasks.map(({ entry }) => entry),
    gradeOne,
  )
}
