/** Stories of learners who type, foretell and repair, through the real command line. */
import { cpSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type DemoKit, demoKit } from './demo-kit.ts'

const repository = dirname(import.meta.dirname)
const ids = {
  commands: '01-services/08-expose-a-pod',
  answers: '06-dns/01-short-names',
  incident: '13-troubleshooting/01-empty-order-list',
} as const

let kit: DemoKit
beforeAll(async () => {
  kit = demoKit()
  const originals = JSON.parse(readFileSync(join(repository, 'exercises/originals.json'), 'utf8')) as Record<
    string,
    string
  >
  kit.write('exercises/originals.json', JSON.stringify(originals))
  for (const id of Object.values(ids)) {
    cpSync(join(repository, 'exercises', id), join(kit.root, 'exercises', id), { recursive: true })
    cpSync(join(repository, 'solutions', id), join(kit.root, 'solutions', id), { recursive: true })
  }
  await kit.lab(['version'])
}, 120_000)
afterAll(() => kit.remove())

const answer = (id: string, file: string, change: (text: string) => string): void => {
  const text = readFileSync(join(repository, 'solutions', id, file), 'utf8')
  kit.write(`exercises/${id}/${file}`, change(text))
}

describe('who types commands', () => {
  it('is shown the command that failed, in its line, with what kubectl said', async () => {
    const { out, code } = await kit.lab(['grade', '01/08', '--plain'])
    expect(out).toContain('commands.sh:2:1')
    expect(out).toContain("couldn't retrieve selectors")
    expect(code).toBe(1)
  }, 60_000)

  it('gets full marks, and the verdict from the cache the second time', async () => {
    answer(ids.commands, 'commands.sh', (text) => text)
    expect((await kit.lab(['grade', '01/08'])).code).toBe(0)
    const again = await kit.lab(['grade', '01/08', '--json'])
    expect(JSON.parse(again.out)).toMatchObject({ status: 'passed', points: { earned: 4, possible: 4 } })
  }, 60_000)

  it('may reset the file, and submit it from elsewhere', async () => {
    const { out } = await kit.lab(['reset', '01/08'])
    expect(out).toContain('commands.sh')
    expect(readFileSync(join(kit.root, 'exercises', ids.commands, 'commands.sh'), 'utf8')).toContain(
      'What the notes say',
    )
    expect((await kit.lab(['grade', '01/08', '--submission', 'solutions'])).code).toBe(0)
  }, 60_000)

  it('runs nothing outside of the simulation', async () => {
    const file = join(kit.root, 'made')
    answer(
      ids.commands,
      'commands.sh',
      () => `touch ${file}; rm -rf ${kit.root}; node -e 1; cat /etc/passwd\n`,
    )
    const { out } = await kit.lab(['grade', '01/08'])
    expect(out).not.toContain('root:')
    expect(() => readFileSync(file)).toThrow()
    expect(readFileSync(join(kit.root, 'exercises/originals.json'), 'utf8')).not.toBe('')
    await kit.lab(['reset', '01/08'])
  }, 60_000)
})

describe('who foretells', () => {
  it('is told of right answers what happened, of wrong ones that they are', async () => {
    answer(ids.answers, 'answers.yaml', (text) => text.replace('names-asked: 3', 'names-asked: 1'))
    const { out } = await kit.lab(['grade', '06/01'])
    expect(out).toContain('backend-database.shop.svc.cluster.local. is 10.96.0.60')
    expect(out).not.toContain('cart.shop.svc.svc.cluster.local')
    const { out: json } = await kit.lab(['grade', '06/01', '--json'])
    expect(json).not.toContain('cart.shop.svc.svc.cluster.local')
  }, 60_000)

  it('is told all with the last hint', async () => {
    expect((await kit.lab(['hint', '06/01', '--level', '2'])).out).not.toContain(
      'cart.shop.svc.svc.cluster.local',
    )
    expect((await kit.lab(['hint', '06/01', '--level', '3'])).out).toContain(
      'cart.shop.svc.svc.cluster.local',
    )
  }, 60_000)

  it('can look at the same world', async () => {
    const { out } = await kit.lab([
      'sim',
      '06/01',
      '-c',
      'kubectl exec client -n shop -- getent hosts backend-database',
    ])
    expect(out).toContain('10.96.0.60')
  }, 60_000)
})

describe('who repairs', () => {
  it('is told how many edits it took', async () => {
    answer(ids.incident, 'shop.yaml', (text) => text.replace('replicas: 2', 'replicas: 3'))
    const { out } = await kit.lab(['grade', '13/01', '--plain'])
    expect(out).toContain('3 edits; 2 suffice')
    const { out: korean } = await kit.lab(['grade', '13/01', '--lang', 'ko'])
    expect(korean).toContain('수정 3곳. 2곳이면 충분합니다')
  }, 60_000)

  it('keeps the medal for as few edits as suffice in the list', async () => {
    expect((await kit.lab(['list', '13'])).out).toContain('✓ 13/01')
    answer(ids.incident, 'shop.yaml', (text) => text)
    await kit.lab(['grade', '13/01'])
    const { out } = await kit.lab(['list', '13'])
    expect(out).toContain('★ 13/01')
    expect(out).toContain('★ passed with as few edits as suffice')
  }, 60_000)

  it('is told whom the repair has broken', async () => {
    answer(ids.incident, 'shop.yaml', (text) => text.replace(/name: orders-backup/, 'name: orders-copy'))
    const { out } = await kit.lab(['grade', '13/01'])
    expect(out).toContain('http://orders-backup.default:8080')
  }, 60_000)

  it('finds the broken cluster at the prompt, and no cluster behind a function', async () => {
    const { out } = await kit.lab([
      'sim',
      '13/01',
      '-c',
      'kubectl get endpointslices -l kubernetes.io/service-name=orders',
    ])
    expect(out).toContain('<unset>')
    expect((await kit.lab(['sim', '13/01', '01/08'])).code).toBe(2)
  }, 60_000)
})
