/**
 * Does the verdict depend on what Kubernetes does not mind? The order of keys, ports, rules and documents, and
 * objects of somebody else, must never change it: neither for the solution nor for any mistake.
 */
import type { SourceFile } from '../../sim/index.ts'
import type { BrokenPromise } from '../broken-promise.ts'
import { changeTexts } from '../change-texts.ts'
import type { Verdict } from '../verdict.ts'
import { type Documents, documentsOf, reversed, rewrite, unrelated } from './rewrite.ts'
import { describe, gradeSources, type Subject } from './subject.ts'

interface Change {
  readonly name: string
  readonly to: (documents: Documents) => Documents
}

const changes: readonly Change[] = [
  {
    name: 'keys and lists reversed',
    to: (documents) => documents.map((one) => reversed(one) as Documents[number]),
  },
  { name: 'documents reversed', to: reverseDocuments },
]

export async function orderIsFree(subject: Subject): Promise<readonly BrokenPromise[]> {
  const answers = [
    { name: 'the solution', files: subject.solution },
    ...subject.exercise.mistakes.map(({ name, change }) => ({
      name: `mistake "${name}"`,
      files: changeTexts(subject.solution, change),
    })),
  ]
  const broken: BrokenPromise[] = []
  for (const { name, files } of answers) {
    const before = await gradeSources(subject, files)
    for (const { what, verdict } of await variations(subject, files)) {
      if (outcome(verdict) === outcome(before)) continue
      broken.push({
        promise: 'equivalence',
        what: `${name}, ${what}: ${describe(verdict)}; was ${describe(before)}`,
      })
    }
  }
  return broken
}

interface Variation {
  readonly what: string
  readonly verdict: Verdict
}

async function variations(subject: Subject, files: readonly SourceFile[]): Promise<readonly Variation[]> {
  const strangers = { ...subject, given: [...subject.given, unrelated] }
  const found: Variation[] = [
    { what: 'with unrelated objects beside it', verdict: await gradeSources(strangers, files) },
  ]
  const documents = files.map(documentsOf)
  for (const { name, to } of changes) {
    const rewritten = files.map((file, index) => {
      const own = documents[index]
      return own === undefined ? file : rewrite(file, to(own))
    })
    found.push({ what: name, verdict: await gradeSources(subject, rewritten) })
  }
  return found
}

/** A namespace must be there before what lives in it, whoever sends the files. */
function reverseDocuments(documents: Documents): Documents {
  const isFirst = ({ kind }: Documents[number]): boolean => kind === 'Namespace'
  return [...documents.filter(isFirst), ...documents.filter((one) => !isFirst(one)).toReversed()]
}

/** What a learner is told, without the places: those move with the text. */
function outcome({ status, checks }: Verdict): string {
  return JSON.stringify([
    status,
    checks.map((check) => [
      check.name,
      check.status,
      check.status === 'failed' && check.findings[0]?.diagnostic.code,
    ]),
  ])
}
