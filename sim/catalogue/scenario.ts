/** Diagnostics about the file that says what a cluster starts with. For authors of exercises. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

/** What a field of a scenario takes. */
export type ScenarioValue = keyof typeof valueWords

export interface ScenarioFacts {
  'scenario/none': { readonly file: string }
  'scenario/several': { readonly file: string }
  'scenario/field-unknown': { readonly name: string; readonly near: readonly string[] }
  'scenario/field-missing': { readonly name: string }
  'scenario/value-unfit': { readonly expected: ScenarioValue; readonly shown: string }
}

const valueWords = {
  text: { en: 'text', ko: '문자열' },
  'whole-number': { en: 'a whole number', ko: '정수' },
  seconds: { en: 'a number of seconds, 0 or more', ko: '0 이상의 초 수' },
  list: { en: 'a list', ko: '목록' },
  map: { en: 'a map', ko: '맵' },
  port: { en: 'a port number from 1 to 65535', ko: '1부터 65535까지의 포트 번호' },
  'port-range': { en: 'a range of ports such as 30000-32767', ko: '30000-32767과 같은 포트 범위' },
  protocol: { en: 'TCP, UDP or SCTP', ko: 'TCP, UDP, SCTP 중 하나' },
  ip: { en: 'an IP address', ko: 'IP 주소' },
  cidr: { en: 'a block of addresses such as 10.96.0.0/16', ko: '10.96.0.0/16과 같은 주소 블록' },
  'service-cidrs': {
    en: 'one block of addresses, or one of each IP family',
    ko: '주소 블록 하나 또는 IP 패밀리마다 하나씩',
  },
  domain: { en: 'a DNS domain such as cluster.local', ko: 'cluster.local과 같은 DNS 도메인' },
  'node-name': { en: 'a node name that no other node has', ko: '다른 노드와 겹치지 않는 노드 이름' },
  cloud: {
    en: 'none, or a map with the name of a cloud and its addresses',
    ko: 'none 또는 클라우드의 name과 addresses를 담은 맵',
  },
  'ingress-controller': { en: 'none or ingress-nginx', ko: 'none 또는 ingress-nginx' },
  'ip-mode': { en: 'VIP or Proxy', ko: 'VIP 또는 Proxy' },
  firewall: { en: 'open, or a list of rules', ko: 'open 또는 규칙 목록' },
  'firewall-protocol': { en: 'tcp, udp, sctp or icmp', ko: 'tcp, udp, sctp, icmp 중 하나' },
  'firewall-ports': {
    en: 'a port such as "30123" or a range such as "30000-32767"',
    ko: '"30123"과 같은 포트 또는 "30000-32767"과 같은 범위',
  },
  timestamp: { en: 'a time such as 2026-01-01T00:00:00Z', ko: '2026-01-01T00:00:00Z와 같은 시각' },
} as const

export const scenarioEntries: Entries<ScenarioFacts> = {
  'scenario/none': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} has no document of kind Scenario.`,
      try: 'begin the file with apiVersion: k8s-services-lab/v1 and kind: Scenario',
    }),
    ko: ({ file }) => ({
      says: `${file}에 kind가 Scenario인 문서가 없습니다.`,
      try: '파일을 apiVersion: k8s-services-lab/v1과 kind: Scenario로 시작해 보세요',
    }),
  },
  'scenario/several': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} has more than one document of kind Scenario.`,
      here: 'a second one',
    }),
    ko: ({ file }) => ({
      says: `${file}에 kind가 Scenario인 문서가 둘 이상 있습니다.`,
      here: '두 번째 문서',
    }),
  },
  'scenario/field-unknown': {
    severity: 'error',
    en: ({ name, near }) => ({
      says: `A scenario has no field ${name} here.`,
      here: near.length === 0 ? 'not a field of a scenario' : `there is ${near.join(', ')}`,
    }),
    ko: ({ name, near }) => ({
      says: `시나리오의 이 자리에는 ${name} 필드가 없습니다.`,
      here: near.length === 0 ? '시나리오에 없는 필드' : `있는 것은 ${near.join(', ')}`,
    }),
  },
  'scenario/field-missing': {
    severity: 'error',
    en: ({ name }) => ({ says: `The field ${name} is needed here.`, here: `has no ${name}` }),
    ko: ({ name }) => ({
      says: `여기에는 ${name} 필드가 필요합니다.`,
      here: `${withParticle(name, '이')} 없음`,
    }),
  },
  'scenario/value-unfit': {
    severity: 'error',
    en: ({ expected, shown }, { field }) => ({
      says: `${field} is ${shown}; it takes ${valueWords[expected].en}.`,
      here: `takes ${valueWords[expected].en}`,
    }),
    ko: ({ expected, shown }, { field }) => ({
      says: `${field} 값이 ${shown}입니다. 여기에는 ${withParticle(valueWords[expected].ko, '을')} 씁니다.`,
      here: `필요한 값: ${valueWords[expected].ko}`,
    }),
  },
}
