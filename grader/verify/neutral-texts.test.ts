import { describe, expect, it } from 'vitest'
import type { AnyExercise, FileChanges } from '../exercise.ts'
import { commentsOf, toldByTexts } from './neutral-texts.ts'

function withVariant(change: FileChanges): AnyExercise {
  return { facts: {}, variants: () => ({ change, facts: {} }) } as unknown as AnyExercise
}

const pods = { 'web.yaml': ['replicas: 3', 'replicas: 5'] } as const
const moved = {
  'web.yaml': [
    ['--port=9090', '--port=9123'],
    ['containerPort: 9090', 'containerPort: 9123'],
  ],
} as const

describe('what variants replace must not stand in a text', () => {
  it.each<[text: string, change: FileChanges, told: string | undefined]>([
    ['Three pods run.', pods, 'Three pods'],
    ['the 3 ready pods answer', pods, '3 ready pods'],
    ['all\nthree pods', pods, 'three pods'],
    ['파드 세 개가 실행 중입니다', pods, '파드 세'],
    ['세 파드가 응답합니다', pods, '세 파드'],
    ['저장소의 멤버 셋은 서로를 찾습니다', pods, '멤버 셋'],
    ['The pods run; three programs, port 3000, ./lab grade 01/03', pods, undefined],
    ['파드들이 실행 중이고, 노드는 세 개입니다', pods, undefined],
    ['Two pods run.', pods, undefined],
    ['moves from 8080 to 9090.', moved, '9090'],
    ['from port 8080 to another one; 19090', moved, undefined],
    ['both pods', { 'web.yaml': ['replicas: 2', 'replicas: 4'] }, 'both pods'],
    ['on node-1', { 'web.yaml': ['nodeName: node-1', 'nodeName: node-2'] }, 'node-1'],
    ['Three pods run.', { 'web.yaml': ['replicas: 3', 'replicas: 3'] }, undefined],
  ])('%j', (text, change, told) => {
    const expected = told === undefined ? [] : [`README.md tells "${told}", which variants change`]
    expect(toldByTexts(withVariant(change), [{ name: 'README.md', text }])).toEqual(expected)
  })

  it('asks exercises with variants only, and of manifests their comments', () => {
    expect(toldByTexts({ kind: 'function' } as AnyExercise, [{ name: 'a', text: 'three pods' }])).toEqual([])
    expect(commentsOf({ name: 'a', text: '# Given: pods\nreplicas: 3 # TODO\nname: three#pods' }).text).toBe(
      ' Given: pods\n TODO',
    )
  })
})
