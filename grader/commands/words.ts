/**
 * What the commands say around their results, in both languages side by side; a missing one does not compile.
 * The words of the report itself are in report/words.ts, those of diagnostics in the catalogue.
 */
import { withParticle } from '../../sim/korean.ts'
import type { Language } from '../language.ts'

export interface CommandWords {
  readonly unknownCommand: (typed: string, near: readonly string[]) => string
  readonly unknownFlag: (typed: string, command: string, near: readonly string[]) => string
  readonly valueMissing: (flag: string, value: string) => string
  readonly valueUnwanted: (flag: string) => string
  readonly wordUnwanted: (typed: string, command: string) => string
  readonly notOneOf: (flag: string, typed: string, known: readonly string[]) => string
  readonly notANumber: (flag: string, typed: string, least: number, most: number) => string
  readonly keptByNpm: (flag: string, line: string) => string
  readonly helpLine: (line: string) => string
  readonly unknownExercise: (typed: string, near: readonly string[]) => string
  readonly noExercises: string
  readonly noSuchFolder: (folder: string) => string
  readonly nothingSubmitted: (folder: string) => string
  readonly cannotWrite: (file: string, reason: string) => string
  readonly cannotPrint: (reason: string) => string
  readonly ourFault: (file: string | undefined, message: string) => string
  readonly debugWhat: string
  readonly debugHow: (file: string) => string
  readonly hintOf: (level: number) => string
  readonly noHintNeeded: string
  readonly moreHints: string
  readonly lastHint: string
  readonly firstFails: string
  readonly minutes: (minutes: number) => string
  readonly listLegend: string
  readonly medalLegend: string
  readonly resetWhat: string
  readonly unchanged: (file: string) => string
  readonly restored: (file: string) => string
  readonly keptAside: (file: string) => string
  readonly noOriginal: (file: string) => string
  readonly usage: string
  readonly commandsTitle: string
  readonly flagsTitle: string
  readonly examplesTitle: string
  readonly otherwise: (text: string) => string
  readonly positions: string
  readonly exitCodes: string
  readonly tests: string
  readonly bench: string
  readonly simBanner: (version: string) => string
  readonly simHowToLeave: string
  readonly noSuchScenario: (name: string) => string
  readonly noClusterOf: (words: string) => string
}

const orNothing = (text: string, names: readonly string[]): string => (names.length === 0 ? '' : text)

