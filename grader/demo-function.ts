/** An exercise with functions for a demonstration kit, as text: `sum` and `order` are asked for, in sum.ts. */
export const sumId = '01-demo/03-sum'

export const sumExercise: string = `import { functionAgrees } from '../../../grader/checks/index.ts'
import { check, defineFunctionExercise } from '../../../grader/exercise.ts'

const both = (text: string) => ({ en: text, ko: '한국어 ' + text })
const common = { file: 'sum.ts' }

export default defineFunctionExercise({
  id: '${sumId}',
  title: both('A sum'),
  minutes: 3,
  difficulty: 1,
  lesson: 'Demo',
  given: [],
  edit: ['sum.ts'],
  hints: [both('first'), both('second'), both('third')],
  checks: [
    check('sums', { points: 2 }, functionAgrees<readonly [readonly number[]]>({
      ...common,
      title: both('sums'),
      export: 'sum',
      cases: [[[1, 2, 3]], [[]]],
      generate: (fc) => fc.tuple(fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 5 })),
      expected: (numbers) => numbers.reduce((total, one) => total + one, 0),
    })),
    check('orders', { points: 1 }, functionAgrees<readonly [readonly string[]]>({
      ...common,
      title: both('orders'),
      export: 'order',
      cases: [[['b', 'a']], [['a']]],
      generate: (fc) => fc.tuple(fc.array(fc.constantFrom('a', 'b', 'c'))),
      expected: (texts) => [...texts].sort(),
    })),
  ],
  mistakes: [
    { name: 'the first left out', change: { 'sum.ts': ['of numbers)', 'of numbers.slice(1))'] }, fails: 'sums', says: 'function/wrong-answer' },
    { name: 'a text', change: { 'sum.ts': ['return total', 'return String(total) as never'] }, fails: 'sums', says: 'function/wrong-shape' },
    { name: 'not sorted', change: { 'sum.ts': ['[...texts].sort()', '[...texts]'] }, fails: 'orders', says: 'function/wrong-answer' },
  ],
  alternatives: ['alt/reduce'],
  debrief: both('done'),
})
`
