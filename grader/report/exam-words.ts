/** What the reports of an exam say, in both languages side by side; a missing one does not compile. */
import type { Language } from '../language.ts'
import type { Points } from '../verdict.ts'
import type { RunningTask } from './exam-report.ts'

export interface ExamReportWords {
  readonly running: (seed: number, minutesLeft: number) => string
  readonly runningFrom: (begin: string, end: string) => string
  readonly judged: (seed: number) => string
  readonly judgedFrom: (minutes: number, begin: string, end: string) => string
  readonly judgedSubmission: (minutes: number) => string
  readonly paper: (seed: number, kit: string, mark: string) => string
  readonly points: (points: number) => string
  readonly states: { readonly [S in RunningTask['state']]: string }
  readonly unreadable: string
  readonly tasks: string
  readonly grade: string
  readonly finish: string
  readonly nothingInTime: string
  readonly late: (points: string) => string
  readonly lateShort: string
  readonly firstPassed: (minutes: number) => string
  readonly results: string
  readonly byChapter: string
  readonly byKind: string
  readonly passedOf: (passed: number, tasks: number) => string
  readonly readAgain: string
  readonly another: string
}

export const examReportWords: { readonly [L in Language]: ExamReportWords } = {
  en: {
    running: (seed, left) => `Exam ${seed}: ${left} ${left === 1 ? 'minute' : 'minutes'} left`,
    runningFrom: (begin, end) => `begun at ${begin}, over at ${end}`,
    judged: (seed) => `Exam ${seed}: the result`,
    judgedFrom: (minutes, begin, end) => `an exam of ${minutes} minutes, from ${begin} to ${end}`,
    judgedSubmission: (minutes) => `an exam of ${minutes} minutes, graded without a clock`,
    paper: (seed, kit, mark) => `seed ${seed}, kit ${kit}, paper ${mark}`,
    points: (points) => (points === 1 ? '1 point' : `${points} points`),
    states: { 'as given': 'as given', kept: 'graded, kept', unreadable: 'cannot be read' },
    unreadable: 'These files cannot be read. Everything else is told when the exam is over.',
    tasks: 'Tasks',
    grade: 'Grade',
    finish: 'End it',
    nothingInTime: 'Nothing of this was graded in time, so it does not count. It is told as it stands now:',
    late: (points) =>
      `The files were changed after the last grading in time. Late, and not counted: ${points}.`,
    lateShort: 'late',
    firstPassed: (minutes) => `passed after ${minutes} min`,
    results: 'Tasks',
    byChapter: 'By chapter',
    byKind: 'By kind',
    passedOf: (passed, tasks) => `${passed} of ${tasks}`,
    readAgain: 'Read again',
    another: 'Another exam',
  },
  ko: {
    running: (seed, left) => `시험 ${seed}: ${left}분 남았습니다`,
    runningFrom: (begin, end) => `${begin}에 시작, ${end}에 끝`,
    judged: (seed) => `시험 ${seed}: 결과`,
    judgedFrom: (minutes, begin, end) => `${minutes}분 시험, ${begin}부터 ${end}까지`,
    judgedSubmission: (minutes) => `${minutes}분 시험을 시간을 재지 않고 채점했습니다`,
    paper: (seed, kit, mark) => `시드 ${seed}, 키트 ${kit}, 시험지 ${mark}`,
    points: (points) => `${points}점`,
    states: { 'as given': '처음 그대로', kept: '채점해 보관함', unreadable: '읽을 수 없음' },
    unreadable: '다음 파일은 읽을 수 없습니다. 나머지는 모두 시험이 끝난 뒤에 알려 줍니다.',
    tasks: '문제',
    grade: '채점',
    finish: '끝내기',
    nothingInTime: '시간 안에 채점한 것이 없어 점수가 되지 않습니다. 지금 파일은 다음과 같습니다.',
    late: (points) =>
      `시간 안에 마지막으로 채점한 뒤에 파일이 바뀌었습니다. 늦어서 점수가 되지 않은 것: ${points}.`,
    lateShort: '늦음',
    firstPassed: (minutes) => `${minutes}분 만에 통과`,
    results: '문제',
    byChapter: '장별',
    byKind: '종류별',
    passedOf: (passed, tasks) => `${tasks}개 중 ${passed}개`,
    readAgain: '다시 읽을 곳',
    another: '새 시험',
  },
}

/** `5/8`, for tables. */
export function fraction({ earned, possible }: Points): string {
  return `${earned}/${possible}`
}
