import { expect, it } from 'vitest'
import { isUnfinished } from '../sim/prompt.ts'
import { splitCommands } from './split-commands.ts'

it.each([
  [
    'one a line',
    'kubectl get pods\nkubectl get svc\n',
    [
      [1, 'kubectl get pods'],
      [2, 'kubectl get svc'],
    ],
  ],
  ['comments and empty lines are none', "# don't\n\n  # nor this\nls\n", [[4, 'ls']]],
  [
    'a line that goes on',
    'kubectl get \\\n  pods\nls',
    [
      [1, 'kubectl get \\\n  pods'],
      [3, 'ls'],
    ],
  ],
  [
    'a loop',
    'for n in 1 2; do\n  echo $n\ndone\nls',
    [
      [1, 'for n in 1 2; do\n  echo $n\ndone'],
      [4, 'ls'],
    ],
  ],
  [
    'a here-document',
    'cat <<EOF\n# a\nEOF\nls',
    [
      [1, 'cat <<EOF\n# a\nEOF'],
      [4, 'ls'],
    ],
  ],
  [
    'a quote that never ends',
    "ls\necho 'a\nb",
    [
      [1, 'ls'],
      [2, "echo 'a\nb"],
    ],
  ],
  [
    'line ends of Windows',
    'ls\r\npwd\r\n',
    [
      [1, 'ls'],
      [2, 'pwd'],
    ],
  ],
  ['nothing', '', []],
] as const)('%s', (_, script, commands) => {
  expect(splitCommands(script, isUnfinished).map(({ line, text }) => [line, text])).toEqual(commands)
})
