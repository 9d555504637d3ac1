/**
 * What is a shell script made of, once read? Plain data, as POSIX names the parts: lists of pipelines of commands, made of words,
 * which are made of parts that stand for themselves or for something else.
 *
 * Source: The Open Group Base Specifications, Shell Command Language (2.9 Shell Commands, 2.7 Redirection).
 * Leaves out: coprocesses, select, process substitution, arrays.
 */

/** Parts of one word stand side by side: "$a"b is two. */
export type Word = readonly WordPart[]

export type WordPart = { readonly quoted: boolean } & (
  | { readonly is: 'text'; readonly text: string }
  /** ${name}, ${name:-word}, ${#name}, ${name#pattern} …; `operator` is '' for the bare value. */
  | { readonly is: 'variable'; readonly name: string; readonly operator: string; readonly word: Word }
  | { readonly is: 'command'; readonly script: Script }
  | { readonly is: 'arithmetic'; readonly expression: Word }
)

export interface Redirect {
  readonly descriptor: number
  readonly how: 'write' | 'append' | 'read' | 'here' | 'duplicate'
  /** A file; what a here-document says; or the descriptor to duplicate. */
  readonly target: Word
}

export interface Assignment {
  readonly name: string
  readonly value: Word
}

export type Command = { readonly redirects: readonly Redirect[] } & (
  | { readonly is: 'simple'; readonly assignments: readonly Assignment[]; readonly words: readonly Word[] }
  | { readonly is: 'group'; readonly script: Script; readonly subshell: boolean }
  | { readonly is: 'if'; readonly branches: readonly Branch[]; readonly otherwise: Script }
  | { readonly is: 'while'; readonly condition: Script; readonly until: boolean; readonly body: Script }
  | { readonly is: 'for'; readonly name: string; readonly words: readonly Word[]; readonly body: Script }
  | { readonly is: 'count'; readonly steps: readonly [Word, Word, Word]; readonly body: Script }
  | { readonly is: 'case'; readonly word: Word; readonly clauses: readonly Clause[] }
  | { readonly is: 'function'; readonly name: string; readonly body: Command }
)

export interface Branch {
  readonly condition: Script
  readonly body: Script
}

export interface Clause {
  readonly patterns: readonly Word[]
  readonly body: Script
}

export interface Pipeline {
  readonly negated: boolean
  readonly commands: readonly Command[]
  /** How the next one follows: in any case, after a success, after a failure; & sends this one to the background. */
  readonly connection: ';' | '&&' | '||' | '&'
}

export type Script = readonly Pipeline[]

export type Parsed =
  | { readonly ok: true; readonly script: Script }
  /** `unfinished`: more lines could make it whole. `message` is bash's own, without its name in front. */
  | { readonly ok: false; readonly unfinished: boolean; readonly message: string }
