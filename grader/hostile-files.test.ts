/**
 * Whatever stands where the learner's file should be: a clear sentence, exit 1, quickly, and progress stays.
 * The real command line is fed, because that is what must hold.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type DemoKit, demoKit, solution } from './demo-kit.ts'

let kit: DemoKit
let progress = ''
/** How much slower than an idle machine this one is just now: tests run side by side. */
let load = 1
beforeAll(async () => {
  kit = demoKit()
  kit.write('exercises/01-demo/02-again/service.yaml', solution)
  await kit.lab(['grade', '01/02'])
  await kit.lab(['grade', '01/01'])
  cpSync(join(kit.root, '.lab'), join(kit.root, 'lab-of-a-learner'), { recursive: true })
  progress = readFileSync(join(kit.root, '.lab/progress.json'), 'utf8')
}, 60_000)
beforeEach(() => {
  const began = performance.now()
  execFileSync(process.execPath, ['-e', '0'])
  load = Math.max(1, (performance.now() - began) / 60)
})
beforeEach(() => {
  kit.renew()
  kit.write('exercises/01-demo/02-again/service.yaml', solution)
  cpSync(join(kit.root, 'lab-of-a-learner'), join(kit.root, '.lab'), { recursive: true })
})
afterAll(() => kit.remove())

const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(solution, 'utf16le')])
const deployments = Array.from(
  { length: 10 },
  (_, number) =>
    `apiVersion: v1\nkind: Service\nmetadata:\n  name: web-${number}\nspec:\n  ports:\n    - port: 80\n`,
)

type Prepare = (file: string) => void
const text =
  (content: string | Uint8Array): Prepare =>
  (file) =>
    writeFileSync(file, content)
const replace =
  (make: Prepare): Prepare =>
  (file) => {
    rmSync(file)
    make(file)
  }

