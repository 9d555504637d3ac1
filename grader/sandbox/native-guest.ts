/**
 * A guest that holds nothing back: the learner's files run in this very process, where a debugger can stop in them. Only
 * for a learner's own files, at the learner's own wish (--debug), and never for a score.
 */
import { type Guest, type GuestOptions, replyFrom } from './guest.ts'
import { harness } from './harness.ts'

/** What a file exports. */
export type Module = Readonly<Record<string, unknown>>

interface Harness {
  readonly call: (module: Module, name: string, argumentsText: string) => string
}

/** `modules` are the files, imported; what they print goes where console.log goes. */
export function nativeGuest(modules: ReadonlyMap<string, Module>, { limits }: GuestOptions): Guest {
  // The same lines as in the isolated engine, so that the same values come back.
  // biome-ignore lint/security/noGlobalEval: it is our own text
  // biome-ignore lint/complexity/noCommaOperator: evaluated in the global scope
  const { call } = ((0, eval)(harness(limits)) as (tell: () => void) => Harness)(() => {})
  const moduleOf = (file: string): Module => modules.get(file) ?? {}
  return {
    load: (file) => {
      const exported = Object.entries(moduleOf(file)).map(([name, value]) => [name, typeof value] as const)
      return { ended: 'loaded', exported: new Map(exported) }
    },
    call: (file, name, argumentsText) => replyFrom(call(moduleOf(file), name, argumentsText), []),
  }
}
