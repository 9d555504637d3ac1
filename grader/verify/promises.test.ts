/** Verify is trusted with every exercise, so each promise is broken here, one at a time, and must be noticed. */
import { describe, expect, it } from 'vitest'
import { podsAnswer, serviceSelects } from '../checks/index.ts'
import { deployment, solution } from '../demo-kit.ts'
import {
  type Bilingual,
  check,
  defineExercise,
  type Exercise,
  type Mistake,
  type Question,
} from '../exercise.ts'
import { mutantsOf } from './mutants.ts'
import { heldPromises } from './promises.ts'
import type { Subject } from './subject.ts'

const both = (en: string): Bilingual => ({ en, ko: `한국어 ${en}` })

const misspelt: Mistake = {
  name: 'label misspelt',
  change: { 'service.yaml': ['app: web', 'app: wbe'] },
  fails: 'selects',
  says: 'service/selects-nothing',
}
const wrongPort: Mistake = {
  name: 'port of nobody',
  change: { 'service.yaml': ['targetPort: 8080', 'targetPort: 8081'] },
  fails: 'answers',
  says: 'service/target-port-nobody-listens',
}
const unknownField: Mistake = {
  name: 'field misspelt',
  change: { 'service.yaml': ['targetPort:', 'targetport:'] },
  fails: 'applies',
  says: 'field/unknown',
}

const exercise: Exercise = defineExercise({
  id: '01-demo/01-web',
  title: both('A demonstration'),
  minutes: 3,
  difficulty: 1,
  lesson: 'Demo',
  given: ['deployment.yaml'],
  edit: ['service.yaml'],
  facts: { pods: 3 },
  variants: (random) => {
    const pods = 4 + random.below(3)
    return { change: { 'deployment.yaml': ['replicas: 3', `replicas: ${pods}`] }, facts: { pods } }
  },
  hints: [both('a question'), both('the concept'), both('nearly the answer')],
  checks: ({ pods }) => [
    check('selects', { points: 2 }, serviceSelects({ service: 'web', workloads: ['web'], pods })),
    check(
      'answers',
      { points: 3, requires: ['selects'] },
      podsAnswer({ from: 'client', url: 'http://web', workloads: ['web'] }),
    ),
  ],
  mistakes: [misspelt, wrongPort, unknownField],
  alternatives: ['alt/named'],
  debrief: both('what happened'),
})

const codes = new Set(['service/selects-nothing', 'service/target-port-nobody-listens', 'field/unknown'])

function subject(changes: Partial<Subject> & { readonly but?: Partial<Exercise> } = {}): Subject {
  const { but, ...rest } = changes
  return {
    exercise: { ...exercise, ...but },
    given: [{ name: 'deployment.yaml', text: deployment }],
    stub: [{ name: 'service.yaml', text: solution.replace('app: web', 'app: todo') }],
    solution: [{ name: 'service.yaml', text: solution }],
    alternatives: [
      {
        name: 'alt/named',
        files: [{ name: 'service.yaml', text: solution.replace('- port', '- name: http\n      port') }],
      },
    ],
    headings: { en: codes, ko: codes },
    verdicts: new Map(),
    begun: new Map(),
    ...rest,
  }
}

function breaks(changes: Parameters<typeof subject>[0]): Promise<readonly string[]> {
  return heldPromises(subject(changes), { seeds: 3 }).then(({ broken }) =>
    broken.map(({ promise, what }) => `${promise}: ${what}`),
  )
}

const service = (text: string) => [{ name: 'service.yaml', text }]

/** A check that asks for less than the task says. */
const easy: Exercise['checks'] = () => [
  check('selects', { points: 2 }, serviceSelects({ service: 'web', workloads: ['web'], pods: 3 })),
]

/** A check with a mind of its own. */
function asking(ask: Question['ask']): Exercise['checks'] {
  return (facts) =>
    [...exercise.checks(facts), check('odd', { points: 1 }, { title: both('odd'), ask })] as never
}

const named = (name: string) =>
  check(name, { points: 1 }, serviceSelects({ service: 'web', workloads: ['web'], pods: 3 }))

describe('an exercise that keeps its promises', () => {
  it('breaks none', async () => {
    expect(await breaks({})).toEqual([])
  })
})

