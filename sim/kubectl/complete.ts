/** What may stand next on a line of kubectl? */
import type { Cluster } from '../cluster.ts'
import { topCommands } from './parse-kubectl.ts'

/** The words behind `kubectl`, the last of them begun or empty; gives what it may become. */
export function completionsFor(_cluster: Cluster, words: readonly string[]): readonly string[] {
  const last = words.at(-1) ?? ''
  return words.length > 1 ? [] : topCommands.filter((name) => name.startsWith(last))
}
