/** What a command is: a row of facts for help and for reading flags, and a function that ends in an exit code. */
import type { Bilingual } from '../exercise.ts'
import type { Kit } from '../kit.ts'
import type { Language } from '../language.ts'
import type { Colours } from '../report/colour.ts'
import type { Where } from '../where.ts'

/** 0 all passed, 1 something failed, 2 usage or environment, 3 the kit's own fault; of `sim`, that of the last command. */
export type ExitCode = number

export interface CommandInfo {
  readonly name: string
  readonly summary: Bilingual
  /** What may stand behind the command besides flags, as help shows it: `[EXERCISE …]`. */
  readonly words?: string
  readonly flags: readonly FlagInfo[]
  readonly examples: readonly (readonly [words: string, meaning: Bilingual])[]
  readonly load: () => Promise<{ readonly run: (call: Call) => Promise<ExitCode> }>
}

export interface FlagInfo {
  readonly name: string
  readonly short?: string
  /** The name of its value in help; without one the flag is on or off. */
  readonly value?: string
  /** May be given several times; the values are put on lines of one text. */
  readonly many?: true
  readonly meaning: Bilingual
  /** What holds without the flag, as help shows it. */
  readonly otherwise: Bilingual
}

/** One start of the kit: what was typed, where it is shown, and the kit itself. */
export interface Call extends Where {
  readonly words: readonly string[]
  readonly flags: Flags
  readonly language: Language
  readonly kit: Kit
  readonly screen: Screen
}

export interface Flags {
  readonly isOn: (name: string) => boolean
  readonly valueOf: (name: string) => string | undefined
}

export interface Screen {
  readonly columns: number
  readonly colours: Colours
  /** Results, to standard output. */
  readonly write: (text: string) => void
  /** Problems and progress, to standard error. */
  readonly complain: (text: string) => void
}
