/** Which findings are one cause, and told once? */
import { describe, expect, it } from 'vitest'
import { type Diagnostic, diagnose, type ObjectRef } from '../sim/index.ts'
import { foldSameCauses, notTold } from './same-cause.ts'
import type { CheckResult } from './verdict.ts'

const text = { en: 'a', ko: 'a' }
const service = (name: string): ObjectRef => ({ kind: 'Service', namespace: 'default', name })
const selectsNothing = (name: string): Diagnostic =>
  diagnose('check/object-missing', { wanted: name, resource: 'services' }, { object: service(name) })
const body = (url: string): Diagnostic => diagnose('check/body-differs', { url, body: 'a', wanted: 'b' })
const shape = (call: string, got: string): Diagnostic =>
  diagnose('function/wrong-shape', { call, returned: '1', at: '', expected: 'string', got })
const noData = (call: string, what: string): Diagnostic =>
  diagnose('function/result-not-data', { call, at: '', what })
const notUsed = (name: string): Diagnostic =>
  diagnose('command/not-used', { wanted: ['nslookup'], used: [], how: { en: name, ko: name } })
const wrong = (call: string): Diagnostic =>
  diagnose('function/wrong-answer', { call, returned: '1', expected: '2', at: '' })

const rows: readonly (readonly [what: string, a: Diagnostic, b: Diagnostic, sameCause: boolean])[] = [
  ['the same about one object', selectsNothing('web'), selectsNothing('web'), true],
  ['the same about two objects', selectsNothing('web'), selectsNothing('db'), false],
  ['two requests that the wrong pods answered', body('http://web/'), body('http://web:81/'), true],
  [
    'an answer of the wrong shape, whatever was asked',
    shape('f(1)', 'number'),
    shape('f(2)', 'number'),
    true,
  ],
  ['a Promise, whatever was asked', noData('f(1)', 'Promise'), noData('f(2)', 'Promise'), true],
  ['Promises of two functions', noData('f(1)', 'Promise'), noData('g(1)', 'Promise'), false],
  ['wrong shapes of two functions', shape('f(1)', 'number'), shape('g(1)', 'number'), false],
  ['numbers that are none, of two calls', noData('f(1)', 'NaN'), noData('f(2)', 'NaN'), false],
  ['answers of two wrong shapes', shape('f(1)', 'number'), shape('f(1)', 'list'), false],
  ['commands for two purposes, of which neither was used', notUsed('web'), notUsed('db'), false],
  ['wrong answers to two calls', wrong('f(1)'), wrong('f(2)'), false],
  ['the same wrong answer twice', wrong('f(1)'), wrong('f(1)'), true],
]

describe('two findings', () => {
  it.each(rows)('%s', (_, a, b, sameCause) => {
    const [, second] = foldSameCauses([failed('first', a), failed('second', b)])
    expect(second).toMatchObject({ findings: [sameCause ? { sameAs: 'first' } : { diagnostic: b }] })
    if (!sameCause) expect(JSON.stringify(second)).not.toContain('sameAs')
  })
})

it('leaves out a remark that a check has made', () => {
  const results = [failed('first', selectsNothing('web'))]
  expect(notTold([selectsNothing('web'), selectsNothing('db'), body('http://web/')], results)).toEqual([
    selectsNothing('db'),
    body('http://web/'),
  ])
})

function failed(name: string, diagnostic: Diagnostic): CheckResult {
  return {
    name,
    title: text,
    points: { earned: 0, possible: 1 },
    status: 'failed',
    findings: [{ diagnostic }],
  }
}
