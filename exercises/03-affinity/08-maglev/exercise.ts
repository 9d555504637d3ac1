import { type Ask, functionAgrees, functionHolds } from '../../../grader/checks/index.ts'
import { type Bilingual, check, defineFunctionExercise, type Generate } from '../../../grader/exercise.ts'
import { fillTable, randomFrom } from '../../../sim/index.ts'
import type { SlotOrder } from './types.ts'

const file = 'table.ts'

type Args = readonly [orders: readonly SlotOrder[], size: number]
type Fill = Ask<readonly string[]>

/** Of the slots of those who stay. Turns change 3 and 5 % of them here; steps of one, which cluster, 14 and 17 %. */
const mostChanged = 0.1

/** Some of a to e, with orders of their own. */
const tables: Generate<Args> = (fc) =>
  fc.tuple(fc.constantFrom(5, 7, 11, 13), fc.integer({ min: 1, max: 5 })).chain(([size, count]) => {
    const order = (endpoint: string) =>
      fc.record({
        endpoint: fc.constant(endpoint),
        offset: fc.nat(size - 1),
        skip: fc.integer({ min: 1, max: size - 1 }),
      })
    return fc.tuple(fc.tuple(...['a', 'b', 'c', 'd', 'e'].slice(0, count).map(order)), fc.constant(size))
  })

/** From Maglev's own paper, where the endpoints are called B0, B1 and B2. */
const paper: readonly SlotOrder[] = [
  { endpoint: 'a', offset: 3, skip: 4 },
  { endpoint: 'b', offset: 0, skip: 2 },
  { endpoint: 'c', offset: 3, skip: 1 },
]

function isFull(fill: Fill, [orders, size]: Args): Bilingual | undefined {
  const table = fill(orders, size)
  if (table.length !== size) {
    return {
      en: `The table should have ${size} slots; it has ${table.length}.`,
      ko: `표의 슬롯은 ${size}개여야 하는데 ${table.length}개입니다.`,
    }
  }
  const names = orders.map(({ endpoint }) => endpoint)
  const slot = table.findIndex((owner) => !names.includes(owner))
  if (slot < 0) return undefined
  return {
    en: `Slot ${slot} has '${table[slot]}', who is none of the endpoints: clients whose hash leads there find nobody.`,
    ko: `슬롯 ${slot}에 엔드포인트가 아닌 '${table[slot]}'이(가) 있습니다. 해시가 이 슬롯을 가리키는 클라이언트는 갈 곳이 없습니다.`,
  }
}

function isFair(fill: Fill, [orders, size]: Args): Bilingual | undefined {
  const table = fill(orders, size)
  const shares = orders
    .map(({ endpoint }) => ({ endpoint, slots: table.filter((owner) => owner === endpoint).length }))
    .toSorted((one, other) => other.slots - one.slots)
  const [most, least] = [shares[0], shares.at(-1)]
  if (most === undefined || least === undefined || most.slots - least.slots <= 1) return undefined
  return {
    en: `${most.endpoint} has ${most.slots} of ${size} slots and ${least.endpoint} has ${least.slots}. With one slot for each turn nobody has two more than another.`,
    ko: `슬롯 ${size}개 중 ${most.endpoint}은(는) ${most.slots}개, ${least.endpoint}은(는) ${least.slots}개를 가졌습니다. 차례마다 하나씩 가지면 두 개 이상 차이 나지 않습니다.`,
  }
}

/** A table as it is used, only smaller. */
const size = 251
const fleets: readonly (readonly SlotOrder[])[] = [4, 6].map((count) => {
  const random = randomFrom(count)
  return Array.from({ length: count }, (_, number) => ({
    endpoint: `10.244.1.${number + 1}`,
    offset: random.below(size),
    skip: 1 + random.below(size - 1),
  }))
})

function fewChange(fill: Fill, orders: readonly SlotOrder[]): Bilingual | undefined {
  const leaves = orders[0]?.endpoint ?? ''
  const [before, after] = [fill(orders, size), fill(orders.slice(1), size)]
  const kept = before.filter((owner) => owner !== leaves).length
  const changed = before.filter((owner, slot) => owner !== leaves && owner !== after[slot]).length
  if (changed <= mostChanged * kept) return undefined
  return {
    en: `When ${leaves} leaves a table of ${size} slots, ${changed} of the ${kept} slots that others had change hands, too: ${Math.round((100 * changed) / kept)} % of the clients of pods that stay. Let each ask in its own order, whoever else is there.`,
    ko: `슬롯 ${size}개의 표에서 ${leaves}이(가) 빠질 때, 나머지가 가졌던 슬롯 ${kept}개 중 ${changed}개의 주인도 바뀝니다. 남아 있는 파드의 클라이언트 중 ${Math.round((100 * changed) / kept)} %입니다. 다른 누가 있든 저마다 자기 순서대로 가져야 합니다.`,
  }
}

