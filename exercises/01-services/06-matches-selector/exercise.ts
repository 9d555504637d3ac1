import { functionAgrees } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise, type Generate } from '../../../grader/exercise.ts'
import { matchesSelector, selectorGaps } from '../../../sim/index.ts'

type Labels = Readonly<Record<string, string>>
type Args = readonly [selector: Labels, labels: Labels]

/** Few keys and values, so that selectors meet labels by chance as often as not. */
const selectorAndLabels: Generate<Args> = (fc) => {
  const values = fc.constantFrom('web', 'db', '')
  const labels = fc.dictionary(fc.constantFrom('app', 'tier', 'App', 'toString'), values, {
    maxKeys: 3,
    noNullPrototype: true,
  })
  return fc.tuple(labels, labels)
}

function because(_: unknown, selector: Labels, labels: Labels): Bilingual {
  const [gap] = selectorGaps(selector, labels)
  if (Object.keys(selector).length === 0) {
    return {
      en: 'A selector without pairs asks for nothing, so every pod meets it. (No Service asks so: its `selector: {}` is stored as none.)',
      ko: '쌍이 없는 셀렉터는 아무것도 요구하지 않으므로 모든 파드가 만족합니다. (서비스가 이렇게 묻는 일은 없습니다. 서비스의 `selector: {}`는 셀렉터가 없는 것으로 저장됩니다.)',
    }
  }
  if (gap === undefined) {
    return {
      en: 'The pod carries every pair that the selector asks for; further labels do not matter.',
      ko: '파드에 셀렉터가 요구하는 쌍이 모두 있습니다. 다른 레이블은 상관없습니다.',
    }
  }
  if (gap.is === 'missing') {
    return {
      en: `The selector asks for ${gap.key}=${gap.value}, and the pod has no label ${gap.key}.`,
      ko: `셀렉터는 ${gap.key}=${gap.value}을(를) 요구하는데 파드에는 ${gap.key} 레이블이 없습니다.`,
    }
  }
  return {
    en: `The selector asks for ${gap.key}=${gap.value}, and the pod has ${gap.key}=${gap.found}.`,
    ko: `셀렉터는 ${gap.key}=${gap.value}을(를) 요구하는데 파드에는 ${gap.key}=${gap.found}이(가) 있습니다.`,
  }
}

const file = 'matches-selector.ts'
const right =
  'Object.entries(selector).every(([key, value]) => Object.hasOwn(labels, key) && labels[key] === value)'

export default defineFunctionExercise({
  id: '01-services/06-matches-selector',
  title: { en: 'Which pods does a Service select?', ko: '서비스는 어떤 파드를 선택하나' },
  minutes: 10,
  difficulty: 2,
  lesson: 'The selector finds pods by their labels',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'The selector app=web meets a pod with app=web and tier=front. Which of the two maps has to be walked through?',
      ko: '셀렉터 app=web은 app=web과 tier=front가 있는 파드를 선택합니다. 두 맵 중 어느 쪽을 하나씩 살펴봐야 할까요?',
    },
    {
      en: 'Every pair of the selector must stand among the labels, with the same key and the same value. Labels beside them do not count.',
      ko: '셀렉터의 모든 쌍이 같은 키와 같은 값으로 레이블에 있어야 합니다. 그 밖의 레이블은 상관없습니다.',
    },
    {
      en: 'Begin with: Object.entries(selector).every(([key, value]) => …)',
      ko: '이렇게 시작해 보세요: Object.entries(selector).every(([key, value]) => …)',
    },
  ],
  checks: [
    check(
      'agrees',
      { points: 4 },
      functionAgrees<Args>({
        title: {
          en: 'matchesSelector selects the pods that Kubernetes selects',
          ko: 'matchesSelector는 쿠버네티스가 선택하는 파드를 선택합니다',
        },
        file,
        export: 'matchesSelector',
        cases: [
          [{ app: 'web' }, { app: 'web', tier: 'front' }],
          [{ app: 'web', tier: 'front' }, { app: 'web' }],
          [{ app: 'web' }, { app: 'Web' }],
          [{}, { app: 'web' }],
          [
            { app: 'web', tier: 'front' },
            { tier: 'front', app: 'web' },
          ],
          [{ app: '' }, {}],
        ],
        generate: selectorAndLabels,
        expected: matchesSelector,
        because,
      }),
    ),
  ],
  mistakes: [
    {
      name: 'one pair is enough',
      change: { [file]: ['.every(', '.some('] },
      fails: 'agrees',
      says: 'function/wrong-answer',
    },
    {
      name: 'the labels are walked through',
      change: { [file]: ['Object.entries(selector).every(', 'Object.entries(labels).every('] },
      fails: 'agrees',
      says: 'function/wrong-answer',
    },
    {
      name: 'keys alone',
      change: { [file]: [' && labels[key] === value', ''] },
      fails: 'agrees',
      says: 'function/wrong-answer',
    },
    {
      name: 'values alone',
      change: {
        [file]: [right, 'Object.values(selector).every((value) => Object.values(labels).includes(value))'],
      },
      fails: 'agrees',
      says: 'function/wrong-answer',
    },
    {
      name: 'filter instead of every: a list instead of an answer',
      change: { [file]: ['.every(', '.filter('] },
      fails: 'agrees',
      says: 'function/wrong-shape',
    },
    {
      name: 'an empty selector selects nothing',
      change: { [file]: [`return ${right}`, `return Object.keys(selector).length > 0 && ${right}`] },
      fails: 'agrees',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/loop'],
  debrief: {
    en: 'A selector is a list of demands, and labels are what a pod offers: all demands must be met, and what is offered beyond them does not matter. That is why a Service goes on finding a pod that gets a further label, and loses it as soon as one demanded label changes.\n\nAn empty map demands nothing and so meets every pod. A Service without a selector is something else: Kubernetes then looks for no pods at all, and leaves the endpoints to you. In a manifest, `selector: {}` is stored as none.\n\nSee it at work: `kubectl get pods -l app=web`. Source: kubernetes/apimachinery pkg/labels/selector.go.',
    ko: '셀렉터는 요구의 목록이고 레이블은 파드가 가진 것입니다. 요구는 모두 채워져야 하고, 그 밖에 무엇을 더 가졌는지는 상관없습니다. 그래서 파드에 레이블이 하나 더 생겨도 서비스는 그 파드를 계속 찾지만, 요구하는 레이블이 하나라도 바뀌면 곧바로 잃습니다.\n\n빈 맵은 아무것도 요구하지 않으므로 모든 파드에 맞습니다. 셀렉터가 없는 서비스는 이와 다릅니다. 그때 쿠버네티스는 파드를 찾지 않고 엔드포인트를 사용자에게 맡깁니다. 매니페스트의 `selector: {}`는 셀렉터가 없는 것으로 저장됩니다.\n\n직접 확인하기: `kubectl get pods -l app=web`. 출처: kubernetes/apimachinery pkg/labels/selector.go',
  },
})
