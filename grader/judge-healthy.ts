/**
 * Does everything that worked before a repair still work? Every way into the cluster is gone twice, before and after; then
 * the workloads are asked what they lost. As long as nothing was changed nothing can have been broken: no points for that.
 */
import { type Cluster, type ClusterView, diagnose } from '../sim/index.ts'
import { healthyCheck, healthyTitle } from './checks-of.ts'
import type { Check, IncidentExercise, World } from './exercise.ts'
import type { GradeOptions } from './grade.ts'
import { type Travelled, travel, type Way, waysInto } from './healthy-ways.ts'
import { lostByWorkloads } from './healthy-workloads.ts'
import { judgeChecks } from './judge-check.ts'
import type { CheckResult } from './verdict.ts'

export async function judgeHealthy(
  before: Cluster,
  after: Cluster,
  { healthy, checks, scenario }: IncidentExercise,
  edits: number,
  results: readonly CheckResult[],
  onFault: GradeOptions['onFault'],
): Promise<CheckResult> {
  const [first] = checks
  const requires = edits === 0 ? [first.name] : []
  const excused = new Set((healthy.excused ?? []).map(({ way }) => way))
  const check: Check<World> = {
    name: healthyCheck,
    title: healthyTitle,
    points: healthy.points,
    requires,
    ask: async ({ view }) => {
      const ways = await brokenWays(before.view(), view, rangesOf(scenario))
      const broken = ways.filter(({ way }) => !excused.has(way))
      const [one, ...others] =
        broken.length > 0
          ? together(broken).map((facts) => diagnose('incident/healthy-broken', facts))
          : await lostByWorkloads(before.view(), view)
      return one === undefined
        ? { passed: true, diagnostics: [] }
        : { passed: false, diagnostics: [one, ...others] }
    },
  }
  const judged = await judgeChecks([check], results, {
    world: { view: after.view() },
    onFault,
    locate: (diagnostic) => diagnostic,
  })
  return judged[judged.length - 1] as CheckResult
}

/** For whom the firewall in front of the nodes has rules of their own. */
export function rangesOf({ firewall = 'open' }: IncidentExercise['scenario'] = {}): readonly string[] {
  return firewall === 'open' ? [] : firewall.flatMap(({ sources = [] }) => sources)
}

interface BrokenWay {
  /** default/client → http://web.default:80. */
  readonly way: string
  readonly from: string
  readonly to: string
  readonly before: string
  readonly now: string
}

/** What the same thing happens to on its way to the same place is told once. */
function together(broken: readonly BrokenWay[]): readonly Omit<BrokenWay, 'from' | 'to'>[] {
  const alike = new Map<string, BrokenWay[]>()
  for (const one of broken) {
    const key = JSON.stringify([one.to, one.before, one.now])
    alike.set(key, [...(alike.get(key) ?? []), one])
  }
  return [...alike.values()].flatMap((same) => {
    const from = same.map((one) => one.from).join(', ')
    return same.slice(0, 1).map(({ to, before, now }) => ({ way: `${from} → ${to}`, before, now }))
  })
}

async function brokenWays(
  before: ClusterView,
  now: ClusterView,
  ranges: readonly string[],
): Promise<readonly BrokenWay[]> {
  const broken: BrokenWay[] = []
  for (const way of await waysInto(before, ranges)) {
    const one = await compareWay(before, now, way)
    if (one !== undefined) broken.push(one)
  }
  return broken
}

/**
 * Chance picks endpoints. Few requests clear most ways of suspicion; many are sent before one is called broken. For each
 * endpoint:
 */
const requests = { before: 2, now: 6, beforeOnceMore: 100 } as const

async function compareWay(before: ClusterView, now: ClusterView, way: Way): Promise<BrokenWay | undefined> {
  const was = await travel(before, way, requests.before)
  if (was === undefined || !was.works) return undefined
  const is = await travel(now, way, requests.now)
  if (is === undefined || goesAsBefore(is, was)) return undefined
  const really = await travel(before, way, requests.beforeOnceMore)
  if (really === undefined || !really.works || goesAsBefore(is, really)) return undefined
  const { from, to } = way
  return { way: `${from} → ${to}`, from, to, before: really.ends.join(', '), now: is.ends.join(', ') }
}

function goesAsBefore(is: Travelled, was: Travelled): boolean {
  return is.works && is.ends.every((end) => was.ends.includes(end))
}
