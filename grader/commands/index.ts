/** Every command, in the order help shows them. Its code is loaded when it is called. Long because it is one table. */
import type { CommandInfo, FlagInfo } from './command.ts'

/** Flags that every command understands. */
export const commonFlags: readonly FlagInfo[] = [
  {
    name: 'lang',
    value: 'en|ko',
    meaning: { en: 'language of all texts', ko: '모든 글의 언어' },
    otherwise: { en: 'LAB_LANG, else the locale', ko: 'LAB_LANG, 없으면 로캘' },
  },
  {
    name: 'plain',
    meaning: {
      en: 'no colour (also NO_COLOR, CI, TERM=dumb)',
      ko: '색 없이(NO_COLOR, CI, TERM=dumb도 같음)',
    },
    otherwise: { en: 'colour on a terminal', ko: '터미널이면 색 사용' },
  },
  {
    name: 'no-color',
    meaning: { en: 'the same as --plain', ko: '--plain과 같음' },
    otherwise: { en: 'colour on a terminal', ko: '터미널이면 색 사용' },
  },
  {
    name: 'help',
    short: 'h',
    meaning: { en: 'what the command does, and its flags', ko: '명령의 설명과 플래그' },
    otherwise: { en: 'off', ko: '꺼짐' },
  },
]

const all: FlagInfo = {
  name: 'all',
  meaning: { en: 'every exercise', ko: '모든 연습 문제' },
  otherwise: { en: 'the one you are working on', ko: '지금 풀고 있는 연습 문제' },
}
const seed: FlagInfo = {
  name: 'seed',
  value: 'N',
  meaning: {
    en: 'the seed of the simulated cluster, 0 to 4294967295',
    ko: '시뮬레이션 클러스터의 시드, 0~4294967295',
  },
  otherwise: { en: '1', ko: '1' },
}
const off = { en: 'off', ko: '꺼짐' }

