/**
 * Why does a selector find nobody? Because the pods are in another namespace, or because their labels differ: by a
 * letter, by the key, by one pair of several. Named is what most pods carry instead.
 */
import { refOf } from '../api/kinds.ts'
import type { Labels } from '../api/meta.ts'
import type { Service } from '../api/service.ts'
import { type Diagnostic, diagnose } from '../diagnostic.ts'
import { printSelector, type SelectorGap, selectorGaps } from '../labels.ts'
import type { ClusterState } from '../state/cluster-state.ts'

/** For a Service whose selector has at least one pair and selects no pod of its namespace. */
export function selectsNothing(state: ClusterState, service: Service): Diagnostic {
  const selector = service.spec.selector ?? {}
  const namespace = service.metadata.namespace ?? 'default'
  const object = refOf(service)
  const printed = printSelector(selector)
  const elsewhere = otherNamespace(state, namespace, selector)
  if (elsewhere) {
    const facts = { selector: printed, namespace, pods: elsewhere.pods, found: elsewhere.namespace }
    return diagnose('service/pods-in-other-namespace', facts, { object, path: ['metadata', 'namespace'] })
  }
  const nearest = nearestMiss(state, namespace, selector)
  const key = nearest.key ?? Object.keys(selector)[0] ?? ''
  return diagnose(
    'service/selects-nothing',
    {
      selector: printed,
      fails: `${key}=${selector[key] ?? ''}`,
      nearest: nearest.label,
      pods: nearest.pods,
      differs: nearest.differs,
    },
    { object, path: ['spec', 'selector', key] },
  )
}

/** The other namespace where the selector finds the most pods. */
function otherNamespace(
  state: ClusterState,
  own: string,
  selector: Labels,
): { readonly namespace: string; readonly pods: number } | undefined {
  let best: { readonly namespace: string; readonly pods: number } | undefined
  for (const { metadata } of state.list('Namespace')) {
    const pods = metadata.name === own ? 0 : state.podsMatching(metadata.name, selector).length
    if (pods > (best?.pods ?? 0)) best = { namespace: metadata.name, pods }
  }
  return best
}

interface Miss {
  readonly key?: string
  /** What pods carry in place of the pair: 'app=web'; '' where nothing is near. */
  readonly label: string
  readonly pods: number
  readonly differs: 'value' | 'key' | 'combination' | 'nothing'
}

interface Candidate extends Miss {
  readonly key: string
  /** The smaller the nearer: pairs that fail, then how unlike the pair that is named is. */
  readonly distance: number
}

/** Pods that miss in the same way are counted together; the nearest way wins, then the one of most pods. */
function nearestMiss(state: ClusterState, namespace: string, selector: Labels): Miss {
  const ways = new Map<string, Candidate>()
  const size = Object.keys(selector).length
  for (const pod of state.list('Pod', namespace)) {
    const labels = pod.metadata.labels ?? {}
    const candidate = candidateOf(selectorGaps(selector, labels), selector, labels, size)
    if (candidate === undefined) continue
    const way = `${candidate.key} ${candidate.label} ${candidate.differs}`
    const known = ways.get(way)
    ways.set(way, { ...candidate, pods: (known?.pods ?? 0) + 1 })
  }
  const [nearest, ...others] = [...ways.values()].sort((a, b) => a.distance - b.distance || b.pods - a.pods)
  if (nearest === undefined) return { label: '', pods: 0, differs: 'nothing' }
  return nearest.differs === 'value' ? withOtherValues(nearest, others) : nearest
}

/** As many values as are worth naming where none is nearer than the other. */
const mostValues = 3

/** Where pods carry several values of the key and none is nearer, naming only one would be a guess: app=a / app=b. */
function withOtherValues(nearest: Candidate, others: readonly Candidate[]): Miss {
  const alike = others.filter(
    ({ key, differs, distance }) =>
      key === nearest.key && differs === 'value' && distance === nearest.distance,
  )
  const all = [nearest, ...alike]
  const shown = all.slice(0, mostValues).map(({ label }) => label)
  return {
    ...nearest,
    label: [...shown, ...(all.length > mostValues ? ['…'] : [])].join(' / '),
    pods: all.reduce((sum, { pods }) => sum + pods, 0),
  }
}

/** The pair to name is the one that is most nearly right. */
function candidateOf(
  gaps: readonly SelectorGap[],
  selector: Labels,
  labels: Labels,
  size: number,
): Candidate | undefined {
  const [named] = gaps
    .map((gap) => candidateOfGap(gap, selector, labels))
    .filter((candidate) => candidate !== undefined)
    .sort((a, b) => a.distance - b.distance)
  if (named) return { ...named, distance: named.distance + gaps.length * 10 }
  const [first] = gaps
  // Every other pair is right, and this one is nowhere: a pair too many.
  if (first === undefined || gaps.length === size) return undefined
  return {
    key: first.key,
    label: carried(labels),
    pods: 1,
    differs: 'combination',
    distance: gaps.length * 10 + 4,
  }
}

function candidateOfGap(gap: SelectorGap, selector: Labels, labels: Labels): Candidate | undefined {
  if (gap.is === 'different') {
    const isPart = gap.value.includes(gap.found) || gap.found.includes(gap.value)
    const distance = { same: 0, 'letter-case': 0, near: 1, far: isPart && gap.found !== '' ? 2 : 3 }[
      gap.nearness
    ]
    return { key: gap.key, label: `${gap.key}=${gap.found}`, pods: 1, differs: 'value', distance }
  }
  // What another pair of the selector already finds was not meant by this one.
  const isFree = (key: string): boolean => selector[key] !== labels[key]
  const nearKey = gap.nearKey !== undefined && isFree(gap.nearKey) ? gap.nearKey : undefined
  const other = nearKey ?? gap.sameValueUnder.find(isFree)
  if (other === undefined) return undefined
  const distance = nearKey === undefined ? 2 : labels[other] === gap.value ? 0 : 1
  return { key: gap.key, label: `${other}=${labels[other] ?? ''}`, pods: 1, differs: 'key', distance }
}

const added = new Set([
  'pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
])

/** Labels that controllers add are no help to a reader. */
function carried(labels: Labels): string {
  const written = Object.entries(labels).filter(([key]) => !added.has(key))
  return printSelector(Object.fromEntries(written))
}
