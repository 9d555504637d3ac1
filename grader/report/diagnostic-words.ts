/** A diagnostic in words: the catalogue is asked in one language, and told where the diagnostic stands. */
import {
  catalogue,
  type Diagnostic,
  type DiagnosticCode,
  type Entry,
  type ObjectRef,
  printPath,
  type Severity,
  type Words,
} from '../../sim/index.ts'
import type { Language } from '../language.ts'

export function wordsOf(diagnostic: Diagnostic, language: Language): Words {
  return entryOf(diagnostic.code)[language](diagnostic.params, {
    object: diagnostic.object === undefined ? '' : printRef(diagnostic.object),
    field: diagnostic.path === undefined ? '' : printPath(diagnostic.path),
  })
}

export function severityOf(diagnostic: Diagnostic): Severity {
  return entryOf(diagnostic.code).severity
}

/** Service default/web, Node worker-1. */
export function printRef({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}

/** The heading that explains a code, as a link within the repository. */
export function readingFor(code: string, language: Language): string {
  const file = language === 'ko' ? 'README.ko.md' : 'README.md'
  return `lessons/diagnostics/${file}#${code.replaceAll('/', '-')}`
}

// A diagnostic's params belong to its own code; the compiler cannot follow that through a union of codes.
function entryOf(code: DiagnosticCode): Entry<Diagnostic['params']> {
  return catalogue[code] as Entry<Diagnostic['params']>
}
