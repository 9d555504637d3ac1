/**
 * What is known of an image: which shells it has, and what its own program does with the arguments and variables it
 * gets. The rows stand in known-*.ts, one file for each sort of image; known-images.ts joins them.
 */
import { type Behaviour, end, run, type Socket } from './behaviour.ts'
import type { Env } from './command-line.ts'

export interface KnownImage {
  readonly shells: readonly string[]
  /** The names of its own program: a command that begins with one of them gets the rest as arguments. */
  readonly programs: readonly string[]
  /** args are always for its own program; else an image runs what args say, if they do not begin with a flag. */
  readonly fixed?: boolean
  /** What its own program does with these arguments; undefined when they are not understood. */
  readonly run: (words: readonly string[], env: Env, tag: string) => Behaviour | undefined
  /** Where its configuration lies: something mounted there means that only its author knows the ports. */
  readonly config?: readonly string[]
}

/** Repository, complete as in docker.io/library/nginx → what is known of it. */
export type KnownImages = Readonly<Record<string, KnownImage>>

export const noShell: readonly string[] = []
export const sh: readonly string[] = ['sh', 'ash']
export const bash: readonly string[] = ['bash', 'sh', 'dash']

/** Listens on the same sockets whatever it is told. */
export function server(
  shells: readonly string[],
  programs: readonly string[],
  ...sockets: readonly Socket[]
): KnownImage {
  return { shells, programs, run: () => run(...sockets) }
}

/** Nothing in it listens: without a command its shell finds no input and ends. */
export function tools(shells: readonly string[]): KnownImage {
  return { shells, programs: [], run: () => end(0) }
}

/** A port number from the environment, or what holds without it. */
export function portFrom(env: Env, name: string, otherwise: number): number {
  const value = Number(env[name])
  return Number.isInteger(value) && value > 0 ? value : otherwise
}