describe('a promise that is broken is noticed', () => {
  it.each<[string, Parameters<typeof subject>[0], RegExp]>([
    ['the stub passes already', { stub: service(solution) }, /^as shipped: must fail, but is passed/],
    [
      'the stub makes a check throw',
      { but: { checks: asking(async () => Promise.reject(new Error('at odds'))) } },
      /^as shipped: must fail, but is broken.*at odds/,
    ],
    [
      'a given file is refused',
      { given: [{ name: 'deployment.yaml', text: deployment.replace('kind: Pod', 'kind: Pood') }] },
      /^as shipped: must fail, but is broken/,
    ],
    [
      'the solution fails',
      { solution: service(solution.replace('8080', '8082')) },
      /^solution: on seed 1: .*answers failed/,
    ],
    [
      'the solution gets a warning',
      {
        solution: service(
          solution.replace('  ports', '  externalIPs: ["192.0.2.1", "2001:db8:0::1"]\n  ports'),
        ),
      },
      /^solution: on seed 1: .*remark/,
    ],
    [
      'the solution is hard-coded to one world',
      {
        but: {
          facts: { pods: 3 },
          checks: () => exercise.checks({ pods: 3 }),
          variants: () => ({
            change: { 'deployment.yaml': ['app: web\n    spec', 'app: web2\n    spec'] },
            facts: {},
          }),
        },
      },
      /^solution: on seed 1/,
    ],
    [
      'the verdict is not the same twice',
      { but: { checks: flickering() } },
      /^same twice: the (?:solution|stub) is not judged the same twice/,
    ],
    [
      'a mistake passes',
      {
        but: {
          mistakes: [
            misspelt,
            wrongPort,
            { ...unknownField, change: { 'service.yaml': ['name: web', 'name: web # same'] } },
          ],
        },
      },
      /^mistakes: "field misspelt" must fail applies/,
    ],
    [
      'a mistake fails another check',
      { but: { mistakes: [{ ...misspelt, fails: 'answers' }, wrongPort, unknownField] } },
      /^mistakes: "label misspelt" must fail answers/,
    ],
    [
      'a mistake names no check',
      { but: { mistakes: [{ ...misspelt, fails: 'slects' }, wrongPort, unknownField] } },
      /names a check that is not there \(slects\)/,
    ],
    [
      'a mistake says another code',
      { but: { mistakes: [{ ...misspelt, says: 'field/unknown' }, wrongPort, unknownField] } },
      /must say field\/unknown under selects/,
    ],
    [
      'a mistake is blamed on two checks',
      { but: { checks: asking(hasEndpoints) } },
      /^mistakes: "label misspelt" must blame selects alone/,
    ],
    [
      'a mistake changes nothing that is there',
      {
        but: {
          mistakes: [{ ...misspelt, change: { 'service.yaml': ['app: wub', 'x'] } }, wrongPort, unknownField],
        },
      },
      /^mistakes: "app: wub" stands 0 times in service.yaml/,
    ],
    [
      'an alternative is the solution itself: its folder is gone, or misspelt',
      { alternatives: [{ name: 'alt/nmaed', files: service(solution) }] },
      /^alternatives: alt\/nmaed: holds nothing that the solution does not/,
    ],
    [
      'a check requires one that is not there',
      {
        but: {
          checks: (facts) => [...exercise.checks(facts), { ...named('more'), requires: ['selcts'] }] as never,
        },
      },
      /^solution: more requires selcts, which is none of the checks/,
    ],
    [
      'two checks have one name',
      { but: { checks: (facts) => [...exercise.checks(facts), named('selects')] as never } },
      /^solution: two checks are named selects/,
    ],
    [
      'an alternative fails',
      {
        alternatives: [
          { name: 'alt/wrong', files: service(solution.replace('web\n  ports', 'wub\n  ports')) },
        ],
      },
      /^alternatives: alt\/wrong: .*selects failed/,
    ],
    [
      'the order of keys matters',
      { but: { checks: asking(orderMatters) } },
      /^equivalence: the solution, keys and lists reversed: .*odd failed/,
    ],
    [
      'objects of somebody else matter',
      { but: { checks: asking(strangersMatter) } },
      /^equivalence: the solution, with unrelated objects beside it: .*odd failed/,
    ],
    [
      'a mutant passes',
      { but: { checks: easy, mistakes: [misspelt, misspelt, unknownField] } },
      /^mutants: no check fails: service\.yaml without spec\.ports\[0\]\.targetPort$/,
    ],
    [
      'a tolerance is not needed',
      { but: { tolerates: [{ mutant: 'service.yaml spec.x: 1 → 2', reason: '' }] } },
      /^mutants: is tolerated, but needs no tolerance: service\.yaml spec\.x: 1 → 2/,
    ],
    [
      'a Korean text is missing',
      { but: { debrief: { en: 'what happened', ko: '' } } },
      /^texts: debrief has no Korean text/,
    ],
    [
      'a Korean text is English',
      { but: { title: { en: 'A title here', ko: 'A title here' } } },
      /^texts: title has no Korean text/,
    ],
    [
      'an English text is missing',
      { but: { hints: [both('a'), { en: ' ', ko: '한국어' }, both('c')] } },
      /^texts: hint 2 has no English text/,
    ],
    [
      'a code has no heading',
      { headings: { en: codes, ko: new Set(['field/unknown']) } },
      /^headings: service\/selects-nothing has no heading in lessons\/diagnostics \(ko\)/,
    ],
  ])('%s', async (_, changes, sentence) => {
    const broken = await breaks(changes)
    expect(broken.filter((line) => sentence.test(line)).length, broken.join('\n')).toBeGreaterThan(0)
  })
})