/** How the first slot that differs came to its owner. */
function whyThisOwner(returned: unknown, orders: readonly SlotOrder[], slots: number): Bilingual | undefined {
  const right = fillTable(orders, slots)
  const yours: readonly unknown[] = Array.isArray(returned) ? returned : []
  const slot = right.findIndex((owner, at) => owner !== yours[at])
  const owner = orders.find(({ endpoint }) => endpoint === right[slot])
  if (owner === undefined) return undefined
  const asked: string[] = []
  for (let at = owner.offset; at !== slot; at = (at + owner.skip) % slots) asked.push(`${at}`)
  const before = asked.length === 0
  return {
    en: `Slot ${slot} is ${owner.endpoint}'s: it asks ${before ? `for ${slot} first` : `for ${asked.join(', ')} first, which are its own by then or taken by others, and then for ${slot}`}, and is on turn when that is still free.`,
    ko: `슬롯 ${slot}은(는) ${owner.endpoint}의 것입니다. ${before ? `${slot}을(를) 가장 먼저 원하고` : `먼저 원하는 ${asked.join(', ')}은(는) 그때 이미 자기 것이거나 남이 가져갔고, 다음이 ${slot}이며`}, 차례가 왔을 때 아직 비어 있습니다.`,
  }
}

export default defineFunctionExercise({
  id: '03-affinity/08-maglev',
  title: { en: 'A table that hardly changes', ko: '거의 바뀌지 않는 표' },
  minutes: 20,
  difficulty: 4,
  lesson: 'Maglev',
  given: ['types.ts'],
  edit: [file],
  hints: [
    {
      en: 'Follow the table in the task with a pencil: first a, then b, then c, then a again. Which slot does each take, and what does it have to remember until its next turn?',
      ko: '과제의 표를 연필로 따라가 보세요. a, b, c, 그리고 다시 a의 차례입니다. 저마다 어떤 슬롯을 가지고, 다음 차례까지 무엇을 기억해야 할까요?',
    },
    {
      en: 'Keep for each endpoint the slot that it asks for next. On its turn, go on by skip (modulo the size) while that slot is taken, and take it. There are as many turns as slots.',
      ko: '엔드포인트마다 다음에 원하는 슬롯을 기억하세요. 차례가 되면 그 슬롯이 차 있는 동안 skip만큼(크기로 나눈 나머지로) 나아가고, 빈 슬롯을 가집니다. 차례는 슬롯의 수만큼 있습니다.',
    },
    {
      en: "Turn by turn: for (let turn = 0; turn < size; turn++) { const one = asking[turn % asking.length]; while (table[one.slot] !== '') one.slot = (one.slot + one.skip) % size; table[one.slot] = one.endpoint }",
      ko: "차례마다 이렇게 합니다. for (let turn = 0; turn < size; turn++) { const one = asking[turn % asking.length]; while (table[one.slot] !== '') one.slot = (one.slot + one.skip) % size; table[one.slot] = one.endpoint }",
    },
  ],
  checks: [
    check(
      'full',
      { points: 1 },
      functionHolds<Args, readonly string[]>({
        title: { en: 'Every slot has an endpoint', ko: '모든 슬롯에 엔드포인트가 있습니다' },
        file,
        export: 'fillTable',
        returns: ['string'],
        cases: [[paper, 7]],
        generate: tables,
        holds: isFull,
      }),
    ),
    check(
      'fair',
      { points: 2, requires: ['full'] },
      functionHolds<Args, readonly string[]>({
        title: {
          en: 'Nobody has two slots more than another',
          ko: '누구도 다른 엔드포인트보다 슬롯이 두 개 이상 많지 않습니다',
        },
        file,
        export: 'fillTable',
        returns: ['string'],
        cases: [[paper, 7]],
        generate: tables,
        holds: isFair,
      }),
    ),
    check(
      'few',
      { points: 2, requires: ['fair'] },
      functionHolds<readonly SlotOrder[], readonly string[]>({
        title: {
          en: 'When an endpoint leaves, hardly any slot of the others changes hands',
          ko: '엔드포인트가 빠질 때 나머지의 슬롯은 거의 바뀌지 않습니다',
        },
        file,
        export: 'fillTable',
        returns: ['string'],
        cases: fleets,
        holds: fewChange,
      }),
    ),
    check(
      'turns',
      { points: 2, requires: ['few'] },
      functionAgrees<Args>({
        title: {
          en: 'The table is the one that taking turns leads to',
          ko: '차례대로 가졌을 때의 표와 같습니다',
        },
        file,
        export: 'fillTable',
        cases: [
          [paper, 7],
          [paper.slice(1), 7],
        ],
        generate: tables,
        expected: fillTable,
        because: whyThisOwner,
      }),
    ),
  ],
  mistakes: [
    {
      name: 'one round only',
      change: { [file]: ['turn < size', 'turn < orders.length'] },
      fails: 'full',
      says: 'function/property-broken',
    },
    {
      name: 'whoever is on turn takes all that it likes',
      change: {
        [file]: ['asking[turn % asking.length]', 'asking[Math.min(Math.floor(turn / 2), asking.length - 1)]'],
      },
      fails: 'fair',
      says: 'function/property-broken',
    },
    {
      name: 'the next free slot of all, and no order of its own',
      change: { [file]: ['one.slot = (one.slot + one.skip) % size', "one.slot = table.indexOf('')"] },
      fails: 'few',
      says: 'function/property-broken',
    },
    {
      name: 'one step, whatever the skip',
      change: { [file]: ['(one.slot + one.skip) % size', '(one.slot + 1) % size'] },
      fails: 'few',
      says: 'function/property-broken',
    },
    {
      name: 'a step is made even when the slot is free',
      change: {
        [file]: [
          "while (table[one.slot] !== '') one.slot = (one.slot + one.skip) % size",
          "do one.slot = (one.slot + one.skip) % size\n    while (table[one.slot] !== '')",
        ],
      },
      fails: 'turns',
      says: 'function/wrong-answer',
    },
    {
      name: 'a slot that is taken is taken away',
      change: { [file]: ["while (table[one.slot] !== '') one.slot", 'one.slot'] },
      fails: 'full',
      says: 'function/property-broken',
    },
  ],
  alternatives: ['alt/whole-lists'],
  tolerates: [
    {
      mutant: `${file}:11:9 if (…) → false`,
      reason: 'there is always somebody on turn; only the compiler cannot know',
    },
  ],
  debrief: {
    en: 'Everybody takes turns, so shares differ by one slot at most: no ring of any number of points is as even. When an endpoint leaves, its slots become free, and others move up in their orders a little: some slots of those who stay change hands, too. The larger the table, the fewer: the paper takes 65,537 slots, Cilium 16,381 by default and advises a hundred slots for each endpoint.\n\nA look-up is one division, and every machine that knows the same endpoints fills the same table. So a packet may come in at any load balancer, and all of them agree without a word. That is what Cilium (`loadBalancer.algorithm=maglev`) and Envoy (MAGLEV) use it for. kube-proxy has it in ipvs mode only (`--ipvs-scheduler=mh`), which is deprecated since Kubernetes 1.35.\n\nSource: Eisenbud and others, Maglev: A Fast and Reliable Software Network Load Balancer (2016), section 3.4, from which the small table of the task is taken.',
    ko: '모두 차례를 지키므로 몫은 슬롯 하나까지만 차이 납니다. 점이 아무리 많은 링도 이만큼 고르지 않습니다. 엔드포인트가 빠지면 그 슬롯이 비고 다른 엔드포인트들이 자기 순서에서 조금씩 앞으로 나아갑니다. 그래서 남아 있는 엔드포인트의 슬롯도 몇 개는 주인이 바뀝니다. 표가 클수록 적습니다. 논문은 슬롯 65,537개를 쓰고, Cilium은 기본값이 16,381개이며 엔드포인트마다 슬롯 백 개를 권합니다.\n\n찾을 때는 나눗셈 한 번이면 되고, 같은 엔드포인트를 아는 컴퓨터는 모두 같은 표를 채웁니다. 그래서 패킷이 어느 로드 밸런서로 들어오든 서로 묻지 않고도 답이 같습니다. Cilium(`loadBalancer.algorithm=maglev`)과 Envoy(MAGLEV)가 이 때문에 씁니다. kube-proxy에는 쿠버네티스 1.35부터 사용 중단(deprecated)된 ipvs 모드에만 있습니다(`--ipvs-scheduler=mh`).\n\n출처: Eisenbud 외, Maglev: A Fast and Reliable Software Network Load Balancer (2016), 3.4절. 과제의 작은 표도 여기에서 가져왔습니다.',
  },
})
