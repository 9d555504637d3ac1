/**
 * Is a certificate good for a host? Judged by the simulator's own hostMismatch, which also has the words of Go.
 * Long because every way to be wrong is told in words of its own, in two languages.
 */
import { functionAgrees } from '../../../grader/checks/index.ts'
import {
  type Bilingual,
  check,
  defineFunctionExercise,
  type FunctionQuestion,
  type Generate,
} from '../../../grader/exercise.ts'
import { hostMismatch, matchesHostname } from '../../../sim/index.ts'
import type { CertificateNames } from './types.ts'

type Args = readonly [certificate: CertificateNames, host: string]

const file = 'covers-host.ts'

/** Go's words when it refuses the certificate; undefined when the certificate is good. */
function refusal({ commonName, dnsNames, ipAddresses }: CertificateNames, host: string): string | undefined {
  return hostMismatch({ subject: [{ type: 'CN', value: commonName }], dnsNames, ipAddresses }, host)
}

function expected(certificate: CertificateNames, host: string): boolean {
  return refusal(certificate, host) === undefined
}

function because(_: unknown, certificate: CertificateNames, host: string): Bilingual {
  const words = refusal(certificate, host)
  const why = isAddress(host)
    ? whyAddress(certificate, host, words === undefined)
    : whyName(certificate, host, words === undefined)
  if (words === undefined) return why
  return {
    en: `${why.en} Programs in Go say: ${words}`,
    ko: `${why.ko} Go 프로그램은 이렇게 말합니다: ${words}`,
  }
}

function isAddress(host: string): boolean {
  return host.includes(':') || /^\d+(?:\.\d+){3}$/.test(host)
}

function whyAddress({ dnsNames, commonName }: CertificateNames, host: string, covers: boolean): Bilingual {
  if (covers) {
    return {
      en: `${host} is an address, and it stands in ipAddresses.`,
      ko: `${host}은(는) 주소이고 ipAddresses에 있습니다.`,
    }
  }
  const elsewhere = [...dnsNames, commonName].some((name) => matchesHostname(name, host))
  return elsewhere
    ? {
        en: `${host} is an address: names do not count for it, even if they look like it.`,
        ko: `${host}은(는) 주소입니다. 비슷하게 생겼더라도 이름은 주소에 쓰이지 않습니다.`,
      }
    : {
        en: `${host} is an address, and it does not stand in ipAddresses.`,
        ko: `${host}은(는) 주소이고 ipAddresses에 없습니다.`,
      }
}

function whyName({ dnsNames, commonName }: CertificateNames, host: string, covers: boolean): Bilingual {
  const found = dnsNames.find((name) => matchesHostname(name, host))
  if (covers && found !== undefined) return whyCovered(found, host)
  if (matchesHostname(commonName, host)) {
    return {
      en: `Only the common name ${commonName} fits, and it has not counted for years: names belong into dnsNames.`,
      ko: `공통 이름 ${commonName}만 맞는데, 공통 이름은 오래전부터 쓰이지 않습니다. 이름은 dnsNames에 있어야 합니다.`,
    }
  }
  const star = dnsNames.find((name) => name.includes('*'))
  if (star === undefined) {
    return {
      en: `None of dnsNames is ${host}, from the first letter to the last.`,
      ko: `dnsNames에는 처음부터 끝까지 ${host}인 이름이 없습니다.`,
    }
  }
  if (star.lastIndexOf('*') > 0 || !star.startsWith('*.')) {
    return {
      en: `A star counts only as the whole first label: ${star} is no wildcard.`,
      ko: `별표는 첫 번째 레이블 전체일 때만 의미가 있습니다. ${star}은(는) 와일드카드가 아닙니다.`,
    }
  }
  return {
    en: `The star in ${star} stands for exactly one label, and with any one label it is not ${host}.`,
    ko: `${star}의 별표는 정확히 레이블 하나를 대신하는데, 어떤 레이블을 넣어도 ${host}이(가) 되지 않습니다.`,
  }
}

function whyCovered(name: string, host: string): Bilingual {
  const plain = host.replace(/\.$/, '')
  if (name.startsWith('*.')) {
    const label = plain.split('.')[0]
    return {
      en: `${name} covers it: the star stands for the one label ${label}.`,
      ko: `${name}에 맞습니다. 별표가 레이블 ${label} 하나를 대신합니다.`,
    }
  }
  return name === host
    ? { en: `${name} stands in dnsNames.`, ko: `${name}이(가) dnsNames에 있습니다.` }
    : {
        en: `${name} is the same name: the case of letters and a dot at the end do not matter.`,
        ko: `${name}은(는) 같은 이름입니다. 대소문자와 끝의 점은 상관없습니다.`,
      }
}

interface World {
  readonly names: readonly string[]
  readonly spellings: boolean
  readonly addresses: boolean
}

const addresses = ['10.0.0.7', '10.0.0.8', 'fd00::7']

