/** Diagnostics about IP addresses and CIDR blocks: how they are written, and which of them mean no other machine. */
import type { Entries } from './entry.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

interface AddressFact {
  readonly value: string
}

/** The text, and the one way Kubernetes writes the same. */
interface RewriteFact extends AddressFact {
  readonly canonical: string
}

export interface AddressFacts {
  'address/not-an-ip': AddressFact
  'address/not-a-cidr': AddressFact
  'address/leading-zeros': RewriteFact
  'address/ipv4-as-ipv6': RewriteFact
  'address/bits-beyond-prefix': RewriteFact
  'address/not-canonical': RewriteFact
  'address/other-family': AddressFact & { readonly family: string }
  'address/unspecified': AddressFact
  'address/loopback': AddressFact
  'address/link-local': AddressFact
  'address/link-local-multicast': AddressFact
  'address/will-be-refused': RewriteFact
  'address/ambiguous-block': RewriteFact & { readonly single: string }
  'address/unusual-form': RewriteFact
}

export const addressEntries: Entries<AddressFacts> = {
  'address/not-an-ip': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is "${value}", which is no IP address.`,
      here: 'no IPv4 or IPv6 address',
      try: isNone(value)
        ? 'write None, with a capital letter, for no address at all'
        : hasPort(value)
          ? 'leave the port out: it has a field of its own'
          : 'write an address such as 10.9.8.7 or 2001:db8::ffff',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 "${value}"은(는) IP 주소가 아닙니다.`,
      here: 'IPv4나 IPv6 주소가 아님',
      try: isNone(value)
        ? '주소가 필요 없다면 첫 글자를 대문자로 None이라고 쓰세요'
        : hasPort(value)
          ? '포트를 빼 보세요. 포트를 쓰는 필드는 따로 있습니다'
          : '10.9.8.7이나 2001:db8::ffff 같은 주소를 써 보세요',
    }),
  },
  'address/not-a-cidr': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is "${value}", which is no block of addresses in CIDR form.`,
      here: 'an address, "/" and a number of bits',
      try: 'write a block such as 10.9.8.0/24 or 2001:db8::/64',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 "${value}"은(는) CIDR 형식의 주소 범위가 아닙니다.`,
      here: '주소, "/", 비트 수',
      try: '10.9.8.0/24나 2001:db8::/64 같은 범위를 써 보세요',
    }),
  },
  'address/leading-zeros': {
    severity: 'error',
    en: ({ value, canonical }) => ({
      says: `"${value}" has zeros in front of a number: some programs read those as octal, so this field refuses them.`,
      here: `the same without them: ${canonical}`,
      try: `write ${canonical}`,
    }),
    ko: ({ value, canonical }) => ({
      says: `"${value}"에는 앞에 0을 붙인 숫자가 있습니다. 이를 8진수로 읽는 프로그램이 있어 이 필드에서는 쓸 수 없습니다.`,
      here: `0을 빼면 ${canonical}`,
      try: `${canonical}(으)로 써 보세요`,
    }),
  },
  'address/ipv4-as-ipv6': {
    severity: 'error',
    en: ({ value, canonical }) => ({
      says: `"${value}" is an IPv4 address written as IPv6: some programs treat it as the one, some as the other, so this field refuses it.`,
      here: `the same as IPv4: ${canonical}`,
      try: `write ${canonical}`,
    }),
    ko: ({ value, canonical }) => ({
      says: `"${value}"은(는) IPv6 형식으로 쓴 IPv4 주소입니다. 프로그램마다 다르게 해석하므로 이 필드에서는 쓸 수 없습니다.`,
      here: `IPv4로 쓰면 ${canonical}`,
      try: `${canonical}(으)로 써 보세요`,
    }),
  },
  'address/bits-beyond-prefix': {
    severity: 'error',
    en: ({ value, canonical }) => ({
      says: `"${value}" names one address and a block at once: bits are set behind the prefix length.`,
      here: `the block is ${canonical}`,
      try: `write ${canonical}`,
    }),
    ko: ({ value, canonical }) => ({
      says: `"${value}"은(는) 주소 하나와 주소 범위를 함께 나타냅니다. 접두사 길이 뒤의 비트가 0이 아닙니다.`,
      here: `주소 범위는 ${canonical}`,
      try: `${canonical}(으)로 써 보세요`,
    }),
  },
  'address/not-canonical': {
    severity: 'error',
    en: ({ value, canonical }) => ({
      says: `"${value}" is another way to write ${canonical}; this field takes only the canonical one.`,
      here: `in canonical form: ${canonical}`,
      try: `write ${canonical}`,
    }),
    ko: ({ value, canonical }) => ({
      says: `"${value}"은(는) ${canonical}의 다른 표기입니다. 이 필드에는 표준 표기만 쓸 수 있습니다.`,
      here: `표준 표기는 ${canonical}`,
      try: `${canonical}(으)로 써 보세요`,
    }),
  },
  'address/other-family': {
    severity: 'error',
    en: ({ value, family }, about) => ({
      says: `${spotInEnglish(about)} is ${value}; only ${family} addresses may stand there.`,
      here: `no ${family} address`,
      try: `write an ${family} address, or make another object for the other family`,
    }),
    ko: ({ value, family }, about) => ({
      says: `${spotInKorean(about)} 값이 ${value}입니다. 여기에는 ${family} 주소만 쓸 수 있습니다.`,
      here: `${family} 주소가 아님`,
      try: `${family} 주소를 쓰거나, 다른 IP 패밀리를 위한 오브젝트를 따로 만들어 보세요`,
    }),
  },
  'address/unspecified': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}, which means "any address" and names no machine.`,
      here: 'names no machine',
      try: 'write the address at which other machines reach the program',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 ${value}은(는) "모든 주소"를 뜻하며 어떤 장비도 가리키지 않습니다.`,
      here: '가리키는 장비가 없음',
      try: '다른 장비가 그 프로그램에 접근할 때 쓰는 주소를 써 보세요',
    }),
  },
  'address/loopback': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}, which every machine uses for itself; traffic to it never leaves the node.`,
      here: 'in the loopback range (127.0.0.0/8, ::1)',
      try: 'write the address at which other machines reach the program',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 ${value}은(는) 장비가 자기 자신을 가리키는 주소입니다. 트래픽이 노드 밖으로 나가지 않습니다.`,
      here: '루프백 범위(127.0.0.0/8, ::1)',
      try: '다른 장비가 그 프로그램에 접근할 때 쓰는 주소를 써 보세요',
    }),
  },
  'address/link-local': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}, which means something only on one link, such as a node's metadata server.`,
      here: 'in the link-local range (169.254.0.0/16, fe80::/10)',
      try: 'write the address at which other machines reach the program',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 ${value}은(는) 한 링크 안에서만 뜻이 있는 주소입니다. 노드의 메타데이터 서버 등이 씁니다.`,
      here: '링크 로컬 범위(169.254.0.0/16, fe80::/10)',
      try: '다른 장비가 그 프로그램에 접근할 때 쓰는 주소를 써 보세요',
    }),
  },
  'address/link-local-multicast': {
    severity: 'error',
    en: ({ value }, about) => ({
      says: `${spotInEnglish(about)} is ${value}, which reaches all machines of one link and no single one.`,
      here: 'in the link-local multicast range (224.0.0.0/24, ff02::/10)',
    }),
    ko: ({ value }, about) => ({
      says: `${spotInKorean(about)} 값 ${value}은(는) 한 링크의 모든 장비로 가는 주소입니다.`,
      here: '링크 로컬 멀티캐스트 범위(224.0.0.0/24, ff02::/10)',
    }),
  },
  'address/will-be-refused': {
    severity: 'warning',
    en: ({ value, canonical }, about) => ({
      says: `${spotInEnglish(about)} is "${value}"; Kubernetes 1.35 still accepts this form, later releases refuse it.`,
      here: `the same in today's form: ${canonical}`,
      try: `write ${canonical}`,
    }),
    ko: ({ value, canonical }, about) => ({
      says: `${spotInKorean(about)} 값이 "${value}"입니다. 쿠버네티스 1.35는 이 표기를 받아들이지만 이후 릴리스는 거부합니다.`,
      here: `지금의 표기로는 ${canonical}`,
      try: `${canonical}(으)로 써 보세요`,
    }),
  },
  'address/ambiguous-block': {
    severity: 'warning',
    en: ({ value, canonical, single }, about) => ({
      says: `${spotInEnglish(about)} is "${value}", which may mean the block ${canonical} or the one address ${single}.`,
      here: `${canonical} or ${single}?`,
      try: `write ${canonical} or ${single}`,
    }),
    ko: ({ value, canonical, single }, about) => ({
      says: `${spotInKorean(about)} 값 "${value}"은(는) 주소 범위 ${canonical}일 수도, 주소 하나인 ${single}일 수도 있습니다.`,
      here: `${canonical} 또는 ${single}`,
      try: `${canonical}(이)나 ${single} 중 하나로 써 보세요`,
    }),
  },
  'address/unusual-form': {
    severity: 'warning',
    en: ({ value, canonical }, about) => ({
      says: `${spotInEnglish(about)} is "${value}"; the usual way to write it is ${canonical} (RFC 5952).`,
      here: `usually written ${canonical}`,
      try: `write ${canonical}`,
    }),
    ko: ({ value, canonical }, about) => ({
      says: `${spotInKorean(about)} 값이 "${value}"입니다. 보통은 ${canonical}(으)로 씁니다(RFC 5952).`,
      here: `보통의 표기는 ${canonical}`,
      try: `${canonical}(으)로 써 보세요`,
    }),
  },
}

/** A headless Service, meant in other letters. */
function isNone(value: string): boolean {
  return /^none$/i.test(value)
}

/** 10.4.5.6:9376 or [2001:db8::1]:80. */
function hasPort(value: string): boolean {
  return /^(?:[0-9.]+|\[[0-9a-f:]+\]):[0-9]+$/i.test(value)
}
