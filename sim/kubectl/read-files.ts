/**
 * Which objects do the files say that were named with -f? Files, folders of .yaml, .yml and .json, and - for what was
 * piped in. Models FilenameParam of kubernetes/cli-runtime pkg/resource/builder.go and visitor.go.
 */
import type { Manifest } from '../manifest/manifest.ts'
import { parseManifests } from '../manifest/parse.ts'
import { quoteText } from '../quote.ts'
import { type KubectlCommand, listOf, textOf } from './command.ts'
import { type CommandOutput, failed, type KubectlIo } from './command-output.ts'
import { printFailures } from './failure.ts'
import { ended, found, type Step } from './session.ts'

export function hasFiles(command: KubectlCommand): boolean {
  return listOf(command, 'filename').length > 0 || textOf(command, 'kustomize') !== ''
}

/** Every object of every file, in order. */
export function readFiles(command: KubectlCommand, io: KubectlIo): Step<readonly Manifest[]> {
  if (textOf(command, 'kustomize') !== '') return ended(kustomizeNotModelled())
  const manifests: Manifest[] = []
  for (const name of listOf(command, 'filename')) {
    const files = filesAt(name, io)
    if (!files.ok) return files
    for (const file of files.value) {
      const parsed = parseManifests(file)
      if (!parsed.ok) {
        const [first] = parsed.diagnostics
        // An empty file among others is passed over.
        if (first.code === 'manifest/nothing-in-file') continue
        return ended(
          printFailures([
            { line: first.upstream ?? `error parsing ${file.name}`, diagnostics: parsed.diagnostics },
          ]),
        )
      }
      manifests.push(...parsed.value)
    }
  }
  return found(manifests)
}

function filesAt(
  name: string,
  io: KubectlIo,
): Step<readonly { readonly name: string; readonly text: string }[]> {
  if (name === '-') return found([{ name: 'STDIN', text: io.stdin }])
  if (/^https?:\/\//.test(name)) {
    const line = `error: unable to read URL ${quoteText(name)}, no network reaches out of this simulator`
    return ended(failed(line, 'save the file in the working folder, and name it with -f'))
  }
  const folder = io.listFolder?.(name)
  if (folder !== undefined) {
    const paths = folder.filter((path) => /\.(?:json|ya?ml)$/.test(path))
    const files = paths.flatMap((path) => {
      const text = io.readFile(path)
      return text === undefined ? [] : [{ name: path, text }]
    })
    if (files.length > 0) return found(files)
    const line = `error: error reading [${name}]: recognized file extensions are [.json .yaml .yml]`
    return ended(failed(line))
  }
  const text = io.readFile(name)
  return text === undefined
    ? ended(failed(`error: the path ${quoteText(name)} does not exist`))
    : found([{ name, text }])
}

function kustomizeNotModelled(): CommandOutput {
  const line = 'error: -k needs kustomize, which is not modelled in this simulator'
  return failed(line, 'write the manifests out, and name their folder with -f')
}
