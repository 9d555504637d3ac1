/** Diagnostics about containers that the API server refuses: their names, images, variables and resources. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

export interface ContainerFacts {
  'container/name-taken': { readonly name: string }
  'container/image-padded': { readonly image: string }
  'container/init-not-watched': { readonly name: string }
  'container/escalates-anyway': { readonly by: 'privileged' | 'CAP_SYS_ADMIN' }
  'container/never-restarts': Record<never, never>
  'env/no-source': Record<never, never>
  'env/value-and-source': { readonly value: string }
  'env/several-sources': { readonly sources: readonly string[] }
  'env/field-unknown': { readonly field: string }
  'env/divisor-unknown': { readonly divisor: string; readonly allowed: readonly string[] }
  'env/file-not-in-empty-dir': { readonly name: string }
  'resource/name-unknown': { readonly name: string; readonly amount: string }
  'resource/negative': { readonly name: string; readonly amount: string }
  'resource/not-whole': { readonly name: string; readonly amount: string }
  'resource/over-limit': {
    readonly name: string
    readonly request: string
    readonly limit: string
    /** Whether a request may be less than the limit at all. */
    readonly flexible: boolean
  }
  'resource/pages-alone': Record<never, never>
}

export const containerEntries: Entries<ContainerFacts> = {
  'container/name-taken': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `${object} has two containers named "${name}"; commands and logs go by the name, so each needs its own.`,
      here: 'another container has this name',
      try: 'rename one of them',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}에 이름이 "${name}"인 컨테이너가 둘 있습니다. 명령과 로그가 이름으로 찾으므로 이름은 서로 달라야 합니다.`,
      here: '다른 컨테이너의 이름과 같음',
      try: '둘 중 하나의 이름을 바꿔 보세요',
    }),
  },
  'container/image-padded': {
    severity: 'error',
    en: ({ image }, { object }) => ({
      says: `An image of ${object} is written "${image}", with blanks around the name.`,
      here: 'blanks around the name',
      try: `write ${image.trim()}`,
    }),
    ko: ({ image }, { object }) => ({
      says: `${object}의 이미지 "${image}" 앞이나 뒤에 공백이 있습니다.`,
      here: '이름 앞뒤의 공백',
      try: `${withParticle(image.trim(), '으로')} 써 보세요`,
    }),
  },
  'container/init-not-watched': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `${name} is set on an init container of ${object}, which runs to its end before the others start: there is nothing to watch.`,
      here: 'not on an init container that ends',
      try: 'write restartPolicy: Always to make it a sidecar, or move this to a regular container',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}의 초기화 컨테이너에 ${name} 필드가 있습니다. 초기화 컨테이너는 다른 컨테이너보다 먼저 끝까지 실행되므로 지켜볼 것이 없습니다.`,
      here: '끝나는 초기화 컨테이너에는 쓸 수 없음',
      try: 'restartPolicy: Always를 적어 사이드카로 만들거나, 일반 컨테이너로 옮겨 보세요',
    }),
  },
  'container/escalates-anyway': {
    severity: 'error',
    en: ({ by }, { object }) => ({
      says: `A container of ${object} says allowPrivilegeEscalation: false and yet has ${by}, which gives it every power.`,
      here: `contradicted by ${by}`,
    }),
    ko: ({ by }, { object }) => ({
      says: `${object}의 컨테이너에 allowPrivilegeEscalation: false가 있지만 모든 권한을 주는 ${by}도 있습니다.`,
      here: `${by} 설정과 모순됨`,
    }),
  },
  'container/never-restarts': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} has restartPolicy Never, so a change of resources cannot restart a container.`,
      here: 'must be NotRequired',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 restartPolicy는 Never이므로 리소스를 바꾸려고 컨테이너를 재시작할 수 없습니다.`,
      here: 'NotRequired여야 함',
    }),
  },
  'env/no-source': {
    severity: 'error',
    en: (_, about) => ({
      says: `${spotInEnglish(about)} does not say where the value comes from.`,
      here: 'names no source',
      try: 'name one, such as configMapKeyRef or fieldRef',
    }),
    ko: (_, about) => ({
      says: `${spotInKorean(about)}에 값을 어디서 가져올지가 적혀 있지 않습니다.`,
      here: '값의 출처가 없음',
      try: 'configMapKeyRef나 fieldRef 같은 출처를 하나 적어 보세요',
    }),
  },
  'env/value-and-source': {
    severity: 'error',
    en: ({ value }, { object }) => ({
      says: `A variable of ${object} has both a value, "${value}", and a place to take one from.`,
      here: 'beside value',
      try: 'keep value or valueFrom',
    }),
    ko: ({ value }, { object }) => ({
      says: `${object}의 환경 변수에 값 ${withParticle(`"${value}"`, '와')} 값을 가져올 곳이 함께 적혀 있습니다.`,
      here: 'value와 함께 쓸 수 없음',
      try: 'value와 valueFrom 중 하나만 남겨 보세요',
    }),
  },
  'env/several-sources': {
    severity: 'error',
    en: ({ sources }, about) => ({
      says: `${spotInEnglish(about)} names ${sources.length} places to take values from (${sources.join(', ')}); one is possible.`,
      here: 'more than one source',
      try: 'make an entry of each',
    }),
    ko: ({ sources }, about) => ({
      says: `${spotInKorean(about)}에 값을 가져올 곳이 ${sources.length}개(${sources.join(', ')}) 있습니다. 하나만 쓸 수 있습니다.`,
      here: '출처가 둘 이상',
      try: '항목을 나누어 적어 보세요',
    }),
  },
  'env/field-unknown': {
    severity: 'error',
    en: ({ field }, { object }) => ({
      says: `A pod has no field "${field}" that ${object} could hand to its containers.`,
      here: 'no such field here',
      try: 'use one such as metadata.name, status.podIP or spec.nodeName',
    }),
    ko: ({ field }, { object }) => ({
      says: `${withParticle(object, '가')} 컨테이너에 넘겨줄 수 있는 파드 필드 중에 "${field}"은(는) 없습니다.`,
      here: '여기서 쓸 수 없는 필드',
      try: 'metadata.name, status.podIP, spec.nodeName 같은 필드를 써 보세요',
    }),
  },
  'env/divisor-unknown': {
    severity: 'error',
    en: ({ divisor, allowed }, { object }) => ({
      says: `${object} asks for an amount in units of ${divisor}; possible units are ${allowed.join(', ')}.`,
      here: `one of ${allowed.join(', ')}`,
    }),
    ko: ({ divisor, allowed }, { object }) => ({
      says: `${withParticle(object, '가')} 요청한 단위 ${divisor}은(는) 쓸 수 없습니다. 쓸 수 있는 단위: ${allowed.join(', ')}.`,
      here: `${allowed.join(', ')} 중 하나`,
    }),
  },
  'env/file-not-in-empty-dir': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `A variable of ${object} is read from a file in volume ${name}, which is no emptyDir.`,
      here: 'must be an emptyDir volume',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}의 환경 변수를 읽을 볼륨 ${name}이(가) emptyDir가 아닙니다.`,
      here: 'emptyDir 볼륨이어야 함',
    }),
  },
  'resource/name-unknown': {
    severity: 'error',
    en: ({ name }, { object }) => ({
      says: `${object} asks for "${name}", which is no resource that containers are given.`,
      here: 'no such resource',
      try: 'use cpu, memory or ephemeral-storage, or a device’s full name such as example.com/gpu',
    }),
    ko: ({ name }, { object }) => ({
      says: `${withParticle(object, '가')} 요청한 "${name}"은(는) 컨테이너에 줄 수 있는 리소스가 아닙니다.`,
      here: '없는 리소스',
      try: 'cpu, memory, ephemeral-storage나 example.com/gpu 같은 장치의 전체 이름을 써 보세요',
    }),
  },
  'resource/negative': {
    severity: 'error',
    en: ({ name, amount }, { object }) => ({
      says: `${object} asks for ${amount} of ${name}; less than nothing cannot be given.`,
      here: '0 or more',
    }),
    ko: ({ name, amount }, { object }) => ({
      says: `${object}의 ${name} 값이 ${amount}입니다. 0보다 작을 수 없습니다.`,
      here: '0 이상',
    }),
  },
  'resource/not-whole': {
    severity: 'error',
    en: ({ name, amount }, { object }) => ({
      says: `${object} asks for ${amount} of ${name}, which is given out in whole pieces only.`,
      here: 'not a whole number of pieces',
    }),
    ko: ({ name, amount }, { object }) => ({
      says: `${withParticle(object, '가')} ${name} ${amount}을(를) 요청하지만 이 리소스는 나눌 수 없는 단위로만 줍니다.`,
      here: '단위에 맞지 않는 양',
    }),
  },
  'resource/over-limit': {
    severity: 'error',
    en: ({ name, request, limit, flexible }, { object }) => ({
      says: flexible
        ? `A container of ${object} asks for ${request} of ${name} and may use only ${limit}.`
        : `A container of ${object} asks for ${request} of ${name} with a limit of ${limit}; of this resource both must be the same.`,
      here: `the limit is ${limit}`,
      try: flexible ? 'raise the limit, or lower the request' : 'write the same amount twice',
    }),
    ko: ({ name, request, limit, flexible }, { object }) => ({
      says: flexible
        ? `${object}의 컨테이너가 ${name} ${request}을(를) 요청하지만 쓸 수 있는 한도는 ${limit}입니다.`
        : `${object}의 컨테이너가 ${name} ${request}을(를) 요청하는데 한도는 ${limit}입니다. 이 리소스는 둘이 같아야 합니다.`,
      here: `한도는 ${limit}`,
      try: flexible ? '한도를 올리거나 요청을 낮춰 보세요' : '두 곳에 같은 양을 적어 보세요',
    }),
  },
  'resource/pages-alone': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A container of ${object} asks for huge pages and for neither cpu nor memory.`,
      here: 'needs cpu or memory too',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 컨테이너가 휴즈 페이지만 요청하고 cpu나 memory는 요청하지 않습니다.`,
      here: 'cpu나 memory도 필요함',
    }),
  },
}
