/** Diagnostics about one field: required, unknown, twice, not modelled. */
import type { NotModelled } from '../api/fields/labels.ts'
import type { Entries } from './entry.ts'
import { listed } from './listed.ts'
import { withParticle } from './particle.ts'

export interface FieldFacts {
  /** `detail` is what the API server adds, in its words; '' where it says no more. */
  'field/required': { readonly detail: string }
  'field/unknown': {
    readonly kind: string
    readonly name: string
    /** Fields that stand beside it and have a similar name. Of this and the next, at most one is not empty. */
    readonly near: readonly string[]
    /** Where a field of that very name does stand, as spec.rules[].http.paths. */
    readonly belongs: readonly string[]
    /** What is written now for a field of older versions, or of another kind: service.name. */
    readonly instead?: string
    /** What `kubectl explain` calls the parent: service.spec. */
    readonly explain: string
  }
  'field/duplicate-key': {
    readonly name: string
    /** Fields beside it that stand there twice as well. */
    readonly others: readonly string[]
    /** Whether the map is an element of a list. */
    readonly inElement: boolean
    /** Whether the value is a map or list, so that both can be put together. */
    readonly holdsFields: boolean
  }
  'field/not-modelled': { readonly reason: NotModelled; readonly fields: readonly string[] }
}

/** What the simulator does not model, as the object of that sentence. */
const notModelled: { readonly [R in NotModelled]: { readonly en: string; readonly ko: string } } = {
  scheduling: {
    en: 'this part of scheduling: pods may land on other nodes than in a cluster',
    ko: '스케줄링의 이 부분: 실제 클러스터와 다른 노드에 파드가 배치될 수 있습니다',
  },
  files: {
    en: 'files that volumes bring into a container',
    ko: '볼륨이 컨테이너에 제공하는 파일',
  },
  references: {
    en: 'values taken from other objects or from the pod',
    ko: '다른 오브젝트나 파드에서 가져오는 값',
  },
  'own-names': { en: 'another name that a pod has for itself', ko: '파드가 스스로 쓰는 다른 이름' },
  'named-objects': {
    en: 'objects that pods name: were this one missing, or the number not that of its class, the API server would refuse the pods',
    ko: '파드가 이름으로 가리키는 오브젝트. 그 오브젝트가 없거나 숫자가 클래스와 다르면 API 서버가 파드를 거부합니다',
  },
  images: { en: 'which images a node has', ko: '노드에 어떤 이미지가 있는지' },
  users: {
    en: 'as whom a program runs, and what it may then do: it might not start in a cluster',
    ko: '프로그램이 어떤 사용자로 실행되고 무엇을 할 수 있는지. 실제 클러스터에서는 시작하지 못할 수 있습니다',
  },
  'restart-rules': {
    en: 'rules that decide by exit code whether a container is started again',
    ko: '종료 코드에 따라 컨테이너를 다시 시작할지 정하는 규칙',
  },
  storage: { en: 'volumes that outlive their pods', ko: '파드보다 오래 남는 볼륨' },
  'job-policies': {
    en: 'by which failures and successes a Job ends early',
    ko: '어떤 실패와 성공으로 잡이 일찍 끝나는지',
  },
}

