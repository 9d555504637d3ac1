/** What a learner reads beside full marks. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import exercise from '../exercises/10-tls/02-secret-and-host/exercise.ts'
import { grade } from './grade.ts'

const root = new URL('../', import.meta.url)
const read = (folder: string, name: string): string =>
  readFileSync(new URL(`${folder}/${exercise.id}/${name}`, root), 'utf8')
const given = exercise.given.map((name) => ({ name, text: read('exercises', name) }))
const right = read('solutions', 'ingress.yaml')

it.each([
  ['a right answer has no remark', 'kubia.example.com', []],
  ['a host that no rule has is one, told once', 'kubia.exampel.com', ['tls/host-without-rule']],
])('%s', async (_, host, codes) => {
  const text = right.replace('- kubia.example.com', `- ${host}`)
  const value = { name: 'ingress.yaml', text }
  const submission = [{ ok: true, value, diagnostics: [] }] as const
  const { status, remarks } = await grade({ exercise, given, submission }, { seed: 1 })
  expect(status).toBe('passed')
  expect(remarks.map(({ code }) => code)).toEqual(codes)
  expect(remarks.map(({ place }) => place?.file)).toEqual(codes.map(() => 'ingress.yaml'))
})
