/**
 * Did a command of the learner's use this? For tasks whose lesson is the command itself. What counts is what kubectl understood,
 * not how it was spelt: aliases, the order of flags, short forms and variables are all the same. Only what went well counts.
 */
import { diagnose, type NonEmpty } from '../../sim/index.ts'
import type { KubectlCommand } from '../../sim/prompt.ts'
import type { Bilingual, CommandQuestion, ProgramUse } from '../exercise.ts'
import { failed, passed } from './finding.ts'

export interface CommandUses {
  readonly title: Bilingual
  /** Any one of them is enough: name every right way there is. */
  readonly anyOf: NonEmpty<Use>
  /** Where not any use will do: "that asks the cluster IP from a pod", behind the command's name. */
  readonly how?: Bilingual
}

export type Use = KubectlUse | ProgramName

export interface KubectlUse {
  /** As kubectl names the command: `expose`, `create service`, `get`. */
  readonly kubectl: string
  readonly program?: undefined
  /** What else must be so; flags are found by their long names. */
  readonly where?: (command: KubectlCommand) => boolean
}

export interface ProgramName {
  /** curl, nslookup …; on the learner's machine or in a container. */
  readonly program: string
  readonly kubectl?: undefined
  readonly where?: (use: ProgramUse) => boolean
}

export function commandUses({ title, anyOf, how }: CommandUses): CommandQuestion {
  return {
    title,
    ask: async ({ commands }) => {
      const used = commands.flatMap(({ calls }) => calls).filter(({ exitCode }) => exitCode === 0)
      if (used.some((call) => anyOf.some((use) => isUse(call, use)))) return passed
      const wanted = anyOf.map((use) => (use.kubectl === undefined ? use.program : `kubectl ${use.kubectl}`))
      const names = used.filter(({ pod }) => pod === undefined).map(({ words }) => words.join(' '))
      return failed(
        diagnose('command/not-used', {
          wanted: [...new Set(wanted)],
          used: names.slice(-mostShown),
          ...(how === undefined ? {} : { how }),
        }),
      )
    },
  }
}

/** The last commands are those that the learner has in mind. */
const mostShown = 5

function isUse(call: ProgramUse, use: Use): boolean {
  if (use.kubectl !== undefined) {
    const { kubectl } = call
    return kubectl?.path === use.kubectl && (use.where?.(kubectl) ?? true)
  }
  const [path = ''] = call.words
  return path.slice(path.lastIndexOf('/') + 1) === use.program && (use.where?.(call) ?? true)
}
