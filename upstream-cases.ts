/**
 * Cases taken as data from what Kubernetes and CoreDNS test themselves with. They stand beside the repository
 * (../shared/upstream-cases), not in it: where the folder is absent, the tests that use them skip and say so.
 */
import { existsSync, readFileSync } from 'node:fs'

const folder = new URL('../shared/upstream-cases/', import.meta.url)

export interface CaseFile<Input, Expect> {
  readonly cases: readonly UpstreamCase<Input, Expect>[]
  /** Everything else in the file: objects that cases refer to by name, notes. */
  readonly [extra: string]: unknown
}

export interface UpstreamCase<Input, Expect> {
  readonly id: string
  readonly name?: string
  readonly input: Input
  readonly expect: Expect
}

/** The cases of NAME.json, or none, with a printed reason, where they are not at hand. */
export function upstreamCases<Input, Expect>(name: string): CaseFile<Input, Expect> {
  const file = new URL(`${name}.json`, folder)
  if (!existsSync(file)) {
    console.warn(`skipped: upstream cases ${name}.json are not beside this repository`)
    return { cases: [] }
  }
  return JSON.parse(readFileSync(file, 'utf8')) as CaseFile<Input, Expect>
}
