/**
 * When is a container ready? Judged by the simulator's own observeProbe, turn by turn.
 * Long because what each turn decides is told in words, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { isContainerReady, observeProbe, type ProbeState, probeStateFor } from '../../../sim/index.ts'
import type { Answer, Probe } from './types.ts'

type Args = readonly [probe: Probe, answers: readonly Answer[]]

const file = 'readiness.ts'
const filledIn = { initialDelaySeconds: 0, periodSeconds: 10, successThreshold: 1, failureThreshold: 3 }

/** What the kubelet knows after each turn. */
function statesOf(probe: Probe, answers: readonly Answer[]): readonly ProbeState[] {
  const { periodSeconds } = { ...filledIn, ...probe }
  const states: ProbeState[] = []
  for (const [turn, answer] of answers.entries()) {
    states.push(
      observeProbe(probe, states.at(-1) ?? probeStateFor('readiness'), answer, turn * periodSeconds),
    )
  }
  return states
}

function isReady({ result }: ProbeState): boolean {
  const results = result === undefined ? {} : { readiness: result }
  return isContainerReady({ state: 'running', probes: ['readiness'], results })
}

function expected(probe: Probe, answers: readonly Answer[]): readonly boolean[] {
  return statesOf(probe, answers).map(isReady)
}

/** Speaks of the first turn that differs. */
function because(returned: unknown, probe: Probe, answers: readonly Answer[]): Bilingual {
  const right = expected(probe, answers)
  const said: readonly unknown[] = Array.isArray(returned) ? returned : []
  const turn = right.findIndex((ready, index) => ready !== said[index])
  if (turn < 0) {
    return {
      en: `There are ${answers.length} turns, so the answer has ${answers.length} items.`,
      ko: `차례가 ${answers.length}번이므로 답도 ${answers.length}개입니다.`,
    }
  }
  const { initialDelaySeconds, periodSeconds, successThreshold, failureThreshold } = { ...filledIn, ...probe }
  const at = turn * periodSeconds
  if (at < initialDelaySeconds) {
    return {
      en: `Turn ${turn} comes after ${at} s, before initialDelaySeconds (${initialDelaySeconds}): nobody is asked, and the container is as it began, not ready.`,
      ko: `${turn}번 차례는 ${at}초 뒤, 곧 initialDelaySeconds(${initialDelaySeconds}) 전입니다. 아무에게도 묻지 않으므로 컨테이너는 시작한 그대로 준비되지 않은 상태입니다.`,
    }
  }
  const state = statesOf(probe, answers)[turn]
  const before = right[turn - 1] ?? false
  const run = state?.resultRun ?? 0
  const answer = answers[turn] ?? 'success'
  const field = answer === 'success' ? 'successThreshold' : 'failureThreshold'
  const threshold = answer === 'success' ? successThreshold : failureThreshold
  const filled = Object.hasOwn(probe, field)
    ? { en: '', ko: '' }
    : { en: ', as the API server fills it in', ko: '(API 서버가 채운 값)' }
  const skipped = Math.ceil(initialDelaySeconds / periodSeconds)
  const count = { en: skipped === 1 ? '1 turn was' : `${skipped} turns were`, ko: `${skipped}번` }
  const since =
    skipped === 0
      ? { en: '', ko: '' }
      : { en: ` since the first ${count.en} skipped`, ko: `(처음 ${count.ko}은(는) 건너뛰고)` }
  const counted = {
    en: `After turn ${turn} (${at} s) ${run} ${answer === 'success' ? (run === 1 ? 'success' : 'successes') : run === 1 ? 'failure' : 'failures'} came in a row${since.en}, and ${field} is ${threshold}${filled.en}`,
    ko: `${turn}번 차례(${at}초) 뒤에${since.ko} 연달아 ${run}번 ${answer === 'success' ? '성공' : '실패'}했고 ${field}은(는) ${threshold}입니다${filled.ko}`,
  }
  if (run >= threshold) {
    return right[turn] === true
      ? { en: `${counted.en}: the container is ready.`, ko: `${counted.ko}. 컨테이너는 준비 상태입니다.` }
      : {
          en: `${counted.en}: the container is not ready.`,
          ko: `${counted.ko}. 컨테이너는 준비되지 않은 상태입니다.`,
        }
  }
  return before
    ? {
        en: `${counted.en}: too few to change anything, it stays ready.`,
        ko: `${counted.ko}. 아직 모자라므로 준비 상태 그대로입니다.`,
      }
    : right.slice(0, turn).includes(true)
      ? {
          en: `${counted.en}: too few to change anything, it stays not ready.`,
          ko: `${counted.ko}. 아직 모자라므로 준비되지 않은 상태 그대로입니다.`,
        }
      : {
          en: `A container begins not ready. ${counted.en}: too few to change that.`,
          ko: `컨테이너는 준비되지 않은 상태로 시작합니다. ${counted.ko}. 그것을 바꾸기에는 모자랍니다.`,
        }
}

