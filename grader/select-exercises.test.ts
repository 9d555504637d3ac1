import { describe, expect, it } from 'vitest'
import type { ExerciseEntry } from './kit.ts'
import { selectExercises, shortId } from './select-exercises.ts'

const ids = ['01-services/01-first-service', '01-services/02-empty-endpoints', '02-ports/01-named-port']
const entries = ids.map((id) => ({ id }) as ExerciseEntry)

describe('the words that name exercises', () => {
  it.each([
    [['01'], [0, 1]],
    [['1'], [0, 1]],
    [['services'], [0, 1]],
    [['01-services'], [0, 1]],
    [['01/02'], [1]],
    [['1/2'], [1]],
    [['services/empty-endpoints'], [1]],
    [['01-services/02-empty-endpoints'], [1]],
    [['exercises/01-services/02-empty-endpoints/'], [1]],
    [['./exercises/01-services/02-empty-endpoints/service.yaml'], [1]],
    [['C:\\lab\\exercises\\02-ports\\01-named-port'], [2]],
    [['named-port'], [2]],
    [['01-named-port'], [2]],
    [
      ['02', '01/01', '01/01'],
      [0, 2],
    ],
  ])('%j', (words, meant) => {
    const selection = selectExercises(entries, words)
    expect(selection.ok && selection.entries.map(({ id }) => id)).toEqual(meant.map((index) => ids[index]))
  })

  it.each([
    ['emtpy-endpoints', ['01-services/02-empty-endpoints']],
    ['prots', ['02-ports/01-named-port']],
    ['99', []],
    ['01/09', []],
    ['', []],
    ['../../etc/passwd', []],
  ])('%j is unknown; near: %j', (word, near) => {
    expect(selectExercises(entries, [word])).toEqual({ ok: false, unknown: word, near })
  })

  it('have a short form', () => {
    expect(shortId('01-services/02-empty-endpoints')).toBe('01/02')
  })
})
