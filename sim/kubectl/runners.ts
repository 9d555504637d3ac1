/** Which file runs which command. What is not in the table is not modelled, and says so. */
import { apiResources, apiVersions } from './api-resources.ts'
import { canI, whoAmI } from './auth.ts'
import { approve, deny } from './certificate.ts'
import {
  clusterInfo,
  currentContext,
  getClusters,
  getContexts,
  getUsers,
  setContext,
  useContext,
  version,
  viewConfig,
} from './config.ts'
import { createConfigMap, createSecret, createTlsSecret } from './create/create-data.ts'
import {
  createIngressCommand,
  createNamespace,
  createServiceAccount,
  createServiceOf,
} from './create/create-named.ts'
import { createDeployment, createJob } from './create/create-workload.ts'
import { deleteObjects } from './delete.ts'
import { describe } from './describe.ts'
import { drain } from './drain.ts'
import { events } from './events.ts'
import { exec } from './exec.ts'
import { explain } from './explain.ts'
import { expose } from './expose.ts'
import { applyFiles, createFiles, replaceFiles, viewLastApplied } from './file-commands.ts'
import { get } from './get.ts'
import { annotate, label } from './label.ts'
import { logs } from './logs.ts'
import { cordon, taint, uncordon } from './nodes.ts'
import { edit, patch } from './patch.ts'
import { portForward } from './port-forward.ts'
import {
  rolloutHistory,
  rolloutPause,
  rolloutRestart,
  rolloutResume,
  rolloutStatus,
  rolloutUndo,
} from './rollout.ts'
import { run } from './run.ts'
import { scale } from './scale.ts'
import type { Runner } from './session.ts'
import { setEnv, setImage, setSelector } from './set.ts'
import { waitFor } from './wait.ts'

export const runners: Readonly<Record<string, Runner>> = {
  annotate,
  'api-resources': apiResources,
  'api-versions': apiVersions,
  apply: applyFiles,
  'apply view-last-applied': viewLastApplied,
  'auth can-i': canI,
  'auth whoami': whoAmI,
  'certificate approve': approve,
  'certificate deny': deny,
  'cluster-info': clusterInfo,
  'config current-context': currentContext,
  'config get-clusters': getClusters,
  'config get-contexts': getContexts,
  'config get-users': getUsers,
  'config set-context': setContext,
  'config use-context': useContext,
  'config view': viewConfig,
  cordon,
  create: createFiles,
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
  delete: deleteObjects,
  describe,
  drain,
  edit,
  events,
  exec,
  explain,
  expose,
  get,
  label,
  logs,
  patch,
  'port-forward': portForward,
  replace: replaceFiles,
  'rollout history': rolloutHistory,
  'rollout pause': rolloutPause,
  'rollout restart': rolloutRestart,
  'rollout resume': rolloutResume,
  'rollout status': rolloutStatus,
  'rollout undo': rolloutUndo,
  run,
  scale,
  'set env': setEnv,
  'set image': setImage,
  'set selector': setSelector,
  taint,
  uncordon,
  version,
  wait: waitFor,
}
