/** Diagnostics about TLS at an Ingress controller: which certificate it shows, and why a client does not accept it. */
import type { Distrust } from '../api/certificates.ts'
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface IngressTlsFacts {
  'tls/secret-missing': {
    readonly secret: string
    readonly namespace: string
    readonly near: readonly string[]
  }
  'tls/secret-in-another-namespace': {
    readonly secret: string
    readonly namespace: string
    readonly others: readonly string[]
  }
  /** `words`: what Go says of it, or '' where tls.crt or tls.key is not there. */
  'tls/secret-unusable': {
    readonly secret: string
    readonly words: string
    readonly missing: readonly string[]
  }
  'tls/certificate-does-not-cover-host': {
    readonly secret: string
    readonly host: string
    readonly names: readonly string[]
  }
  /** `hosts`: those that the tls of the Ingress lists. */
  'tls/host-not-listed': { readonly host: string; readonly hosts: readonly string[] }
  /** `near`: hosts of rules. */
  'tls/host-without-rule': { readonly host: string; readonly near: readonly string[] }
  /** No Ingress has tls for the host at all; '' where the client named none. */
  'tls/fallback-certificate': { readonly host: string }
  'tls/not-trusted': { readonly host: string; readonly because: Distrust; readonly subject: string }
  'tls/not-modelled': { readonly secret: string }
}

/** As OpenSSL says it, and curl after it. */
const reasons: { readonly [Why in Distrust]: { readonly en: string; readonly ko: string } } = {
  'self-signed': {
    en: 'it is self-signed, and the client does not know it',
    ko: '자체 서명된 인증서이고 클라이언트가 알지 못합니다',
  },
  'self-signed-in-chain': {
    en: 'it leads to an authority that the client does not trust',
    ko: '클라이언트가 신뢰하지 않는 인증 기관의 것입니다',
  },
  'issuer-unknown': {
    en: 'the client does not know who signed it',
    ko: '누가 서명했는지 클라이언트가 알지 못합니다',
  },
  'bad-signature': { en: 'its signature is wrong', ko: '서명이 잘못되었습니다' },
  'issuer-no-authority': {
    en: 'who signed it is no authority',
    ko: '서명한 쪽이 인증 기관이 아닙니다',
  },
  'not-yet-valid': { en: 'it is not valid yet', ko: '아직 유효하지 않습니다' },
  expired: { en: 'it has expired', ko: '만료되었습니다' },
  'wrong-host': { en: 'it is made out for other names', ko: '다른 이름으로 발급되었습니다' },
}

