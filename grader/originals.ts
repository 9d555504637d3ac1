/**
 * The files of every exercise as they were given: exercises/originals.json, one text a path. The kit grades given
 * files from here, whatever a learner did to the ones in the folder, and reset needs no git.
 * Written by `lab verify --write-originals`.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readIfThere, writeWhole } from './files.ts'

/** NN-topic/MM-name/file → its text. */
export type Originals = Readonly<Record<string, string>>

const originalsFile = (root: string): string => join(root, 'exercises', 'originals.json')

/** An absent file holds nothing; a broken one throws, because the kit is not whole then. */
export function readOriginals(root: string): Originals {
  const text = readIfThere(originalsFile(root))
  return text === undefined ? {} : (JSON.parse(text) as Originals)
}

/** As given; in a new exercise that has no original yet, as it stands in the folder. */
export function originalOf(root: string, originals: Originals, id: string, name: string): string | undefined {
  const path = `${id}/${name}`
  return Object.hasOwn(originals, path) ? originals[path] : readIfThere(join(root, 'exercises', path))
}

/** Takes the files in exercises/ for the originals. Returns their paths. */
export function writeOriginals(
  root: string,
  exercises: readonly {
    readonly id: string
    readonly given: readonly string[]
    readonly edit: readonly string[]
  }[],
): readonly string[] {
  const paths = exercises
    .flatMap(({ id, given, edit }) => [...given, ...edit].map((name) => `${id}/${name}`))
    .sort()
  const texts = paths.map((path) => [path, readFileSync(join(root, 'exercises', path), 'utf8')])
  writeWhole(originalsFile(root), `${JSON.stringify(Object.fromEntries(texts), null, 2)}\n`)
  return paths
}
