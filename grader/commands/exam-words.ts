/** What `grade --exam` and `hint` say about exams besides their reports, in both languages side by side. */
import { withParticle } from '../../sim/korean.ts'
import type { Language } from '../language.ts'

export interface ExamWords {
  readonly onlyInExam: (flag: string) => string
  readonly noExercises: string
  readonly notInExam: (flag: string) => string
  readonly seedNeeded: string
  readonly noFinishOfSubmission: string
  readonly noneRuns: (begin: string) => string
  readonly anotherRuns: (seed: number, minutesLeft: number, finish: string) => string
  readonly otherMinutes: (seed: number, minutes: number) => string
  readonly corrupt: (seed: number, aside: string, page: string) => string
  readonly newer: (seed: number) => string
  readonly taskGone: (seed: number, id: string) => string
  readonly begun: (seed: number, page: string) => string
  readonly folderKept: (aside: string) => string
  readonly laidOutAgain: (files: number, folder: string) => string
  readonly setBack: (hour: string) => string
  readonly kitChanged: string
  readonly notKept: (reason: string) => string
  readonly atPrompt: (seed: number, folder: string) => string
  readonly noHints: (exercise: string, minutesLeft: number, grade: string) => string
}

export const examWords: { readonly [L in Language]: ExamWords } = {
  en: {
    onlyInExam: (flag) => `--${flag} belongs to an exam: grade --exam --${flag}`,
    noExercises: '--exam takes no exercise: its seed draws them. To grade one, leave --exam out: grade 03/02',
    notInExam: (flag) => `--exam and --${flag} do not go together.`,
    seedNeeded:
      '--exam --submission needs the seed of the exam that was sat, and its --minutes if they were not 90. Both stand in its EXAM.md.',
    noFinishOfSubmission: '--finish ends your own exam. A submission has no time: leave --finish out.',
    noneRuns: (begin) => `No exam is running, so there is none to finish. To begin one: ${begin}`,
    anotherRuns: (seed, left, finish) =>
      `Exam ${seed} is running (${left} min left), and there is one at a time. To end it: ${finish}`,
    otherMinutes: (seed, minutes) =>
      `Exam ${seed} was begun with ${minutes} minutes, and that stays. Leave --minutes out.`,
    corrupt: (seed, aside, page) =>
      `What was kept of exam ${seed} cannot be read: how much time was left is not known any more. It is now ${aside}. Your files are untouched; how to grade them without a clock stands in ${page}.`,
    newer: (seed) => `Exam ${seed} was begun with a newer version of this kit. Go on with that one.`,
    taskGone: (seed, id) =>
      `Exam ${seed} has a task that this version of the kit does not have: ${id}. Go on with the version that began it.`,
    begun: (seed, page) => `Exam ${seed} has begun, and so has its time. Rules and tasks: ${page}`,
    folderKept: (aside) => `A folder of that name stood there already. It is now ${aside}.`,
    laidOutAgain: (files, folder) =>
      `${files === 1 ? 'A file was' : `${files} files were`} missing in ${folder}, and ${files === 1 ? 'is' : 'are'} there again as given. What was graded before still counts.`,
    setBack: (hour) =>
      `The clock of this machine was set back. For the exam it is ${hour}, the latest time that it has seen.`,
    kitChanged:
      'The kit has changed since this exam was begun: its tasks may be judged otherwise than at the beginning.',
    notKept: (reason) => `The result could not be kept: the system answers ${reason}.`,
    atPrompt: (seed, folder) =>
      `Exam ${seed} is running: this is the cluster of its task, and the files are those in ${folder}.`,
    noHints: (exercise, left, grade) =>
      `${exercise} is part of the exam that you are sitting, ${left} min more: no hints until it is over. How far it is: ${grade}`,
  },
  ko: {
    onlyInExam: (flag) =>
      `${withParticle(`--${flag}`, '은')} 시험에서 쓰는 플래그입니다: grade --exam --${flag}`,
    noExercises:
      '--exam에는 연습 문제를 적지 않습니다. 문제는 시드가 고릅니다. 연습 문제 하나를 채점하려면 --exam을 빼 주세요: grade 03/02',
    notInExam: (flag) => `--exam과 ${withParticle(`--${flag}`, '은')} 함께 쓸 수 없습니다.`,
    seedNeeded:
      '--exam --submission에는 치른 시험의 시드가 필요합니다. 90분이 아니었다면 --minutes도 필요합니다. 둘 다 그 시험의 EXAM.ko.md에 있습니다.',
    noFinishOfSubmission:
      '--finish는 자신의 시험을 끝냅니다. 제출물에는 시간이 없으므로 --finish를 빼 주세요.',
    noneRuns: (begin) => `진행 중인 시험이 없어 끝낼 것이 없습니다. 시작하려면: ${begin}`,
    anotherRuns: (seed, left, finish) =>
      `시험 ${withParticle(String(seed), '이')} 진행 중입니다(${left}분 남음). 시험은 한 번에 하나만 볼 수 있습니다. 끝내려면: ${finish}`,
    otherMinutes: (seed, minutes) =>
      `시험 ${withParticle(String(seed), '은')} ${minutes}분으로 시작했고 바꿀 수 없습니다. --minutes를 빼 주세요.`,
    corrupt: (seed, aside, page) =>
      `시험 ${seed}의 기록을 읽을 수 없어 시간이 얼마나 남았는지 알 수 없습니다. 기록은 ${withParticle(aside, '로')} 보관했습니다. 작성한 파일은 그대로이며, 시간을 재지 않고 채점하는 방법은 ${page}에 있습니다.`,
    newer: (seed) =>
      `시험 ${withParticle(String(seed), '은')} 이 키트보다 새로운 버전으로 시작했습니다. 그 버전으로 계속해 주세요.`,
    taskGone: (seed, id) =>
      `시험 ${seed}에는 이 버전의 키트에 없는 문제가 있습니다: ${id}. 시험을 시작한 버전으로 계속해 주세요.`,
    begun: (seed, page) =>
      `시험 ${withParticle(String(seed), '을')} 시작했고 시간도 흐르기 시작했습니다. 규칙과 문제: ${page}`,
    folderKept: (aside) => `같은 이름의 폴더가 이미 있어 ${withParticle(aside, '로')} 보관했습니다.`,
    laidOutAgain: (files, folder) =>
      `${folder}에 없던 파일 ${files}개를 처음 상태로 다시 두었습니다. 앞서 채점한 것은 그대로 점수가 됩니다.`,
    setBack: (hour) =>
      `이 컴퓨터의 시계가 뒤로 돌아갔습니다. 시험에서는 지금까지 본 가장 늦은 시각인 ${withParticle(hour, '을')} 씁니다.`,
    kitChanged: '이 시험을 시작한 뒤에 키트가 바뀌었습니다. 문제가 처음과 다르게 채점될 수 있습니다.',
    notKept: (reason) => `결과를 보관하지 못했습니다. 시스템의 응답: ${reason}.`,
    atPrompt: (seed, folder) =>
      `${withParticle(`시험 ${seed}`, '이')} 진행 중이므로 시험 문제의 클러스터를 엽니다. 파일은 ${folder}에 있는 것입니다.`,
    noHints: (exercise, left, grade) =>
      `${withParticle(exercise, '은')} 지금 보고 있는 시험의 문제라서 시험이 끝날 때까지 힌트가 없습니다(${left}분 남음). 지금 상태 보기: ${grade}`,
  },
}
