/** The reading of YAML against what kubectl itself made of it. */
import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import type { Json } from '../api/meta.ts'
import { parseYaml } from './parse-yaml.ts'

interface YamlCase {
  readonly id: string
  readonly yaml: string
  readonly expect:
    | { readonly accepted: true; readonly value: Readonly<Record<string, Json>> }
    | { readonly accepted: false; readonly error: string }
}

const cases = upstreamCases('yaml-kubectl').cases as unknown as readonly YamlCase[]

describe.skipIf(cases.length === 0)('kubectl annotate --local -o json', () => {
  it.each(cases.map((one) => [one.id, one] as const))('%s', (_, { yaml, expect: expected }) => {
    const parsed = parseYaml({ name: 'f.yaml', text: yaml })
    if (!expected.accepted) {
      expect(parsed.ok ? 'accepted' : parsed.diagnostics[0].upstream).toBe(expected.error)
      return
    }
    const value = parsed.ok ? parsed.value[0]?.value : undefined
    if (value === undefined) throw new Error(JSON.stringify(parsed))
    const { apiVersion, kind, metadata, ...rest } = value as Record<string, Json>
    expect(rest).toStrictEqual(expected.value)
  })
})
