/** The table of ways to compute where a client belongs: its figures, in both languages. */
import { expect, it } from 'vitest'
import {
  type Affinity,
  balanceOf,
  disruptionOf,
  maglevAffinity,
  moduloAffinity,
  rendezvousAffinity,
  ringAffinity,
  sourceHashAffinity,
} from '../../sim/index.ts'
import { readLesson } from '../blocks.ts'

const clients = Array.from({ length: 1000 }, (_, index) => ({ ip: `10.0.${index >> 8}.${index & 255}` }))
const endpoints = Array.from({ length: 10 }, (_, index) => `10.244.1.${index + 1}:8080`)
const fewer = endpoints.filter((_, index) => index !== 4)
const pages = ['03-affinity/README.md', '03-affinity/README.ko.md'].map(readLesson)

it.each<[string, Affinity]>([
  ['remainder', moduloAffinity],
  ['source hash', sourceHashAffinity()],
  ['ring of one point for each', ringAffinity(1)],
  ['ring of 160 points for each', ringAffinity(160)],
  ['rendezvous', rendezvousAffinity],
  ['Maglev table', maglevAffinity(16_381)],
])('%s: how evenly it spreads a thousand clients, and whom it moves', (_, affinity) => {
  const { moved, needless } = disruptionOf(affinity, clients, endpoints, fewer)
  const figures = [
    balanceOf(affinity, clients, endpoints).toFixed(2),
    Math.round(moved * 1000),
    Math.round(needless * 1000),
  ]
  const row = figures.map((figure) => ` ${figure} +\\|`).join('')
  for (const page of pages) expect(page).toMatch(new RegExp(`\\|${row}`))
})

it('the text tells of the large Maglev table what its row does', () => {
  const needless = Math.round(disruptionOf(maglevAffinity(16_381), clients, endpoints, fewer).needless * 1000)
  expect(pages[0]).toContain(`${needless} of 1000`)
  expect(pages[1]).toContain(`1000개 중 ${needless}개`)
})
