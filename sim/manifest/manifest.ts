/**
 * What a manifest is: one object as it was written, and where each of its fields stands.
 *
 * `value` is what kubectl would send to the API server, not yet checked against any kind: whoever reads it by a
 * name that a learner chose must ask Object.hasOwn first.
 */
import type { Json, JsonObject } from '../api/meta.ts'
import type { FieldPath, Place } from '../diagnostic.ts'
import type { Lines } from './lines.ts'
import { printYaml } from './print.ts'
import type { Node } from './yaml/node.ts'

/** A text file by the name that kubectl -f was given. */
export interface SourceFile {
  readonly name: string
  readonly text: string
}

/** A field written twice in one map. The later one counts for kubectl; the API server refuses both. */
export interface Duplicate {
  /** ['spec', 'ports', 0, 'port']: the field's own path. */
  readonly path: FieldPath
  readonly first: Place
  readonly again: Place
}

/** Where things stand, asked for with placeOf. */
export interface Places {
  readonly lines: Lines
  /** Where the document's text begins in the file. */
  readonly offset: number
  /** Found on demand for an object made in code, from its printed form. */
  root: Node | undefined
}

/** One document of a file, whatever it holds. */
export interface YamlDocument {
  readonly value: Json
  readonly places: Places
  readonly duplicates: readonly Duplicate[]
}

export interface Manifest {
  readonly file: SourceFile
  /** The how-manyth object of the file it is, from 0; the items of a List count one by one. */
  readonly index: number
  readonly apiVersion: string
  readonly kind: string
  readonly value: JsonObject
  readonly places: Places
  readonly duplicates: readonly Duplicate[]
}

/** A manifest for an object made in code; its file's text is the object printed. */
export function manifestOf(object: JsonObject, fileName = 'object.yaml'): Manifest {
  const file = { name: fileName, text: printYaml(object) }
  return {
    file,
    index: 0,
    apiVersion: textOf(object.apiVersion),
    kind: textOf(object.kind),
    value: object,
    places: { lines: { file: fileName, text: file.text }, offset: 0, root: undefined },
    duplicates: [],
  }
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : ''
}
