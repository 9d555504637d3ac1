/**
 * What the reports and commands say besides diagnostics, in both languages side by side; a missing one does not
 * compile. House rules: say what is so, name objects as Kubernetes does, one thing to do next.
 */

import { withParticle } from '../../sim/korean.ts'
import type { Language } from '../language.ts'
import { mostNames } from '../not-asked-for.ts'
import type { Points } from '../verdict.ts'

export interface Words {
  readonly points: (points: Points) => string
  readonly try: string
  readonly see: string
  readonly read: string
  readonly server: string
  readonly waitsFor: (title: string) => string
  readonly broken: string
  readonly sameCause: (title: string) => string
  readonly moreFindings: (count: number) => string
  readonly elsewhere: (facts: string) => string
  readonly remarks: string
  readonly debrief: string
  readonly edits: (made: number, suffice: number) => string
  readonly notStarted: string
  readonly ignored: (count: number, names: string) => string
  readonly summary: (passed: number, all: number) => string
  readonly allDone: string
  readonly nextExercise: string
  readonly readTask: string
  readonly editFile: string
  readonly gradeIt: string
  readonly stuck: string
  readonly firstTime: readonly string[]
  readonly firstVerdict: string
  readonly details: (file: string) => string
  readonly progressAside: {
    readonly corrupt: (file: string) => string
    readonly newer: (file: string) => string
  }
  readonly progressNotSaved: (reason: string) => string
}

export const words: { readonly [L in Language]: Words } = {
  en: {
    points: ({ earned, possible }) => `${earned}/${possible} ${possible === 1 ? 'point' : 'points'}`,
    try: 'Try',
    see: 'See',
    read: 'Read',
    server: 'Server',
    waitsFor: (title) => `waits for: ${title}`,
    broken: "This check itself does not work: the kit's fault, not yours. No points are lost or won here.",
    sameCause: (title) => `The same cause as under "${title}".`,
    moreFindings: (count) => `… and ${count} more like these.`,
    elsewhere: (facts) =>
      `This holds in the cluster you see, but not when the same cluster is set up with ${facts}:`,
    remarks: 'Beside that',
    debrief: 'What happened',
    edits: (made, suffice) => {
      const count = made === 1 ? '1 edit' : `${made} edits`
      if (made > suffice) return `${count}; ${suffice} ${suffice === 1 ? 'suffices' : 'suffice'}`
      return made < suffice ? `${count}: fewer than the kit itself knows of` : `${count}: no fewer will do`
    },
    notStarted: 'not started',
    ignored: (count, names) =>
      `Not asked for, so neither read nor run (${count} ${count === 1 ? 'file' : count < mostNames ? 'files' : 'files or more'}): ${names}`,
    summary: (passed, all) => `${passed} of ${all} exercises passed`,
    allDone: 'Every exercise has passed. There is nothing left to do here.',
    nextExercise: 'Next',
    readTask: 'Task',
    editFile: 'Edit',
    gradeIt: 'Grade',
    stuck: 'Hint',
    firstTime: [
      'Welcome. Here you learn Kubernetes Services by doing: you edit a manifest, and a simulated cluster shows what it does with it, and why. It runs inside this command: no Docker, no network, no account.',
      'Read the task, edit the file, then grade it with the same command again:',
    ],
    firstVerdict: 'This is how the file does as it stands now:',
    details: (file) => `The details are in ${file}; please report them.`,
    progressAside: {
      corrupt: (file) =>
        `The progress file could not be read. It is kept as ${file}, and a new one was begun.`,
      newer: (file) =>
        `The progress file was written by a newer version of this kit. It is kept as ${file}, and a new one was begun.`,
    },
    progressNotSaved: (reason) => `Progress was not saved: ${reason}.`,
  },
  ko: {
    points: ({ earned, possible }) => `${earned}/${possible}점`,
    try: '시도',
    see: '확인',
    read: '읽기',
    server: '서버',
    waitsFor: (title) => `먼저 통과해야 합니다: ${title}`,
    broken:
      '이 검사 자체가 동작하지 않습니다. 키트의 잘못이며 제출한 답의 잘못이 아닙니다. 점수에도 영향이 없습니다.',
    sameCause: (title) => `${withParticle(`"${title}"`, '과')} 원인이 같습니다.`,
    moreFindings: (count) => `… 이와 비슷한 것이 ${count}개 더 있습니다.`,
    elsewhere: (facts) =>
      `지금 보이는 클러스터에서는 맞지만, 같은 클러스터를 ${withParticle(facts, '로')} 구성하면 맞지 않습니다.`,
    remarks: '그 밖에',
    debrief: '무슨 일이 일어났나',
    edits: (made, suffice) => {
      if (made > suffice) return `수정 ${made}곳. ${suffice}곳이면 충분합니다`
      return made < suffice
        ? `수정 ${made}곳. 키트가 아는 것보다 적습니다`
        : `수정 ${made}곳. 이보다 적게는 할 수 없습니다`
    },
    notStarted: '시작 전',
    ignored: (count, names) =>
      `과제에 없는 파일이라 읽지도 실행하지도 않았습니다(${count}개${count < mostNames ? '' : ' 이상'}): ${names}`,
    summary: (passed, all) => `연습 문제 ${all}개 중 ${passed}개 통과`,
    allDone: '모든 연습 문제를 통과했습니다. 여기서 더 할 일은 없습니다.',
    nextExercise: '다음',
    readTask: '과제',
    editFile: '편집',
    gradeIt: '채점',
    stuck: '힌트',
    firstTime: [
      '환영합니다. 쿠버네티스 서비스를 직접 해 보며 배우는 곳입니다. 매니페스트를 고치면 시뮬레이션 클러스터가 그것으로 무엇을 하는지, 왜 그런지 보여 줍니다. 클러스터는 이 명령 안에서 동작하므로 도커도, 네트워크도, 계정도 필요 없습니다.',
      '과제를 읽고 파일을 고친 다음, 같은 명령으로 다시 채점하세요.',
    ],
    firstVerdict: '지금 파일 그대로의 결과는 다음과 같습니다.',
    details: (file) => `자세한 내용은 ${file}에 있습니다. 알려 주시면 고치겠습니다.`,
    progressAside: {
      corrupt: (file) =>
        `진행 상황 파일을 읽을 수 없어 ${withParticle(file, '로')} 보관하고 새로 시작했습니다.`,
      newer: (file) =>
        `진행 상황 파일이 이 키트보다 새로운 버전에서 작성되어 ${withParticle(file, '로')} 보관하고 새로 시작했습니다.`,
    },
    progressNotSaved: (reason) => `진행 상황을 저장하지 못했습니다: ${reason}.`,
  },
}
