/**
 * What does the TypeScript compiler say about files whose checks fail? As advice, never for points: functions are judged
 * without their types.
 *
 * TypeScript 7's compiler is a program: starting it takes 45 ms for an exercise, against 140 ms for its API inside of
 * Node.js (typescript/unstable/sync: 91 to import, 50 to the first answer). It is asked only after a failure, and what it
 * says is kept with the verdict. Where it does not start, or takes long, there is no advice.
 */
import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type Diagnostic, diagnose } from '../sim/index.ts'
import type { SubmittedFile } from './read-submission.ts'
import { placeIn } from './sandbox/place-in.ts'

const mostMilliseconds = 2000
/** Further ones mostly follow from the first. */
const mostAdvice = 3

const flags = [
  '--noEmit --pretty false --ignoreConfig --strict --noUncheckedIndexedAccess --skipLibCheck',
  '--target es2022 --lib es2023 --module nodenext --allowImportingTsExtensions --types',
]
  .join(' ')
  .split(' ')

/** `home` is the folder of the files. */
export async function typeAdvice(
  home: string,
  files: readonly SubmittedFile[],
): Promise<readonly Diagnostic[]> {
  const names = files.flatMap((file) => ('bytes' in file && file.name.endsWith('.ts') ? [file.name] : []))
  if (names.length === 0) return []
  const surroundings = join('..', '..', 'console.d.ts')
  const known = existsSync(join(home, surroundings)) ? [surroundings] : []
  const said = await run(home, [...flags, '', ...known, ...names])
  return said
    .split('\n')
    .flatMap((line) => adviceIn(line, home, names))
    .slice(0, mostAdvice)
}

/** `matches-selector.ts(5,3): error TS2322: Type 'string' is not assignable to type 'boolean'.` */
function adviceIn(line: string, home: string, names: readonly string[]): readonly Diagnostic[] {
  const [, file = '', row = '', column = '', message = ''] =
    /^([^()]+)\((\d+),(\d+)\): error TS\d+: (.*)$/.exec(line.trimEnd()) ?? []
  if (!names.includes(file)) return []
  const place = placeIn(
    { name: file, text: readFileSync(join(home, file), 'utf8') },
    Number(row),
    Number(column),
  )
  return [diagnose('function/type-advice', { message }, place === undefined ? {} : { place })]
}

/** What was printed; '' where the compiler could not be asked. It ends with an error when it has something to say. */
function run(cwd: string, args: readonly string[]): Promise<string> {
  const compiler = findCompiler(cwd)
  if (compiler === undefined) return Promise.resolve('')
  return new Promise((resolve) => {
    const options = { cwd, timeout: mostMilliseconds, maxBuffer: 1 << 20, env: {} }
    execFile(compiler, args, options, (error, printed) => resolve(error?.killed === true ? '' : printed))
  })
}

/** The program of this platform, past the script that would start it. */
function findCompiler(from: string): string | undefined {
  const { platform, arch } = process
  const name = `@typescript/typescript-${platform}-${arch}/package.json`
  try {
    const typescript = createRequire(join(from, 'exercise.ts')).resolve('typescript/package.json')
    const folder = dirname(createRequire(typescript).resolve(name))
    const file = join(folder, 'lib', platform === 'win32' ? 'tsc.exe' : 'tsc')
    return existsSync(file) ? file : undefined
  } catch {
    return undefined
  }
}
