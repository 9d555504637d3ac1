/**
 * What does the simulator have to guess about the pods that an object asks for? An image, a command or a probe's command
 * that nobody here knows: what listens then, and whether the probe passes, is assumed, and has to be said.
 *
 * Example: a Deployment with the image acme/shop gets pod/image-unknown at spec.template.spec.containers[0].image.
 */
import { type KubeObject, refOf } from '../api/kinds.ts'
import type { Container, Pod, PodSpec } from '../api/pod.ts'
import { parseImage } from '../container/image.ts'
import { knownImage } from '../container/known-images.ts'
import type { Diagnostic, FieldPath } from '../diagnostic.ts'
import { programFindings } from './findings.ts'

const guesses: ReadonlySet<string> = new Set(['pod/image-unknown', 'pod/command-unknown', 'pod/exec-unknown'])

/** Of an update, what was not to be said of the object as it was. */
export function newGuesses(object: KubeObject, old: KubeObject | undefined): readonly Diagnostic[] {
  const known = new Set(old === undefined ? [] : guessesAbout(old).map(textOf))
  return guessesAbout(object).filter((one) => !known.has(textOf(one)))
}

function textOf({ code, params, path }: Diagnostic): string {
  return JSON.stringify([code, params, path])
}

function guessesAbout(object: KubeObject): readonly Diagnostic[] {
  const asked = podIn(object)
  if (asked === undefined || !mayBeGuessed(asked.spec)) return []
  const pod: Pod = { apiVersion: 'v1', kind: 'Pod', metadata: object.metadata, spec: asked.spec }
  return programFindings(pod)
    .filter(({ code }) => guesses.has(code))
    .map((one) => ({ ...one, object: refOf(object), path: [...asked.path, ...(one.path ?? []).slice(1)] }))
}

function podIn(object: KubeObject): { readonly spec: PodSpec; readonly path: FieldPath } | undefined {
  if (object.kind === 'Pod') return object.spec && { spec: object.spec, path: ['spec'] }
  if (!('spec' in object) || object.spec === undefined || !('template' in object.spec)) return undefined
  const spec = object.spec.template?.spec
  return spec && { spec, path: ['spec', 'template', 'spec'] }
}

/** Of most containers one can say at a glance that there is nothing to guess. */
function mayBeGuessed({ containers, initContainers = [] }: PodSpec): boolean {
  return [...(containers ?? []), ...initContainers].some((container: Container) => {
    const { command, args, image = '', readinessProbe, livenessProbe, startupProbe } = container
    if (command?.length || args?.length || container.volumeMounts?.length) return true
    if (readinessProbe?.exec ?? livenessProbe?.exec ?? startupProbe?.exec) return true
    const repository = parseImage(image)?.repository
    return repository !== undefined && knownImage(repository) === undefined
  })
}
