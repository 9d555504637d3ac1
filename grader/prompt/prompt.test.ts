import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { Ran } from '../../sim/prompt.ts'
import * as prompt from './bundle.ts'
import { openHistory } from './history.ts'
import { hostFiles } from './host-files.ts'
import { runScript } from './script.ts'
import { makeWorld } from './world.ts'

const top = mkdtempSync(join(tmpdir(), 'lab-prompt-'))
const folder = join(top, 'work')
afterAll(() => rmSync(top, { recursive: true, force: true }))
mkdirSync(join(folder, 'sub'), { recursive: true })
writeFileSync(join(top, 'secret.txt'), 'secret')
writeFileSync(
  join(folder, 'web.yaml'),
  'apiVersion: v1\nkind: Service\nmetadata: { name: web }\nspec: { ports: [{ port: 80 }] }\n',
)
writeFileSync(join(folder, 'sub', 'a.txt'), 'a')
symlinkSync(join(top, 'secret.txt'), join(folder, 'link.txt'))

describe('the learner’s folder', () => {
  const files = hostFiles(folder)
  it.each([
    ['web.yaml', true],
    ['./web.yaml', true],
    ['sub/a.txt', true],
    [join(folder, 'web.yaml'), true],
    ['../secret.txt', false],
    ['link.txt', false],
    [join(top, 'secret.txt'), false],
    ['/etc/passwd', false],
    ['sub', false],
    ['none', false],
    ['', false],
    ['a\0b', false],
  ])('%s can be read: %s', (path, readable) => {
    expect(files.read(path) !== undefined).toBe(readable)
  })

  it('lists itself and what is below, and nothing else', () => {
    expect(files.list('.')).toEqual(['link.txt', 'sub', 'web.yaml'])
    expect(files.list('sub')).toEqual(['a.txt'])
    expect(files.list('..')).toBeUndefined()
  })
})

function script(text: string): {
  readonly shown: readonly (readonly [string, string])[]
  readonly exitCode: number
} {
  const world = makeWorld({ seed: 1, instant: true })
  if (!world.ok) throw new Error('no world')
  const shown: (readonly [string, string])[] = []
  const show = ({ stdout, stderr }: Ran, command: string): void => void shown.push([command, stdout + stderr])
  const session = prompt.newSession({ host: hostFiles(folder) })
  return { exitCode: runScript({ prompt, cluster: world.cluster, session, text, show }), shown }
}

describe('a script', () => {
  it('is split where a command is whole, and goes on after one that fails', () => {
    const { shown, exitCode } = script(
      '# a comment\nfalse\nfor i in 1 2\ndo echo $i\ndone\ncat <<EOF\nx\nEOF\nexit 7\necho never\n',
    )
    expect(shown).toEqual([
      ['false', ''],
      ['for i in 1 2\ndo echo $i\ndone', '1\n2\n'],
      ['cat <<EOF\nx\nEOF', 'x\n'],
      ['exit 7', ''],
    ])
    expect(exitCode).toBe(7)
  })

  it('applies files of the folder, and writes none there', () => {
    const { shown } = script('kubectl apply -f web.yaml\necho x > web.yaml; cat web.yaml')
    expect(shown.map(([, text]) => text)).toEqual(['service/web created\n', 'x\n'])
    expect(hostFiles(folder).read('web.yaml')).toContain('kind: Service')
  })

  it('says what is missing at its end', () => {
    expect(script('echo "open').shown[0]?.[1]).toContain('unexpected EOF while looking for matching')
  })
})

it('what was typed is remembered, newest first, without repetitions and what begins with a blank', () => {
  const history = openHistory(top)
  for (const line of ['a', 'a', '', ' hidden', 'b']) history.add(line)
  expect(openHistory(top).lines).toEqual(['b', 'a'])
})

it('a scenario that is none is told, not begun', () => {
  const world = makeWorld({
    scenario: { name: 'x.yaml', text: 'apiVersion: k8s-services-lab/v1\nkind: Scenario\nsed: 1\n' },
    seed: 1,
    instant: false,
  })
  expect(world).toMatchObject({ ok: false, diagnostics: [{ code: 'scenario/field-unknown' }] })
})
