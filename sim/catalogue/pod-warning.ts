/** Diagnostics about pods that the API server takes with a warning. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

export interface PodWarningFacts {
  'pod/name-no-hostname': { readonly name: string }
  'pod/port-declared-twice': { readonly pair: string; readonly other: string }
  'pod/port-name-twice': { readonly name: string; readonly other: string }
  'pod/variable-hidden': { readonly name: string }
  'pod/part-of-a-byte': { readonly name: string; readonly amount: string }
  'pod/entry-twice': { readonly value: string }
  'pod/secret-unnamed': Record<never, never>
  'pod/grace-negative': { readonly seconds: number }
  'pod/volume-removed': { readonly source: string; readonly since: string }
  'pod/node-label-deprecated': { readonly label: string; readonly message: string }
  'pod/selector-null': Record<never, never>
  'pod/wish-cannot-come-true': { readonly value: string }
}

export const podWarningEntries: Entries<PodWarningFacts> = {
  'pod/name-no-hostname': {
    severity: 'warning',
    en: ({ name }, { object }) => ({
      says: `The name of ${object} ends up in hostnames, and "${name}" is no DNS label.`,
      here: 'no DNS label',
      try: 'use lower-case letters, digits and "-" only, at most 63 of them',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}의 이름은 호스트네임으로 쓰이는데 "${name}"은(는) DNS 레이블이 아닙니다.`,
      here: 'DNS 레이블이 아님',
      try: '소문자, 숫자, "-"만 63자 이하로 써 보세요',
    }),
  },
  'pod/port-declared-twice': {
    severity: 'warning',
    en: ({ pair, other }, { object }) => ({
      says: `${object} declares port ${pair} twice, first at ${other}; its containers share one network, so one of them listens there.`,
      here: `also declared at ${other}`,
    }),
    ko: ({ pair, other }, { object }) => ({
      says: `${withParticle(object, '이')} 포트 ${pair}을(를) 두 번 선언합니다(처음은 ${other}). 컨테이너들은 네트워크를 함께 쓰므로 하나만 그 포트에서 수신합니다.`,
      here: `${other}에서도 선언함`,
    }),
  },
  'pod/port-name-twice': {
    severity: 'warning',
    en: ({ name, other }, { object }) => ({
      says: `Two containers of ${object} name a port "${name}"; Services and probes that go by the name use ${other}.`,
      here: `the name means ${other}`,
      try: 'give each port of the pod a name of its own',
    }),
    ko: ({ name, other }, { object }) => ({
      says: `${object}의 컨테이너 둘에 이름이 "${name}"인 포트가 있습니다. 이름으로 찾는 서비스와 프로브는 ${other}을(를) 씁니다.`,
      here: `이 이름이 가리키는 것은 ${other}`,
      try: '파드의 포트마다 다른 이름을 붙여 보세요',
    }),
  },
  'pod/variable-hidden': {
    severity: 'warning',
    en: ({ name }, { object }) => ({
      says: `A container of ${object} sets ${name} twice; the last one counts, and kubectl apply may drop one of them.`,
      here: 'set before in this list',
      try: 'keep one of them',
    }),
    ko: ({ name }, { object }) => ({
      says: `${object}의 컨테이너가 ${name}을(를) 두 번 설정합니다. 마지막 값이 쓰이며 kubectl apply가 그중 하나를 없앨 수 있습니다.`,
      here: '이 목록에서 이미 설정함',
      try: '하나만 남겨 보세요',
    }),
  },
  'pod/part-of-a-byte': {
    severity: 'warning',
    en: ({ name, amount }, { object }) => ({
      says: `${object} asks for ${amount} of ${name}, which is no whole number of bytes: "m" means a thousandth.`,
      here: 'a part of a byte',
      try: 'for megabytes write M or Mi',
    }),
    ko: ({ name, amount }, { object }) => ({
      says: `${withParticle(object, '이')} 요청한 ${name} ${amount}은(는) 바이트로 나누어떨어지지 않습니다. "m"은 1000분의 1을 뜻합니다.`,
      here: '1바이트보다 작은 단위',
      try: '메가바이트는 M이나 Mi로 써 보세요',
    }),
  },
  'pod/entry-twice': {
    severity: 'warning',
    en: ({ value }, about) => ({
      says: `${value} stands a second time at ${spotInEnglish(about)}.`,
      here: 'stands in this list already',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)}에 ${value} 값이 두 번째로 나옵니다.`,
      here: '이 목록에 이미 있는 값',
    }),
  },
  'pod/secret-unnamed': {
    severity: 'warning',
    en: (_, { object }) => ({
      says: `An image pull secret of ${object} has no name, so it helps to pull nothing.`,
      here: 'has no name',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 이미지 풀 시크릿에 이름이 없어 아무 쓸모가 없습니다.`,
      here: '이름이 없음',
    }),
  },
  'pod/grace-negative': {
    severity: 'warning',
    en: ({ seconds }, { object }) => ({
      says: `${object} has ${seconds} seconds to end; less than nothing is taken as 1.`,
      here: 'taken as 1',
    }),
    ko: ({ seconds }, { object }) => ({
      says: `${withParticle(object, '이')} 끝날 시간이 ${seconds}초입니다. 0보다 작은 값은 1초로 봅니다.`,
      here: '1로 봄',
    }),
  },
  'pod/volume-removed': {
    severity: 'warning',
    en: ({ source, since }, { object }) => ({
      says: `A volume of ${object} is of the kind ${source}: ${since}.`,
      here: since,
    }),
    ko: ({ source, since }, { object }) => ({
      says: `${object}의 볼륨 종류 ${source}은(는) 더는 쓰지 않습니다(${since}).`,
      here: since,
    }),
  },
  'pod/node-label-deprecated': {
    severity: 'warning',
    en: ({ label, message }, { object }) => ({
      says: `${object} chooses nodes by ${label}: ${message}.`,
      here: 'an old name',
    }),
    ko: ({ label, message }, { object }) => ({
      says: `${withParticle(object, '이')} 노드를 고르는 레이블 ${label}은(는) 옛 이름입니다(${message}).`,
      here: '옛 이름',
    }),
  },
  'pod/selector-null': {
    severity: 'warning',
    en: (_, about) => ({
      says: `${spotInEnglish(about)} is missing, and a missing selector matches no pod.`,
      here: 'matches no pod',
      try: 'write the labels of the pods you mean',
    }),
    ko: (_, about) => ({
      says: `${spotInKorean(about)} 필드가 없습니다. 셀렉터가 없으면 어떤 파드와도 일치하지 않습니다.`,
      here: '일치하는 파드가 없음',
      try: '찾으려는 파드의 레이블을 적어 보세요',
    }),
  },
  'pod/wish-cannot-come-true': {
    severity: 'warning',
    en: ({ value }, { object }) => ({
      says: `${object} would like a node labelled "${value}", which no label can be.`,
      here: 'no label value',
    }),
    ko: ({ value }, { object }) => ({
      says: `${withParticle(object, '이')} 선호하는 노드의 레이블 값 "${value}"은(는) 레이블 값이 될 수 없습니다.`,
      here: '레이블 값이 아님',
    }),
  },
}