describe('a mutant that is tolerated', () => {
  it('needs its exact name', async () => {
    const mutant = 'service.yaml without spec.ports[0].targetPort'
    const but = { checks: easy, mistakes: [misspelt, misspelt, misspelt] as const }
    const without = await breaks({ but })
    const tolerated = await breaks({
      but: { ...but, tolerates: [{ mutant, reason: 'only the selector is the lesson' }] },
    })
    expect(without.filter((line) => line.includes(mutant))).toHaveLength(1)
    // A field that may go holds nothing that must be right.
    expect(without.filter((line) => line.includes('targetPort: 8080'))).toEqual([])
    expect(tolerated.filter((line) => line.includes(mutant))).toHaveLength(0)
  })
})

describe('mutants', () => {
  it('break every leaf, and remove every field and item', () => {
    const names = mutantsOf(service(solution)).map(({ name }) => name)
    expect(names).toEqual([
      'service.yaml without apiVersion',
      'service.yaml apiVersion: v1 → v2',
      'service.yaml without kind',
      'service.yaml kind: Service → Servicex',
      'service.yaml without metadata',
      'service.yaml without metadata.name',
      'service.yaml metadata.name: web → webx',
      'service.yaml without spec',
      'service.yaml without spec.selector',
      'service.yaml without spec.selector.app',
      'service.yaml spec.selector.app: web → webx',
      'service.yaml without spec.ports',
      'service.yaml without spec.ports[0]',
      'service.yaml without spec.ports[0].port',
      'service.yaml spec.ports[0].port: 80 → 81',
      'service.yaml without spec.ports[0].targetPort',
      'service.yaml spec.ports[0].targetPort: 8080 → 8081',
      'service.yaml spec.ports[0].port in the place of targetPort',
    ])
  })

  it('let items of a list change places, each with the next', () => {
    const text = solution.replace('    - port: 80', '    - port: 79\n    - port: 80')
    const swapped = mutantsOf(service(text)).filter(({ name }) => name.endsWith('after the next'))
    expect(swapped.map(({ name }) => name)).toEqual(['service.yaml spec.ports[0] after the next'])
    expect(swapped[0]?.files[0]?.text.match(/port: \d+/g)).toEqual(['port: 80', 'port: 79'])
  })

  it('are numbered by document where a file has several', () => {
    const names = mutantsOf(service(`${solution}---\n${solution}`)).map(({ name }) => name)
    expect(names).toContain('service.yaml#2 metadata.name: web → webx')
  })
})

/** Fails every other time it is asked. */
function flickering(): Exercise['checks'] {
  let asked = 0
  return asking(async () => {
    asked++
    return asked % 2 === 0 ? { passed: true, diagnostics: [] } : failing('flickers')
  })
}

async function hasEndpoints({ view }: Parameters<Question['ask']>[0]): ReturnType<Question['ask']> {
  const slices = await view.list('EndpointSlice', 'default')
  const web = slices.filter(({ metadata }) => metadata.name.startsWith('web'))
  return web.some(({ endpoints }) => endpoints.length > 0)
    ? { passed: true, diagnostics: [] }
    : failing('endpoints')
}

async function orderMatters({ view }: Parameters<Question['ask']>[0]): ReturnType<Question['ask']> {
  const found = await view.get({ kind: 'Service', namespace: 'default', name: 'web' })
  const keys = Object.keys(found?.spec ?? {})
  return keys.indexOf('selector') < keys.indexOf('ports')
    ? { passed: true, diagnostics: [] }
    : failing('order')
}

async function strangersMatter({ view }: Parameters<Question['ask']>[0]): ReturnType<Question['ask']> {
  const services = await view.list('Service')
  return services.length < 4 ? { passed: true, diagnostics: [] } : failing('strangers')
}

function failing(wanted: string): Awaited<ReturnType<Question['ask']>> {
  return { passed: false, diagnostics: [{ code: 'check/object-missing', params: { wanted } }] }
}
