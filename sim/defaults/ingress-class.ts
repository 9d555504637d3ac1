/**
 * What does the API server fill into an IngressClass? The scope of its parameters: they belong to the whole cluster
 * unless they say otherwise. An Ingress gets no defaults here; its class is filled in by admission (sim/state).
 *
 * Models SetDefaults_IngressClass of kubernetes/kubernetes pkg/apis/networking/v1/defaults.go.
 */
import type { JsonObject } from '../api/meta.ts'
import { changeField, fillAbsent } from './fill.ts'

export function defaultIngressClass(ingressClass: JsonObject): JsonObject {
  return changeField(ingressClass, 'spec', (spec) =>
    changeField(spec, 'parameters', (parameters) => fillAbsent(parameters, { scope: 'Cluster' })),
  )
}
