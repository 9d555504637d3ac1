/**
 * What did the learner foretell? answers.yaml is a map of questions and answers: a text, a number, or a list of these.
 * `answers.yaml` as given has empty fields, which are answers that are missing rather than wrong.
 */
import {
  type Diagnostic,
  diagnose,
  type Json,
  nearNames,
  type Place,
  placeIn,
  readDocuments,
  type SourceFile,
  type YamlDocument,
} from '../sim/index.ts'

export interface Answers {
  readonly of: (question: string) => Written
  /** Why the file cannot be read, or is no list of answers to these questions. */
  readonly problems: readonly Diagnostic[]
}

export type Written =
  /** Each word as it stands, without spaces around; a single answer is one of one. */
  | { readonly is: 'given'; readonly words: readonly string[]; readonly place: Place }
  | { readonly is: 'missing'; readonly place?: Place }
  | { readonly is: 'odd'; readonly place: Place }

const missing: Written = { is: 'missing' }

export function readAnswers(file: SourceFile, questions: readonly string[]): Answers {
  const { documents, errors } = readDocuments(file)
  // No API server ever reads this file, so that none has words of its own for it.
  if (errors.length > 0)
    return { of: () => missing, problems: errors.map(({ upstream: _, ...rest }) => rest) }
  const [document, second] = documents
  // Nothing but comments: nobody has answered anything.
  if (document === undefined) return { of: () => missing, problems: [] }
  const { value } = document
  if (second !== undefined || value === null || typeof value !== 'object' || Array.isArray(value)) {
    const place = placeIn(document.places, [])
    return { of: () => missing, problems: [diagnose('answer/not-a-map', { file: file.name }, { place })] }
  }
  const answers = value as Readonly<Record<string, Json>>
  const unknown = Object.keys(answers).filter((name) => !questions.includes(name))
  return {
    of: (question) =>
      Object.hasOwn(answers, question) ? written(document, question, answers[question] ?? null) : missing,
    problems: unknown.map((name) => unknownQuestion(document, name, questions)),
  }
}

function unknownQuestion({ places }: YamlDocument, name: string, questions: readonly string[]): Diagnostic {
  const [near] = nearNames(name, questions)
  return diagnose(
    'answer/unknown-question',
    { name, ...(near === undefined ? {} : { near }) },
    { place: placeIn(places, [name], 'key') },
  )
}

function written({ places }: YamlDocument, question: string, value: Json): Written {
  const place = placeIn(places, [question])
  const words = wordsOf(value)
  if (words === undefined) return { is: 'odd', place }
  return words.length === 0 || words.some(isPlaceholder)
    ? { is: 'missing', place }
    : { is: 'given', words, place }
}

/** undefined for maps, and for lists in lists. */
function wordsOf(value: Json): readonly string[] | undefined {
  if (value === null) return []
  if (Array.isArray(value)) {
    const items = (value as readonly Json[]).map((item) => (isSimple(item) ? textOf(item) : undefined))
    return items.includes(undefined) ? undefined : items.flatMap((item) => item ?? [])
  }
  if (!isSimple(value)) return undefined
  const text = textOf(value)
  return text === '' ? [] : [text]
}

/** YAML reads yes and no, on and off, as true and false. */
function textOf(value: Json): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return String(value ?? '').trim()
}

function isSimple(value: Json): boolean {
  return value === null || typeof value !== 'object'
}

function isPlaceholder(word: string): boolean {
  return word === '' || /^(?:todo|\?+|\.{3}|…)$/i.test(word)
}