type Field = keyof Probe

/** Probes that say these fields, or some of them, and a handful of answers. */
function probes(fields: readonly Field[], optional = false): Generate<Args> {
  return (fc) => {
    const values = {
      initialDelaySeconds: fc.constantFrom(0, 1, 5, 10, 15, 20),
      periodSeconds: fc.constantFrom(1, 5, 10),
      successThreshold: fc.constantFrom(1, 2, 3),
      failureThreshold: fc.constantFrom(1, 2, 3, 4),
    }
    // What a check does not ask about is written out as the API server would fill it in.
    const shape = {
      initialDelaySeconds: fields.includes('initialDelaySeconds')
        ? values.initialDelaySeconds
        : fc.constant(0),
      periodSeconds: fields.includes('periodSeconds') ? values.periodSeconds : fc.constant(10),
      successThreshold: fields.includes('successThreshold') ? values.successThreshold : fc.constant(1),
      failureThreshold: fields.includes('failureThreshold') ? values.failureThreshold : fc.constant(3),
    }
    const answers = fc.array(fc.constantFrom<Answer>('success', 'failure'), { maxLength: 9 })
    return fc.tuple(optional ? fc.record(shape, { requiredKeys: [] }) : fc.record(shape), answers)
  }
}

function agrees(title: Bilingual, cases: readonly Args[], generate: Generate<Args>): FunctionQuestion {
  return functionAgrees<Args>({ title, file, export: 'readiness', cases, generate, expected, because })
}

const [yes, no] = ['success', 'failure'] as const

