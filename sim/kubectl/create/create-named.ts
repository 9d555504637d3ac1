/**
 * Which object do `kubectl create ingress`, `create service`, `create namespace` and `create serviceaccount` make?
 * What the first two make of their flags stands in files of their own; here their flags are handed over.
 *
 * Models kubernetes/kubectl pkg/cmd/create/create_ingress.go, create_service.go, create_namespace.go.
 */
import type { JsonObject } from '../../api/meta.ts'
import type { ServiceType } from '../../api/service.ts'
import { type Diagnostic, isNonEmpty } from '../../diagnostic.ts'
import { listOf, numberOf, textOf } from '../command.ts'
import { type CommandOutput, failed } from '../command-output.ts'
import { createIngress } from '../create-ingress.ts'
import { createService } from '../create-service.ts'
import { hintOf } from '../hint.ts'
import { finishGenerated } from '../print-change.ts'
import type { Runner } from '../session.ts'
import { metadataOf, namespaceOf, requireFlags, withName } from './flags.ts'

export const createIngressCommand: Runner = withName((session, name) => {
  const { command } = session
  const made = createIngress({
    name,
    ...(namespaceOf(session) as { readonly namespace?: string }),
    rules: listOf(command, 'rule'),
    defaultBackend: textOf(command, 'default-backend'),
    ingressClass: textOf(command, 'class'),
    annotations: listOf(command, 'annotation'),
  })
  if (!made.ok) return refused(made.diagnostics[0])
  const output = finishGenerated(
    session,
    made.value as unknown as JsonObject,
    'created',
    'failed to create ingress:',
  )
  return isNonEmpty(made.diagnostics)
    ? { ...output, diagnostics: [...made.diagnostics, ...(output.diagnostics ?? [])] }
    : output
})

/** kubectl says what it cannot read; the catalogue, what to write. */
function refused(diagnostic: Diagnostic): CommandOutput {
  const line = diagnostic.upstream ?? 'panic: runtime error: index out of range [1] with length 1'
  return { ...failed(line, hintOf(diagnostic)), diagnostics: [diagnostic] }
}

/** A runner for each type; the type is part of the command's path. */
export function createServiceOf(type: ServiceType): Runner {
  const create = withName((session, name) => {
    const { command } = session
    const made = createService({
      type,
      name,
      ...(namespaceOf(session) as { readonly namespace?: string }),
      tcp: listOf(command, 'tcp'),
      clusterIP: textOf(command, 'clusterip'),
      nodePort: numberOf(command, 'node-port'),
      externalName: textOf(command, 'external-name'),
    })
    if (!made.ok) return refused(made.diagnostics[0])
    return finishGenerated(
      session,
      made.value as unknown as JsonObject,
      'created',
      `failed to create ${type} service:`,
    )
  })
  return (session) =>
    (type === 'ExternalName' ? requireFlags(session.command, ['external-name']) : undefined) ??
    create(session)
}

export const createNamespace: Runner = withName((session, name) => {
  const object = { apiVersion: 'v1', kind: 'Namespace', metadata: { name } }
  return finishGenerated(session, object, 'created')
})

export const createServiceAccount: Runner = withName((session, name) => {
  const object = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: metadataOf(session, name) }
  return finishGenerated(session, object, 'created', 'failed to create serviceaccount:')
})
