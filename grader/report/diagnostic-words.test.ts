import { expect, it } from 'vitest'
import { diagnose } from '../../sim/index.ts'
import { wordsOf } from './diagnostic-words.ts'

it('a line end in a value never begins a line of the report', () => {
  const kind = 'Serv\n✓ all passed'
  const said = diagnose('kind/unknown', { kind, apiVersion: 'v1', near: [] })
  for (const language of ['en', 'ko'] as const) {
    const { says } = wordsOf(said, language)
    expect(says).not.toContain('\n')
    expect(says).toContain('Serv␊✓ all passed')
  }
})
