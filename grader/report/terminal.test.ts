import { describe, expect, it } from 'vitest'
import { diagnose } from '../../sim/index.ts'
import type { ExerciseEntry } from '../kit.ts'
import type { Language } from '../language.ts'
import type { CheckResult, Verdict } from '../verdict.ts'
import { colours, noColours, wantsColour } from './colour.ts'
import type { ExerciseReport, Report, ReportOptions } from './report.ts'
import { terminal } from './terminal.ts'
import { displayWidth } from './width.ts'

const entry: ExerciseEntry = {
  id: '01-services/02-empty-endpoints',
  kind: 'manifest',
  title: { en: 'A Service with nobody behind it', ko: '뒤에 아무도 없는 서비스' },
  minutes: 5,
  difficulty: 2,
  lesson: 'Selectors',
  given: ['deployment.yaml'],
  edit: ['service.yaml'],
  points: 5,
  hints: [],
  debrief: {
    en: 'A selector finds pods.\n\nSee `kubectl get endpointslices`.',
    ko: '셀렉터가 파드를 찾습니다.',
  },
  source: 'x',
}

const text = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: wbe
  ports:
    - port: 80
`

const selectsNothing = diagnose(
  'file/missing',
  { file: 'service.yaml' },
  {
    object: { kind: 'Service', namespace: 'default', name: 'web' },
    path: ['spec', 'selector', 'app'],
    place: { file: 'service.yaml', start: { line: 7, column: 10 }, end: { line: 7, column: 13 } },
    upstream: 'spec.selector.app: Invalid value: "wbe"',
  },
)

const selects: CheckResult = {
  name: 'selects',
  title: { en: 'Service web has three ready endpoints', ko: '서비스 web에 준비된 엔드포인트가 3개 있습니다' },
  points: { earned: 0, possible: 2 },
  status: 'failed',
  findings: [{ diagnostic: selectsNothing }],
}
const answers: CheckResult = {
  name: 'answers',
  title: { en: 'http://web answers', ko: 'http://web이 응답합니다' },
  points: { earned: 0, possible: 3 },
  status: 'skipped',
  waitsFor: 'selects',
}

function draw(checks: readonly CheckResult[], options: Partial<ReportOptions & ExerciseReport> = {}): string {
  const statuses = checks.map(({ status }) => status)
  const status = statuses.includes('broken') ? 'broken' : statuses.includes('failed') ? 'failed' : 'passed'
  const earned = checks.reduce((sum, { points }) => sum + points.earned, 0)
  const verdict: Verdict = {
    exercise: entry.id,
    status,
    points: { earned, possible: 5 },
    checks,
    remarks: [],
  }
  const one: ExerciseReport = {
    entry,
    verdict,
    texts: new Map([['service.yaml', text]]),
    untouched: false,
    ...options,
  }
  return terminal(reportOf([one]), optionsFor('en', options))
}

function reportOf(exercises: readonly ExerciseReport[]): Report {
  return { kit: { version: '0.1.0' }, seed: 1, exercises, ignored: [] }
}

function optionsFor(language: Language, options: Partial<ReportOptions> = {}): ReportOptions {
  return {
    language,
    columns: 80,
    colours: noColours,
    pathOf: (id, file) => `exercises/${id}/${file}`,
    kitPath: (path) => path,
    ...options,
  }
}

describe('the report of one exercise', () => {
  it('says what is so, where, and what to try', () => {
    expect(
      draw([selects, answers]),
    ).toBe(`✗ 01/02  A Service with nobody behind it                              0/5 points
exercises/01-services/02-empty-endpoints/service.yaml

✗ Service web has three ready endpoints                               0/2 points

  service.yaml does not exist.                                      file/missing

  service.yaml:7:10  spec.selector.app
  6 │   selector:
  7 │     app: wbe
    │          ^^^

  Server   spec.selector.app: Invalid value: "wbe"
  Try      create it, or run ./lab reset to get the file as it was given
  Read     lessons/diagnostics/file.md#file-missing

· http://web answers                                                  0/3 points
  waits for: Service web has three ready endpoints
