/**
 * Text in, documents out: how kubectl reads a file of YAML or JSON before it looks at any object in it.
 * Models kubernetes/apimachinery pkg/util/yaml/decoder.go, as of kubectl 1.32.
 *
 * Every document that cannot be read is reported, not only the first; documents without content are left out.
 * Later versions of kubectl try YAML where JSON fails; here a file that begins with "{" is JSON, whole.
 */
import { type Diagnostic, diagnose, isNonEmpty, type Outcome, ok } from '../diagnostic.ts'
import { type BadSeparator, cutDocuments } from './chunks.ts'
import { type DocumentRead, placed, readTree, readYamlDocument } from './document.ts'
import { shorten } from './excerpt.ts'
import { explainJson } from './explain-json.ts'
import { found } from './finding.ts'
import { looksLikeJson, nextJsonValue, readJsonValue } from './json.ts'
import { jsonLine, parsingLine } from './kubectl-line.ts'
import { limits } from './limits.ts'
import { type Lines, placeBetween } from './lines.ts'
import type { SourceFile, YamlDocument } from './manifest.ts'

export function parseYaml(file: SourceFile): Outcome<readonly YamlDocument[]> {
  const { documents, errors, remarks } = readDocuments(file)
  return isNonEmpty(errors) ? { ok: false, diagnostics: errors } : ok(documents, remarks)
}

export interface FileRead {
  /** Those that can be read, whatever the others are. */
  readonly documents: readonly YamlDocument[]
  readonly errors: readonly Diagnostic[]
  readonly remarks: readonly Diagnostic[]
}

const byteOrderMark = 0xfeff
/** More findings than this about one file help nobody. */
export const mostFindings: number = 100

export function readDocuments({ name, text }: SourceFile): FileRead {
  if (text.length > limits.size) {
    const tooLarge = diagnose('file/too-large', { file: name, size: text.length, limit: limits.size })
    return { documents: [], errors: [tooLarge], remarks: [] }
  }
  const lines: Lines = { file: name, text }
  const start = text.charCodeAt(0) === byteOrderMark ? 1 : 0
  const reads = looksLikeJson(text, start) ? readJson(lines, start) : readYaml(lines, start)
  return {
    documents: reads.flatMap(({ document }) => (document === undefined ? [] : [document])),
    errors: reads.flatMap(({ errors }) => errors).slice(0, mostFindings),
    remarks: reads.flatMap(({ remarks }) => remarks).slice(0, mostFindings),
  }
}

function readYaml(lines: Lines, start: number): readonly DocumentRead[] {
  const { chunks, badSeparators, tooMany } = cutDocuments(lines.text, start, limits.documents)
  if (tooMany) return [failed(tooManyDocuments(lines))]
  const separators = badSeparators.map((separator) => failed(badSeparator(lines, separator)))
  return [...separators, ...chunks.map((chunk) => readYamlDocument(lines, chunk.start, chunk.end))]
}

function badSeparator(lines: Lines, { start, end, text }: BadSeparator): Diagnostic {
  const finding = found('yaml/separator-with-text', { text: shorten(text) }, start, end)
  return placed(lines, 0, finding, parsingLine(lines.file, `invalid Yaml document separator: ${text}`))
}

function tooManyDocuments(lines: Lines): Diagnostic {
  return diagnose('yaml/too-many-documents', { most: limits.documents }, { place: placeBetween(lines, 0, 0) })
}

function failed(diagnostic: Diagnostic): DocumentRead {
  return { errors: [diagnostic], remarks: [] }
}

/** JSON values one behind another; behind one that cannot be read, nothing can. */
function readJson(lines: Lines, start: number): readonly DocumentRead[] {
  const { text } = lines
  const reads: DocumentRead[] = []
  for (let at = nextJsonValue(text, start); at >= 0; ) {
    if (reads.length >= limits.documents) return [failed(tooManyDocuments(lines))]
    const read = readJsonValue(text, at, limits.depth)
    if (!read.ok) {
      reads.push(
        failed(placed(lines, 0, explainJson(read.problem, text), jsonLine(lines.file, read.problem))),
      )
      break
    }
    reads.push(readTree(lines, 0, text, read.node))
    at = nextJsonValue(text, read.end)
  }
  return reads
}
