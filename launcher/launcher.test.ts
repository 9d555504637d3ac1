import { type ChildProcess, spawn } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { transformSync } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { acquire } from './lock.mjs'

const root = dirname(import.meta.dirname)
const made: string[] = []
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

/** A kit whose code only says what it was started with; its packages are those of this repository, or not there. */
function kit({ installed = true }: { installed?: boolean } = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-'))
  made.push(folder)
  for (const name of ['lab', 'lab.cjs', 'launcher', 'package.json', 'package-lock.json']) {
    cpSync(join(root, name), join(folder, name), { recursive: true })
  }
  if (installed) symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  write(folder, 'grader/main.ts', mainSaying('first'))
  write(
    folder,
    'grader/engine.ts',
    'export const engineFor = (exercises: object) => ({ indexOf: async () => ({ exercises: Object.keys(exercises) }) })',
  )
  write(folder, 'grader/sandbox/worker.ts', 'export const serve = 1')
  write(folder, 'grader/prompt/bundle.ts', 'export const prompt = 1')
  write(folder, 'exercises/01-services/01-web/exercise.ts', 'export default 1')
  write(folder, 'exercises/01-services/01-web/service.yaml', 'kind: Service')
  return folder
}

function mainSaying(word: string): string {
  return `export const prepare = async () => {}
    export const main = async (argv: string[]) => {
      console.log('${word}', argv.join(' ').replace(/[가-힣]+/g, 'Hangul'))
      return 1
    }`
}

function write(folder: string, file: string, text: string): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true })
  writeFileSync(join(folder, file), text)
}

interface Ended {
  readonly code: number | null
  readonly out: string
  readonly error: string
}

function start(
  folder: string,
  words: string[],
  env: Record<string, string> = {},
): [ChildProcess, Promise<Ended>] {
  const child = spawn(process.execPath, [join(folder, 'lab.cjs'), ...words], {
    env: { PATH: process.env.PATH, HOME: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let error = ''
  child.stdout?.on('data', (chunk) => {
    out += chunk
  })
  child.stderr?.on('data', (chunk) => {
    error += chunk
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, out, error }))
  })
  return [child, ended]
}

function run(folder: string, words: string[], env: Record<string, string> = {}): Promise<Ended> {
  return start(folder, words, env)[1]
}

function builds(folder: string): string[] {
  return readdirSync(join(folder, 'dist')).filter((name) => /^[0-9a-f]{16}$/.test(name))
}

/** An npm that notes each call, then does as told. */
function fakeNpm(folder: string, behaviour: string): Record<string, string> {
  const script = join(folder, 'fake', 'npm-cli.js')
  write(folder, 'fake/package.json', '{"type":"commonjs"}')
  write(
    folder,
    'fake/npm-cli.js',
    `const fs = require('node:fs')
    fs.appendFileSync(${JSON.stringify(join(folder, 'calls'))}, process.argv.slice(2).join(' ') + '\\n')
    const install = () => fs.symlinkSync(${JSON.stringify(join(root, 'node_modules'))}, 'node_modules')
    ${behaviour}`,
  )
  return { npm_execpath: script }
}

