/** Diagnostics about the commands that a learner wrote into a file: what came of them, and what they did not do. */
import type { Entries, ShownFact } from './entry.ts'

/** The same sentence in both languages, from whoever wrote the exercise. */
interface Both {
  readonly en: string
  readonly ko: string
}

export interface CommandFacts {
  /** `said`: what it printed, lines; `hint`: what the prompt adds to a complaint of kubectl. */
  'command/failed': {
    readonly command: string
    readonly exitCode: number
    readonly said: readonly string[]
    readonly hint?: Both
  }
  'command/unreadable': { readonly reason: string }
  'command/nothing': { readonly file: string }
  /** `most` of what there may be; of time in seconds. */
  'command/too-much': {
    readonly what: 'commands' | 'text' | 'calls' | 'output' | 'time'
    readonly most: number
  }
  'command/not-used': {
    readonly wanted: readonly string[]
    readonly used: readonly string[]
    /** How it was to be used, where not any use will do. */
    readonly how?: Both
  }
  'command/prints-other': { readonly what: Both; readonly printed: readonly Printed[] }
}

/** A command, and the end of what it printed. */
export interface Printed {
  readonly command: string
  readonly line: number
  readonly last: string
}

const tooMuch = {
  en: {
    commands: (most: number) => `There are more than ${most} commands.`,
    text: (most: number) => `The file has more than ${most} characters.`,
    calls: (most: number) =>
      `Loops and all, these commands start more than ${most} programs; here the file is stopped.`,
    output: (most: number) => `These commands print more than ${most} characters; here the file is stopped.`,
    time: (most: number) =>
      `More than ${most / 3600} hours pass on the cluster's clock; here the file is stopped.`,
  },
  ko: {
    commands: (most: number) => `명령이 ${most}개보다 많습니다.`,
    text: (most: number) => `파일이 ${most}자보다 깁니다.`,
    calls: (most: number) =>
      `반복문까지 합쳐 프로그램을 ${most}개보다 많이 시작하므로 여기서 실행을 멈추었습니다.`,
    output: (most: number) => `출력이 ${most}자보다 길어 여기서 실행을 멈추었습니다.`,
    time: (most: number) => `클러스터 시계로 ${most / 3600}시간이 넘게 지나 여기서 실행을 멈추었습니다.`,
  },
} as const

export const commandEntries: Entries<CommandFacts> = {
  'command/failed': {
    severity: 'error',
    en: ({ command, exitCode, said, hint }) => ({
      says: `This command ended with exit code ${exitCode}.`,
      here: 'failed',
      shown: rows('Command', command, 'Printed', said),
      try:
        hint?.en ?? 'type it at the simulated prompt (./lab sim), and change it until it does what you mean',
    }),
    ko: ({ command, exitCode, said, hint }) => ({
      says: `이 명령은 종료 코드 ${exitCode}(으)로 끝났습니다.`,
      here: '실패했습니다',
      shown: rows('명령', command, '출력', said),
      try: hint?.ko ?? '시뮬레이션 프롬프트(./lab sim)에서 입력해 보면서 뜻대로 될 때까지 고쳐 보세요',
    }),
  },
  'command/unreadable': {
    severity: 'error',
    en: ({ reason }) => ({
      says: 'The shell cannot read this, so none of the commands was run.',
      shown: [{ label: 'bash', text: reason }],
      try: 'look for a quote, a bracket, a loop or a here-document that is not closed, and for a <placeholder> that wants a name',
    }),
    ko: ({ reason }) => ({
      says: '셸이 이것을 읽을 수 없어서 명령을 하나도 실행하지 않았습니다.',
      shown: [{ label: 'bash', text: reason }],
      try: '닫히지 않은 따옴표, 괄호, 반복문, here-document가 있는지, 이름으로 바꿔야 할 <자리>가 남아 있는지 찾아보세요',
    }),
  },
  'command/nothing': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} has no command yet: only empty lines and comments.`,
      try: 'write one command a line, as you would type it',
    }),
    ko: ({ file }) => ({
      says: `${file}에 아직 명령이 없습니다. 빈 줄과 주석뿐입니다.`,
      try: '터미널에 입력하듯이 한 줄에 명령 하나씩 적어 보세요',
    }),
  },
  'command/too-much': {
    severity: 'error',
    en: ({ what, most }) => ({
      says: tooMuch.en[what](most),
      try: 'leave out what the task does not need; a loop needs an end that it comes to',
    }),
    ko: ({ what, most }) => ({
      says: tooMuch.ko[what](most),
      try: '과제에 필요 없는 것을 빼 보세요. 반복문에는 도달할 수 있는 끝이 있어야 합니다',
    }),
  },
  'command/not-used': {
    severity: 'error',
    en: ({ wanted, used, how }) => ({
      says: `None of the commands that went well is ${wanted.join(' or ')}${how === undefined ? '' : ` ${how.en}`}.`,
      shown: listed('Went well', used),
      try:
        how === undefined
          ? `${wanted[0] ?? ''} --help tells what it takes`
          : 'read the task once more: who asks, and for what?',
    }),
    ko: ({ wanted, used, how }) => ({
      says: `성공한 명령 중에 ${how === undefined ? '' : `${how.ko} `}${wanted.join(' 또는 ')}이(가) 없습니다.`,
      shown: listed('성공한 명령', used),
      try:
        how === undefined
          ? `${wanted[0] ?? ''} --help로 사용법을 볼 수 있습니다`
          : '과제를 다시 읽어 보세요. 누가 무엇에 요청하나요?',
    }),
  },
  'command/prints-other': {
    severity: 'error',
    en: ({ what, printed }) => ({
      says: `No command printed ${what.en}.`,
      shown: printed.map(({ line, command, last }) => ({
        label: `Line ${line}`,
        text: `${command} ⇒ ${last}`,
      })),
      try: 'ask the cluster for it: what is written down by hand does not count',
    }),
    ko: ({ what, printed }) => ({
      says: `${what.ko}을(를) 출력한 명령이 없습니다.`,
      shown: printed.map(({ line, command, last }) => ({ label: `${line}행`, text: `${command} ⇒ ${last}` })),
      try: '클러스터에 물어보세요. 손으로 적어 넣은 값은 인정되지 않습니다',
    }),
  },
}

/** What was run, where it is more than the line that the excerpt shows, and the end of what it printed. */
function rows(
  commandLabel: string,
  command: string,
  saidLabel: string,
  said: readonly string[],
): readonly ShownFact[] {
  const isShown = !command.includes('\n')
  return [...(isShown ? [] : [{ label: commandLabel, text: command }]), ...listed(saidLabel, said)]
}

function listed(label: string, texts: readonly string[]): readonly ShownFact[] {
  return texts.map((text, index) => ({ label: index === 0 ? label : '', text }))
}