export const ingressTlsEntries: Entries<IngressTlsFacts> = {
  'tls/secret-missing': {
    severity: 'error',
    en: ({ secret, namespace, near }, { object }) => ({
      says: `${object} names the Secret ${secret} for TLS, and the namespace ${namespace} has none of that name: the controller shows its fallback certificate.`,
      here: 'no such Secret',
      try:
        near[0] === undefined
          ? `kubectl create secret tls ${secret} -n ${namespace} --cert=tls.crt --key=tls.key`
          : `write ${near[0]}`,
      see: `kubectl get secrets -n ${namespace}`,
    }),
    ko: ({ secret, namespace, near }, { object }) => ({
      says: `${withParticle(object, '이')} TLS에 쓸 시크릿으로 ${withParticle(secret, '을')} 가리키는데 네임스페이스 ${namespace}에는 그런 시크릿이 없습니다. 컨트롤러는 자신의 기본 인증서를 보여 줍니다.`,
      here: '없는 시크릿',
      try:
        near[0] === undefined
          ? `kubectl create secret tls ${secret} -n ${namespace} --cert=tls.crt --key=tls.key`
          : `${withParticle(near[0], '로')} 고쳐 보세요`,
      see: `kubectl get secrets -n ${namespace}`,
    }),
  },
  'tls/secret-in-another-namespace': {
    severity: 'error',
    en: ({ secret, namespace, others }, { object }) => ({
      says: `${object} names the Secret ${secret} for TLS. It is in ${others.join(', ')}; an Ingress reads Secrets of its own namespace, ${namespace}, only. The controller shows its fallback certificate.`,
      here: `is in ${others.join(', ')}`,
      try: `create the Secret in ${namespace} as well`,
      see: `kubectl get secrets --all-namespaces`,
    }),
    ko: ({ secret, namespace, others }, { object }) => ({
      says: `${withParticle(object, '이')} TLS에 쓸 시크릿으로 가리키는 ${withParticle(secret, '은')} ${others.join(', ')}에 있습니다. 인그레스는 같은 네임스페이스 ${namespace}의 시크릿만 읽으므로 컨트롤러는 자신의 기본 인증서를 보여 줍니다.`,
      here: `${others.join(', ')}에 있음`,
      try: `네임스페이스 ${namespace}에도 시크릿을 만들어 보세요`,
      see: 'kubectl get secrets --all-namespaces',
    }),
  },
  'tls/secret-unusable': {
    severity: 'error',
    en: ({ secret, words, missing }, { object }) => ({
      says: `${object} names the Secret ${secret} for TLS, ${missing.length > 0 ? `which has no ${missing.join(' and no ')}` : `whose certificate and key are of no use (${words})`}: the controller shows its fallback certificate.`,
      here: missing.length > 0 ? `has no ${missing.join(', ')}` : words,
      try: 'create it from a certificate and its key: kubectl create secret tls',
      see: `kubectl describe secret ${secret}`,
    }),
    ko: ({ secret, words, missing }, { object }) => ({
      says: `${withParticle(object, '이')} TLS에 쓸 시크릿으로 가리키는 ${secret}${missing.length > 0 ? `에 ${withParticle(missing.join(', '), '이')} 없습니다` : `의 인증서와 키를 쓸 수 없습니다(${words})`}. 컨트롤러는 자신의 기본 인증서를 보여 줍니다.`,
      here: missing.length > 0 ? `${withParticle(missing.join(', '), '이')} 없음` : words,
      try: '인증서와 그 키로 만들어 보세요: kubectl create secret tls',
      see: `kubectl describe secret ${secret}`,
    }),
  },
  'tls/certificate-does-not-cover-host': {
    severity: 'error',
    en: ({ secret, host, names }, { object }) => ({
      says: `${object} shows the certificate of Secret ${secret} for ${host}, and it is made out for ${names.length === 0 ? 'no name' : names.join(', ')}: the controller shows its fallback certificate instead.`,
      here: `its certificate does not cover ${host}`,
      try: `make a certificate whose subject alternative names contain ${host}`,
    }),
    ko: ({ secret, host, names }, { object }) => ({
      says: `${withParticle(object, '이')} ${host}에 쓰는 시크릿 ${secret}의 인증서는 ${names.length === 0 ? '어떤 이름에도 발급되지 않았습니다' : `${names.join(', ')}에 발급되었습니다`}. 컨트롤러는 대신 자신의 기본 인증서를 보여 줍니다.`,
      here: `인증서가 ${withParticle(host, '을')} 포함하지 않음`,
      try: `주체 대체 이름에 ${withParticle(host, '이')} 들어 있는 인증서를 만들어 보세요`,
    }),
  },
  'tls/host-not-listed': {
    severity: 'warning',
    en: ({ host, hosts }, { object }) => ({
      says: `${object} has a rule for ${host}, and its tls ${hosts.length === 0 ? 'lists no host with a Secret' : `is for ${hosts.join(', ')}`}: for ${host} the controller shows its fallback certificate.`,
      here: `does not list ${host}`,
      try: `add ${host} to hosts`,
    }),
    ko: ({ host, hosts }, { object }) => ({
      says: `${object}에는 ${host}의 규칙이 있지만 tls는 ${hosts.length === 0 ? '시크릿이 있는 호스트를 적지 않았습니다' : `${hosts.join(', ')}의 것입니다`}. 컨트롤러는 ${host}에 자신의 기본 인증서를 보여 줍니다.`,
      here: `${withParticle(host, '이')} 없음`,
      try: `hosts에 ${withParticle(host, '을')} 추가해 보세요`,
    }),
  },
  'tls/host-without-rule': {
    severity: 'warning',
    en: ({ host, near }, { object }) => ({
      says: `The tls of ${object} lists ${host}, and none of its rules is for that host: ingress-nginx shows certificates for the hosts of rules only.`,
      here: 'no rule for this host',
      ...(near[0] === undefined
        ? { try: `add a rule with host: ${host}` }
        : { try: `compare with host: ${near[0]}` }),
    }),
    ko: ({ host, near }, { object }) => ({
      says: `${object}의 tls에 ${withParticle(host, '이')} 있지만 이 호스트의 규칙은 없습니다. ingress-nginx는 규칙이 있는 호스트에만 인증서를 보여 줍니다.`,
      here: '이 호스트의 규칙이 없음',
      ...(near[0] === undefined
        ? { try: `host: ${host} 규칙을 추가해 보세요` }
        : { try: `host: ${withParticle(near[0], '와')} 비교해 보세요` }),
    }),
  },
  'tls/fallback-certificate': {
    severity: 'error',
    en: ({ host }) => ({
      says: `No Ingress has tls for ${host === '' ? 'a client that names no host' : host}: the controller shows its fallback certificate (CN=Kubernetes Ingress Controller Fake Certificate).`,
      try: 'add tls: with the host and a Secret to the Ingress, or ask over http',
      see: 'kubectl get ingress --all-namespaces',
    }),
    ko: ({ host }) => ({
      says: `${host === '' ? '호스트네임을 보내지 않은 클라이언트' : host}에 대한 tls가 어떤 인그레스에도 없어, 컨트롤러가 자신의 기본 인증서(CN=Kubernetes Ingress Controller Fake Certificate)를 보여 줍니다.`,
      try: '인그레스의 tls: 아래에 호스트와 시크릿을 적거나 http로 요청해 보세요',
      see: 'kubectl get ingress --all-namespaces',
    }),
  },
  'tls/not-trusted': {
    severity: 'error',
    en: ({ host, because, subject }) => ({
      says: `The client asked for ${host} and does not accept the certificate ${subject}: ${reasons[because].en}.`,
      try:
        because === 'wrong-host'
          ? 'ask for a name that the certificate is made out for'
          : 'give the client the certificate of who signed it (curl --cacert), or to try things out do not look (curl -k)',
    }),
    ko: ({ host, because, subject }) => ({
      says: `클라이언트가 ${withParticle(host, '을')} 요청했지만 인증서 ${withParticle(subject, '을')} 받아들이지 않습니다. ${reasons[because].ko}.`,
      try:
        because === 'wrong-host'
          ? '인증서에 적힌 이름으로 요청해 보세요'
          : '서명한 쪽의 인증서를 클라이언트에 알려 주거나(curl --cacert), 시험할 때는 확인하지 말아 보세요(curl -k)',
    }),
  },
  'tls/not-modelled': {
    severity: 'note',
    en: ({ secret }) => ({
      says: `What the Secret ${secret} holds decides about the certificate, and this world was built without the part that reads certificates.`,
    }),
    ko: ({ secret }) => ({
      says: `인증서는 시크릿 ${secret}의 내용에 따라 정해지지만, 이 세계는 인증서를 읽는 부분 없이 만들어졌습니다.`,
    }),
  },
}
