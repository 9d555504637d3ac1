/**
 * Is this pod an Ingress controller, and how is it set up? It is one when it runs the controller's image; its flags say
 * which Ingresses it takes up and which addresses it publishes in their status.
 *
 * Source: kubernetes/ingress-nginx pkg/flags/flags.go. Leaves out --watch-namespace-selector and TCP and UDP services.
 * Example: --controller-class=k8s.io/ingress-nginx --publish-service=ingress-nginx/ingress-nginx-controller
 */
import type { Container, Pod } from '../api/pod.ts'
import { commandLineOf, flag } from '../container/command-line.ts'
import { parseImage } from '../container/image.ts'
import { type IngressController, ingressNginx } from './taken-up.ts'

export interface ControllerSetup extends IngressController {
  /** namespace/name of the Service whose addresses are published; absent: those of the nodes that the pods are on. */
  readonly publishService?: string
  readonly publishStatusAddress?: string
  readonly internalAddresses: boolean
  readonly writesStatus: boolean
  /** namespace/name of the Service that takes what no Ingress takes. */
  readonly defaultBackend?: string
  /** namespace/name of the Secret that is shown where no other certificate fits. */
  readonly defaultCertificate?: string
  /** namespace/name of the ConfigMap with settings for all Ingresses. */
  readonly configMap?: string
  readonly followsExternalNames: boolean
}

/** The labels by which all manifests of ingress-nginx, and its chart, mark the pods of the controller. */
export const controllerLabels = { 'app.kubernetes.io/name': 'ingress-nginx' } as const

/** undefined: the pod is no Ingress controller. */
export function controllerOf(pod: Pod): ControllerSetup | undefined {
  const container = pod.spec?.containers?.find(isController)
  if (container === undefined) return undefined
  const { words } = commandLineOf(container, pod)
  const text = (name: string): string | undefined => flag(words, name) || undefined
  const isOn = (name: string, otherwise: boolean): boolean => {
    const value = flag(words, name)
    return value === undefined ? otherwise : !/^(?:0|f|false)$/i.test(value)
  }
  const given = {
    namespace: text('watch-namespace'),
    publishService: text('publish-service'),
    publishStatusAddress: text('publish-status-address'),
    defaultBackend: text('default-backend-service'),
    defaultCertificate: text('default-ssl-certificate'),
    configMap: text('configmap'),
  }
  return {
    name: text('controller-class') ?? ingressNginx.name,
    annotation: text('ingress-class') ?? ingressNginx.annotation,
    takesClassless: isOn('watch-ingress-without-class', false),
    takesByClassName: isOn('ingress-class-by-name', false),
    internalAddresses: isOn('report-node-internal-ip-address', false),
    writesStatus: isOn('update-status', true),
    followsExternalNames: !isOn('disable-svc-external-name', false),
    ...withoutAbsent(given),
  }
}

function isController({ image }: Container): boolean {
  // Every pod of a large cluster is asked: most are told apart without reading the whole name.
  if (typeof image !== 'string' || !image.includes('ingress-nginx/controller')) return false
  return /^registry\.k8s\.io\/ingress-nginx\/controller(?:-chroot)?$/.test(
    parseImage(image)?.repository ?? '',
  )
}

/** Properties that are undefined are left out. */
function withoutAbsent<T extends object>(given: T): { readonly [K in keyof T]?: Exclude<T[K], undefined> } {
  const there = Object.entries(given).filter(([, value]) => value !== undefined)
  return Object.fromEntries(there) as { readonly [K in keyof T]?: Exclude<T[K], undefined> }
}
