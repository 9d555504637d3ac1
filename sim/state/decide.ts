/**
 * What does `kubectl certificate approve` (or deny) do? It reads the request, adds a condition, and writes it through the
 * door for approvals. Who was denied cannot be approved any more, nor the other way round; saying it twice changes nothing.
 *
 * Models kubernetes/kubectl pkg/cmd/certificates/certificates.go, and the times that the strategy of
 * kubernetes/kubernetes pkg/registry/certificates/certificates fills in.
 */
import type { CertificateSigningRequest } from '../api/certificate-signing-request.ts'
import { refOf, resourceOf } from '../api/kinds.ts'
import { diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import type { Store } from './cluster-state.ts'
import { updateObject } from './server.ts'
import { timestampAt } from './timestamp.ts'

export type Decision = 'Approved' | 'Denied'

/** Another reason than kubectl's own: controllers decide too. */
export interface DecisionReason {
  readonly reason: string
  readonly message: string
}

export function decideRequest(
  store: Store,
  name: string,
  decision: Decision,
  why: DecisionReason = kubectlReasons[decision],
): Outcome<'changed' | 'unchanged'> {
  const request = store.get('CertificateSigningRequest', undefined, name)
  if (request === undefined) {
    const resource = resourceOf('CertificateSigningRequest')
    const upstream = `${resource} "${name}" not found`
    const object = { kind: 'CertificateSigningRequest', name }
    return refuse(diagnose('object/not-found', { resource, name }, { object, upstream }))
  }
  const conditions = request.status?.conditions ?? []
  const other: Decision = decision === 'Approved' ? 'Denied' : 'Approved'
  if (conditions.some(({ type }) => type === other)) {
    const upstream = `error: certificate signing request "${name}" is already ${other}`
    const whereabouts = { object: refOf(request), path: ['status', 'conditions'], upstream }
    return refuse(diagnose('certificate/decided-already', { decision: other }, whereabouts))
  }
  if (conditions.some(({ type }) => type === decision)) return ok('unchanged')
  const now = timestampAt(store.settings.epoch, store.now)
  const condition = {
    type: decision,
    status: 'True',
    ...why,
    lastUpdateTime: now,
    lastTransitionTime: now,
  } as const
  const decided: CertificateSigningRequest = {
    ...request,
    status: { ...request.status, conditions: [...conditions, condition] },
  }
  const outcome = updateObject(store, decided, { subresource: 'approval' })
  return outcome.ok ? ok('changed', outcome.diagnostics) : outcome
}

const kubectlReasons: { readonly [D in Decision]: DecisionReason } = {
  Approved: {
    reason: 'KubectlApprove',
    message: 'This CSR was approved by kubectl certificate approve.',
  },
  Denied: { reason: 'KubectlDeny', message: 'This CSR was denied by kubectl certificate deny.' },
}
