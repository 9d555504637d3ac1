/** A page in a browser judges functions as the kit does: nothing of Node is below the engine. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { createContext, runInContext } from 'node:vm'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'
import exercise from '../../exercises/01-services/06-matches-selector/exercise.ts'
import type { SourceFile } from '../../sim/index.ts'
import type { Verdict } from '../verdict.ts'
import { engineFrom } from './engine.ts'
import { judge } from './judge.ts'
import { usualLimits } from './limits.ts'
import { quickjsGuest } from './quickjs.ts'

const top = new URL('../../', import.meta.url)
const wasm = readFileSync(createRequire(import.meta.url).resolve('@jitl/quickjs-wasmfile-release-sync/wasm'))

/** What browsers offer besides the language itself, as far as it is needed. */
const offered = {
  WebAssembly: Reflect.get(globalThis, 'WebAssembly'),
  TextDecoder,
  TextEncoder,
  URL,
  performance,
  setTimeout,
  clearTimeout,
}

const page = `
import exercise from './exercises/01-services/06-matches-selector/exercise.ts'
import { judge } from './grader/sandbox/judge.ts'
import { engineFrom } from './grader/sandbox/engine.ts'
import { quickjsGuest } from './grader/sandbox/quickjs.ts'
export { engineFrom, exercise, judge, quickjsGuest }`

interface Page {
  readonly exercise: typeof exercise
  readonly judge: typeof judge
  readonly engineFrom: typeof engineFrom
  readonly quickjsGuest: typeof quickjsGuest
}

const read = (path: string): string => readFileSync(new URL(path, top), 'utf8')
const folder = '01-services/06-matches-selector'
const solution = read(`solutions/${folder}/matches-selector.ts`)
const answers: readonly (readonly [what: string, text: string])[] = [
  ['as shipped', read(`exercises/${folder}/matches-selector.ts`)],
  ['solved', solution],
  ['endless', solution.replace(/export function [^{]*\{/, (head) => `${head} for (;;) {}\n`)],
]

let inBrowser: Page

beforeAll(async () => {
  const { outputFiles } = await build({
    stdin: { contents: page, resolveDir: fileURLToPath(top), loader: 'ts' },
    bundle: true,
    platform: 'browser',
    format: 'iife',
    globalName: 'page',
    write: false,
    logLevel: 'silent',
  })
  inBrowser = runInContext(`${outputFiles[0]?.text ?? ''}\npage`, createContext({ ...offered })) as Page
})

describe('judged in a browser as everywhere', () => {
  it.each(answers)('%s', async (_what, text) => {
    const here = await verdictOn(text, { exercise, judge, engineFrom, quickjsGuest })
    const there = await verdictOn(text, inBrowser)
    expect(JSON.stringify(there)).toBe(JSON.stringify(here))
  })
})

function verdictOn(text: string, { exercise, judge, engineFrom, quickjsGuest }: Page): Promise<Verdict> {
  const engine = engineFrom(wasm, usualLimits.memoryMegabytes)
  const written: SourceFile = { name: 'matches-selector.ts', text }
  return judge(
    { exercise, given: [], submission: [{ ok: true, value: written, diagnostics: [] }] },
    {
      seed: 1,
      runs: 50,
      limits: { ...usualLimits, callMilliseconds: 200 },
      open: async (options) => quickjsGuest(await engine(), options),
    },
  )
}
