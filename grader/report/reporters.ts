/** Every reporter by name; its code is loaded when it is asked for. */
import type { Reporter } from './report.ts'

export type ReporterName = 'terminal' | 'json'

const loaders: { readonly [Name in ReporterName]: () => Promise<Reporter> } = {
  terminal: async () => (await import('./terminal.ts')).terminal,
  json: async () => (await import('./json.ts')).json,
}

export const reporterNames: readonly ReporterName[] = ['terminal', 'json']

export function isReporterName(name: string): name is ReporterName {
  return Object.hasOwn(loaders, name)
}

export function loadReporter(name: ReporterName): Promise<Reporter> {
  return loaders[name]()
}