function certificates({ names, spellings, addresses: withAddresses }: World): Generate<Args> {
  return (fc) => {
    const list = fc.array(fc.constantFrom(...names, ...(withAddresses ? ['10.0.0.7', '*.0.0.7'] : [])), {
      maxLength: 2,
    })
    const certificate = fc.record({
      commonName: fc.constantFrom('', 'kubia.example.com', 'web.example.com', '10.0.0.7'),
      dnsNames: list,
      ipAddresses: withAddresses
        ? fc.array(fc.constantFrom(...addresses), { maxLength: 2 })
        : fc.constant([]),
    })
    const name = fc
      .tuple(
        fc.constantFrom(
          'kubia.example.com',
          'web.example.com',
          'a.web.example.com',
          'example.com',
          'kubia.org',
        ),
        fc.constantFrom('', '.'),
        fc.boolean(),
      )
      .map(([host, dot, loud]) => (spellings ? `${loud ? host.toUpperCase() : host}${dot}` : host))
    return fc.tuple(certificate, withAddresses ? fc.oneof(name, fc.constantFrom(...addresses)) : name)
  }
}

function agrees(title: Bilingual, cases: readonly Args[], world: Partial<World>): FunctionQuestion {
  const plain = ['kubia.example.com', 'web.example.com', 'example.com']
  const generate = certificates({ names: plain, spellings: false, addresses: false, ...world })
  return functionAgrees<Args>({ title, file, export: 'coversHost', cases, generate, expected, because })
}

function of(...dnsNames: readonly string[]): CertificateNames {
  return { commonName: '', dnsNames, ipAddresses: [] }
}

const wildcards = [
  '*.example.com',
  '*.web.example.com',
  'k*.example.com',
  'kubia.*.com',
  '*.*.com',
  'kubia.example.com',
]