const aliasBomb = `a: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefgh'
  .split('')
  .map((name, index) => {
    const before = 'abcdefg'[index]
    return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`
  })
  .join('\n')}\n`

const rows: readonly (readonly [name: string, prepare: Prepare, sentence: RegExp])[] = [
  ['an empty file', text(''), /asks for Service|is empty|holds no/i],
  ['only comments', text('# nothing yet\n---\n# still nothing\n'), /asks for Service|is empty|holds no/i],
  [
    'binary',
    text(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))),
    /not a text file/,
  ],
  ['UTF-16', text(utf16), /UTF-16/],
  ['bytes that are no UTF-8', text(Buffer.from([0x61, 0x3a, 0x20, 0xc3, 0x28])), /UTF-8/],
  ['tabs', text(solution.replaceAll('  ', '\t')), /tab/i],
  [
    'duplicate keys',
    text(solution.replace('port: 80', 'port: 80\n      port: 81')),
    /port.*(twice|second|duplicate|already)/is,
  ],
  ['an alias bomb', text(aliasBomb), /alias/i],
  ['a merge bomb', text(`${aliasBomb.replaceAll('[', '{<<: [').replaceAll(']', ']}')}`), /./],
  ['nesting 10,000 deep', text('['.repeat(10_000)), /deep|nest/i],
  [
    'maps 2,000 deep',
    text(Array.from({ length: 500 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')),
    /deep|nest/i,
  ],
  ['50 MB', (file) => truncateSync(file, 50 * 1024 * 1024), /50 MiB|large/],
  ['257 KiB', text('#'.repeat(257 * 1024)), /KiB|large/],
  ['ten documents, one broken', text(deployments.with(6, 'kind: [').join('---\n')), /service\.yaml:\d+/],
  ['a scalar', text('hello'), /./],
  ['a list', text('- a\n- b\n'), /./],
  ['JSON that ends early', text('{"kind": "Service", '), /JSON|end/i],
  [
    'a million replicas',
    text(
      `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: huge\nspec:\n  replicas: 1000000\n  selector: {matchLabels: {a: b}}\n  template:\n    metadata: {labels: {a: b}}\n    spec:\n      containers: [{name: a, image: nginx}]\n`,
    ),
    /./,
  ],
  ['a name of 200,000 letters', text(solution.replace('name: web', `name: ${'w'.repeat(200_000)}`)), /./],
  [
    '10,000 ports',
    text(solution + Array.from({ length: 9_000 }, (_, port) => `    - port: ${port + 100}\n`).join('')),
    /./,
  ],
  [
    '2,500 Services',
    text(
      Array.from(
        { length: 2_500 },
        (_, number) =>
          `{apiVersion: v1, kind: Service, metadata: {name: w${number}}, spec: {ports: [{port: 80}]}}\n`,
      ).join('---\n'),
    ),
    /./,
  ],
  [
    '2,000 Pods',
    text(
      Array.from(
        { length: 2_000 },
        (_, number) =>
          `{apiVersion: v1, kind: Pod, metadata: {name: w${number}}, spec: {containers: [{name: a, image: nginx}]}}\n`,
      ).join('---\n'),
    ),
    /./,
  ],
  ['__proto__ as a key', text(solution.replace('selector:', '__proto__:')), /__proto__/],
  ['control sequences', text(`${solution}\u001b]0;owned\u0007: \u001b[2J\n`), /./],
  ['a missing file', (file) => rmSync(file), /does not exist/],
  ['a directory', replace((file) => mkdirSync(file)), /is a directory/],
  [
    'a link out of the folder',
    replace((file) => symlinkSync('../../../package.json', file)),
    /symbolic link to a place outside/,
  ],
  [
    'a link to a device',
    replace((file) => symlinkSync('/dev/zero', file)),
    /symbolic link to a place outside/,
  ],
  [
    'a link to nothing',
    replace((file) => symlinkSync('nothing', file)),
    /symbolic link to something that does not exist/,
  ],
  ['a link to itself', replace((file) => symlinkSync('service.yaml', file)), /ELOOP/],
  ['a named pipe', replace((file) => void execFileSync('mkfifo', [file])), /named pipe/],
]

describe('instead of a manifest', () => {
  it.each(rows)('%s', async (_, prepare, sentence) => {
    prepare(kit.file)
    const { code, out, error, milliseconds } = await kit.lab(['grade', '01/01'])
    expect(error).toBe('')
    expect(out).toMatch(sentence)
    expect(out).toContain('0/5 points')
    expect(out).not.toMatch(/\n {4}at .*\(/)
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
    expect(code).toBe(1)
    expect(milliseconds).toBeLessThan(2000 * load)
    expect(readFileSync(join(kit.root, '.lab/progress.json'), 'utf8')).toBe(progress)
  })

  it('a socket', async () => {
    rmSync(kit.file)
    const server = createServer().listen(kit.file)
    await new Promise((resolve) => server.on('listening', resolve))
    const { code, out } = await kit.lab(['grade', '01/01'])
    await new Promise((resolve) => server.close(resolve))
    expect(out).toContain('is a socket')
    expect(code).toBe(1)
  })

  it.skipIf(process.getuid?.() === 0)('a file that may not be read', async () => {
    chmodSync(kit.file, 0)
    const { code, out } = await kit.lab(['grade', '01/01'])
    expect(out).toContain('EACCES')
    expect(code).toBe(1)
  })
})

describe('odd, and right all the same', () => {
  it.each([
    ['CRLF and a byte order mark', `\ufeff${solution.replaceAll('\n', '\r\n')}`],
    ['a List', `apiVersion: v1\nkind: List\nitems:\n  - ${solution.trimEnd().replaceAll('\n', '\n    ')}\n`],
    [
      'JSON',
      JSON.stringify({
        apiVersion: 'v1',
        kind: 'Service',
        metadata: { name: 'web' },
        spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
      }),
    ],
    ['no line end at the end', solution.trimEnd()],
    ['more documents', `---\n---\n${solution}---\n`],
  ])('%s', async (_, content) => {
    writeFileSync(kit.file, content)
    expect(await kit.lab(['grade', '01/01'])).toMatchObject({ code: 0 })
  })

  it('a link within the folder', async () => {
    writeFileSync(join(kit.root, 'exercises/01-demo/01-web/mine.yaml'), solution)
    rmSync(kit.file)
    symlinkSync('mine.yaml', kit.file)
    expect(await kit.lab(['grade', '01/01'])).toMatchObject({ code: 0 })
  })
})

describe('a submission folder', () => {
  it('that leads elsewhere by links is not followed', async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), 'lab-'))
    mkdirSync(join(elsewhere, '01-web'))
    writeFileSync(join(elsewhere, '01-web', 'service.yaml'), solution)
    mkdirSync(join(kit.root, 'hand-in'))
    symlinkSync(elsewhere, join(kit.root, 'hand-in', '01-demo'))
    const { code, out } = await kit.lab(['grade', '01/01', '--submission', 'hand-in'])
    rmSync(elsewhere, { recursive: true })
    rmSync(join(kit.root, 'hand-in'), { recursive: true })
    expect(out).toContain('symbolic link to a place outside')
    expect(code).toBe(1)
  })
})

describe('the end of a start', () => {
  it('a corrupt progress file is kept aside, said so, and grading goes on', async () => {
    writeFileSync(join(kit.root, '.lab/progress.json'), '{"half')
    writeFileSync(kit.file, solution)
    const { code, error } = await kit.lab(['grade', '01/01'])
    expect(code).toBe(0)
    expect(error).toContain('.lab/progress.corrupt-1.json')
    expect(readFileSync(join(kit.root, '.lab/progress.corrupt-1.json'), 'utf8')).toBe('{"half')
  })

  it('a corrupt cache is as none', async () => {
    writeFileSync(join(kit.root, '.lab/cache/01-demo--01-web.json'), 'garbage')
    expect((await kit.lab(['grade', '01/01'])).code).toBe(1)
  })

  it('a .lab that cannot be written costs the memory, not the report', async () => {
    rmSync(join(kit.root, '.lab'), { recursive: true })
    writeFileSync(join(kit.root, '.lab'), 'in the way')
    const { code, out, error } = await kit.lab(['grade', '01/01'])
    expect(code).toBe(1)
    expect(out).toContain('selects no pods')
    expect(error).toMatch(/Progress was not saved: E[A-Z]+\./)
  })

  it('Ctrl-C ends it with 130, progress intact', async () => {
    const child = spawn(process.execPath, [join(kit.root, 'lab.cjs'), 'verify', '--seeds', '1000'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    await new Promise((resolve) => child.stdout.once('data', resolve))
    child.kill('SIGINT')
    expect(await new Promise((resolve) => child.on('close', resolve))).toBe(130)
    expect(readFileSync(join(kit.root, '.lab/progress.json'), 'utf8')).toBe(progress)
  }, 60_000)

  it('a reader that goes away (| head) ends it without a word', async () => {
    const child = spawn(process.execPath, [join(kit.root, 'lab.cjs'), 'help'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    child.stdout.destroy()
    let error = ''
    child.stderr.on('data', (chunk) => {
      error += chunk
    })
    const code = await new Promise((resolve) => child.on('close', resolve))
    expect(error).toBe('')
    expect(code).toBe(0)
  })

  it.runIf(existsSync('/dev/full'))('a full disk behind > ends it with a sentence', () => {
    const full = openSync('/dev/full', 'w')
    const { status, stderr } = spawnSync(process.execPath, [join(kit.root, 'lab.cjs'), 'help'], {
      stdio: ['ignore', full, 'pipe'],
      env: { ...process.env, LAB_LANG: 'en' },
      encoding: 'utf8',
    })
    closeSync(full)
    expect([status, stderr]).toEqual([2, 'Standard output cannot be written: the system answers ENOSPC.\n'])
  })
})
