/** sleep lets the cluster's time pass; watch shows a command a few times, with time passing in between. */
import { inputFrom } from '../script/surroundings.ts'
import { clockOf, digDate } from './clock.ts'
import type { Program } from './program.ts'

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }
/** Nobody sits at a prompt for longer. */
const longest = 86_400

export const sleep: Program = ({ words, place, err }) => {
  let seconds = 0
  for (const word of words) {
    const [, digits, unit = ''] = /^(\d*\.?\d+|inf(?:inity)?)([smhd]?)$/.exec(word) ?? []
    if (digits === undefined) {
      err(`sleep: invalid time interval '${word}'\nTry 'sleep --help' for more information.\n`)
      return 1
    }
    seconds += digits.startsWith('inf') ? longest : Number(digits) * (units[unit] ?? 1)
  }
  if (words.length === 0) {
    err("sleep: missing operand\nTry 'sleep --help' for more information.\n")
    return 1
  }
  place.pass(Math.min(seconds, longest))
  return 0
}

const rounds = 5

export const watch: Program = (call) => {
  const { words, place, out, err } = call
  let every = 2
  let at = 0
  while (words[at]?.startsWith('-')) {
    const [, value] = /^(?:-n|--interval=?)(.*)$/.exec(words[at] ?? '') ?? []
    if (value !== undefined) every = Number(value === '' ? words[++at] : value) || 2
    at++
  }
  const command = words.slice(at)
  if (command.length === 0) {
    err('Usage:\n watch [options] command\n')
    return 1
  }
  for (let round = 0; round < rounds; round++) {
    if (round > 0) place.pass(every)
    out(`Every ${every.toFixed(1)}s: ${command.join(' ')}    ${digDate(clockOf(place.cluster.state))}\n\n`)
    call.start(['sh', '-c', command.join(' ')], inputFrom(''))
    out('\n')
  }
  err(`hint: watch showed ${rounds} rounds, ${every} seconds apart, and ended.\n`)
  return 0
}
