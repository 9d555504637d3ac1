/** What is wrong with what was typed, in words, and where help is to be had. */

import { type Language, languages } from '../language.ts'
import { visible } from '../report/sanitize.ts'
import { cut } from '../report/width.ts'
import type { ArgumentProblem } from './arguments.ts'
import { commandWords } from './words.ts'

export function printProblem(problem: ArgumentProblem, language: Language): string {
  const say = commandWords[language]
  switch (problem.kind) {
    case 'unknown-command':
      return `${say.unknownCommand(shown(problem.typed), problem.near)}\n${say.helpLine('./lab help')}`
    case 'unknown-flag':
      return `${say.unknownFlag(shown(problem.typed), problem.command, problem.near)}\n${say.helpLine(
        `./lab help ${problem.command}`,
      )}`
    case 'value-missing':
      return say.valueMissing(problem.flag.name, problem.flag.value ?? '')
    case 'value-unwanted':
      return say.valueUnwanted(problem.flag.name)
    case 'word-unwanted':
      return say.wordUnwanted(shown(problem.typed), problem.command)
    case 'language-unknown':
      return say.notOneOf('lang', shown(problem.typed), languages)
    case 'kept-by-npm':
      return say.keptByNpm(problem.flag.name, `npm run ${problem.command} -- --${problem.flag.name}`)
  }
}

function shown(typed: string): string {
  return cut(visible(typed), 60)
}
