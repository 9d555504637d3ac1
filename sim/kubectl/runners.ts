/** Which file runs which command. What is not in the table is not modelled, and says so. */
import { createConfigMap, createSecret, createTlsSecret } from './create/create-data.ts'
import {
  createIngressCommand,
  createNamespace,
  createServiceAccount,
  createServiceOf,
} from './create/create-named.ts'
import { createDeployment, createJob } from './create/create-workload.ts'
import { expose } from './expose.ts'
import { get } from './get.ts'
import { run } from './run.ts'
import type { Runner } from './session.ts'

export const runners: Readonly<Record<string, Runner>> = {
  'create configmap': createConfigMap,
  'create deployment': createDeployment,
  'create ingress': createIngressCommand,
  'create job': createJob,
  'create namespace': createNamespace,
  'create secret generic': createSecret,
  'create secret tls': createTlsSecret,
  'create service clusterip': createServiceOf('ClusterIP'),
  'create service externalname': createServiceOf('ExternalName'),
  'create service loadbalancer': createServiceOf('LoadBalancer'),
  'create service nodeport': createServiceOf('NodePort'),
  'create serviceaccount': createServiceAccount,
  expose,
  get,
  run,
}
