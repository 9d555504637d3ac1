/**
 * How well did the learner foretell what happens? Each question is put to the simulated cluster as well, and its outcome
 * is the right answer: none stands in an exercise.
 *
 * A wrong answer is told to be wrong, not what would be right: a learner who reads that at once learns nothing by it. The
 * story of what happened rides along in the verdict; reports tell it with a right answer, and `hint` with the last hint.
 */
import { type ClusterView, type Diagnostic, diagnose } from '../sim/index.ts'
import { renderHop, renderTrace } from '../sim/words.ts'
import { beginWorld } from './begin-world.ts'
import { certificatesFor } from './certificates.ts'
import {
  appliesCheck,
  type Bilingual,
  type Observation,
  type PredictExercise,
  type PredictQuestion,
} from './exercise.ts'
import type { GradeOptions, Task } from './grade.ts'
import { inLanguage } from './in-language.ts'
import { appliesResult, verdictOf } from './judge-check.ts'
import { languages } from './language.ts'
import { readAnswers, type Written } from './read-answers.ts'
import type { CheckResult, Judgement, Story, Verdict } from './verdict.ts'

const answersTitle: Bilingual = {
  en: 'answers.yaml can be read',
  ko: 'answers.yaml을 읽을 수 있습니다',
}

export async function gradeAnswers(
  { exercise, given, submission }: Task<PredictExercise>,
  { seed, onFault, begun }: GradeOptions,
): Promise<Verdict> {
  const { questions } = exercise
  const certificates = await certificatesFor(given)
  const beginning = { exercise, given, seed: exercise.seed ?? seed, certificates }
  const { cluster, fault } = beginWorld(beginning, begun)
  const [source] = submission
  const read = source?.ok
    ? readAnswers(
        source.value,
        questions.map(({ name }) => name),
      )
    : { of: (): Written => ({ is: 'missing' }), problems: source?.diagnostics ?? [] }
  const results: CheckResult[] = [appliesResult(answersTitle, read.problems, fault)]
  const canBeRead = results[0]?.status === 'passed'
  for (const question of questions) {
    // Each question meets the world as it was given, whatever was asked before it.
    const view = cluster.fork().view()
    results.push(canBeRead ? await judge(question, read.of(question.name), view, onFault) : waiting(question))
  }
  return verdictOf(exercise.id, results, [])
}

function common({ name, title, points: possible }: PredictQuestion) {
  return { name, title, points: { earned: 0, possible } }
}

function waiting(question: PredictQuestion): CheckResult {
  return { ...common(question), status: 'skipped', waitsFor: appliesCheck }
}

async function judge(
  question: PredictQuestion,
  written: Written,
  view: ClusterView,
  onFault: GradeOptions['onFault'],
): Promise<CheckResult> {
  try {
    const observed = await question.observe(view)
    const judgement = compare(question, written, observed)
    const possible = question.points
    const points = { earned: judgement.status === 'passed' ? possible : 0, possible }
    return { ...common(question), points, story: storyOf(observed), ...judgement }
  } catch (error) {
    onFault?.(error)
    const problem = error instanceof Error ? error.message : String(error)
    return { ...common(question), status: 'broken', problem }
  }
}

function compare(
  { name, choices, form }: PredictQuestion,
  written: Written,
  observed: Observation,
): Judgement {
  switch (written.is) {
    case 'missing':
      return failed(
        diagnose(
          'answer/missing',
          { question: name, ...(choices === undefined ? {} : { choices }) },
          written.place === undefined ? {} : { place: written.place },
        ),
      )
    case 'odd':
      return failed(diagnose('answer/not-a-value', { question: name }, { place: written.place }))
    case 'given': {
      const { words, place } = written
      if (observed.answers.some((answer) => isSame(words, answer))) return { status: 'passed' }
      const stray = choices && words.find((word) => !choices.some((choice) => spelt(choice) === spelt(word)))
      if (choices !== undefined && stray !== undefined)
        return failed(diagnose('answer/not-a-choice', { answer: stray, choices }, { place }))
      const odd = form && words.find((word) => !isOfForm(spelt(word), form))
      if (form !== undefined && odd !== undefined)
        return failed(diagnose('answer/another-form', { answer: odd, form }, { place }))
      const { see, look } = observed
      const facts = {
        answer: words.join(', '),
        ...(see === undefined ? {} : { see }),
        ...(look === undefined ? {} : { look }),
      }
      return failed(diagnose('answer/wrong', facts, { place }))
    }
  }
}

function failed(diagnostic: Diagnostic): Judgement {
  return { status: 'failed', findings: [{ diagnostic }] }
}

function isSame(words: readonly string[], answer: string | readonly string[]): boolean {
  const wanted = typeof answer === 'string' ? [answer] : answer
  return sortedSpellings(words) === sortedSpellings(wanted)
}

function isOfForm(word: string, form: NonNullable<PredictQuestion['form']>): boolean {
  return form === 'number'
    ? /^\d+$/.test(word)
    : word === 'none' || /^(?:\d+\.){3}\d+$|^[\da-f]*:[\da-f:]*$/.test(word)
}

function sortedSpellings(words: readonly string[]): string {
  return JSON.stringify([...new Set(words.map(spelt))].sort())
}

/**
 * Capitals, spaces, the dot that ends a full name, what kind of thing is named (`deployment/web`, `the pods of web`) and the words
 * of a status (`HTTP 404 Not Found`) do not count.
 */
function spelt(word: string): string {
  return word
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:the )?(?:pods? of )?(?:the )?(?:(?:deployments?|statefulsets?|daemonsets?|pods?)[ /])?/, '')
    .replace(/^(?:http[ /]?)?([1-5]\d\d)(?: [a-z ]+)?$/, '$1')
    .replace(/(?<=\w)\.$/, '')
}

function storyOf({ because }: Observation): Story {
  const [en = [], ko = []] = languages.map((language) =>
    because.flatMap((part) => {
      if ('hops' in part) return renderTrace(part, language)
      return 'at' in part
        ? renderHop(part, language).map((line) => line.trim())
        : [inLanguage(part, language)]
    }),
  )
  return { en, ko }
}