export default defineFunctionExercise({
  id: '10-tls/01-certificate-host',
  title: { en: 'Is this certificate good for my host?', ko: '이 인증서는 내 호스트의 것인가' },
  minutes: 15,
  difficulty: 3,
  lesson: 'For which names is a certificate good?',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'What kinds of host are there, and in which list of the certificate does each of them have to be looked up?',
      ko: '호스트에는 어떤 종류가 있고, 각각 인증서의 어느 목록에서 찾아야 할까요?',
    },
    {
      en: 'First the addresses: they are in ipAddresses or nowhere. Then make the host plain: small letters, no dot at the end. A wildcard is a name whose first two letters are a star and a dot; compare what comes behind the first label.',
      ko: '먼저 주소입니다. 주소는 ipAddresses에 있거나 아무 데도 없습니다. 그다음 호스트를 소문자로 바꾸고 끝의 점을 뗍니다. 와일드카드는 별표와 점으로 시작하는 이름입니다. 첫 번째 레이블 뒤를 비교하세요.',
    },
    {
      en: "if (host.includes(':') || /^[\\d.]+$/.test(host)) return ipAddresses.includes(host), and for wildcards: name.slice(1) === host.slice(host.indexOf('.')).",
      ko: "if (host.includes(':') || /^[\\d.]+$/.test(host)) return ipAddresses.includes(host), 와일드카드라면 name.slice(1) === host.slice(host.indexOf('.'))입니다.",
    },
  ],
  checks: [
    check(
      'names',
      { points: 1 },
      agrees(
        {
          en: 'Names count that stand in dnsNames, the common name does not',
          ko: 'dnsNames에 있는 이름만 쓰이고 공통 이름은 쓰이지 않습니다',
        },
        [
          [of('kubia.example.com'), 'kubia.example.com'],
          [{ ...of(), commonName: 'kubia.example.com' }, 'kubia.example.com'],
          [of('web.example.com', 'kubia.example.com'), 'kubia.example.com'],
          [{ ...of('web.example.com'), commonName: 'kubia.example.com' }, 'kubia.example.com'],
          [of('example.com'), 'kubia.example.com'],
        ],
        {},
      ),
    ),
    check(
      'spelling',
      { points: 1, requires: ['names'] },
      agrees(
        {
          en: 'The case of letters and a dot at the end do not matter',
          ko: '대소문자와 끝의 점은 상관없습니다',
        },
        [
          [of('kubia.example.com'), 'Kubia.Example.com'],
          [of('kubia.example.com'), 'kubia.example.com.'],
          [of('Kubia.Example.com'), 'kubia.example.com'],
        ],
        { names: ['kubia.example.com', 'Web.Example.com', 'example.com'], spellings: true },
      ),
    ),
    check(
      'wildcards',
      { points: 2, requires: ['names'] },
      agrees(
        {
          en: 'A star stands for one whole label, the first',
          ko: '별표는 첫 번째 레이블 하나 전체를 대신합니다',
        },
        [
          [of('*.example.com'), 'kubia.example.com'],
          [of('*.example.com'), 'a.web.example.com'],
          [of('*.example.com'), 'example.com'],
          [of('*.example.com', 'example.com'), 'example.com'],
          [of('k*.example.com'), 'kubia.example.com'],
          [of('kubia.*.com'), 'kubia.example.com'],
        ],
        { names: wildcards },
      ),
    ),
    check(
      'addresses',
      { points: 2, requires: ['names'] },
      agrees(
        {
          en: 'Addresses are looked up in ipAddresses and nowhere else',
          ko: '주소는 ipAddresses에서만 찾습니다',
        },
        [
          [{ ...of(), ipAddresses: ['10.0.0.7'] }, '10.0.0.7'],
          [of('10.0.0.7'), '10.0.0.7'],
          [of('*.0.0.7'), '10.0.0.7'],
          [{ ...of(), ipAddresses: ['fd00::7'] }, 'fd00::7'],
          [{ ...of('kubia.example.com'), ipAddresses: ['10.0.0.7'] }, 'kubia.example.com'],
        ],
        { addresses: true },
      ),
    ),
  ],
  mistakes: [
    {
      name: 'the common name counts where there is no other',
      change: {
        [file]: [
          'dnsNames.some((name) =>',
          '(dnsNames.length > 0 ? dnsNames : [certificate.commonName]).some((name) =>',
        ],
      },
      fails: 'names',
      says: 'function/wrong-answer',
    },
    {
      name: 'a name covers what is below it',
      change: { [file]: ['return name === host', 'return host.endsWith(name)'] },
      fails: 'names',
      says: 'function/wrong-answer',
    },
    {
      name: 'letters are compared as they are',
      change: { [file]: ['const plain = host.toLowerCase()', 'const plain = host'] },
      fails: 'spelling',
      says: 'function/wrong-answer',
    },
    {
      name: 'the dot at the end stays',
      change: { [file]: [".replace(/\\.$/, '')", ''] },
      fails: 'spelling',
      says: 'function/wrong-answer',
    },
    {
      name: 'the star stands for any number of labels',
      change: { [file]: ["name.slice(1) === host.slice(host.indexOf('.'))", 'host.endsWith(name.slice(1))'] },
      fails: 'wildcards',
      says: 'function/wrong-answer',
    },
    {
      name: 'the star stands for letters',
      change: {
        [file]: [
          "if (name.startsWith('*.')) return name.slice(1) === host.slice(host.indexOf('.'))",
          "if (name.includes('*')) return new RegExp('^' + name.replaceAll('.', '\\\\.').replaceAll('*', '[^.]+') + '$').test(host)",
        ],
      },
      fails: 'wildcards',
      says: 'function/wrong-answer',
    },
    {
      name: 'an address is a name like any other',
      change: {
        [file]: [
          '  if (isAddress(host)) return ipAddresses.includes(host)\n',
          '  if (ipAddresses.includes(host)) return true\n',
        ],
      },
      fails: 'addresses',
      says: 'function/wrong-answer',
    },
  ],
  alternatives: ['alt/pattern'],
  debrief: {
    en: 'The command of the notes, `openssl req -new -x509 … -subj /CN=kubia.example.com`, makes a certificate without alternative names. It is what this exercise refuses: Go programs have not looked at the common name since 1.15 (2020), browsers stopped before. Today it takes `-addext "subjectAltName=DNS:kubia.example.com"`. curl with OpenSSL is more patient, and still falls back to the common name: so a test with curl passes and the browser complains.\n\ningress-nginx looks as well, before it shows a certificate: one that is not good for the host is replaced by its own, "Kubernetes Ingress Controller Fake Certificate".\n\nSee it at work: `openssl x509 -noout -ext subjectAltName -in tls.cert`. Sources: RFC 9525; Go crypto/x509 verify.go (VerifyHostname).',
    ko: '노트의 명령 `openssl req -new -x509 … -subj /CN=kubia.example.com`은 대체 이름이 없는 인증서를 만듭니다. 이 연습 문제가 거부하는 바로 그 인증서입니다. Go 프로그램은 1.15(2020년)부터 공통 이름을 보지 않고, 브라우저는 그보다 먼저 그만두었습니다. 지금은 `-addext "subjectAltName=DNS:kubia.example.com"`이 필요합니다. OpenSSL을 쓰는 curl은 더 너그러워서 아직도 공통 이름을 대신 봅니다. 그래서 curl로 한 시험은 통과하고 브라우저는 거부합니다.\n\ningress-nginx도 인증서를 보여 주기 전에 살펴봅니다. 호스트에 맞지 않으면 자신의 인증서인 "Kubernetes Ingress Controller Fake Certificate"로 바꿉니다.\n\n직접 확인하기: `openssl x509 -noout -ext subjectAltName -in tls.cert`. 출처: RFC 9525, Go crypto/x509 verify.go (VerifyHostname)',
  },
})