export const commandWords: { readonly [L in Language]: CommandWords } = {
  en: {
    unknownCommand: (typed, near) =>
      `There is no command ${typed}.${orNothing(` Did you mean ${near.join(', ')}?`, near)}`,
    unknownFlag: (typed, command, near) =>
      `${command} has no flag ${typed}.${orNothing(` Did you mean ${near.join(', ')}?`, near)}`,
    valueMissing: (flag, value) => `--${flag} needs a value: --${flag} ${value}`,
    valueUnwanted: (flag) => `--${flag} takes no value.`,
    wordUnwanted: (typed, command) => `${command} takes no further words; ${typed} is one too many.`,
    notOneOf: (flag, typed, known) => `--${flag} is ${known.join(' or ')}; ${typed} is neither.`,
    notANumber: (flag, typed, least, most) =>
      `--${flag} is a whole number from ${least} to ${most}; ${typed} is not.`,
    keptByNpm: (flag, line) => `npm kept --${flag} for itself. Put -- before the flags: ${line}`,
    helpLine: (line) => `All of it: ${line}`,
    unknownExercise: (typed, near) =>
      `There is no exercise or chapter ${typed}.${orNothing(` Did you mean ${near.join(', ')}?`, near)}`,
    noExercises: 'There are no exercises in this folder: exercises/ is missing or empty.',
    noSuchFolder: (folder) => `There is no folder ${folder}.`,
    nothingSubmitted: (folder) =>
      `${folder} holds none of the exercises: files are looked for in NN-topic/MM-name/, as in exercises/.`,
    cannotPrint: (reason) => `Standard output cannot be written: the system answers ${reason}.`,
    cannotWrite: (file, reason) => `${file} cannot be written: the system answers ${reason}.`,
    ourFault: (file, message) =>
      file === undefined
        ? `The kit itself failed. This is not about your answers: ${message}`
        : `The kit itself failed. This is not about your answers; details are in ${file}.`,
    debugWhat: '--debug takes one exercise with functions of your own, such as: grade 01/06 --debug',
    debugHow: (file) =>
      `Attach a debugger (your editor's, or chrome://inspect), set a breakpoint in ${file}, and continue. This run is no score.`,
    hintOf: (level) => `Hint ${level} of 3`,
    noHintNeeded: 'This exercise passes; there is nothing to hint at.',
    moreHints: 'One more hint',
    lastHint: 'That was the last hint. The task and its chapter tell the rest.',
    firstFails: 'What fails first',
    minutes: (minutes) => `${minutes} min`,
    listLegend: '✓ passed   ~ begun   · not started',
    medalLegend: '★ passed with as few edits as suffice',
    resetWhat: 'Which exercise? Name one (01/01), or --all.',
    unchanged: (file) => `${file} is as it was given.`,
    restored: (file) => `${file} is again as it was given.`,
    keptAside: (file) => `What was there is kept as ${file}.`,
    noOriginal: (file) => `${file} has no original in exercises/originals.json; it was left alone.`,
    usage: 'Usage',
    commandsTitle: 'Commands',
    flagsTitle: 'Flags',
    examplesTitle: 'Examples',
    otherwise: (text) => `without it: ${text}`,
    positions:
      'EXERCISE is a chapter or an exercise: 03, 03/02, services, empty-endpoints, 01-services/02-empty-endpoints.',
    exitCodes: 'Exit codes: 0 all passed, 1 something failed, 2 usage or environment, 3 our fault.',
    tests: "run the kit's own tests (words are passed on to vitest)",
    bench: 'measure start-up, parsing, applying and traffic (--help: of which one can be asked alone)',
    simBanner: (version) => `A simulated Kubernetes ${version}. help shows what can be typed, exit leaves.`,
    simHowToLeave: 'exit or Ctrl-D leaves the prompt.',
    noClusterOf: (words) => `sim takes one exercise that is about a cluster; ${words} is none, or several.`,
    noSuchScenario: (name) =>
      `There is no scenario ${name}: neither a file of that name, nor scenarios/${name}.yaml.`,
  },
  ko: {
    unknownCommand: (typed, near) =>
      `${typed}라는 명령은 없습니다.${orNothing(` 혹시 ${near.join(', ')}인가요?`, near)}`,
    unknownFlag: (typed, command, near) =>
      `${command}에는 ${typed} 플래그가 없습니다.${orNothing(` 혹시 ${near.join(', ')}인가요?`, near)}`,
    valueMissing: (flag, value) => `--${flag}에는 값이 필요합니다: --${flag} ${value}`,
    valueUnwanted: (flag) => `--${flag}에는 값을 쓰지 않습니다.`,
    wordUnwanted: (typed, command) =>
      `${command} 뒤에는 다른 말을 쓰지 않습니다. ${withParticle(typed, '을')} 빼 주세요.`,
    notOneOf: (flag, typed, known) => `--${flag}의 값은 ${known.join(' 또는 ')}입니다. 입력한 값: ${typed}`,
    notANumber: (flag, typed, least, most) =>
      `--${flag}의 값은 ${least}에서 ${most} 사이의 정수입니다. 입력한 값: ${typed}`,
    keptByNpm: (flag, line) =>
      `npm이 ${withParticle(`--${flag}`, '을')} 가져갔습니다. 플래그 앞에 --를 써 주세요: ${line}`,
    helpLine: (line) => `전체 도움말: ${line}`,
    unknownExercise: (typed, near) =>
      `${withParticle(typed, '이라')}는 연습 문제나 장은 없습니다.${orNothing(` 혹시 ${near.join(', ')}인가요?`, near)}`,
    noExercises: '이 폴더에는 연습 문제가 없습니다. exercises/ 폴더가 없거나 비어 있습니다.',
    noSuchFolder: (folder) => `${folder} 폴더가 없습니다.`,
    nothingSubmitted: (folder) =>
      `${folder}에는 연습 문제가 하나도 없습니다. exercises/처럼 NN-topic/MM-name/ 폴더에서 파일을 찾습니다.`,
    cannotPrint: (reason) => `표준 출력에 쓸 수 없습니다. 시스템의 응답: ${reason}.`,
    cannotWrite: (file, reason) => `${withParticle(file, '을')} 쓸 수 없습니다. 시스템의 응답: ${reason}.`,
    ourFault: (file, message) =>
      file === undefined
        ? `키트 자체에 문제가 생겼습니다. 제출한 답과는 상관없습니다: ${message}`
        : `키트 자체에 문제가 생겼습니다. 제출한 답과는 상관없으며, 자세한 내용은 ${file}에 있습니다.`,
    debugWhat: '--debug에는 직접 작성한 함수 연습 문제 하나를 써 주세요. 예: grade 01/06 --debug',
    debugHow: (file) =>
      `디버거(편집기나 chrome://inspect)를 연결하고 ${file}에 중단점을 설정한 다음 계속하세요. 이 실행은 점수에 들어가지 않습니다.`,
    hintOf: (level) => `힌트 ${level}/3`,
    noHintNeeded: '이미 통과한 연습 문제라 힌트가 필요 없습니다.',
    moreHints: '다음 힌트',
    lastHint: '마지막 힌트였습니다. 나머지는 과제와 그 장에 있습니다.',
    firstFails: '처음 실패하는 검사',
    minutes: (minutes) => `${minutes}분`,
    listLegend: '✓ 통과   ~ 하는 중   · 시작 전',
    medalLegend: '★ 가장 적은 수정으로 통과',
    resetWhat: '어느 연습 문제인가요? 연습 문제(01/01)나 --all을 써 주세요.',
    unchanged: (file) => `${withParticle(file, '은')} 처음 그대로입니다.`,
    restored: (file) => `${withParticle(file, '을')} 처음 상태로 되돌렸습니다.`,
    keptAside: (file) => `있던 것은 ${withParticle(file, '로')} 보관했습니다.`,
    noOriginal: (file) => `${file}의 원본이 exercises/originals.json에 없어 그대로 두었습니다.`,
    usage: '사용법',
    commandsTitle: '명령',
    flagsTitle: '플래그',
    examplesTitle: '예',
    otherwise: (text) => `없으면: ${text}`,
    positions:
      'EXERCISE는 장이나 연습 문제입니다: 03, 03/02, services, empty-endpoints, 01-services/02-empty-endpoints.',
    exitCodes: '종료 코드: 0 모두 통과, 1 실패 있음, 2 사용법이나 환경, 3 키트의 잘못.',
    tests: '키트 자체의 테스트를 실행합니다(뒤의 말은 vitest에 전달)',
    bench: '시작, 파싱, 적용, 트래픽의 속도를 잽니다(--help: 하나만 잴 때 쓰는 이름)',
    simBanner: (version) =>
      `시뮬레이션 쿠버네티스 ${version}입니다. help로 쓸 수 있는 명령을 보고, exit로 끝냅니다.`,
    simHowToLeave: 'exit 또는 Ctrl-D로 프롬프트를 끝냅니다.',
    noClusterOf: (words) =>
      `sim에는 클러스터를 다루는 연습 문제 하나를 적습니다. ${withParticle(words, '은')} 그런 연습 문제가 아니거나 여러 개입니다.`,
    noSuchScenario: (name) => `${name} 시나리오가 없습니다. 그런 파일도, scenarios/${name}.yaml도 없습니다.`,
  },
}
