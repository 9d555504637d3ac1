/**
 * Which exercises does a learner mean by `03`, `03/02`, `services`, `empty-endpoints` or a path with completed slashes?
 * The same words work for every command; an unknown one comes with near names.
 */
import { nearNames } from '../sim/index.ts'
import type { ExerciseEntry } from './kit.ts'

export type Selection =
  | { readonly ok: true; readonly entries: readonly ExerciseEntry[] }
  | { readonly ok: false; readonly unknown: string; readonly near: readonly string[] }

/** In course order, each once, however often it was named. */
export function selectExercises(entries: readonly ExerciseEntry[], words: readonly string[]): Selection {
  const chosen = new Set<ExerciseEntry>()
  for (const word of words) {
    const found = entries.filter((entry) => isMeant(entry.id, stepsOf(word)))
    if (found.length === 0) return { ok: false, unknown: word, near: nearIds(entries, word) }
    for (const entry of found) chosen.add(entry)
  }
  return { ok: true, entries: entries.filter((entry) => chosen.has(entry)) }
}

/** Paths are welcome: exercises/01-services/01-first-service/service.yaml names its exercise. */
function stepsOf(word: string): readonly string[] {
  const steps = word
    .replaceAll('\\', '/')
    .split('/')
    .filter((step) => step !== '' && step !== '.')
  const top = steps.lastIndexOf('exercises')
  return steps.slice(top + 1, top + 3)
}

function isMeant(id: string, [first, second]: readonly string[]): boolean {
  const [topic = '', name = ''] = id.split('/')
  if (first === undefined) return false
  if (second === undefined)
    return names(topic, first) || (!/^\d/.test(first) && names(name, first)) || name === first
  return names(topic, first) && names(name, second)
}

/** 01-services is named by 1, 01, services and 01-services. */
function names(folder: string, word: string): boolean {
  const [number = '', ...rest] = folder.split('-')
  return (
    word === folder || word === rest.join('-') || (/^\d{1,2}$/.test(word) && Number(word) === Number(number))
  )
}

function nearIds(entries: readonly ExerciseEntry[], word: string): readonly string[] {
  const typed = stepsOf(word).join('/')
  const near = nearNames(typed, [...new Set(entries.flatMap(({ id }) => namesOf(id)))])
  const meant = entries.filter(({ id }) => namesOf(id).some((name) => near.includes(name)))
  return meant.slice(0, 3).map(({ id }) => id)
}

function namesOf(id: string): readonly string[] {
  const [topic = '', name = ''] = id.split('/')
  const bare = (folder: string): string => folder.replace(/^\d+-/, '')
  return [id, topic, name, bare(topic), bare(name), `${bare(topic)}/${bare(name)}`]
}

/** 01-services/02-empty-endpoints is 01/02 for short. */
export function shortId(id: string): string {
  return id
    .split('/')
    .map((folder) => folder.split('-')[0])
    .join('/')
}

/** The chapter's folder: 01-services/02-empty-endpoints is in 01-services. */
export function topicOf(id: string): string {
  return id.split('/')[0] ?? id
}
