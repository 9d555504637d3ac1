import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { changeProgress, noProgress, progressFile, progressOf, readProgress } from './progress.ts'

const made: string[] = []
let root = ''

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lab-'))
  made.push(root)
})
afterAll(() => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true })
})

function writeProgress(text: string): void {
  mkdirSync(join(root, '.lab'), { recursive: true })
  writeFileSync(progressFile(root), text)
}

const id = '01-services/01-first-service'
const passed = { best: 5, hints: 1, passing: 'abc', passedAt: '2026-01-01T00:00:00Z' }

describe('progress', () => {
  it('is empty where nothing was done, and is kept from then on', () => {
    expect(progressOf(readProgress(root).progress, id)).toEqual(noProgress)
    expect(changeProgress(root, { [id]: () => passed })).toBeUndefined()
    expect(progressOf(readProgress(root).progress, id)).toEqual(passed)
  })

  it('leaves other exercises alone', () => {
    changeProgress(root, { [id]: () => passed })
    changeProgress(root, { '02-ports/01-x': (before) => ({ ...before, hints: 2 }) })
    expect(progressOf(readProgress(root).progress, id)).toEqual(passed)
  })

  it('keeps exercises that this kit does not know', () => {
    changeProgress(root, { '99-later/01-x': () => passed })
    changeProgress(root, { [id]: () => passed })
    expect(Object.keys(readProgress(root).progress.exercises)).toEqual(['99-later/01-x', id])
  })

  it('is not written when nothing changed', () => {
    changeProgress(root, { [id]: () => passed })
    const before = readFileSync(progressFile(root), 'utf8')
    rmSync(progressFile(root))
    writeProgress(before)
    changeProgress(root, { [id]: (same) => same })
    expect(readdirSync(join(root, '.lab'))).toEqual(['progress.json'])
  })

  it.each([
    ['half a file', '{"format":"k8s-services-lab/progress","vers', 'corrupt'],
    ['an empty file', '', 'corrupt'],
    ['binary', '\u0000\u0001', 'corrupt'],
    ['another JSON', '[]', 'corrupt'],
    ['wrong records', '{"format":"k8s-services-lab/progress","version":1,"exercises":{"a":3}}', 'corrupt'],
    ['a newer version', '{"format":"k8s-services-lab/progress","version":2,"all":{}}', 'newer'],
  ])('%s is put aside, whole, and said so', (_, text, why) => {
    writeProgress(text)
    expect(readProgress(root)).toMatchObject({ problem: why, progress: { exercises: {} } })
    const aside = changeProgress(root, { [id]: () => passed })
    expect(aside?.why).toBe(why)
    expect(readFileSync(aside?.file ?? '', 'utf8')).toBe(text)
    expect(progressOf(readProgress(root).progress, id)).toEqual(passed)
  })

  it('never writes one put aside over another', () => {
    for (const text of ['first', 'second']) {
      writeProgress(text)
      changeProgress(root, { [id]: () => passed })
    }
    expect(readFileSync(join(root, '.lab', 'progress.corrupt-1.json'), 'utf8')).toBe('first')
    expect(readFileSync(join(root, '.lab', 'progress.corrupt-2.json'), 'utf8')).toBe('second')
  })

  it('loses nothing when several processes write at once', async () => {
    const writer = join(root, 'writer.mjs')
    writeFileSync(
      writer,
      `import { register } from 'tsx/esm/api'
      register()
      const { changeProgress } = await import(${JSON.stringify(new URL('./progress.ts', import.meta.url).href)})
      for (let i = 0; i < 10; i++) changeProgress(process.argv[2], { [process.argv[3] + i]: (before) => ({ ...before, best: 1 }) })`,
    )
    await Promise.all(
      ['a', 'b', 'c'].map(
        (name) =>
          new Promise((resolve) => {
            const cwd = join(import.meta.dirname, '..')
            const code = readFileSync(writer, 'utf8')
            spawn(process.execPath, ['--input-type=module', '-e', code, 'x', root, name], {
              cwd,
              stdio: 'inherit',
            }).on('close', resolve)
          }),
      ),
    )
    expect(Object.keys(readProgress(root).progress.exercises)).toHaveLength(30)
  })
})
