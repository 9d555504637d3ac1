/** A learner's files on their way into the simulator: bytes become text as the API server's clients read it. */
import { type Outcome, refuse, type SourceFile, sourceFromBytes } from '../sim/index.ts'
import type { SubmittedFile } from './read-submission.ts'

/** The files as far as they could be read, and what was wrong with the others. */
export type Submission = readonly Outcome<SourceFile>[]

export function sourcesOf(files: readonly SubmittedFile[]): Submission {
  return files.map((file) => {
    return 'bytes' in file ? sourceFromBytes(file.name, file.bytes) : refuse<SourceFile>(file.problem)
  })
}
