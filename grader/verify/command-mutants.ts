/** Is every command of the solution needed, and every word of it that sets something? Each is left out in its turn. */
import type { SourceFile } from '../../sim/index.ts'
import { splitCommands, type WrittenCommand } from '../split-commands.ts'
import type { Mutant } from './judge-mutants.ts'

/** `commands.sh:3 without --port=80`; several files may be scripts. */
export async function commandMutants(solution: readonly SourceFile[]): Promise<readonly Mutant[]> {
  // Loaded here, because whoever only grades manifests needs no shell.
  const { isUnfinished } = await import('../../sim/prompt.ts')
  return solution
    .filter(({ name }) => name.endsWith('.sh'))
    .flatMap((file) =>
      splitCommands(file.text, isUnfinished).flatMap((command) =>
        shortened(command).map(({ what, text }) => ({
          name: `${file.name}:${command.line} ${what}`,
          files: solution.map((other) =>
            other === file ? { ...file, text: file.text.replace(command.text, () => text) } : other,
          ),
        })),
      ),
    )
}

/** Left out: the whole command, or one of its flags with what stands behind its =. */
function shortened({ text }: WrittenCommand): readonly { readonly what: string; readonly text: string }[] {
  const flags = [...text.matchAll(/ (--[\w-]+=\S+)/g)].map(([, flag = '']) => flag)
  return [
    { what: 'left out', text: ':' },
    ...flags.map((flag) => ({ what: `without ${flag}`, text: text.replace(` ${flag}`, '') })),
  ]
}
