import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { matchesSelector, parseSelector, printSelector } from '../../../sim/index.ts'

type Labels = Readonly<Record<string, string>>
type Args = readonly [expression: string, labels: Labels]
type Kind = 'equality' | 'set' | 'presence'

const file = 'matches-expression.ts'

/** Expressions with requirements of these kinds, and labels that they meet as often as not. */
function expressions(kinds: readonly Kind[], most: number): Generate<Args> {
  return (fc) => {
    const key = fc.constantFrom('app', 'tier', 'example.com/in', 'toString')
    const value = fc.constantFrom('web', 'db', 'notin', '')
    const named = fc.constantFrom('web', 'db', 'notin')
    const space = fc.constantFrom('', ' ')
    const requirement = {
      equality: fc
        .tuple(key, space, fc.constantFrom('=', '==', '!='), space, value)
        .map(([name, before, sign, after, text]) => `${name}${before}${sign}${after}${text}`),
      set: fc
        .tuple(
          key,
          fc.constantFrom('in', 'notin'),
          space,
          fc.array(named, { minLength: 1, maxLength: 3 }),
          space,
        )
        .map(([name, sign, before, list, after]) => `${name} ${sign}${before}(${list.join(`,${after}`)})`),
      presence: fc.tuple(fc.constantFrom('', '!', '! '), key).map(([sign, name]) => `${sign}${name}`),
    }
    const one = fc.oneof(...kinds.map((kind) => requirement[kind]))
    const expression = fc
      .tuple(fc.array(one, { minLength: 1, maxLength: most }), space)
      .map(([all, after]) => all.join(`,${after}`))
    return fc.tuple(expression, fc.dictionary(key, value, { maxKeys: 3, noNullPrototype: true }))
  }
}

function expected(expression: string, labels: Labels): boolean {
  const selector = parseSelector(expression)
  if (!selector.ok) throw new Error(`not well formed: ${expression}`)
  return matchesSelector(selector.value, labels)
}

/** The first requirement that decides. */
function because(_: unknown, expression: string, labels: Labels): Bilingual | undefined {
  const selector = parseSelector(expression)
  if (!selector.ok) return undefined
  const { requirements } = selector.value
  const alone = requirements.map((one) => ({ requirements: [one], selectsNothing: false }))
  const unmet = alone.find((one) => !matchesSelector(one, labels))
  const [first = selector.value] = alone
  const key = (unmet ?? first).requirements[0]?.key ?? ''
  const found = Object.hasOwn(labels, key) ? `${key}=${labels[key]}` : undefined
  const text = printSelector(unmet ?? first)
  if (unmet !== undefined) {
    return {
      en: `Kubernetes says false: ${text} is not met by a pod ${found === undefined ? `without a label ${key}` : `with ${found}`}.`,
      ko: `쿠버네티스의 답은 false입니다. ${found === undefined ? `${key} 레이블이 없는` : `${found}인`} 파드는 ${text}을(를) 만족하지 않습니다.`,
    }
  }
  if (requirements.length === 0) {
    return {
      en: 'Kubernetes says true: an expression that asks for nothing is met by every pod.',
      ko: '쿠버네티스의 답은 true입니다. 아무것도 요구하지 않는 표현식은 모든 파드가 만족합니다.',
    }
  }
  const all = requirements.length > 1
  return {
    en: `Kubernetes says true: ${all ? 'every requirement is met; for one, ' : ''}${text} is met by a pod ${found === undefined ? `without a label ${key}, too` : `with ${found}`}.`,
    ko: `쿠버네티스의 답은 true입니다. ${all ? '요구가 모두 만족됩니다. 그중 하나를 보면, ' : ''}${found === undefined ? `${key} 레이블이 없는` : `${found}인`} 파드도 ${text}을(를) 만족합니다.`,
  }
}

function agrees(title: Bilingual, cases: readonly Args[], generate: Generate<Args>): FunctionQuestion {
  return functionAgrees<Args>({
    title,
    file,
    export: 'matchesExpression',
    cases,
    generate,
    expected,
    because,
  })
}

