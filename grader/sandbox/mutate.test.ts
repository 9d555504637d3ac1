import { expect, it } from 'vitest'
import { mutantsOf } from './mutate.ts'

const namesOf = (text: string) =>
  mutantsOf({ name: 'a.ts', text }).map(({ name }) => name.replace(/^a\.ts:\d+:\d+ /, ''))

it.each([
  ['an operator', 'export const f = (n: number) => n < m', ['< → <=', '< → >=']],
  ['a constant', "const a = [1, 'x', '', true]", ['1 → 2', "'x' → ''", "'' → 'x'", 'true → false']],
  ['a condition', 'if (a) b()', ['if (…) → true', 'if (…) → false']],
  ['a choice', 'const a = b ? c : d', ['? → || true ?', '? → && false ?']],
  ['a link of a chain', 'a.trim()', ['.trim(…) → nothing']],
  ['a method with a counterpart', 'Math.max(a)', ['max → min']],
  ['a sign before a value', 'const a = !b', ['! → nothing']],
])('%s is changed', (_, text, names) => {
  expect(namesOf(text)).toEqual(names)
})

it.each([
  [
    'types',
    "type T = 'x' | 1\ninterface I { readonly a?: true }\nconst a = b as 'x'\nfunction f(n?: 1): asserts n {}",
  ],
  ['names of modules', "import { a } from './a.ts'\nexport * from './b.ts'"],
  ['variables named like methods', 'const max = min'],
])('%s are left alone', (_, text) => {
  expect(namesOf(text)).toEqual([])
})