export const commands: readonly CommandInfo[] = [
  {
    name: 'grade',
    summary: {
      en: 'apply your files to a simulated cluster and say what it does with them',
      ko: '작성한 파일을 시뮬레이션 클러스터에 적용하고 결과를 설명합니다',
    },
    words: '[EXERCISE …]',
    flags: [
      all,
      {
        name: 'submission',
        value: 'DIR',
        meaning: {
          en: 'grade the files in DIR/NN-topic/MM-name/; progress stays as it is',
          ko: 'DIR/NN-topic/MM-name/의 파일을 채점합니다. 진행 상황은 그대로 둡니다',
        },
        otherwise: { en: 'exercises', ko: 'exercises' },
      },
      {
        ...seed,
        meaning: {
          en: 'the seed of the simulated cluster, or of an exam, 0 to 4294967295',
          ko: '시뮬레이션 클러스터나 시험의 시드, 0~4294967295',
        },
        otherwise: { en: '1; drawn for an exam', ko: '1, 시험이면 뽑음' },
      },
      {
        name: 'exam',
        meaning: {
          en: 'sit an exam that the seed draws: timed, without hints; once more says how much time is left',
          ko: '시드가 고른 시험을 봅니다. 시간을 재고 힌트가 없으며, 다시 실행하면 남은 시간을 알려 줍니다',
        },
        otherwise: { en: 'exercises of the course', ko: '과정의 연습 문제' },
      },
      {
        name: 'minutes',
        value: 'M',
        meaning: { en: 'how long the exam takes, 45 to 240', ko: '시험 시간(분), 45~240' },
        otherwise: { en: '90', ko: '90' },
      },
      {
        name: 'finish',
        meaning: {
          en: 'end the exam before its time, and tell the result',
          ko: '시험을 미리 끝내고 결과를 보여 줍니다',
        },
        otherwise: { en: 'it ends with its time', ko: '시간이 다 되면 끝남' },
      },
      {
        name: 'thorough',
        meaning: {
          en: 'ask functions with 1000 generated inputs',
          ko: '만들어 낸 입력 1000개로 함수를 확인합니다',
        },
        otherwise: { en: '200', ko: '200' },
      },
      {
        name: 'debug',
        meaning: {
          en: 'run one exercise with functions under the debugger, without isolation and without a score',
          ko: '함수 연습 문제 하나를 격리와 점수 없이 디버거에서 실행합니다',
        },
        otherwise: { en: 'off', ko: '꺼짐' },
      },
      {
        name: 'reporter',
        value: 'NAME',
        meaning: { en: 'form of the report: terminal, json', ko: '보고 형식: terminal, json' },
        otherwise: { en: 'terminal', ko: 'terminal' },
      },
      {
        name: 'json',
        meaning: { en: 'the same as --reporter json', ko: '--reporter json과 같음' },
        otherwise: off,
      },
      {
        name: 'output',
        value: 'FILE',
        meaning: {
          en: 'write that report to FILE; the terminal report is shown as usual',
          ko: '그 보고를 FILE에 씁니다. 터미널 보고는 그대로 보여 줍니다',
        },
        otherwise: { en: 'standard output', ko: '표준 출력' },
      },
      {
        name: 'exit-zero',
        meaning: { en: 'exit code 0 also when something failed', ko: '실패가 있어도 종료 코드 0' },
        otherwise: { en: 'exit code 1 then', ko: '그때는 종료 코드 1' },
      },
    ],
    examples: [
      ['', { en: 'the exercise you are working on', ko: '지금 풀고 있는 연습 문제' }],
      ['03', { en: 'chapter 03', ko: '3장 전체' }],
      [
        '03/02 services',
        { en: 'one exercise and a chapter by name', ko: '연습 문제 하나와 이름으로 고른 장 하나' },
      ],
      ['--exam', { en: 'an exam of 90 minutes', ko: '90분 시험' }],
      [
        '--exam --seed 7 --submission DIR',
        {
          en: "somebody's exam of seed 7, without a clock",
          ko: '다른 사람이 본 시드 7의 시험, 시간을 재지 않음',
        },
      ],
      ['--all --json', { en: 'everything, for a program to read', ko: '전부, 프로그램이 읽을 형식으로' }],
    ],
    load: () => import('./grade.ts'),
  },
  {
    name: 'hint',
    summary: {
      en: 'what fails first, and one hint more each time (three in all)',
      ko: '처음 실패하는 검사와 힌트를 한 번에 하나씩 보여 줍니다(모두 셋)',
    },
    words: '[EXERCISE]',
    flags: [
      {
        name: 'level',
        value: '1|2|3',
        meaning: { en: 'show the hints up to this one', ko: '이 단계까지의 힌트를 보여 줍니다' },
        otherwise: { en: 'one more than last time', ko: '지난번보다 하나 더' },
      },
      seed,
    ],
    examples: [
      ['', { en: 'the exercise you are working on', ko: '지금 풀고 있는 연습 문제' }],
      ['01/02 --level 3', { en: 'all three at once', ko: '셋을 한꺼번에' }],
    ],
    load: () => import('./hint.ts'),
  },
  {
    name: 'list',
    summary: { en: 'chapters, exercises, points and how far you are', ko: '장, 연습 문제, 점수와 진행 상황' },
    words: '[EXERCISE …]',
    flags: [
      {
        name: 'json',
        meaning: { en: 'for a program to read', ko: '프로그램이 읽을 형식으로' },
        otherwise: off,
      },
    ],
    examples: [['', { en: 'all chapters', ko: '모든 장' }]],
    load: () => import('./list.ts'),
  },
  {
    name: 'reset',
    summary: {
      en: "bring an exercise's files back as they were given; yours are kept aside",
      ko: '연습 문제 파일을 처음 상태로 되돌립니다. 작성한 파일은 따로 보관합니다',
    },
    words: 'EXERCISE …',
    flags: [{ ...all, otherwise: off }],
    examples: [['01/01', { en: 'one exercise', ko: '연습 문제 하나' }]],
    load: () => import('./reset.ts'),
  },
  {
    name: 'verify',
    summary: {
      en: 'for authors, in English alone: hold every promise that the exercises make',
      ko: '만드는 사람용(출력은 영어): 연습 문제가 지켜야 할 약속을 모두 확인합니다',
    },
    words: '[EXERCISE …]',
    flags: [
      {
        name: 'seeds',
        value: 'N',
        meaning: { en: 'on how many seeds the solution must pass', ko: '해답이 통과해야 할 시드의 수' },
        otherwise: { en: '20', ko: '20' },
      },
      {
        name: 'threads',
        value: 'N',
        meaning: {
          en: 'how many exercises are verified side by side; the output is the same',
          ko: '동시에 확인할 연습 문제의 수. 출력은 같습니다',
        },
        otherwise: { en: 'one for each core', ko: '코어마다 하나' },
      },
      {
        name: 'shipped',
        meaning: {
          en: 'also: the files in exercises/ are the ones in exercises/originals.json',
          ko: 'exercises/의 파일이 exercises/originals.json과 같은지도 확인합니다',
        },
        otherwise: off,
      },
      {
        name: 'write-originals',
        meaning: {
          en: 'write exercises/originals.json from the files in exercises/, and end',
          ko: 'exercises/의 파일로 exercises/originals.json을 쓰고 끝냅니다',
        },
        otherwise: off,
      },
    ],
    examples: [['01', { en: 'the exercises of chapter 01', ko: '1장의 연습 문제' }]],
    load: () => import('./verify.ts'),
  },
  {
    name: 'sim',
    summary: {
      en: 'a simulated cluster at a prompt: kubectl, curl, dig and more',
      ko: '시뮬레이션 클러스터의 프롬프트: kubectl, curl, dig 등을 입력합니다',
    },
    words: '[EXERCISE]',
    flags: [
      {
        name: 'scenario',
        value: 'FILE',
        meaning: {
          en: 'the world to begin with: a file, or the name of one in scenarios/',
          ko: '시작할 세계: 파일, 또는 scenarios/에 있는 이름',
        },
        otherwise: { en: 'three workers and a cloud', ko: '워커 노드 셋과 클라우드' },
      },
      {
        name: 'command',
        short: 'c',
        value: 'COMMAND',
        many: true,
        meaning: {
          en: 'run this and end; may be given several times',
          ko: '이것을 실행하고 끝냅니다. 여러 번 쓸 수 있습니다',
        },
        otherwise: {
          en: 'a prompt, or the script in the input',
          ko: '프롬프트, 또는 입력으로 들어온 스크립트',
        },
      },
      {
        name: 'echo',
        meaning: {
          en: 'show each command of a script before its output',
          ko: '스크립트의 명령을 출력 앞에 보여 줍니다',
        },
        otherwise: off,
      },
      {
        name: 'json',
        meaning: {
          en: 'of a script: one JSON object for each command',
          ko: '스크립트의 명령마다 JSON 객체 하나',
        },
        otherwise: off,
      },
      {
        name: 'instant',
        meaning: {
          en: 'nothing takes time: containers start at once',
          ko: '시간이 걸리지 않습니다. 컨테이너가 바로 시작합니다',
        },
        otherwise: { en: 'each command takes a second', ko: '명령마다 1초가 걸립니다' },
      },
      seed,
    ],
    examples: [
      ['', { en: 'a prompt; help shows what there is', ko: '프롬프트. help로 쓸 수 있는 것을 봅니다' }],
      [
        '13/01',
        { en: 'the cluster of an exercise, as it is given', ko: '연습 문제에 주어진 그대로의 클러스터' },
      ],
      ['--scenario notes', { en: 'the cluster of the notes', ko: '강의 노트의 클러스터' }],
      ["-c 'kubectl get nodes'", { en: 'one command', ko: '명령 하나' }],
    ],
    load: () => import('./sim.ts'),
  },
  {
    name: 'help',
    summary: { en: 'this page; with a command, its flags', ko: '이 도움말. 명령을 쓰면 그 명령의 플래그' },
    words: '[COMMAND]',
    flags: [],
    examples: [['grade', { en: 'every flag of grade', ko: 'grade의 모든 플래그' }]],
    load: () => import('./help.ts'),
  },
  {
    name: 'version',
    summary: {
      en: 'versions of the kit, of the Kubernetes it simulates, and of Node.js',
      ko: '키트, 시뮬레이션하는 쿠버네티스, Node.js의 버전',
    },
    flags: [],
    examples: [],
    load: () => import('./version.ts'),
  },
]
