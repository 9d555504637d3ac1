/** EXAM.md: the rules of an exam, its tasks, and when it is over. In both languages, side by side. */

import type { ExerciseEntry } from '../kit.ts'
import type { Language } from '../language.ts'
import { shortId } from '../select-exercises.ts'
import { usualMinutes } from './draw-mix.ts'
import type { ExamTask, Paper } from './paper.ts'
import { pointsOfPaper } from './paper.ts'
import { readmeOf } from './task-text.ts'
import { endOf, onTheWall } from './time.ts'

export interface PageFacts {
  readonly kit: string
  readonly startedAt: number
}

export function pageOf(language: Language): string {
  return language === 'ko' ? 'EXAM.ko.md' : 'EXAM.md'
}

export const kindNames: { readonly [L in Language]: { readonly [K in ExerciseEntry['kind']]: string } } = {
  en: {
    manifest: 'manifest',
    function: 'function',
    command: 'commands',
    predict: 'answers',
    incident: 'incident',
  },
  ko: { manifest: '매니페스트', function: '함수', command: '명령', predict: '답 예측', incident: '장애' },
}

interface PageWords {
  readonly title: (seed: number) => string
  readonly facts: (tasks: number, points: number, minutes: number) => string
  readonly from: (begin: string, end: string) => string
  readonly rulesTitle: string
  readonly rules: (again: string) => readonly string[]
  readonly tasksTitle: string
  readonly head: readonly string[]
  readonly total: string
  readonly made: (kit: string, mark: string) => string
}

const say: { readonly [L in Language]: PageWords } = {
  en: {
    title: (seed) => `Exam ${seed}`,
    facts: (tasks, points, minutes) => `${tasks} tasks, ${points} points, ${minutes} minutes.`,
    from: (begin, end) => `Begun at ${begin}, over at **${end}**, by the clock of this machine.`,
    rulesTitle: 'How it goes',
    rules: (again) => [
      'Work on the files in this folder. Each task says which ones; your own `exercises/` stay as they are.',
      '`./lab grade --exam` grades what you have saved, keeps the result, and says how much time is left. It does not say yet what is right: only which file cannot be read at all.',
      'Of each task the last grading in time counts. Grade now and then, and once more before the end: what was not graded by then does not count. What you change later is graded too, but marked as late.',
      '`./lab grade --exam --finish` ends the exam before its time. When it is over, `./lab grade --exam` tells everything: points, reasons, and what to read again.',
      'There are no hints. Lessons, the documentation of Kubernetes and, except for what you are to foretell, `./lab sim` are allowed; `solutions/`, the file `exercise.ts` of an exercise, and grading the same exercise outside of the exam are not.',
      'Files as given earn nothing. Numbers may differ from those in `exercises/`: the tasks stand in worlds of their own. What a task says of reports holds after the end.',
      'Nobody watches. The clock is that of your machine, and the solutions lie beside the exam: here time and help are a matter of honour.',
      `To grade this folder without a clock, anywhere: \`${again}\``,
    ],
    tasksTitle: 'The tasks',
    head: ['', 'task', 'kind', 'minutes', 'points'],
    total: 'in all',
    made: (kit, mark) =>
      `Made by kit ${kit}, paper \`${mark}\`: the same seed gives the same exam wherever that is the same.`,
  },
  ko: {
    title: (seed) => `시험 ${seed}`,
    facts: (tasks, points, minutes) => `문제 ${tasks}개, ${points}점, ${minutes}분.`,
    from: (begin, end) => `이 컴퓨터의 시계로 ${begin}에 시작했고 **${end}**에 끝납니다.`,
    rulesTitle: '진행 방법',
    rules: (again) => [
      '이 폴더의 파일을 고칩니다. 어느 파일인지는 문제마다 적혀 있습니다. `exercises/`에 있는 파일은 그대로입니다.',
      '`./lab grade --exam`은 저장한 파일을 채점해 결과를 보관하고, 남은 시간을 알려 줍니다. 무엇이 맞았는지는 아직 알려 주지 않습니다. 아예 읽을 수 없는 파일만 알려 줍니다.',
      '문제마다 시간 안에 마지막으로 채점한 것이 점수가 됩니다. 틈틈이 채점하고, 끝나기 전에 한 번 더 채점하세요. 그때까지 채점하지 않은 것은 점수가 되지 않습니다. 나중에 고친 것도 채점은 하지만 늦은 것으로 표시합니다.',
      '`./lab grade --exam --finish`는 시험을 미리 끝냅니다. 시험이 끝나면 `./lab grade --exam`이 점수와 이유, 다시 읽을 곳까지 모두 알려 줍니다.',
      '힌트는 없습니다. 강의와 쿠버네티스 문서는 보아도 되고, 답을 예측하는 문제가 아니면 `./lab sim`도 써도 됩니다. `solutions/`와 연습 문제의 `exercise.ts`를 보거나, 같은 연습 문제를 시험 밖에서 채점하면 안 됩니다.',
      '처음 그대로인 파일은 점수가 없습니다. 숫자가 `exercises/`와 다를 수 있습니다. 시험 문제는 따로 만든 클러스터에서 풉니다. 문제에서 보고서에 대해 하는 말은 시험이 끝난 뒤에 해당합니다.',
      '아무도 지켜보지 않습니다. 시계는 여러분 컴퓨터의 시계이고 풀이도 바로 옆에 있습니다. 여기서 시간과 도움은 양심에 맡깁니다.',
      `시간을 재지 않고 어디서든 이 폴더를 채점하려면: \`${again}\``,
    ],
    tasksTitle: '문제',
    head: ['', '문제', '종류', '시간(분)', '점수'],
    total: '모두',
    made: (kit, mark) =>
      `키트 ${kit}, 시험지 \`${mark}\`. 이 값이 같은 곳에서는 같은 시드로 같은 시험이 나옵니다.`,
  },
}