describe('a start', () => {
  it('builds, runs, passes words and exit code on', async () => {
    const folder = kit()
    expect(await run(folder, ['grade', '01', '--json'])).toEqual({
      code: 1,
      out: 'first grade 01 --json\n',
      error: '',
    })
    // A pattern of other letters than ASCII's means in the build what it means in the source.
    expect((await run(folder, ['grade', '서비스'])).out).toBe('first grade Hangul\n')
  })

  it('builds again when a kit source changed, and not when a learner saved', async () => {
    const folder = kit()
    await run(folder, ['list'])
    const [first] = builds(folder)
    write(folder, 'exercises/01-services/01-web/service.yaml', 'kind: Pod')
    write(folder, 'exercises/01-services/01-web/.service.yaml.swp', '')
    await run(folder, ['list'])
    expect(builds(folder)).toEqual([first])
    write(folder, 'grader/main.ts', mainSaying('other'))
    expect((await run(folder, ['list'])).out).toBe('other list\n')
  })

  it('builds again when an exercise is added or changed', async () => {
    const folder = kit()
    await run(folder, ['list'])
    write(folder, 'exercises/01-services/02-more/exercise.ts', 'export default 2')
    await run(folder, ['list'])
    expect(builds(folder)).toHaveLength(2)
    write(folder, 'exercises/01-services/02-more/exercise.ts', 'export default 3')
    await run(folder, ['list'])
    expect(builds(folder)).toHaveLength(3)
  })

  it('leaves a build alone that somebody may still run from, and removes it later', async () => {
    const folder = kit()
    await run(folder, ['list'])
    const [first = ''] = builds(folder)
    const longAgo = new Date(Date.now() - 2 * 60 * 60_000)
    utimesSync(join(folder, 'dist', first), longAgo, longAgo)
    write(folder, 'grader/main.ts', mainSaying('other'))
    await run(folder, ['list'])
    expect(builds(folder)).toHaveLength(1)
    expect(builds(folder)).not.toContain(first)
  })

  it('may happen several times at once', async () => {
    const folder = kit()
    const ended = await Promise.all([1, 2, 3, 4].map((number) => run(folder, ['list', String(number)])))
    expect(ended.map(({ out }) => out)).toEqual([1, 2, 3, 4].map((number) => `first list ${number}\n`))
    expect(builds(folder)).toHaveLength(1)
  })

  it('ends with 3 and a sentence when a kit source cannot be built', async () => {
    const folder = kit()
    write(folder, 'grader/main.ts', 'export const main = (')
    const { code, error } = await run(folder, ['grade'])
    expect(code).toBe(3)
    expect(error).toContain('not about your answers')
    expect(error).not.toContain('    at ')
  })

  it('never shows a stack trace, but keeps it in a file', async () => {
    const folder = kit()
    write(folder, 'grader/main.ts', 'throw new Error("at import"); export const main = 1')
    const { code, error } = await run(folder, ['grade'], { LAB_LANG: 'ko' })
    expect(code).toBe(3)
    expect(error).toMatch(/^키트 자체를 .*start-error\.log.*\n$/)
    expect(readFileSync(join(folder, '.lab', 'start-error.log'), 'utf8')).toContain('at import')
  })
})