`)
  })

  it('names the page to read as it is reached from where the learner stands', () => {
    const out = draw([selects], { kitPath: (path) => `../../${path}` })
    expect(out).toMatch(/Read +\.\.\/\.\.\/lessons\/diagnostics\/file\.md#file-missing$/m)
  })

  it('speaks Korean in columns that fit', () => {
    const out = draw([selects, answers], { language: 'ko' })
    expect(out).toContain('서비스 web에 준비된 엔드포인트가 3개 있습니다')
    expect(out).toContain('먼저 통과해야 합니다')
    for (const line of out.split('\n')) expect(displayWidth(line)).toBeLessThanOrEqual(80)
    expect(
      out
        .split('\n')
        .filter((line) => line.endsWith('점'))
        .map(displayWidth),
    ).toEqual([80, 80, 80])
  })

  it.each([40, 60, 80, 100])('fits %i columns', (columns) => {
    for (const line of draw([selects, answers], { columns }).split('\n')) {
      // Paths are not broken, so that they can be copied.
      if (!line.startsWith('exercises/')) expect(displayWidth(line)).toBeLessThanOrEqual(columns)
    }
  })

  it('folds a later finding with the same cause under the first', () => {
    const again: CheckResult = {
      ...answers,
      status: 'failed',
      findings: [{ diagnostic: selectsNothing, sameAs: 'selects' }],
    }
    const out = draw([selects, again])
    expect(out.match(/file\/missing/g)).toHaveLength(1)
    expect(out).toContain('The same cause as under "Service web has three ready endpoints".')
  })

  it('shows a few of many findings and counts the others', () => {
    const findings = Array.from({ length: 12 }, (_, line) => ({
      diagnostic: { ...selectsNothing, path: ['spec', 'ports', line] },
    }))
    expect(draw([{ ...selects, status: 'failed', findings }])).toContain('… and 7 more like these.')
  })

  it('says when something holds only in the world that the learner sees', () => {
    expect(
      draw([
        { ...selects, status: 'failed', findings: [{ diagnostic: selectsNothing }], world: { pods: 5 } },
      ]),
    ).toContain('when the same cluster is set up\n  with pods 5:')
  })

  it('blames the kit for a broken check', () => {
    const broken: CheckResult = { ...answers, status: 'broken', problem: 'x is not a function' }
    expect(draw([broken])).toContain("the kit's fault, not yours")
  })

  it('ends with the debrief after full marks, and hides the built-in check', () => {
    const applies: CheckResult = {
      ...answers,
      name: 'applies',
      title: { en: 'accepted', ko: '수락' },
      status: 'passed',
      points: { earned: 0, possible: 0 },
    }
    const out = draw([applies, { ...answers, status: 'passed', points: { earned: 3, possible: 3 } }])
    expect(out).not.toContain('accepted')
    expect(out).toContain('What happened\n\n  A selector finds pods.\n\n  See `kubectl get endpointslices`.')
  })

  it('lets no control character of the learner through', () => {
    const diagnostic = diagnose('file/missing', { file: 'a\u001b[2Jb\u202e' }, { upstream: '\u0007bell' })
    const out = draw([{ ...selects, status: 'failed', findings: [{ diagnostic }] }])
    expect(out).toContain('a␛[2Jb<U+202E>')
    expect(out).toContain('␇bell')
  })

  it('is coloured only when asked to, and says the same', () => {
    const coloured = draw([selects, answers], { colours })
    expect(coloured).toContain('\u001b[31m✗')
    // biome-ignore lint/complexity/useRegexLiterals: a literal would hold the control character itself.
    expect(coloured.replace(new RegExp('\\u001b\\[\\d+m', 'g'), '')).toBe(draw([selects, answers]))
  })
})

describe('the report of several exercises', () => {
  it('is a line for each that has nothing to tell, and a sum', () => {
    const verdict: Verdict = {
      exercise: entry.id,
      status: 'failed',
      points: { earned: 0, possible: 5 },
      checks: [selects],
      remarks: [],
    }
    const begun = { entry, verdict, texts: new Map(), untouched: false }
    const out = terminal(reportOf([begun, { ...begun, untouched: true }]), optionsFor('en'))
    expect(out).toMatch(/· 01\/02 {2}A Service with nobody behind it +not started {2}0\/5 points/)
    expect(out.match(/file\/missing/g)).toHaveLength(1)
    expect(out).toMatch(/0 of 2 exercises passed +0\/10 points/)
  })
})

describe('colour', () => {
  it.each([
    [true, {}, true],
    [false, {}, false],
    [true, { NO_COLOR: '1' }, false],
    [true, { NO_COLOR: '' }, true],
    [true, { CI: 'true' }, false],
    [true, { TERM: 'dumb' }, false],
  ])('on a terminal %s with %j: %s', (isTerminal, environment, wanted) => {
    expect(wantsColour(isTerminal, environment)).toBe(wanted)
  })
})
