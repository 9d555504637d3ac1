/** Why does no controller that runs take up an Ingress? Its class is missing, unknown, or another controller's. */
import { type Ingress, ingressClassAnnotation } from '../api/ingress.ts'
import { refOf } from '../api/kinds.ts'
import { controllerPods, runningControllers } from '../controllers/ingress-status.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { controllerOf } from '../ingress/controller-of.ts'
import { takenUpBy } from '../ingress/taken-up.ts'
import { nearNames } from '../near-names.ts'
import type { ClusterState } from '../state/cluster-state.ts'

/** Empty when some controller that is installed takes it up. */
export function classFindings(state: ClusterState, ingress: Ingress): readonly Diagnostic[] {
  const pods = controllerPods(state)
  const classes = state.list('IngressClass')
  const setups = pods.flatMap((pod) => controllerOf(pod) ?? [])
  if (setups.some((setup) => takenUpBy(setup, [ingress], classes).length > 0)) return []
  const object = refOf(ingress)
  const className = ingress.spec?.ingressClassName ?? undefined
  const named = classes.find(({ metadata }) => metadata.name === className)
  const names = classes.map(({ metadata }) => metadata.name)
  const field = ['spec', 'ingressClassName']
  if (named !== undefined && className !== undefined) {
    const { controller = '' } = named.spec ?? {}
    if (setups.length === 0) return [diagnose('ingress/no-controller', {}, { object })]
    return [
      diagnose('ingress/class-of-another-controller', { className, controller }, { object, path: field }),
    ]
  }
  if (setups.length === 0) return [diagnose('ingress/no-controller', {}, { object })]
  const annotated = ingress.metadata.annotations?.[ingressClassAnnotation]
  if (className !== undefined) {
    const near = nearNames(className, names)
    const facts = { className, near: near.length > 0 ? near : names, isAnnotation: false }
    return [diagnose('ingress/class-unknown', facts, { object, path: field })]
  }
  if (annotated === undefined) {
    return [diagnose('ingress/class-missing', { classes: names }, { object, path: ['spec'] })]
  }
  const facts = { className: annotated, near: setups.map(({ annotation }) => annotation), isAnnotation: true }
  const path = ['metadata', 'annotations', ingressClassAnnotation]
  return [diagnose('ingress/class-unknown', facts, { object, path })]
}

/** Nobody listens for any Ingress: no controller is installed, or none of its pods is ready. */
export function controllerFindings(state: ClusterState, ingress: Ingress): readonly Diagnostic[] {
  const pods = controllerPods(state)
  const object = refOf(ingress)
  const [first] = pods
  if (first === undefined) return [diagnose('ingress/no-controller', {}, { object })]
  const ready = runningControllers(state)
    .flatMap((controller) => controller.pods)
    .filter(({ status }) =>
      status?.conditions?.some(({ type, status }) => type === 'Ready' && status === 'True'),
    )
  if (ready.length > 0) return []
  const { namespace = 'default' } = first.metadata
  return [
    diagnose('ingress/controller-not-ready', { pods: pods.length, namespace }, { object: refOf(first) }),
  ]
}
