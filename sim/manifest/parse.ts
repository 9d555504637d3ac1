/**
 * A file's manifests: each document must be an object with an apiVersion and a kind, and a List is unpacked into
 * its items. Models kubernetes/kubectl pkg/validation/validation.go, kubernetes/cli-runtime pkg/resource/visitor.go.
 *
 * All that is wrong in the file is reported at once, each with its place.
 */
import { type Diagnostic, diagnose, isNonEmpty, type Outcome, ok } from '../diagnostic.ts'
import { checkType } from './check-type.ts'
import { placeBetween } from './lines.ts'
import { isListKind, type ObjectsRead, unpackList } from './list.ts'
import type { Manifest, SourceFile, YamlDocument } from './manifest.ts'
import { mostFindings, readDocuments } from './parse-yaml.ts'

export function parseManifests(file: SourceFile): Outcome<readonly Manifest[]> {
  const { documents, errors, remarks } = readDocuments(file)
  const read = documents.map((document) => readObjects(file, document))
  const diagnostics = [...errors, ...read.flatMap(({ errors }) => errors)]
    .sort(byPlace)
    .slice(0, mostFindings)
  if (isNonEmpty(diagnostics)) return { ok: false, diagnostics }
  const manifests = read
    .flatMap(({ manifests }) => manifests)
    .map((manifest, index) => ({ ...manifest, index }))
  return manifests.length === 0 ? { ok: false, diagnostics: [nothingInFile(file)] } : ok(manifests, remarks)
}

function readObjects(file: SourceFile, document: YamlDocument): ObjectsRead {
  const checked = checkType(file, document)
  if (!checked.ok) return { manifests: [], errors: checked.diagnostics }
  const manifest = { file, index: 0, ...checked.value }
  return isListKind(manifest.kind) ? unpackList(manifest) : { manifests: [manifest], errors: [] }
}

function nothingInFile(file: SourceFile): Diagnostic {
  return diagnose(
    'manifest/nothing-in-file',
    { file: file.name },
    {
      place: placeBetween({ file: file.name, text: file.text }, 0, 0),
      upstream: 'error: no objects passed to apply',
    },
  )
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  const [first, second] = [a.place?.start, b.place?.start]
  if (first === undefined || second === undefined) return 0
  return first.line - second.line || first.column - second.column
}
