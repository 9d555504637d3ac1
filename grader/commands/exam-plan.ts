/** What `grade --exam` was asked to do: one's own exam, begun or taken up again, or a submission of somebody's exam. */
import { resolve } from 'node:path'
import { fewestMinutes, mostMinutes, usualMinutes } from '../exam/draw-mix.ts'
import type { Call } from './command.ts'
import { examWords } from './exam-words.ts'
import { folderOf, type GradePlan, reporterOf } from './grade-plan.ts'
import { no, numberOf, type Read, seedFrom, yes } from './read-words.ts'
import { commandWords } from './words.ts'

export type ExamPlan = OwnExam | SubmittedExam

type Delivery = Pick<GradePlan, 'reporter' | 'output' | 'exitZero'>

export interface OwnExam extends Delivery {
  readonly is: 'own'
  /** undefined: the exam that runs, or else a new one. */
  readonly seed: number | undefined
  readonly minutes: number | undefined
  readonly finish: boolean
}

export interface SubmittedExam extends Delivery {
  readonly is: 'submitted'
  /** Absolute; holds NN-topic/MM-name folders. */
  readonly folder: string
  readonly seed: number
  readonly minutes: number
}

const strangers = ['all', 'thorough', 'debug']

export function planExam(call: Call): Read<ExamPlan> {
  const { flags, words, language, kit } = call
  const say = examWords[language]
  if (words.length > 0) return no(say.noExercises)
  const stranger = strangers.find((flag) => flags.isOn(flag))
  if (stranger !== undefined) return no(say.notInExam(stranger))
  if (kit.index.exercises.length === 0) return no(commandWords[language].noExercises)
  const seed = seedFrom(call, undefined)
  if (!seed.ok) return seed
  const minutes = numberOf(call, 'minutes', undefined, fewestMinutes, mostMinutes)
  if (!minutes.ok) return minutes
  const reporter = reporterOf(call)
  if (!reporter.ok) return reporter
  const output = flags.valueOf('output')
  const delivery: Delivery = {
    reporter: reporter.value,
    ...(output === undefined ? {} : { output: resolve(call.folder, output) }),
    exitZero: flags.isOn('exit-zero'),
  }
  const finish = flags.isOn('finish')
  if (!flags.isOn('submission')) {
    return yes({ is: 'own', seed: seed.value, minutes: minutes.value, finish, ...delivery })
  }
  if (finish) return no(say.noFinishOfSubmission)
  if (seed.value === undefined) return no(say.seedNeeded)
  const folder = folderOf(call)
  if (!folder.ok) return folder
  const asked = { seed: seed.value, minutes: minutes.value ?? usualMinutes }
  return yes({ is: 'submitted', folder: folder.value.path, ...asked, ...delivery })
}