export default defineFunctionExercise({
  id: '01-services/07-selector-expressions',
  title: { en: 'What does -l select?', ko: '-l은 무엇을 선택하나' },
  minutes: 25,
  difficulty: 4,
  lesson: 'The selector finds pods by their labels',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'A comma separates requirements, but not every comma does. Which ones do not?',
      ko: '쉼표는 요구를 나누지만 모든 쉼표가 그런 것은 아닙니다. 어떤 쉼표가 아닐까요?',
    },
    {
      en: 'Split at the commas outside of parentheses, then ask each requirement by itself. != and notin are met where the label is absent; = and in are not.',
      ko: '괄호 밖의 쉼표에서 나눈 다음, 요구를 하나씩 물어보세요. !=와 notin은 레이블이 없을 때도 만족되고, =와 in은 그렇지 않습니다.',
    },
    {
      en: 'Split with: expression.split(/,(?![^(]*\\))/). Take a set apart with: /^(\\S+)\\s+(in|notin)\\s*\\((.*)\\)$/. Ask for a label with Object.hasOwn.',
      ko: '나누기: expression.split(/,(?![^(]*\\))/). 집합 읽기: /^(\\S+)\\s+(in|notin)\\s*\\((.*)\\)$/. 레이블이 있는지는 Object.hasOwn으로 물어보세요.',
    },
  ],
  checks: [
    check(
      'equality',
      { points: 2 },
      agrees(
        { en: '=, == and != select as kubectl does', ko: '=, ==, !=가 kubectl처럼 선택합니다' },
        [
          ['app=web', { app: 'web' }],
          ['app!=web', { app: 'db' }],
          ['app!=web', {}],
          ['app = web', { app: 'web' }],
          ['app=', { app: '' }],
        ],
        expressions(['equality'], 1),
      ),
    ),
    check(
      'sets',
      { points: 2 },
      agrees(
        { en: 'in and notin select as kubectl does', ko: 'in과 notin이 kubectl처럼 선택합니다' },
        [
          ['app in (web, db)', { app: 'db' }],
          ['app in (web,db)', {}],
          ['app notin (web,db)', {}],
          ['app notin (web,db)', { app: 'db' }],
          // A key may have the name of an operator, or of something that every object has.
          ['in in (in)', { in: 'in' }],
        ],
        expressions(['set'], 1),
      ),
    ),
    check(
      'presence',
      { points: 1 },
      agrees(
        { en: 'A key alone asks whether the label is there', ko: '키만 쓰면 레이블이 있는지 묻습니다' },
        [
          ['app', { app: '' }],
          ['!app', { tier: 'x' }],
          ['app', { tier: 'x' }],
        ],
        expressions(['presence'], 1),
      ),
    ),
    check(
      'together',
      { points: 2, requires: ['equality', 'sets', 'presence'] },
      agrees(
        {
          en: 'Requirements with commas between them must all be met',
          ko: '쉼표로 이은 요구는 모두 만족되어야 합니다',
        },
        [
          ['app=web,tier!=db', { app: 'web' }],
          ['app in (web, db),!tier', { app: 'db' }],
          ['app in (web, db), tier notin (db)', { app: 'web', tier: 'db' }],
          ['', { app: 'web' }],
        ],
        expressions(['equality', 'set', 'presence'], 3),
      ),
    ),
  ],
  mistakes: [
    {
      name: '!= wants the label to be there',
      change: {
        [file]: [
          "return isAmong([value], key, labels) === (operator !== '!=')",
          "return Object.hasOwn(labels, key) && isAmong([value], key, labels) === (operator !== '!=')",
        ],
      },
      fails: 'equality',
      says: 'function/wrong-answer',
    },
    {
      name: 'notin wants the label to be there',
      change: {
        [file]: [
          "operator === 'in' ? isOneOf : !isOneOf",
          "operator === 'in' ? isOneOf : Object.hasOwn(labels, key) && !isOneOf",
        ],
      },
      fails: 'sets',
      says: 'function/wrong-answer',
    },
    {
      name: 'a label without a value counts as none',
      change: {
        [file]: ['return Object.hasOwn(labels, requirement)\n', 'return Boolean(labels[requirement])\n'],
      },
      fails: 'presence',
      says: 'function/wrong-answer',
    },
    {
      name: 'one requirement is enough',
      change: { [file]: ['requirements.every(', 'requirements.some('] },
      fails: 'together',
      says: 'function/wrong-answer',
    },
    {
      name: 'split at every comma',
      change: { [file]: ['/,(?![^(]*\\))/', "','"] },
      fails: 'sets',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/letter-by-letter'],
  // The compiler wants something where a group might be missing; of a pattern that matched none is.
  tolerates: ['13:20', '13:41', '19:20', '19:42'].map((position) => ({
    mutant: `${file}:${position} '' → 'x'`,
    reason: 'a group of a pattern that matched is always there, so that its default is never used',
  })),
  debrief: {
    en: 'Two of the six need the label (=, in), two are met without it (!=, notin), two ask only for its presence. That is what people trip over: `kubectl get pods -l app!=web` also lists every pod that has no label app at all. Who wants only pods that have one asks for both: `-l app,app!=web`.\n\nA Service cannot use such expressions: its selector is a map, and only = fits into a map. Deployments, NetworkPolicies and others have `matchExpressions`, with the words In, NotIn, Exists and DoesNotExist.\n\nSource: kubernetes/apimachinery pkg/labels/selector.go.',
    ko: '여섯 가지 중 둘(=, in)은 레이블이 있어야 하고, 둘(!=, notin)은 없어도 만족되며, 둘은 있는지만 묻습니다. 사람들이 걸려 넘어지는 곳이 여기입니다. `kubectl get pods -l app!=web`은 app 레이블이 아예 없는 파드도 모두 보여 줍니다. 레이블이 있는 파드만 원하면 둘 다 요구합니다. `-l app,app!=web`\n\n서비스는 이런 표현식을 쓸 수 없습니다. 서비스의 셀렉터는 맵이고, 맵에는 =만 들어갑니다. 디플로이먼트, 네트워크폴리시 등에는 In, NotIn, Exists, DoesNotExist를 쓰는 `matchExpressions`가 있습니다.\n\n출처: kubernetes/apimachinery pkg/labels/selector.go',
  },
})
