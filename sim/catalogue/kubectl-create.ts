/** Diagnostics about `kubectl create ingress` and `kubectl create service`: what the flags say, before any object exists. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

/** The first thing in a rule that is not as its form has it. */
export type RuleFlaw = 'scheme' | 'host' | 'no-path' | 'no-backend' | 'no-port' | 'backend'

export interface KubectlCreateFacts {
  'kubectl/nothing-to-route': Record<never, never>
  'kubectl/rule-unreadable': { readonly rule: string; readonly flaw: RuleFlaw }
  /** kubectl reads the path up to `cut` and then looks for a service behind it that is not there. */
  'kubectl/rule-crashes-kubectl': { readonly rule: string; readonly cut: '=' | ',' }
  'kubectl/rule-part-ignored': { readonly rule: string; readonly part: string }
  'kubectl/annotation-unreadable': { readonly annotation: string }
  'kubectl/default-backend-unreadable': { readonly text: string }
  'kubectl/ports-missing': Record<never, never>
  'kubectl/port-unreadable': {
    readonly text: string
    readonly part: string
    readonly side: 'port' | 'targetPort'
  }
  'kubectl/headless-of-other-type': { readonly type: string }
  'kubectl/external-name-unreadable': { readonly externalName: string }
}

const form = 'host/path=service:port[,tls[=secret]]'

export const kubectlCreateEntries: Entries<KubectlCreateFacts> = {
  'kubectl/nothing-to-route': {
    severity: 'error',
    en: () => ({
      says: 'This command creates an Ingress with neither a rule nor a default backend: there is no request that it could send anywhere.',
      try: 'add --rule="example.com/*=web:80" or --default-backend=web:80',
      see: 'kubectl create ingress --help',
    }),
    ko: () => ({
      says: '이 명령이 만드는 인그레스에는 규칙도 기본 백엔드도 없어 어떤 요청도 보낼 곳이 없습니다.',
      try: '--rule="example.com/*=web:80" 또는 --default-backend=web:80을 붙여 보세요',
      see: 'kubectl create ingress --help',
    }),
  },
  'kubectl/rule-unreadable': {
    severity: 'error',
    en: ({ rule, flaw }) => ({
      says: `The rule ${rule} does not have the form ${form}.`,
      here: flaws[flaw].en,
      try: flaws[flaw].tryEn,
      see: 'kubectl create ingress --help',
    }),
    ko: ({ rule, flaw }) => ({
      says: `규칙 ${withParticle(rule, '이')} ${form} 형식이 아닙니다.`,
      here: flaws[flaw].ko,
      try: flaws[flaw].tryKo,
      see: 'kubectl create ingress --help',
    }),
  },
  'kubectl/rule-crashes-kubectl': {
    severity: 'error',
    en: ({ rule, cut }) => ({
      says: `The rule ${rule} has a "${cut}" in its path. kubectl cuts the path off there, finds no service:port right behind it and crashes.`,
      here: `"${cut}" ends the path`,
      try: 'write the Ingress as a manifest, where a path may have any character',
    }),
    ko: ({ rule, cut }) => ({
      says: `규칙 ${rule}의 경로에 "${cut}"이(가) 있습니다. kubectl은 그 자리에서 경로를 자르고, 바로 뒤에 서비스:포트가 없으면 비정상 종료됩니다.`,
      here: `"${cut}"에서 경로가 끝남`,
      try: '경로에 어떤 글자든 쓸 수 있는 매니페스트로 인그레스를 만들어 보세요',
    }),
  },
  'kubectl/rule-part-ignored': {
    severity: 'warning',
    en: ({ rule, part }) => ({
      says: `kubectl takes the rule ${rule} and makes nothing of its end, ${part}.`,
      here: 'read by nobody',
      try: `write the rule without ${part}, or the Ingress as a manifest`,
    }),
    ko: ({ rule, part }) => ({
      says: `kubectl은 규칙 ${withParticle(rule, '을')} 받아들이지만 끝에 있는 ${withParticle(part, '은')} 쓰지 않습니다.`,
      here: '아무도 읽지 않음',
      try: `${part} 없이 규칙을 쓰거나 매니페스트로 인그레스를 만들어 보세요`,
    }),
  },
  'kubectl/annotation-unreadable': {
    severity: 'error',
    en: ({ annotation }) => ({
      says: `The annotation ${annotation} has no "=" between its key and its value.`,
      try: `write --annotation ${annotation}=, with the value behind it`,
    }),
    ko: ({ annotation }) => ({
      says: `어노테이션 ${annotation}에 키와 값을 나누는 "="이 없습니다.`,
      try: `--annotation ${annotation}= 뒤에 값을 붙여 보세요`,
    }),
  },
  'kubectl/default-backend-unreadable': {
    severity: 'error',
    en: ({ text }) => ({
      says: `The default backend ${text} is not a Service and its port with one ":" between them.`,
      try: 'write --default-backend=web:80, with the name or number of a port of the Service',
    }),
    ko: ({ text }) => ({
      says: `기본 백엔드 ${withParticle(text, '이')} 서비스와 포트를 ":" 하나로 이은 형식이 아닙니다.`,
      try: '서비스 포트의 이름이나 번호를 써서 --default-backend=web:80처럼 적어 보세요',
    }),
  },
  'kubectl/ports-missing': {
    severity: 'error',
    en: () => ({
      says: 'This command creates a Service without a port. Only a headless or an ExternalName Service needs none.',
      try: 'add --tcp=80:8080: the port of the Service, then that of the pods',
    }),
    ko: () => ({
      says: '이 명령이 만드는 서비스에는 포트가 없습니다. 헤드리스 서비스와 ExternalName 서비스만 포트 없이 만들 수 있습니다.',
      try: '--tcp=80:8080처럼 서비스의 포트와 파드의 포트를 붙여 보세요',
    }),
  },
  'kubectl/port-unreadable': {
    severity: 'error',
    en: ({ text, part, side }) => ({
      says:
        side === 'port'
          ? `In --tcp=${text}, "${part}" is no port of a Service: that is a number up to 65535.`
          : `In --tcp=${text}, "${part}" is neither the number nor the name of a pod's port.`,
      try: 'write --tcp=80:8080 or --tcp=80:http',
    }),
    ko: ({ text, part, side }) => ({
      says:
        side === 'port'
          ? `--tcp=${text}의 "${part}"은(는) 서비스의 포트가 아닙니다. 서비스의 포트는 65535까지의 번호입니다.`
          : `--tcp=${text}의 "${part}"은(는) 파드 포트의 번호도 이름도 아닙니다.`,
      try: '--tcp=80:8080이나 --tcp=80:http처럼 적어 보세요',
    }),
  },
  'kubectl/headless-of-other-type': {
    severity: 'error',
    en: ({ type }) => ({
      says: `A Service without a cluster IP cannot be of type ${type}, whose outside address leads to the cluster IP.`,
      try: 'kubectl create service clusterip NAME --clusterip=None',
    }),
    ko: ({ type }) => ({
      says: `클러스터 IP가 없는 서비스는 ${type} 유형일 수 없습니다. 이 유형의 외부 주소는 클러스터 IP로 이어지기 때문입니다.`,
      try: 'kubectl create service clusterip 이름 --clusterip=None',
    }),
  },
  'kubectl/external-name-unreadable': {
    severity: 'error',
    en: ({ externalName }) => ({
      says: `"${externalName}" is no DNS name that an ExternalName Service could stand for.`,
      try: 'write --external-name=api.example.com: a name without scheme, port and path',
    }),
    ko: ({ externalName }) => ({
      says: `"${externalName}"은(는) ExternalName 서비스가 가리킬 수 있는 DNS 이름이 아닙니다.`,
      try: '스킴, 포트, 경로 없이 --external-name=api.example.com처럼 적어 보세요',
    }),
  },
}

