import { expect, it } from 'vitest'
import { type Particle, withParticle } from './particle.ts'

it.each<[string, Particle, string]>([
  ['정수', '이', '정수가'],
  ['문자열', '가', '문자열이'],
  ['목록', '를', '목록을'],
  ['서비스', '은', '서비스는'],
  ['포트', '과', '포트와'],
  ['맵', '로', '맵으로'],
  ['서울', '으로', '서울로'],
  ['파드', '으로', '파드로'],
  ['80', '이', '80이'],
  ['81', '로', '81로'],
  ['82', '은', '82는'],
  ['"80"', '이', '"80"이'],
  ['Service', '은', 'Service는'],
  ['ReplicaSet', '은', 'ReplicaSet은'],
  ['web', '이', 'web이(가)'],
  ['web', '로', 'web(으)로'],
  ['', '은', '은(는)'],
])('%s with %s is %s', (word, particle, whole) => {
  expect(withParticle(word, particle)).toBe(whole)
})
