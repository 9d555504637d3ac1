/** Diagnostics about a document that can be read, but is no object that kubectl could send. */
import type { Entries } from './entry.ts'
import { withParticle } from './particle.ts'

export type DocumentType = 'text' | 'number' | 'boolean' | 'list' | 'map' | 'null'

export interface ManifestFacts {
  'manifest/nothing-in-file': { readonly file: string }
  'manifest/not-an-object': { readonly is: DocumentType; readonly where: 'file' | 'list' }
  /** `written` is there and `meant` is not: Kind, apiversion. */
  'manifest/name-misspelt': { readonly written: string; readonly meant: string }
  /** Only the inner part of an object, below a ---: `field` is the first of it. */
  'manifest/cut-off': { readonly field: string }
  'manifest/name-not-text': { readonly field: string; readonly is: DocumentType }
  'manifest/list-without-items': { readonly kind: string; readonly is?: DocumentType }
  'manifest/list-in-list': Readonly<Record<never, never>>
}

const types: { readonly [Type in DocumentType]: { readonly en: string; readonly ko: string } } = {
  text: { en: 'text', ko: '문자열' },
  number: { en: 'a number', ko: '숫자' },
  boolean: { en: 'true or false', ko: '참/거짓 값' },
  list: { en: 'a list', ko: '목록' },
  map: { en: 'a map', ko: '맵' },
  null: { en: 'nothing', ko: '빈 값' },
}

export const manifestEntries: Entries<ManifestFacts> = {
  'manifest/nothing-in-file': {
    severity: 'error',
    en: ({ file }) => ({
      says: `${file} holds no object: it is empty, or has only comments.`,
      try: 'write an object that begins with apiVersion: and kind:',
    }),
    ko: ({ file }) => ({
      says: `${file}에 오브젝트가 없습니다. 비어 있거나 주석만 있습니다.`,
      try: 'apiVersion:과 kind:로 시작하는 오브젝트를 써 보세요',
    }),
  },
  'manifest/not-an-object': {
    severity: 'error',
    en: ({ is, where }) => ({
      says: `This ${where === 'file' ? 'document' : 'item'} is ${types[is].en}; a manifest is a map of fields, with apiVersion and kind among them.`,
      here: types[is].en,
      try: 'write an object that begins with apiVersion: and kind:',
    }),
    ko: ({ is, where }) => ({
      says: `이 ${where === 'file' ? '문서는' : '항목은'} ${types[is].ko}입니다. 매니페스트는 apiVersion과 kind가 들어 있는 필드의 맵이어야 합니다.`,
      here: types[is].ko,
      try: 'apiVersion:과 kind:로 시작하는 오브젝트를 써 보세요',
    }),
  },
  'manifest/cut-off': {
    severity: 'error',
    en: ({ field }) => ({
      says: `This document begins with ${field} and has neither apiVersion nor kind: the --- above it begins a new object.`,
      here: 'a new document since the ---',
      try: 'take the --- away, if this belongs to the object above it',
    }),
    ko: ({ field }) => ({
      says: `이 문서는 ${withParticle(field, '로')} 시작하며 apiVersion도 kind도 없습니다. 위의 ---가 새 오브젝트를 시작하기 때문입니다.`,
      here: '--- 뒤는 새 문서',
      try: '위의 오브젝트에 속하는 내용이라면 ---를 지워 보세요',
    }),
  },
  'manifest/name-misspelt': {
    severity: 'error',
    en: ({ written, meant }) => ({
      says: `This document has no ${meant}; it has ${written}, which Kubernetes does not know here.`,
      here: `not ${meant}`,
      try: `write ${meant}`,
    }),
    ko: ({ written, meant }) => ({
      says: `이 문서에는 ${meant}이(가) 없고, 쿠버네티스가 모르는 ${written}이(가) 있습니다.`,
      here: `${meant}이(가) 아님`,
      try: `${meant}(으)로 써 보세요`,
    }),
  },
  'manifest/name-not-text': {
    severity: 'error',
    en: ({ field, is }) => ({
      says: `The value of ${field} must be text; it is ${types[is].en}.`,
      here: types[is].en,
      try: field === 'kind' ? 'write a kind such as Service' : 'write a version such as v1 or apps/v1',
    }),
    ko: ({ field, is }) => ({
      says: `${field}의 값은 문자열이어야 하는데 ${types[is].ko}입니다.`,
      here: types[is].ko,
      try: field === 'kind' ? 'Service와 같은 kind를 써 보세요' : 'v1이나 apps/v1과 같은 버전을 써 보세요',
    }),
  },
  'manifest/list-without-items': {
    severity: 'error',
    en: ({ kind, is }) => ({
      says:
        is === undefined
          ? `This ${kind} has no items.`
          : `The items of a ${kind} must be a list of objects; here they are ${types[is].en}.`,
      here: is === undefined ? 'no items' : types[is].en,
      try: 'write items: and under it each object as a list item ("- ")',
    }),
    ko: ({ kind, is }) => ({
      says:
        is === undefined
          ? `이 ${kind}에는 items가 없습니다.`
          : `${kind}의 items는 오브젝트의 목록이어야 하는데 ${types[is].ko}입니다.`,
      here: is === undefined ? 'items가 없음' : types[is].ko,
      try: 'items: 아래에 오브젝트를 목록 항목("- ")으로 써 보세요',
    }),
  },
  'manifest/list-in-list': {
    severity: 'error',
    en: () => ({
      says: 'A List cannot hold another list: kubectl unpacks one level only.',
      here: 'a list inside a list',
      try: 'put its items into the outer list, or each into a document of its own',
    }),
    ko: () => ({
      says: 'List 안에 다른 목록을 넣을 수 없습니다. kubectl은 한 단계만 풀어냅니다.',
      here: '목록 안의 목록',
      try: '안쪽 items를 바깥 목록으로 옮기거나 각각 별도의 문서로 써 보세요',
    }),
  },
}
