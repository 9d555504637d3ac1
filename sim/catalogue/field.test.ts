import { expect, it } from 'vitest'
import { fieldEntries } from './field.ts'

const required = (field: string, detail = '') => {
  const about = { object: 'Service default/web', field }
  return (['en', 'ko'] as const).map((language) =>
    fieldEntries['field/required'][language]({ detail }, about),
  )
}

it.each([
  ['spec.ports[0].port', 'port is missing or empty'],
  ['spec.dnsConfig.options[0]', 'options[0] is missing or empty'],
  ['metadata.labels[app.kubernetes.io/name]', 'labels[app.kubernetes.io/name] is missing or empty'],
  ['addressType', 'addressType is missing or empty'],
])('a field that is needed, %s, is called by its own name: %s', (field, here) => {
  expect(required(field)[0]?.here).toBe(here)
})

it('what the API server adds is told in both languages', () => {
  for (const words of required('spec.ports[0].port', 'must be specified when `ip` is set')) {
    expect(words.says).toContain('must be specified when `ip` is set')
  }
})

it.each([
  ['spec.spec', 'spec', ['spec'], 'leave this line out, and move what stands below it to the left'],
  ['spec.nodePort', 'nodePort', ['spec.ports[].nodePort'], 'move it to spec.ports[].nodePort'],
])('of a field that is not there, %s, is told what to do', (field, name, belongs, repair) => {
  const facts = { kind: 'Service', name, near: [], belongs, explain: 'service.spec' }
  const about = { object: 'Service default/web', field }
  expect(fieldEntries['field/unknown'].en(facts, about).try).toBe(repair)
})