export const fieldEntries: Entries<FieldFacts> = {
  'field/required': {
    severity: 'error',
    en: ({ detail }, { object, field }) => ({
      says: `${object} needs ${field}.${detail === '' ? '' : ` The API server adds: ${detail}.`}`,
      here: `${lastOf(field)} is missing or empty`,
      try: `give ${lastOf(field)} a value`,
    }),
    ko: ({ detail }, { object, field }) => ({
      says: `${object}에는 ${field} 필드가 필요합니다.${detail === '' ? '' : ` API 서버의 설명: ${detail}`}`,
      here: `${lastOf(field)} 필드가 없거나 비어 있음`,
      try: `${lastOf(field)} 필드에 값을 써 보세요`,
    }),
  },
  'field/unknown': {
    severity: 'error',
    en: ({ kind, name, near, belongs, instead, explain }, { object, field }) => ({
      says: `${object === '' ? `This ${kind}` : object} has a field ${field}, which Kubernetes does not know.`,
      ...(instead !== undefined
        ? { here: `written ${instead}`, try: `write ${instead} for ${name}` }
        : field === `${belongs[0]}.${name}`
          ? {
              here: `${name} inside of ${name}`,
              try: 'leave this line out, and move what stands below it to the left',
            }
          : belongs.length > 0
            ? {
                here: `there is ${belongs.join(', ')}`,
                try: `move it ${belongs.length > 1 ? 'to one of these' : `to ${belongs[0]}`}`,
              }
            : near.length > 0
              ? { here: `there is ${near.join(', ')}`, try: `write ${near.join(' or ')}` }
              : { here: 'no such field' }),
      see: `kubectl explain ${explain}`,
    }),
    ko: ({ kind, name, near, belongs, instead, explain }, { object, field }) => ({
      says: `${object === '' ? `이 ${kind}` : object}의 ${withParticle(field, '은')} 쿠버네티스에 없는 필드입니다.`,
      ...(instead !== undefined
        ? {
            here: `${withParticle(instead, '로')} 씁니다`,
            try: `${name} 대신 ${withParticle(instead, '을')} 써 보세요`,
          }
        : field === `${belongs[0]}.${name}`
          ? { here: `${name} 안의 ${name}`, try: '이 줄을 빼고 아래에 쓴 것을 왼쪽으로 옮겨 보세요' }
          : belongs.length > 0
            ? {
                here: `있는 곳: ${belongs.join(', ')}`,
                try: `${belongs.length > 1 ? '이 가운데 한' : belongs[0]} 위치로 옮겨 보세요`,
              }
            : near.length > 0
              ? {
                  here: `비슷한 필드: ${near.join(', ')}`,
                  try: `${withParticle(near.join(' 또는 '), '로')} 고쳐 보세요`,
                }
              : { here: '없는 필드' }),
      see: `kubectl explain ${explain}`,
    }),
  },
  'field/duplicate-key': {
    severity: 'error',
    en: ({ name, others, inElement, holdsFields }, { field }) => ({
      says: `${field} is written twice${others.length === 0 ? '' : `, and so ${others.length === 1 ? 'is' : 'are'} ${listed(others)} beside it`}. kubectl would keep the last one and say nothing.`,
      here: `${name} again`,
      try:
        inElement && others.length > 0
          ? `put "- " before this ${name} if another element of the list begins here`
          : holdsFields
            ? `write what stands under both under one ${name}`
            : 'leave one of them out',
    }),
    ko: ({ name, others, inElement, holdsFields }, { field }) => ({
      says: `${withParticle(field, '이')} 두 번 쓰였습니다${others.length === 0 ? '' : `(${listed(others)}도 마찬가지)`}. kubectl은 아무 말 없이 마지막 것만 남깁니다.`,
      here: `${withParticle(name, '이')} 또 있음`,
      try:
        inElement && others.length > 0
          ? `여기서 목록의 다음 요소가 시작된다면 이 ${name} 앞에 "- "를 넣어 보세요`
          : holdsFields
            ? `양쪽 아래에 쓴 것을 ${name} 하나 아래에 모아 보세요`
            : '둘 중 하나를 지워 보세요',
    }),
  },
  'field/not-modelled': {
    severity: 'note',
    en: ({ reason, fields }, { object }) => ({
      says: `${object === '' ? 'This object' : object} sets ${fields.join(', ')}. The simulator accepts that, but does not model ${notModelled[reason].en}.`,
      here: 'has no effect here',
    }),
    ko: ({ reason, fields }, { object }) => ({
      says: `${object === '' ? '이 오브젝트' : object}에 ${fields.join(', ')} 설정이 있습니다. 시뮬레이터는 이를 받아들이지만 다음은 구현하지 않습니다: ${notModelled[reason].ko}.`,
      here: '여기서는 효과 없음',
    }),
  },
}

/** The field's own name, with a list position or map key behind it: options[0] of spec.dnsConfig.options[0]. */
function lastOf(field: string): string {
  return /[^.[\]]+(?:\[[^\]]*\])*$/.exec(field)?.[0] ?? field
}