interface FlawWords {
  readonly en: string
  readonly ko: string
  readonly tryEn: string
  readonly tryKo: string
}

const flaws: { readonly [Flaw in RuleFlaw]: FlawWords } = {
  scheme: {
    en: 'a rule has no http:// in front',
    ko: '규칙 앞에 http://를 쓰지 않음',
    tryEn: 'begin with the host; an Ingress is for http and https alike',
    tryKo: '호스트로 시작해 보세요. 인그레스는 http와 https에 모두 쓰입니다',
  },
  host: {
    en: 'the host has a character that no host has, such as the ":" of a port',
    ko: '포트의 ":"처럼 호스트에 쓸 수 없는 글자가 있음',
    tryEn: 'write a DNS name, *.example.com, or nothing in front of the path',
    tryKo: '경로 앞에 DNS 이름이나 *.example.com을 쓰거나 비워 두세요',
  },
  'no-path': {
    en: 'no "/" with which a path begins',
    ko: '경로가 시작하는 "/"가 없음',
    tryEn: 'write a path behind the host: example.com/*=web:80',
    tryKo: '호스트 뒤에 경로를 적어 보세요: example.com/*=web:80',
  },
  'no-backend': {
    en: 'no "=" between path and service',
    ko: '경로와 서비스 사이에 "="이 없음',
    tryEn: 'write =service:port behind the path',
    tryKo: '경로 뒤에 =서비스:포트를 적어 보세요',
  },
  'no-port': {
    en: 'no ":" between service and port',
    ko: '서비스와 포트 사이에 ":"이 없음',
    tryEn: 'write :port behind the service, by its name or number',
    tryKo: '서비스 뒤에 이름이나 번호로 :포트를 적어 보세요',
  },
  backend: {
    en: 'the service and its port consist of letters, digits, "_" and "-"',
    ko: '서비스와 포트에는 문자, 숫자, "_", "-"만 씀',
    tryEn: 'write the name of a Service of the namespace, ":" and one of its ports',
    tryKo: '같은 네임스페이스의 서비스 이름, ":", 그 서비스의 포트를 적어 보세요',
  },
}