export default defineFunctionExercise({
  id: '11-readiness/01-readiness-state',
  title: { en: 'From answers to ready', ko: '응답에서 준비 상태까지' },
  minutes: 20,
  difficulty: 3,
  lesson: 'One answer does not decide',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'The same answer may mean ready at one time and not ready at another. What do you have to remember from turn to turn?',
      ko: '같은 응답이 어떤 때는 준비 상태, 어떤 때는 그렇지 않은 상태를 뜻합니다. 차례에서 차례로 무엇을 기억해야 할까요?',
    },
    {
      en: 'Remember three things: whether the container is ready, what the last answer was, and how many in a row were the same. Only when that number reaches the threshold of its kind, ready changes. A skipped turn touches none of the three.',
      ko: '세 가지를 기억하세요. 준비 상태인지, 마지막 응답이 무엇이었는지, 같은 응답이 연달아 몇 번이었는지. 그 수가 해당 임곗값에 이를 때만 준비 상태가 바뀝니다. 건너뛴 차례는 셋 중 아무것도 바꾸지 않습니다.',
    },
    {
      en: 'In each turn: run = answer === last ? run + 1 : 1; last = answer; if (run >= (answer === "success" ? successThreshold : failureThreshold)) ready = answer === "success".',
      ko: '차례마다: run = answer === last ? run + 1 : 1; last = answer; if (run >= (answer === "success" ? successThreshold : failureThreshold)) ready = answer === "success".',
    },
  ],
  checks: [
    check(
      'successes',
      { points: 2 },
      agrees(
        {
          en: 'A container begins not ready, and enough successes in a row make it ready',
          ko: '준비되지 않은 상태로 시작하고, 충분히 연달아 성공하면 준비 상태가 됩니다',
        },
        [
          [{ ...filledIn }, [yes]],
          [{ ...filledIn }, [no, no, yes]],
          [{ ...filledIn, successThreshold: 2 }, [yes, yes]],
          [{ ...filledIn, successThreshold: 2 }, [yes, no, yes, yes]],
          [{ ...filledIn }, []],
        ],
        (fc) =>
          probes(['successThreshold'])(fc).map(([probe, answers]) => [probe, untilReady(probe, answers)]),
      ),
    ),
    check(
      'failures',
      { points: 2, requires: ['successes'] },
      agrees(
        {
          en: 'Enough failures in a row make it not ready again; fewer change nothing',
          ko: '충분히 연달아 실패하면 다시 준비되지 않은 상태가 되고, 모자라면 바뀌지 않습니다',
        },
        [
          [{ ...filledIn }, [yes, no, no]],
          [{ ...filledIn }, [yes, no, no, no]],
          [{ ...filledIn }, [yes, no, no, yes, no]],
          [{ ...filledIn, failureThreshold: 1 }, [yes, no, yes]],
          [{ ...filledIn, successThreshold: 2, failureThreshold: 2 }, [yes, yes, no, no, yes, yes]],
        ],
        probes(['successThreshold', 'failureThreshold']),
      ),
    ),
    check(
      'delay',
      { points: 2, requires: ['failures'] },
      agrees(
        {
          en: 'Turns before initialDelaySeconds are skipped',
          ko: 'initialDelaySeconds 전의 차례는 건너뜁니다',
        },
        [
          [{ ...filledIn, initialDelaySeconds: 15 }, [yes, yes, yes]],
          [{ ...filledIn, initialDelaySeconds: 10 }, [yes, yes]],
          [{ ...filledIn, initialDelaySeconds: 5, periodSeconds: 5, successThreshold: 2 }, [yes, yes, yes]],
        ],
        probes(['initialDelaySeconds', 'periodSeconds', 'successThreshold', 'failureThreshold']),
      ),
    ),
    check(
      'defaults',
      { points: 1, requires: ['delay'] },
      agrees(
        {
          en: 'What the probe leaves out is filled in as the API server does',
          ko: '프로브에 없는 필드는 API 서버처럼 채웁니다',
        },
        [
          [{}, [yes, no, no, no]],
          [{ initialDelaySeconds: 20 }, [yes, yes, yes]],
          [{ initialDelaySeconds: 21 }, [yes, yes, yes, yes]],
          [{ failureThreshold: 1 }, [yes, no]],
          [{ successThreshold: 2 }, [yes, yes]],
        ],
        probes(['initialDelaySeconds', 'periodSeconds', 'successThreshold', 'failureThreshold'], true),
      ),
    ),
  ],
  mistakes: [
    {
      name: 'a container begins ready',
      change: { [file]: ['let ready = false', 'let ready = true'] },
      fails: 'successes',
      says: 'function/wrong-answer',
    },
    {
      name: 'successes are counted all together, not in a row',
      change: {
        [file]: [
          'run = answer === run[0] ? [...run, answer] : [answer]',
          "run = answer === 'success' ? [...run.filter((one) => one === 'success'), answer] : [...run, answer]",
        ],
      },
      fails: 'successes',
      says: 'function/wrong-answer',
    },
    {
      name: 'one failure is enough',
      change: {
        [file]: [
          "answer === 'success' ? successThreshold : failureThreshold",
          "answer === 'success' ? successThreshold : 1",
        ],
      },
      fails: 'failures',
      says: 'function/wrong-answer',
    },
    {
      name: 'one success is enough',
      change: {
        [file]: [
          "answer === 'success' ? successThreshold : failureThreshold",
          "answer === 'success' ? 1 : failureThreshold",
        ],
      },
      fails: 'successes',
      says: 'function/wrong-answer',
    },
    {
      name: 'not ready once and for all, as with a liveness probe',
      change: {
        [file]: [
          ['let ready = false', 'let ready = false\n  let isOver = false'],
          [
            "ready = answer === 'success'\n",
            "{\n      isOver ||= ready && answer === 'failure'\n      ready = answer === 'success' && !isOver\n    }\n",
          ],
        ],
      },
      fails: 'failures',
      says: 'function/wrong-answer',
    },
    {
      name: 'the delay is ignored',
      change: { [file]: ['if (turn * periodSeconds >= initialDelaySeconds) ', ''] },
      fails: 'delay',
      says: 'function/wrong-answer',
    },
    {
      name: 'the turn at the very end of the delay is skipped',
      change: {
        [file]: ['turn * periodSeconds >= initialDelaySeconds', 'turn * periodSeconds > initialDelaySeconds'],
      },
      fails: 'successes',
      says: 'function/wrong-answer',
    },
    {
      name: 'failureThreshold is 1 when it is left out',
      change: { [file]: ['failureThreshold = 3', 'failureThreshold = 1'] },
      fails: 'defaults',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/look-back'],
  debrief: {
    en: 'Ready is a memory, not an answer: it changes only after enough equal answers in a row. With the defaults a container becomes ready with its first success, and stays ready for at least twenty seconds after it has stopped answering: three failures, ten seconds apart. Until then the Service sends it its share, and clients see errors. `failureThreshold: 1` with a short period shortens that, at the price of leaving for every hiccup.\n\n`initialDelaySeconds` is seldom worth it. A readiness probe that fails harms nobody, so that one may ask from the first second and be ready as soon as possible; who starts slowly and has a liveness probe wants a startup probe.\n\nSee it at work: `kubectl get pods -w` shows READY 0/1 and 1/1, `kubectl describe pod` counts the failures in its events. Sources: kubernetes/kubernetes pkg/kubelet/prober/worker.go; Kubernetes documentation, Configure Liveness, Readiness and Startup Probes.',
    ko: '준비 상태는 응답이 아니라 기억입니다. 같은 응답이 충분히 연달아 나와야 바뀝니다. 기본값이라면 컨테이너는 첫 성공에 준비 상태가 되고, 응답을 멈춘 뒤에도 적어도 20초 동안 준비 상태로 남습니다. 10초 간격으로 세 번 실패해야 하기 때문입니다. 그때까지 서비스는 그 몫을 계속 보내고 클라이언트는 오류를 봅니다. `failureThreshold: 1`과 짧은 주기는 이 시간을 줄이지만, 잠깐만 멈칫해도 빠지게 됩니다.\n\n`initialDelaySeconds`가 필요한 일은 드뭅니다. 준비성 프로브는 실패해도 해를 끼치지 않으므로, 첫 순간부터 물어서 되도록 빨리 준비 상태가 되면 됩니다. 천천히 시작하면서 활성 프로브가 있는 프로그램에는 시작 프로브가 알맞습니다.\n\n직접 확인하기: `kubectl get pods -w`에 READY 0/1과 1/1이 보이고, `kubectl describe pod`의 이벤트가 실패를 셉니다. 출처: kubernetes/kubernetes pkg/kubelet/prober/worker.go. 쿠버네티스 문서, Configure Liveness, Readiness and Startup Probes',
  },
})

/** What comes after the container has become ready is asked about by another check. */
function untilReady(probe: Probe, answers: readonly Answer[]): readonly Answer[] {
  const turn = expected(probe, answers).indexOf(true)
  return turn < 0 ? answers : answers.slice(0, turn + 1)
}
