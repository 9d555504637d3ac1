/**
 * What may the word at the end of a line become? A program, in front; behind kubectl what kubectl says; else a file. In
 * the shell of a container, what its image has.
 */
import type { Cluster } from '../cluster.ts'
import { toolsOf } from '../container/image-tools.ts'
import { toolNames } from '../container/tools/tools.ts'
import { completionsFor } from '../kubectl/complete.ts'
import { absolutePath } from '../script/surroundings.ts'
import { guideNames } from './guide/guide.ts'
import { enter, surroundingsIn } from './in-pod.ts'
import { machineSurroundings } from './machine.ts'
import { machinePrograms } from './programs.ts'
import type { Session } from './session.ts'
import type { Working } from './working.ts'

export interface Completions {
  /** The begun word, which each of the choices takes the place of. */
  readonly word: string
  readonly choices: readonly string[]
}

const most = 200

export function completionsAt(cluster: Cluster, session: Session, line: string): Completions {
  // What stands in front of | ; && $( is another command.
  const [command = ''] = /[^|;&(`]*$/.exec(line) ?? []
  const words = command.trimStart().split(/\s+/)
  const word = words.at(-1) ?? ''
  const choices = choicesFor(cluster, session, words, word)
  return {
    word,
    choices: [...new Set(choices)]
      .filter((choice) => choice.startsWith(word))
      .sort()
      .slice(0, most),
  }
}

function choicesFor(
  cluster: Cluster,
  session: Session,
  words: readonly string[],
  word: string,
): readonly string[] {
  const working: Working = { cluster, session, chunks: [], calls: [], stopped: false, depth: 0 }
  if (words.length <= 1) return programsHere(working)
  const [first = ''] = words
  const isOutside = session.inside.length === 0
  const alias = session.shell.aliases[first] ?? first
  if (isOutside && (alias === 'kubectl' || alias === 'trace')) {
    const behind =
      alias === 'trace'
        ? words.slice(words[1] === 'kubectl' || words[1] === 'k' ? 2 : words.length)
        : words.slice(1)
    const previous = words.at(-2) ?? ''
    const wantsFile = previous === '-f' || previous === '--filename'
    const own = wantsFile ? [] : completionsFor(cluster, behind, session.namespace)
    // pod/web is kubectl's, folder/file is a file.
    if (behind.length > 0 && !wantsFile && (own.length > 0 || !word.includes('/'))) return own
  }
  return filesBegun(working, word)
}

function programsHere(working: Working): readonly string[] {
  const last = working.session.inside.at(-1)
  if (last === undefined) {
    return [
      ...machinePrograms,
      ...toolNames,
      ...guideNames,
      ...Object.keys(working.session.shell.aliases),
      'cd',
      'export',
      'exit',
      'alias',
    ]
  }
  const inside = enter(working, { kind: 'Pod', namespace: last.namespace, name: last.pod }, last.container)
  const tools = toolsOf(inside?.container.image ?? '')
  return [...machinePrograms, ...toolNames].filter((name) => tools.has(name)).concat('cd', 'exit', 'export')
}

function filesBegun(working: Working, word: string): readonly string[] {
  const last = working.session.inside.at(-1)
  const inside =
    last && enter(working, { kind: 'Pod', namespace: last.namespace, name: last.pod }, last.container)
  const surroundings = inside === undefined ? machineSurroundings(working) : surroundingsIn(working, inside)
  const { folder } = last?.shell ?? working.session.shell
  const front = word.slice(0, word.lastIndexOf('/') + 1)
  const names = surroundings.list(absolutePath(front || '.', folder))
  return names.map((name) => {
    const path = front + name
    return surroundings.isFolder(absolutePath(path, folder)) ? `${path}/` : path
  })
}
