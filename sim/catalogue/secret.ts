/** Diagnostics about Secrets: what each type must hold. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export interface SecretFacts {
  'secret/key-missing': { readonly type: string; readonly key: string }
  'secret/account-missing': { readonly annotation: string }
  /** `problem` in the words of Go's encoding/json. */
  'secret/not-json': { readonly key: string; readonly problem: string }
  /** `words` are those of Go's crypto/tls. */
  'secret/pair-unusable': { readonly flaw: string; readonly words: string }
}

export const secretEntries: Entries<SecretFacts> = {
  'secret/key-missing': {
    severity: 'error',
    en: ({ type, key }, { object }) => ({
      says: `${object} is of type ${type}, and such a Secret must have the key ${key} in its data.`,
      here: `${key} is missing`,
      try: `add ${key} under data (in base64) or under stringData (as it is)`,
    }),
    ko: ({ type, key }, { object }) => ({
      says: `${withParticle(object, '는')} ${type} 유형이고, 이 유형의 시크릿은 data에 ${key} 키가 있어야 합니다.`,
      here: `${key} 키가 없음`,
      try: `data 아래에 base64로, 또는 stringData 아래에 그대로 ${withParticle(key, '를')} 적어 보세요`,
    }),
  },
  'secret/account-missing': {
    severity: 'error',
    en: ({ annotation }, { object }) => ({
      says: `${object} is to hold a ServiceAccount's token and does not say whose: the annotation ${annotation} is missing.`,
      here: 'whose token?',
      try: `add the annotation ${annotation} with the name of a ServiceAccount`,
    }),
    ko: ({ annotation }, { object }) => ({
      says: `${withParticle(object, '는')} 서비스어카운트의 토큰을 담을 시크릿인데 누구의 것인지 말하지 않습니다. ${annotation} 어노테이션이 없습니다.`,
      here: '누구의 토큰인지 없음',
      try: `${annotation} 어노테이션에 서비스어카운트의 이름을 적어 보세요`,
    }),
  },
  'secret/not-json': {
    severity: 'error',
    en: ({ key, problem }, { object }) => ({
      says: `${object} must have a JSON object under ${key}, the configuration of a container registry's client: ${problem}.`,
      here: 'no JSON object',
      try: 'let kubectl create secret docker-registry write it',
    }),
    ko: ({ key, problem }, { object }) => ({
      says: `${object}의 ${key}에는 컨테이너 레지스트리 클라이언트의 설정인 JSON 오브젝트가 있어야 합니다: ${problem}.`,
      here: 'JSON 오브젝트가 아님',
      try: 'kubectl create secret docker-registry로 만들어 보세요',
    }),
  },
  'secret/pair-unusable': {
    severity: 'warning',
    en: ({ flaw, words }, { object }) => ({
      says: `The certificate and the key of ${object} cannot be used together, ${pairFlaws(flaw).en} (${words}). The Secret is stored; no server can show the certificate.`,
      here: 'does not work',
      try: pairFlaws(flaw).try,
      see: 'openssl x509 -noout -pubkey -in tls.crt | diff - <(openssl pkey -pubout -in tls.key)',
    }),
    ko: ({ flaw, words }, { object }) => ({
      says: `${object}의 인증서와 키를 함께 쓸 수 없습니다. ${pairFlaws(flaw).ko} (${words}). 시크릿은 저장되지만 어떤 서버도 이 인증서를 보여 줄 수 없습니다.`,
      here: '쓸 수 없음',
      try: pairFlaws(flaw).tryKo,
      see: 'openssl x509 -noout -pubkey -in tls.crt | diff - <(openssl pkey -pubout -in tls.key)',
    }),
  },
}

interface FlawWords {
  readonly en: string
  readonly ko: string
  readonly try: string
  readonly tryKo: string
}

const unreadable: FlawWords = {
  en: 'because one of them cannot be read',
  ko: '둘 가운데 하나를 읽을 수 없습니다',
  try: 'take both files as openssl wrote them, whole, from -----BEGIN to the last -----',
  tryKo: 'openssl이 만든 두 파일을 -----BEGIN부터 마지막 -----까지 그대로 넣어 보세요',
}

const flawWords: Readonly<Record<string, FlawWords>> = {
  'key-mismatch': {
    en: 'because the key is not the one that the certificate was made for',
    ko: '키가 그 인증서의 키가 아닙니다',
    try: 'take the key with which this certificate, or its request, was made',
    tryKo: '이 인증서나 그 서명 요청을 만들 때 쓴 키를 넣어 보세요',
  },
  'wrong-block': {
    en: 'because one of the two is something else',
    ko: '둘 가운데 하나에 다른 것이 들어 있습니다',
    try: 'put the certificate into tls.crt and the private key into tls.key',
    tryKo: '인증서는 tls.crt에, 개인 키는 tls.key에 넣어 보세요',
  },
  encrypted: {
    en: 'because the key is locked with a passphrase, which nobody types for a server',
    ko: '키가 암호로 잠겨 있는데 서버를 대신해 암호를 입력할 사람이 없습니다',
    try: 'unlock it first: openssl pkey -in tls.key -out tls.key',
    tryKo: '먼저 암호를 풀어 보세요: openssl pkey -in tls.key -out tls.key',
  },
}

function pairFlaws(flaw: string): FlawWords {
  return flawWords[flaw] ?? unreadable
}
