/** Diagnostics of checks that ask after certificates that somebody requested: decided, made out for, put away. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface CheckCertificateFacts {
  /** Pending where it is to be approved, Denied, or approved where nobody asked for it; Approved, and not signed yet. */
  'check/request-decided-otherwise': {
    readonly request: string
    readonly is: 'Approved' | 'Denied' | 'Pending'
  }
  /** Parts of a subject: O=shop. */
  'check/request-for-others': {
    readonly request: string
    readonly subject: readonly string[]
    readonly wanted: readonly string[]
  }
  /** `type` is that of the Secret. */
  'check/secret-holds-other': {
    readonly secret: string
    readonly type: string
    readonly request: string
  }
}

export const checkCertificateEntries: Entries<CheckCertificateFacts> = {
  'check/request-decided-otherwise': {
    severity: 'error',
    en: ({ request, is }) => ({
      says: `${request} is ${is}; the task has it otherwise.`,
      try:
        is === 'Pending'
          ? 'kubectl certificate approve, with the name of the request'
          : is === 'Denied'
            ? 'a decision stands: delete the request and make it anew'
            : 'a decision cannot be taken back: approve by name what the task names, and nothing else',
      see: 'kubectl get csr',
    }),
    ko: ({ request, is }) => ({
      says: `${request}의 상태가 ${is}입니다. 과제가 요구하는 상태와 다릅니다.`,
      try:
        is === 'Pending'
          ? 'kubectl certificate approve 뒤에 요청의 이름을 적어 보세요'
          : is === 'Denied'
            ? '한 번 내린 결정은 그대로입니다. 요청을 지우고 새로 만들어 보세요'
            : '결정은 되돌릴 수 없습니다. 과제에 적힌 것만 이름으로 승인하세요',
      see: 'kubectl get csr',
    }),
  },
  'check/request-for-others': {
    severity: 'error',
    en: ({ request, subject, wanted }) => ({
      says: `${request} asks for a certificate of ${parts(subject) || 'nobody'}; the task asks for ${parts(wanted)}.`,
      try: `name it when the request is made: openssl req -new … -subj /${wanted.join('/')}`,
      see: `kubectl get csr -o jsonpath='{.items[*].spec.request}'`,
    }),
    ko: ({ request, subject, wanted }) => ({
      says: `${withParticle(request, '은')} ${parts(subject) || '빈 주체'}의 인증서를 요청합니다. 과제가 요구하는 것은 ${parts(wanted)}입니다.`,
      try: `요청을 만들 때 적으세요: openssl req -new … -subj /${wanted.join('/')}`,
      see: `kubectl get csr -o jsonpath='{.items[*].spec.request}'`,
    }),
  },
  'check/secret-holds-other': {
    severity: 'error',
    en: ({ secret, type, request }) =>
      type === tls
        ? {
            says: `${secret} holds another certificate than the one that was signed for the request ${request}.`,
            try: `put what stands in status.certificate of ${request} under tls.crt, decoded`,
            see: `kubectl get csr ${request} -o jsonpath='{.status.certificate}'`,
          }
        : {
            says: `${secret} is of the type ${type}; the task asks for ${tls}.`,
            try: 'make it with kubectl create secret tls',
            see: 'kubectl get secrets',
          },
    ko: ({ secret, type, request }) =>
      type === tls
        ? {
            says: `${secret}에 든 인증서는 요청 ${request}에 서명된 인증서가 아닙니다.`,
            try: `${request}의 status.certificate 값을 디코딩해서 tls.crt에 넣어 보세요`,
            see: `kubectl get csr ${request} -o jsonpath='{.status.certificate}'`,
          }
        : {
            says: `${secret}의 유형은 ${type}입니다. 과제가 요구하는 유형은 ${tls}입니다.`,
            try: 'kubectl create secret tls로 만들어 보세요',
            see: 'kubectl get secrets',
          },
  },
}

const tls = 'kubernetes.io/tls'

function parts(subject: readonly string[]): string {
  return subject.join(', ')
}