export function drawPage(paper: Paper, { kit, startedAt }: PageFacts, language: Language): string {
  const { seed, minutes, tasks, mark } = paper
  const words = say[language]
  const end = endOf({ startedAt, minutes })
  const lines = [
    `# ${words.title(seed)}`,
    words.facts(tasks.length, pointsOfPaper(paper), minutes),
    words.from(onTheWall(startedAt), onTheWall(end)),
    `## ${words.rulesTitle}`,
    words
      .rules(gradingAgain(paper))
      .map((rule) => `- ${rule}`)
      .join('\n'),
    `## ${words.tasksTitle}`,
    table(paper, language).join('\n'),
    words.made(kit, mark),
  ]
  return `${lines.join('\n\n')}\n`
}

/** What a teacher types, or a learner for whom time does not count. */
function gradingAgain({ seed, minutes }: Paper): string {
  const asked = minutes === usualMinutes ? '' : ` --minutes ${minutes}`
  return `./lab grade --exam --seed ${seed}${asked} --submission exam/seed-${seed}`
}

function table(paper: Paper, language: Language): readonly string[] {
  const { head, total } = say[language]
  const sum = paper.tasks.reduce((minutes, { entry }) => minutes + entry.minutes, 0)
  const rows = [
    head,
    ['--:', '---', '---', '--:', '--:'],
    ...paper.tasks.map((task) => rowOf(task, language)),
    ['', total, '', String(sum), String(pointsOfPaper(paper))],
  ]
  return rows.map((cells) => `| ${cells.join(' | ')} |`)
}

function rowOf({ number, entry }: ExamTask, language: Language): readonly string[] {
  const { id, title, kind, minutes, points } = entry
  const link = `[${shortId(id)} ${title[language]}](${id}/${readmeOf(language)})`
  return [String(number), link, kindNames[language][kind], String(minutes), String(points)]
}