describe('the packages', () => {
  it('are installed when they are missing, said so, and not again', async () => {
    const folder = kit({ installed: false })
    const npm = fakeNpm(folder, 'install()')
    const first = await run(folder, ['list'], npm)
    expect(first.error).toMatch(/^Installing .*\nInstalled in \d+ s\.\n$/)
    expect(first.out).toBe('first list\n')
    rmSync(join(folder, 'dist'), { recursive: true })
    expect((await run(folder, ['list'], npm)).error).toBe('')
    expect(readFileSync(join(folder, 'calls'), 'utf8')).toMatch(/^ci .*\n$/)
  })

  it('are installed once by two that start together', async () => {
    const folder = kit({ installed: false })
    const npm = fakeNpm(folder, 'setTimeout(install, 500)')
    const ended = await Promise.all([run(folder, ['list'], npm), run(folder, ['list'], npm)])
    expect(ended.map(({ out }) => out)).toEqual(['first list\n', 'first list\n'])
    expect(ended.filter(({ error }) => error.includes('waiting for it'))).toHaveLength(1)
    expect(readFileSync(join(folder, 'calls'), 'utf8').trim().split('\n')).toHaveLength(1)
  })

  it.each([
    ['no network', 'getaddrinfo ENOTFOUND registry', 'registry cannot be reached'],
    ['a refused connection', 'FetchError: connect ECONNREFUSED', 'registry cannot be reached'],
    [
      'a proxy with its own certificate',
      'SELF_SIGNED_CERT_IN_CHAIN',
      "does not trust the registry's certificate",
    ],
    ['a full disk', 'ENOSPC: no space left on device', 'no space left'],
    ['a read-only folder', 'EROFS: read-only file system', 'cannot be written to'],
    ['a lock file that does not fit', 'npm error code EUSAGE', 'do not agree'],
    ['anything else', 'npm error something odd', 'npm error something odd'],
  ])('cannot be installed for %s: one clear sentence, exit 2', async (_, said, sentence) => {
    const folder = kit({ installed: false })
    const npm = fakeNpm(folder, `console.error(${JSON.stringify(said)}); process.exitCode = 1`)
    const { code, error } = await run(folder, ['grade'], npm)
    expect(code).toBe(2)
    expect(error).toContain(sentence)
    expect(error).not.toContain('    at ')
    expect(existsSync(join(folder, '.lab', 'install.lock'))).toBe(false)
  })

  it('are never installed through a link: that folder is somebody else’s', async () => {
    const folder = kit({ installed: false })
    mkdirSync(join(folder, 'elsewhere'))
    writeFileSync(join(folder, 'elsewhere', 'precious'), '')
    symlinkSync(join(folder, 'elsewhere'), join(folder, 'node_modules'))
    const { code, error } = await run(folder, ['list'], fakeNpm(folder, 'install()'))
    expect(code).toBe(2)
    expect(error).toContain('node_modules is a link')
    expect(readdirSync(join(folder, 'elsewhere'))).toEqual(['precious'])
    expect(existsSync(join(folder, 'calls'))).toBe(false)
  })

  it('need npm', async () => {
    const folder = kit({ installed: false })
    const { code, error } = await run(folder, ['grade'], { PATH: join(folder, 'nothing-here') })
    // A Node that brings its own npm finds that one.
    if (error.includes('npm was not found')) expect(code).toBe(2)
    else expect(error).toContain('Installing')
  })

  it('interrupted: exit 130, and the next start begins again', async () => {
    const folder = kit({ installed: false })
    const npm = fakeNpm(folder, "process.on('SIGINT', () => process.exit(1)); setTimeout(() => {}, 30_000)")
    const [child, ended] = start(folder, ['grade'], npm)
    while (!existsSync(join(folder, 'calls'))) await new Promise((resolve) => setTimeout(resolve, 20))
    child.kill('SIGINT')
    expect((await ended).code).toBe(130)
    expect((await run(folder, ['list'], fakeNpm(folder, 'install()'))).out).toBe('first list\n')
  })
})

describe('the launcher file', () => {
  it('can be read by Nodes that are far too old', () => {
    const text = readFileSync(join(root, 'lab.cjs'), 'utf8')
    expect(() => transformSync(text, { target: 'es5', loader: 'js' })).not.toThrow()
  })

  it('is reached by the shell and by `node lab`', async () => {
    const text = readFileSync(join(root, 'lab'), 'utf8')
    expect(text.startsWith('#!/bin/sh\n')).toBe(true)
    expect(() => transformSync(text, { loader: 'js', format: 'esm' })).not.toThrow()
  })
})

describe('a lock', () => {
  it('is taken over from an owner that died', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-'))
    made.push(folder)
    const lock = join(folder, 'lock')
    mkdirSync(lock)
    writeFileSync(
      join(lock, 'owner.json'),
      JSON.stringify({ pid: 2 ** 22 + 1, host: hostName(), token: 'x' }),
    )
    acquire(lock, { patienceMs: 1000 })()
    expect(existsSync(lock)).toBe(false)
  })

  it('is not had while its owner lives', () => {
    const folder = mkdtempSync(join(tmpdir(), 'lab-'))
    made.push(folder)
    const release = acquire(join(folder, 'lock'))
    expect(() => acquire(join(folder, 'lock'), { patienceMs: 100 })).toThrow(/another process/)
    release()
    acquire(join(folder, 'lock'))()
  })
})

function hostName(): string {
  const folder = mkdtempSync(join(tmpdir(), 'lab-'))
  made.push(folder)
  const release = acquire(join(folder, 'lock'))
  const { host } = JSON.parse(readFileSync(join(folder, 'lock', 'owner.json'), 'utf8'))
  release()
  return host
}
