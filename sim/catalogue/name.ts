/**
 * Diagnostics about names: text that must have a certain form because DNS, a file system or a header will carry it.
 * One code a rule; the words say which form is asked for, and the first thing that differs from it.
 */
import type { About, Entries, Entry } from './entry.ts'
import { flawInEnglish, flawInKorean, type NameFlaw } from './name-flaw.ts'
import { meantInEnglish, meantInKorean } from './name-meant.ts'
import { spotInEnglish, spotInKorean } from './spot.ts'

interface NameFact {
  readonly value: string
  readonly flaw: NameFlaw
}

export interface NameFacts {
  'name/not-a-dns-label': NameFact
  'name/not-a-dns-subdomain': NameFact
  'name/not-a-search-domain': NameFact
  'name/not-a-dns-1035-label': NameFact
  'name/not-a-wildcard-host': NameFact
  'name/not-a-label-key': NameFact
  'name/not-a-label-value': NameFact
  'name/not-a-port-name': NameFact
  'name/not-a-header-name': NameFact
  'name/not-a-domain': NameFact
  'name/not-fully-qualified': NameFact
  'name/not-a-domain-prefixed-path': NameFact
  'name/not-a-domain-prefixed-key': NameFact
  'name/not-an-identifier': NameFact
  'name/not-a-variable-name': NameFact
  'name/not-a-config-key': NameFact
  'name/not-a-percentage': NameFact
  'name/not-an-integer': NameFact
}

export const nameEntries: Entries<NameFacts> = {
  'name/not-a-dns-label': nameEntry(
    'a DNS label: lower-case letters, digits and "-", at most 63 characters, a letter or digit at both ends',
    'DNS 레이블(소문자, 숫자, "-"만 쓰고 63자 이하이며 문자나 숫자로 시작하고 끝남)',
  ),
  'name/not-a-dns-subdomain': nameEntry(
    'a DNS subdomain: lower-case letters, digits, "-" and ".", at most 253 characters, a letter or digit at both ends of each part',
    'DNS 서브도메인(소문자, 숫자, "-", "."만 쓰고 253자 이하이며 각 부분이 문자나 숫자로 시작하고 끝남)',
  ),
  'name/not-a-search-domain': nameEntry(
    'a search domain: a DNS subdomain, in which "_" may stand as well, but not end a part',
    '검색 도메인("_"도 쓸 수 있지만 각 부분이 "_"로 끝나지 않는 DNS 서브도메인)',
  ),
  'name/not-a-dns-1035-label': nameEntry(
    'a DNS-1035 label: lower-case letters, digits and "-", at most 63 characters, starting with a letter, as Service names must up to Kubernetes 1.35',
    'DNS-1035 레이블(소문자, 숫자, "-"만 쓰고 63자 이하이며 소문자로 시작. 쿠버네티스 1.35까지 서비스 이름의 규칙)',
  ),
  'name/not-a-wildcard-host': nameEntry(
    'a wildcard host: "*." in front of a DNS subdomain, as in *.example.com',
    '와일드카드 호스트("*." 뒤에 DNS 서브도메인, 예: *.example.com)',
  ),
  'name/not-a-label-key': nameEntry(
    'a label key: letters, digits, "-", "_" and ".", at most 63 characters, a letter or digit at both ends; a domain and "/" may stand in front',
    '레이블 키(문자, 숫자, "-", "_", "."만 쓰고 63자 이하이며 문자나 숫자로 시작하고 끝남. 앞에 도메인과 "/"를 둘 수 있음)',
  ),
  'name/not-a-label-value': nameEntry(
    'a label value: letters, digits, "-", "_" and ".", at most 63 characters, a letter or digit at both ends, or nothing at all',
    '레이블 값(문자, 숫자, "-", "_", "."만 쓰고 63자 이하이며 문자나 숫자로 시작하고 끝남. 비워 두어도 됨)',
  ),
  'name/not-a-port-name': nameEntry(
    'a port name: lower-case letters, digits and single "-", at most 15 characters, at least one letter',
    '포트 이름(소문자, 숫자, 연속하지 않는 "-"만 쓰고 15자 이하이며 소문자가 하나 이상)',
  ),
  'name/not-a-header-name': nameEntry(
    'an HTTP header name: letters, digits and "-"',
    'HTTP 헤더 이름(문자, 숫자, "-")',
  ),
  'name/not-a-domain': nameEntry(
    'a full domain name: at least two DNS labels joined by dots, as in example.com',
    '전체 도메인 이름(점으로 이은 둘 이상의 DNS 레이블, 예: example.com)',
  ),
  'name/not-fully-qualified': nameEntry(
    'a fully qualified name: at least three DNS labels joined by dots',
    '정규화된 이름(점으로 이은 셋 이상의 DNS 레이블)',
  ),
  'name/not-a-domain-prefixed-path': nameEntry(
    'a path behind a domain, as in acme.io/foo',
    '도메인 뒤에 경로를 쓴 형식(예: acme.io/foo)',
  ),
  'name/not-a-domain-prefixed-key': nameEntry(
    'a key behind a domain, as in acme.io/foo',
    '도메인 뒤에 키를 쓴 형식(예: acme.io/foo)',
  ),
  'name/not-an-identifier': nameEntry(
    'a C identifier: letters, digits and "_", not starting with a digit',
    'C 식별자(문자, 숫자, "_"만 쓰고 숫자로 시작하지 않음)',
  ),
  'name/not-a-variable-name': nameEntry(
    'an environment variable name: printable ASCII characters without "="',
    '환경 변수 이름("="를 뺀 출력 가능한 ASCII 문자)',
  ),
  'name/not-a-config-key': nameEntry(
    'a key of a ConfigMap or Secret: letters, digits, "-", "_" and ".", at most 253 characters, no ".." in front',
    '컨피그맵이나 시크릿의 키(문자, 숫자, "-", "_", "."만 쓰고 253자 이하이며 ".."로 시작하지 않음)',
  ),
  'name/not-a-percentage': nameEntry(
    'a percentage: digits and "%", as in 25%',
    '백분율(숫자와 "%", 예: 25%)',
  ),
  'name/not-an-integer': nameEntry(
    'a whole number as one writes it, without leading zeros or "+"',
    '정수(앞에 0이나 "+"를 붙이지 않음)',
  ),
}

function nameEntry(form: string, formInKorean: string): Entry<NameFact> {
  return {
    severity: 'error',
    en: ({ value, flaw }, about) => ({
      says: `"${value}"${isSomewhere(about) ? ` at ${spotInEnglish(about)}` : ''} is not ${form}.`,
      here: flawInEnglish(flaw),
      ...optionalTry(meantInEnglish(value, flaw, about.field)),
    }),
    ko: ({ value, flaw }, about) => ({
      says: `${isSomewhere(about) ? `${spotInKorean(about)}에 쓴 ` : ''}"${value}"은(는) ${formInKorean} 형식이 아닙니다.`,
      here: flawInKorean(flaw),
      ...optionalTry(meantInKorean(value, flaw, about.field)),
    }),
  }
}

function optionalTry(words: string | undefined): { readonly try?: string } {
  return words === undefined ? {} : { try: words }
}

function isSomewhere({ object, field }: About): boolean {
  return object !== '' || field !== ''
}
