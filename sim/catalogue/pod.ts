/** Diagnostics about pods and what runs in them. */
import type { Entries } from './entry.ts'

export interface PodFacts {
  'pod/image-unknown': { readonly image: string }
}

export const podEntries: Entries<PodFacts> = {
  'pod/image-unknown': {
    severity: 'note',
    en: ({ image }) => ({
      says: `The simulator does not know the image ${image}; it listens on its containerPorts, which is a guess.`,
    }),
    ko: ({ image }) => ({
      says: `시뮬레이터가 모르는 이미지 ${image}입니다. containerPort에서 수신한다고 가정합니다.`,
    }),
  },
}
