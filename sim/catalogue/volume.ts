/** Diagnostics about volumes and their mounts that the API server refuses. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

export interface VolumeFacts {
  'volume/no-source': Record<never, never>
  'volume/several-sources': { readonly first: string; readonly other: string }
  'volume/several-projections': Record<never, never>
  'volume/mount-of-nothing': { readonly name: string; readonly volumes: readonly string[] }
  'volume/mount-path-taken': { readonly mountPath: string }
  'volume/two-sub-paths': Record<never, never>
  'volume/mount-needs-privilege': Record<never, never>
  'volume/mount-not-read-only': Record<never, never>
  'volume/mount-propagates': Record<never, never>
  'volume/path-climbs': { readonly value: string }
  'volume/path-absolute': { readonly value: string }
  'volume/path-relative': { readonly value: string }
  'volume/mode-out-of-range': { readonly mode: number }
  'volume/size-negative': Record<never, never>
  'volume/two-references': Record<never, never>
  'volume/file-twice': { readonly file: string }
  'volume/token-lifetime': { readonly seconds: number; readonly least: number; readonly most: number }
  'volume/token-of-nobody': Record<never, never>
}

export const volumeEntries: Entries<VolumeFacts> = {
  'volume/no-source': {
    severity: 'error',
    en: (_, about) => ({
      says: `${spotInEnglish(about)} does not say what it is made of.`,
      here: 'names no source',
      try: 'add one, such as emptyDir: {} or configMap:',
    }),
    ko: (_, about) => ({
      says: `${spotInKorean(about)}에 무엇으로 만든 볼륨인지가 적혀 있지 않습니다.`,
      here: '볼륨의 종류가 없음',
      try: 'emptyDir: {}나 configMap: 같은 종류를 적어 보세요',
    }),
  },
  'volume/several-sources': {
    severity: 'error',
    en: ({ first, other }, { object }) => ({
      says: `A volume of ${object} is both ${first} and ${other}; it can be one.`,
      here: `beside ${first}`,
      try: 'make two volumes of it',
    }),
    ko: ({ first, other }, { object }) => ({
      says: `${object}의 볼륨 하나에 ${withParticle(first, '와')} ${withParticle(other, '가')} 함께 있습니다. 한 가지만 쓸 수 있습니다.`,
      here: `${withParticle(first, '와')} 함께 쓸 수 없음`,
      try: '볼륨 둘로 나누어 보세요',
    }),
  },
  'volume/several-projections': {
    severity: 'error',
    en: (_, about) => ({
      says: `${spotInEnglish(about)} names several sources; each source is an entry of its own.`,
      here: 'more than one source',
    }),
    ko: (_, about) => ({
      says: `${spotInKorean(about)}에 출처가 여럿 있습니다. 출처마다 항목을 나누어야 합니다.`,
      here: '출처가 둘 이상',
    }),
  },
  'volume/mount-of-nothing': {
    severity: 'error',
    en: ({ name, volumes }, { object }) => ({
      says:
        volumes.length === 0
          ? `${object} has no volumes, so there is no "${name}" to mount.`
          : `${object} has no volume named "${name}"; it has ${volumes.join(', ')}.`,
      here: 'no volume has this name',
      try: 'add it under volumes, or use the name of one that is there',
    }),
    ko: ({ name, volumes }, { object }) => ({
      says:
        volumes.length === 0
          ? `${object}에 볼륨이 없어 "${name}"을(를) 마운트할 수 없습니다.`
          : `${object}에 이름이 "${name}"인 볼륨이 없습니다. 있는 볼륨: ${volumes.join(', ')}.`,
      here: '이런 이름의 볼륨이 없음',
      try: 'volumes에 추가하거나, 있는 볼륨의 이름을 써 보세요',
    }),
  },
  'volume/mount-path-taken': {
    severity: 'error',
    en: ({ mountPath }, { object }) => ({
      says: `A container of ${object} mounts two volumes at ${mountPath}; one would hide the other.`,
      here: 'another mount has this path',
    }),
    ko: ({ mountPath }, { object }) => ({
      says: `${object}의 컨테이너가 ${mountPath}에 볼륨 둘을 마운트합니다. 하나가 다른 하나를 가리게 됩니다.`,
      here: '다른 마운트와 경로가 같음',
    }),
  },
  'volume/two-sub-paths': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A mount of ${object} has both subPath and subPathExpr; they say the same in two ways.`,
      here: 'beside subPath',
      try: 'keep one of them',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 마운트에 subPath와 subPathExpr가 함께 있습니다. 둘은 같은 것을 뜻합니다.`,
      here: 'subPath와 함께 쓸 수 없음',
      try: '둘 중 하나만 남겨 보세요',
    }),
  },
  'volume/mount-needs-privilege': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A mount of ${object} is Bidirectional, which shows the container's mounts to the node: only privileged containers may.`,
      here: 'needs privileged: true',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 마운트는 컨테이너의 마운트를 노드에도 보이는 Bidirectional입니다. 특권 컨테이너만 쓸 수 있습니다.`,
      here: 'privileged: true가 필요함',
    }),
  },
  'volume/mount-not-read-only': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A mount of ${object} is to be read-only below, but is not read-only itself.`,
      here: 'needs readOnly: true',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 마운트가 하위는 읽기 전용인데 자신은 읽기 전용이 아닙니다.`,
      here: 'readOnly: true가 필요함',
    }),
  },
  'volume/mount-propagates': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A mount of ${object} is to be read-only below and yet to show later mounts.`,
      here: 'only with mountPropagation: None',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 마운트가 하위까지 읽기 전용이면서 나중의 마운트도 보이게 되어 있습니다.`,
      here: 'mountPropagation: None일 때만 쓸 수 있음',
    }),
  },
  'volume/path-climbs': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is "${value}", which would lead out of its folder.`,
      here: 'has ".." in it',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 "${value}"은(는) 폴더 밖으로 나가는 경로입니다.`,
      here: '".."이 들어 있음',
    }),
  },
  'volume/path-absolute': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is "${value}", which begins at the root; it must lie below the volume.`,
      here: 'begins with "/"',
      try: `write ${value.replace(/^\/+/, '')}`,
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 "${value}"은(는) 루트에서 시작합니다. 볼륨 아래의 경로여야 합니다.`,
      here: '"/"로 시작함',
      try: `${withParticle(value.replace(/^\/+/, ''), '로')} 써 보세요`,
    }),
  },
  'volume/path-relative': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is "${value}"; the path on a server begins at its root.`,
      here: 'must begin with "/"',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값이 "${value}"입니다. 서버의 경로는 루트에서 시작합니다.`,
      here: '"/"로 시작해야 함',
    }),
  },
  'volume/mode-out-of-range': {
    severity: 'error',
    en: ({ mode }, about) => ({
      says: `${spotInEnglish(about)} is ${mode}; permissions go from 0 to 0777, which is 511 in JSON.`,
      here: '0 to 0777',
      try: 'in YAML, write octal with a zero in front: 0644',
    }),
    ko: ({ mode }, about) => ({
      says: `${spotInKorean(about)} 값이 ${mode}입니다. 권한은 0부터 0777(JSON에서는 511)까지입니다.`,
      here: '0~0777',
      try: 'YAML에서는 8진수를 0644처럼 앞에 0을 붙여 써 보세요',
    }),
  },
  'volume/size-negative': {
    severity: 'error',
    en: (_, about) => ({ says: `${spotInEnglish(about)} is less than nothing.`, here: '0 or more' }),
    ko: (_, about) => ({ says: `${spotInKorean(about)} 값이 0보다 작습니다.`, here: '0 이상' }),
  },
  'volume/two-references': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `A file of ${object} is to hold both a field and a resource of the pod.`,
      here: 'fieldRef or resourceFieldRef',
    }),
    ko: (_, { object }) => ({
      says: `${object}의 파일 하나에 파드의 필드와 리소스를 함께 담을 수 없습니다.`,
      here: 'fieldRef와 resourceFieldRef 중 하나',
    }),
  },
  'volume/file-twice': {
    severity: 'error',
    en: ({ file }, { object }) => ({
      says: `Two sources of a volume of ${object} write the file ${file}.`,
      here: `${file} is written twice`,
    }),
    ko: ({ file }, { object }) => ({
      says: `${object}의 볼륨에서 출처 둘이 같은 파일 ${file}을(를) 만듭니다.`,
      here: `${file}이(가) 두 번 나옴`,
    }),
  },
  'volume/token-lifetime': {
    severity: 'error',
    en: ({ seconds, least, most }, { object }) => ({
      says: `A token of ${object} is to last ${seconds} seconds; ${least} to ${most} are possible.`,
      here: `${least} to ${most}`,
    }),
    ko: ({ seconds, least, most }, { object }) => ({
      says: `${object}의 토큰 유효 시간이 ${seconds}초입니다. ${least}초부터 ${most}초까지 쓸 수 있습니다.`,
      here: `${least}~${most}`,
    }),
  },
  'volume/token-of-nobody': {
    severity: 'error',
    en: (_, { object }) => ({
      says: `${object} asks for a service account's token and names no service account.`,
      here: 'needs serviceAccountName',
    }),
    ko: (_, { object }) => ({
      says: `${withParticle(object, '가')} 서비스어카운트의 토큰을 요청하지만 서비스어카운트를 지정하지 않았습니다.`,
      here: 'serviceAccountName이 필요함',
    }),
  },
}
