/**
 * Who may import whom? The house is built in floors: a file imports from lower floors and from its own room, never
 * upwards, never from a neighbour on the same floor. Here are the floors as a table, and the other rules that no
 * compiler holds: every file stands in a room, packages stay in theirs, the simulator knows no clock and no luck,
 * long files say why. Tests may import what they need to build a world.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { describe, expect, it } from 'vitest'

/**
 * From the ground up. A room is one or several folders and files; where several names fit, the longest decides.
 * Rooms on one floor are neighbours, who do not know each other.
 */
const floors: readonly (readonly (readonly string[])[])[] = [
  [['launcher/', 'lab.cjs', '.ci/']],
  [['sim/api/'], ['sim/random.ts'], ['sim/quote.ts'], ['sim/near-names.ts'], ['sim/base64.ts']],
  // A trace carries diagnostics; otherwise the nouns know nobody.
  [['sim/diagnostic.ts', 'sim/catalogue/', 'sim/api/trace.ts']],
  [['sim/refusal.ts'], ['sim/ip/'], ['sim/quantity.ts']],
  [['sim/names/']],
  [['sim/labels.ts', 'sim/labels/'], ['sim/manifest/'], ['sim/script/']],
  [['sim/decode/'], ['sim/defaults/'], ['sim/validate/'], ['sim/tls/']],
  [['sim/state/']],
  [['sim/container/']],
  [['sim/kubelet/'], ['sim/ingress/']],
  [['sim/controllers/']],
  [['sim/dns/'], ['sim/proxy/']],
  [['sim/trace.ts', 'sim/trace/']],
  [['sim/view.ts'], ['sim/scenario.ts', 'sim/scenario/']],
  [['sim/cluster.ts'], ['sim/view.parity.ts'], ['sim/notes.ts']],
  [['sim/kubectl/']],
  [['sim/shell/']],
  [['sim/index.ts'], ['sim/words.ts'], ['sim/korean.ts'], ['sim/tls.ts'], ['sim/prompt.ts']],
  [['grader/exercise.ts', 'grader/print-call.ts']],
  [['grader/checks/']],
  [['exercises/']],
  // What a submission is, and what a verdict is.
  [
    [
      'grader/read-submission.ts',
      'grader/files.ts',
      'grader/sources.ts',
      'grader/verdict.ts',
      'grader/same-cause.ts',
    ],
  ],
  [['grader/sandbox/']],
  [['grader/']],
  [['grader/exam/']],
  [['grader/report/'], ['grader/verify/']],
  [['grader/commands/']],
  [['grader/engine.ts'], ['grader/main.ts', 'grader/warm-up.ts']],
  [['bench/', 'scripts/', 'lessons/', 'upstream-cases.ts', 'vitest.config.ts', 'vitest.setup.ts']],
]

/** Where each outside package may be imported; tests may use any. */
const packages: Readonly<Record<string, readonly string[]>> = {
  'sorted-btree': ['sim/state/'],
  '@noble/curves': ['sim/tls/'],
  '@noble/hashes': ['sim/tls/'],
  esbuild: ['launcher/', 'bench/'],
  tinybench: ['bench/'],
  'fast-check': ['vitest.setup.ts', 'grader/exercise.ts', 'grader/sandbox/'],
  'quickjs-emscripten-core': ['grader/sandbox/'],
  '@jitl/quickjs-wasmfile-release-sync': ['grader/sandbox/'],
  '@jridgewell/trace-mapping': ['grader/sandbox/'],
  sucrase: ['grader/sandbox/', 'bench/'],
  vitest: ['vitest.config.ts'],
  ajv: ['.ci/'],
}

/** What of a house is seen from outside. */
const doors: readonly { readonly of: string; readonly door: readonly string[] }[] = [
  {
    of: 'sim/',
    door: [
      'sim/index.ts',
      'sim/words.ts',
      'sim/korean.ts',
      'sim/tls.ts',
      'sim/prompt.ts',
      'sim/view.parity.ts',
    ],
  },
  { of: 'launcher/', door: ['launcher/lock.mjs'] },
]

