/**
 * One command line of kubectl, read: which command it is, its arguments, its flags. What the flags hold is asked for by
 * name and type; a flag that the command does not have holds nothing.
 */
import type { FlagValue } from './flag-specs.ts'

export interface KubectlCommand {
  /** The words of the command: `get`, `create ingress`, `rollout status`. */
  readonly path: string
  /** What is left beside command and flags, with what stands behind `--`. */
  readonly args: readonly string[]
  /** How many of them stand before `--`; undefined without one. */
  readonly dashAt: number | undefined
  /** Every flag of the command by its long name, with what it holds when it was not given. Durations are seconds. */
  readonly flags: Readonly<Record<string, FlagValue>>
  /** The names of those that were given. */
  readonly given: readonly string[]
}

export function textOf({ flags }: KubectlCommand, name: string): string {
  const value = flags[name]
  return typeof value === 'string' ? value : ''
}

export function listOf({ flags }: KubectlCommand, name: string): readonly string[] {
  const value = flags[name]
  return Array.isArray(value) ? value : []
}

export function isSet({ flags }: KubectlCommand, name: string): boolean {
  return flags[name] === true
}

export function numberOf({ flags }: KubectlCommand, name: string): number {
  const value = flags[name]
  return typeof value === 'number' ? value : 0
}

export function isGiven({ given }: KubectlCommand, name: string): boolean {
  return given.includes(name)
}
