/**
 * The door of the prompt: what is needed to type commands at a cluster. Apart from the front door, because whoever only
 * grades needs no tables and no command lines.
 */
export type { KubectlCommand } from './kubectl/command.ts'
export type { CommandOutput, ExecOptions, KubectlIo } from './kubectl/command-output.ts'
export { completionsFor } from './kubectl/complete.ts'
export { type ExposeOptions, exposeObject } from './kubectl/expose.ts'
export { type ExposeFlags, generateService } from './kubectl/generate-service.ts'
export { parseKubectl } from './kubectl/parse-kubectl.ts'
export { runKubectl } from './kubectl/run-kubectl.ts'
export { type Completions, completionsAt } from './shell/complete.ts'
export { isUnfinished, type Ran, runCommand } from './shell/run-command.ts'
export {
  type HostFiles,
  type LineLimits,
  newSession,
  promptOf,
  type Session,
  type SessionOptions,
} from './shell/session.ts'
export type { Chunk, ProgramCall } from './shell/working.ts'