/** What an exercise may import, and nothing else. */
const forExercises = ['grader/exercise.ts', 'grader/checks/index.ts', 'sim/index.ts']

const mostLines = 250

interface File {
  readonly path: string
  readonly text: string
}

const files = sourceFiles('')
  .filter(isOfTheKit)
  .map((path): File => ({ path, text: readFileSync(join(root(), path), 'utf8') }))
/** Kits for tests: they write exercises as text, and build a cluster to send requests to. */
const forTests = ['grader/demo-kit.ts', 'grader/demo-function.ts', 'sim/trace/ingress-world.ts']
/** Hostile submissions, written down as texts. */
const asTexts = 'grader/sandbox/red-team/'

const sources = files.filter(({ path }) => {
  return !path.endsWith('.test.ts') && !forTests.includes(path) && !path.startsWith(asTexts)
})

describe('every source file', () => {
  it('stands in a room', () => {
    const homeless = files.map(({ path }) => path).filter((path) => roomOf(asIfNoTest(path)) === undefined)
    expect(homeless).toEqual([])
  })

  it('imports from its own room and from lower floors', () => {
    expect(
      sources.flatMap((file) => importsOf(file).flatMap((target) => wrongStep(file.path, target))),
    ).toEqual([])
  })

  it('enters another house by its door', () => {
    const around = sources.flatMap((file) =>
      importsOf(file)
        .filter((target) => isAroundTheDoor(file.path, target))
        .map((target) => `${file.path} imports ${target}`),
    )
    expect(around).toEqual([])
  })

  it('imports packages only in their rooms', () => {
    const strays = sources.flatMap((file) =>
      packagesOf(file)
        .filter((name) => !(packages[name] ?? []).some((room) => file.path.startsWith(room)))
        .map((name) => `${file.path} imports ${name}`),
    )
    expect(strays).toEqual([])
  })

  it(`has at most ${mostLines} lines, or says at its top why it is long`, () => {
    const long = sources.filter(({ text }) => text.split('\n').length - 1 > mostLines && !saysWhyLong(text))
    expect(long.map(({ path }) => path)).toEqual([])
  })

  it('asks fileURLToPath for a path: in an address, blanks and Korean letters are other characters', () => {
    const found = files.filter(({ text }) => /import\.meta\.url\)\s*\.pathname/.test(text))
    expect(found.map(({ path }) => path)).toEqual([])
  })

  it('is named in kebab-case for one thing', () => {
    const vague = /(?:^|[-/])(?:utils?|helpers?|common|misc|types|constants)(?:[-.]|$)/
    const names = files.map(({ path }) => path).filter((path) => vague.test(path) || /[A-Z_]/.test(path))
    expect(names).toEqual([])
  })
})

describe('the simulator', () => {
  const simulator = sources.filter(({ path }) => path.startsWith('sim/'))

  it.each([
    ['clock', /\bDate\b(?!\.UTC\b|\.parse\b|: )|\bperformance\b/],
    ['luck of its own', /\bMath\s*\.\s*random\b|\bcrypto\b(?!\/rsa\b)/],
    [
      'Node or a browser',
      /from ['"]node:|\bprocess\.|\bglobalThis\b|\bconsole\.\w+\(|\bsetTimeout\b|\bBuffer\b/,
    ],
    ['way around the compiler', /@ts-(?:ignore|expect-error|nocheck)/],
  ])('knows no %s', (_, forbidden) => {
    const found = simulator.flatMap(({ path, text }) =>
      codeLines(text)
        .filter(({ line }) => forbidden.test(line))
        .map(({ line, number }) => `${path}:${number} ${line.trim()}`),
    )
    expect(found).toEqual([])
  })

  it('keeps no state in its modules', () => {
    const found = simulator.filter(({ text }) => /^(?:export )?(?:let|var) /m.test(text))
    expect(found.map(({ path }) => path)).toEqual([])
  })
})

describe('the table itself', () => {
  it('names no room that is gone', () => {
    const names = floors.flat(2)
    expect(names.filter((name) => !files.some(({ path }) => path.startsWith(name)))).toEqual([])
  })
})

/** A test stands beside what it tests; one of the whole house stands at the top. */
function asIfNoTest(path: string): string {
  return path.replace(/\.test\.ts$/, '.ts').replace(/^architecture\.ts$/, 'vitest.config.ts')
}

function root(): string {
  return import.meta.dirname
}

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root(), folder), { withFileTypes: true }).flatMap((entry) => {
    const path = posix.join(folder, entry.name)
    if (entry.isDirectory()) return isForeign(path) ? [] : sourceFiles(path)
    return /\.(?:ts|cjs|mjs)$/.test(entry.name) ? [path] : []
  })
}

