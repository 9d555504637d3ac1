/** Diagnostics about certificates and the requests for them: CertificateSigningRequests, approval, signers. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface CertificateFacts {
  'certificate/not-loaded': Record<never, never>
  /** `words` are those of the API server and of Go's crypto/x509. */
  'certificate/request-unreadable': { readonly flaw: string; readonly words: string }
  'certificate/name-not-in-path': { readonly name: string; readonly part: string }
  'certificate/signer-name': { readonly signer: string; readonly part: string }
  'certificate/legacy-signer': { readonly signer: string }
  'certificate/expires-too-soon': { readonly seconds: number }
  'certificate/group-not-allowed': { readonly group: string; readonly signer: string }
  'certificate/approved-and-denied': Record<never, never>
  'certificate/condition-removed': { readonly type: string }
  'certificate/condition-not-yours': { readonly type: string; readonly does: 'add' | 'modify' }
  'certificate/content-unreadable': { readonly words: string }
  'certificate/content-not-yours': Record<never, never>
  'certificate/content-lasts': Record<never, never>
  'certificate/decided-already': { readonly decision: 'Approved' | 'Denied' }
  'certificate/no-signer': { readonly signer: string }
  'certificate/not-signed': { readonly signer: string; readonly words: string }
}

export const certificateEntries: Entries<CertificateFacts> = {
  'certificate/not-loaded': {
    severity: 'note',
    en: (_, { object }) => ({
      says: `This world was built without the part that reads certificates, so what ${object} holds was not looked into.`,
      here: 'not looked into',
    }),
    ko: (_, { object }) => ({
      says: `이 환경에는 인증서를 읽는 부분이 없어 ${object}에 든 것을 살펴보지 않았습니다.`,
      here: '살펴보지 않음',
    }),
  },
  'certificate/request-unreadable': {
    severity: 'error',
    en: ({ words }, { object, field }) => ({
      says: `${field} of ${object} is no certificate request that holds together: ${words}.`,
      here: 'no valid request',
      try: 'write the file that openssl req -new made, in base64 on one line: base64 -w0 web.csr',
    }),
    ko: ({ words }, { object, field }) => ({
      says: `${object}의 ${field} 값이 올바른 인증서 서명 요청이 아닙니다: ${words}.`,
      here: '올바른 요청이 아님',
      try: 'openssl req -new로 만든 파일을 base64 한 줄로 적어 보세요: base64 -w0 web.csr',
    }),
  },
  'certificate/name-not-in-path': {
    severity: 'error',
    en: ({ name, part }) => ({
      says: `The name ${name} cannot stand in a URL of the API: ${part} has a meaning of its own there.`,
      here: 'cannot stand in a URL',
      try: 'take a name of letters, digits and hyphens',
    }),
    ko: ({ name, part }) => ({
      says: `이름 ${withParticle(name, '는')} API의 URL에 쓸 수 없습니다. URL에서는 ${part} 자체에 뜻이 있습니다.`,
      here: 'URL에 쓸 수 없음',
      try: '글자, 숫자, 하이픈으로 된 이름을 써 보세요',
    }),
  },
  'certificate/signer-name': {
    severity: 'error',
    en: ({ signer }, { object }) => ({
      says: `${object} names the signer ${signer}; a signer's name is a domain, a slash and a path.`,
      here: 'not of the form domain/path',
      try: 'write one such as kubernetes.io/kube-apiserver-client or example.com/web',
    }),
    ko: ({ signer }, { object }) => ({
      says: `${object}의 서명자가 ${signer}입니다. 서명자 이름은 도메인, 빗금, 경로로 되어 있습니다.`,
      here: '도메인/경로 모양이 아님',
      try: 'kubernetes.io/kube-apiserver-client나 example.com/web처럼 적어 보세요',
    }),
  },
  'certificate/legacy-signer': {
    severity: 'error',
    en: ({ signer }, { object }) => ({
      says: `${object} names ${signer}, the signer of the beta API, which certificates.k8s.io/v1 does not take.`,
      here: 'gone with v1beta1',
      try: 'name the signer that is meant, such as kubernetes.io/kube-apiserver-client',
    }),
    ko: ({ signer }, { object }) => ({
      says: `${object}의 서명자가 베타 API의 ${signer}입니다. certificates.k8s.io/v1은 이 서명자를 받지 않습니다.`,
      here: 'v1beta1과 함께 없어짐',
      try: 'kubernetes.io/kube-apiserver-client처럼 뜻하는 서명자를 적어 보세요',
    }),
  },
  'certificate/expires-too-soon': {
    severity: 'error',
    en: ({ seconds }, { object }) => ({
      says: `${object} asks for a certificate that lasts ${seconds} s; the shortest is 600 s.`,
      here: 'at least 600',
      try: 'write 600 or more, or leave the field out: the signer then gives a year',
    }),
    ko: ({ seconds }, { object }) => ({
      says: `${withParticle(object, '가')} ${seconds}초짜리 인증서를 요청합니다. 가장 짧은 기간은 600초입니다.`,
      here: '600 이상이어야 함',
      try: '600 이상을 적거나, 서명자가 1년을 주도록 필드를 빼 보세요',
    }),
  },
  'certificate/group-not-allowed': {
    severity: 'error',
    en: ({ group, signer }, { object }) => ({
      says: `${object} asks ${signer} for a certificate of the group ${group}, which may do anything in the cluster. The API server lets nobody ask for that.`,
      here: `O=${group}`,
      try: 'ask for another group (O=…), and give that group its rights with a RoleBinding',
    }),
    ko: ({ group, signer }, { object }) => ({
      says: `${withParticle(object, '가')} 클러스터에서 무엇이든 할 수 있는 ${group} 그룹의 인증서를 ${signer}에 요청합니다. API 서버는 누구의 요청이라도 거부합니다.`,
      here: `O=${group}`,
      try: '다른 그룹(O=…)으로 요청하고 그 그룹에 롤바인딩으로 권한을 주세요',
    }),
  },
  'certificate/approved-and-denied': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} would be both Approved and Denied.`,
      here: 'the opposite of the other',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '가')} 승인되고 거부된 상태가 됩니다.`,
      here: '다른 조건과 반대됨',
    }),
  },
  'certificate/condition-removed': {
    severity: 'error',
    en: ({ type }, { object }) => ({
      says: `${object} is ${type}, and that cannot be taken back.`,
      here: `${type} has gone`,
      try: 'delete the request and make a new one',
    }),
    ko: ({ type }, { object }) => ({
      says: `${object}의 ${type} 조건은 되돌릴 수 없습니다.`,
      here: `${type} 조건이 빠짐`,
      try: '요청을 지우고 새로 만들어 보세요',
    }),
  },
  'certificate/condition-not-yours': {
    severity: 'error',
    en: ({ type, does }, { object }) => ({
      says: `The condition ${type} of ${object} is ${does === 'add' ? 'added' : 'changed'} by approval alone, not by writing the object.`,
      here: 'written by approval only',
      try: 'use kubectl certificate approve or deny',
    }),
    ko: ({ type, does }, { object }) => ({
      says: `${object}의 ${type} 조건은 승인 절차로만 ${does === 'add' ? '더할' : '바꿀'} 수 있고, 오브젝트를 고쳐 쓸 수 없습니다.`,
      here: '승인 절차로만 바뀜',
      try: 'kubectl certificate approve나 deny를 써 보세요',
    }),
  },
  'certificate/content-unreadable': {
    severity: 'error',
    en: ({ words }, { object }) => ({
      says: `What stands in status.certificate of ${object} is no certificate: ${words}.`,
      here: 'no certificate',
    }),
    ko: ({ words }, { object }) => ({
      says: `${object}의 status.certificate에 인증서가 아닌 것이 있습니다: ${words}.`,
      here: '인증서가 아님',
    }),
  },
  'certificate/content-not-yours': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `The certificate of ${object} comes from its signer, through the status, and from nobody else.`,
      here: 'written by the signer only',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 인증서는 서명자가 status를 통해 적는 것이며 다른 누구도 적을 수 없습니다.`,
      here: '서명자만 적음',
    }),
  },
  'certificate/content-lasts': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has its certificate already, and it cannot be exchanged.`,
      here: 'signed before',
      try: 'make a new request',
    }),
    ko: (_, { object }) => ({
      says: `${object}에는 이미 인증서가 있고 바꿀 수 없습니다.`,
      here: '이미 서명됨',
      try: '요청을 새로 만들어 보세요',
    }),
  },
  'certificate/decided-already': {
    severity: 'error',
    en: ({ decision }, { object }) => ({
      says: `${object} is already ${decision}; a decision is never changed into its opposite.`,
      here: decision,
      try: 'delete the request and make a new one',
      see: 'kubectl get csr',
    }),
    ko: ({ decision }, { object }) => ({
      says: `${withParticle(object, '는')} 이미 ${decision} 상태입니다. 결정은 반대로 바꿀 수 없습니다.`,
      here: decision,
      try: '요청을 지우고 새로 만들어 보세요',
      see: 'kubectl get csr',
    }),
  },
  'certificate/no-signer': {
    severity: 'warning',
    en: ({ signer }, { object }) => ({
      says: `${object} is approved, and nothing in the cluster signs for ${signer}: it stays without a certificate.`,
      here: 'nobody signs under this name',
      try: 'install a signer of that name (cert-manager has some), or name one of kubernetes.io',
      see: 'kubectl get csr',
    }),
    ko: ({ signer }, { object }) => ({
      says: `${withParticle(object, '는')} 승인되었지만 클러스터에 ${signer} 이름으로 서명하는 것이 없어 인증서가 나오지 않습니다.`,
      here: '이 이름으로 서명하는 것이 없음',
      try: 'cert-manager처럼 그 이름으로 서명하는 것을 설치하거나 kubernetes.io의 서명자를 적어 보세요',
      see: 'kubectl get csr',
    }),
  },
  'certificate/not-signed': {
    severity: 'warning',
    en: ({ signer, words }, { object }) => ({
      says: `${object} was approved, and ${signer} does not sign it: ${words}. The request has failed for good.`,
      here: 'not what this signer signs',
      try: 'make a new request with the names and usages that the signer asks for, or name another signer',
      see: 'kubectl get csr -o yaml',
    }),
    ko: ({ signer, words }, { object }) => ({
      says: `${withParticle(object, '는')} 승인되었지만 ${withParticle(signer, '가')} 서명하지 않습니다: ${words}. 이 요청은 끝내 실패했습니다.`,
      here: '이 서명자가 서명하는 것이 아님',
      try: '서명자가 바라는 이름과 용도로 요청을 새로 만들거나 다른 서명자를 적어 보세요',
      see: 'kubectl get csr -o yaml',
    }),
  },
}
