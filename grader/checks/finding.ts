/** How a check says what it found: passed, or failed with at least one reason. */
import type { ClusterView, Diagnostic, Kind, ObjectMeta, ObjectRef } from '../../sim/index.ts'
import { diagnose, kinds, refOf } from '../../sim/index.ts'
import { catalogue } from '../../sim/words.ts'
import type { Finding } from '../exercise.ts'

export const passed: Finding = { passed: true, diagnostics: [] }

export function failed(first: Diagnostic, ...rest: readonly Diagnostic[]): Finding {
  return { passed: false, diagnostics: [first, ...rest] }
}

/** All is as it should be here; warnings among these tell what another cluster may see otherwise. */
export function passedWith(explanations: readonly Diagnostic[]): Finding {
  const warnings = explanations.filter(({ code }) => catalogue[code].severity === 'warning')
  return { passed: true, diagnostics: warnings }
}

/** The first of the explanations that there are, or else the check's own words. */
export function failedBecause(explanations: readonly Diagnostic[], otherwise: Diagnostic): Finding {
  const [first, ...rest] = explanations
  return first === undefined ? failed(otherwise) : failed(first, ...rest)
}

/**
 * The object that a task asks for is not there. When there is one of that name in another namespace, or of another
 * name where it is none of the given ones, it is likely the one that was meant: the finding points at it.
 */
export async function missing(view: ClusterView, ref: ObjectRef & { readonly kind: Kind }): Promise<Finding> {
  const wanted = { wanted: nameOf(ref), resource: kinds[ref.kind].plural }
  const all = await view.list(ref.kind)
  const found =
    all.find(({ metadata }) => metadata.name === ref.name) ??
    all.find(({ metadata }) => !isOfTheSystem(metadata))
  if (found === undefined) return failed(diagnose('check/object-missing', wanted))
  const object = refOf(found)
  const field = found.metadata.name === ref.name ? 'namespace' : 'name'
  return failed(
    diagnose(
      'check/object-missing',
      { ...wanted, instead: nameOf(object) },
      { object, path: ['metadata', field] },
    ),
  )
}

/** What every cluster has from the start. */
function isOfTheSystem({ namespace = '', name }: ObjectMeta): boolean {
  if (name === 'kube-root-ca.crt') return true
  return namespace.startsWith('kube-') || (namespace === 'default' && name === 'kubernetes')
}

/** Service default/web, as messages name objects. */
export function nameOf({ kind, namespace, name }: ObjectRef): string {
  return namespace === undefined ? `${kind} ${name}` : `${kind} ${namespace}/${name}`
}