/** What learners write, or read beside it, stands in the folders of exercises too. */
function isOfTheKit(path: string): boolean {
  return !path.startsWith('exercises/') || path.endsWith('/exercise.ts')
}

function isForeign(path: string): boolean {
  return /^(?:node_modules|dist|exam|\.lab|\.git|coverage|solutions)$/.test(path)
}

/** The floor and the room of a file, as indexes into the table. */
function roomOf(path: string): readonly [floor: number, room: number] | undefined {
  let best = ''
  let found: readonly [number, number] | undefined
  floors.forEach((rooms, floor) => {
    rooms.forEach((names, room) => {
      for (const name of names) {
        if (path.startsWith(name) && name.length > best.length) {
          best = name
          found = [floor, room]
        }
      }
    })
  })
  return found
}

function wrongStep(from: string, to: string): readonly string[] {
  if (from.startsWith('exercises/')) {
    // The types in a file that the learner is given are worth sharing.
    const isGiven = dirname(from) === dirname(to)
    return forExercises.includes(to) || isGiven ? [] : [`${from} imports ${to}`]
  }
  const [here, there] = [roomOf(from), roomOf(to)]
  if (here === undefined || there === undefined) return [`${from} or ${to} stands in no room`]
  const isOwnRoom = here[0] === there[0] && here[1] === there[1]
  if (isOwnRoom || there[0] < here[0]) return []
  return [`${from} imports ${there[0] === here[0] ? 'sideways' : 'upwards'} from ${to}`]
}

function isAroundTheDoor(from: string, to: string): boolean {
  // The bench measures rooms one by one, and scripts write files inside of one.
  if (from.startsWith('bench/') || from.startsWith('scripts/')) return false
  return doors.some(
    ({ of, door }) => to.startsWith(of) && !from.startsWith(of) && !door.includes(to) && from !== 'lab.cjs',
  )
}

const importPattern =
  /^\s*(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]|^\s*import\s*['"]([^'"]+)['"]|\b(?:import|require)\(\s*['"]([^'"]+)['"]/gm

function specifiersOf({ text }: File): readonly string[] {
  const code = codeLines(text)
    .map(({ line }) => line)
    .join('\n')
  return [...code.matchAll(importPattern)].map(([, from, bare, called]) => from ?? bare ?? called ?? '')
}

function importsOf(file: File): readonly string[] {
  return specifiersOf(file)
    .filter((specifier) => specifier.startsWith('.'))
    .map((specifier) => posix.join(dirname(file.path), specifier))
    .filter((path) => /\.(?:ts|cjs|mjs)$/.test(path))
}

function packagesOf(file: File): readonly string[] {
  return specifiersOf(file)
    .filter((specifier) => !specifier.startsWith('.') && !specifier.startsWith('node:'))
    .map((specifier) =>
      specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/'),
    )
}

/** Lines that are code: comments do not count. */
function codeLines(text: string): readonly { readonly line: string; readonly number: number }[] {
  const withoutBlocks = text.replace(/\/\*[\s\S]*?\*\//g, (comment) => comment.replace(/[^\n]/g, ' '))
  return withoutBlocks
    .split('\n')
    .map((line, index) => ({ line: line.replace(/(^|\s)\/\/.*$/, ''), number: index + 1 }))
}

/** Its first comment has the word: `Long because …`; or a script wrote it. */
function saysWhyLong(text: string): boolean {
  const header = /^(?:#!.*\n)?\s*(?:\/\*[\s\S]*?\*\/|(?:\/\/.*\n)+)/.exec(text)?.[0] ?? ''
  return /\blong because\b|generated by/i.test(header)
}
