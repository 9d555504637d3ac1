/**
 * What does a scenario file say? One document of kind Scenario with what the cluster starts with, beside it any
 * objects, which are applied when it starts. Strict: an unknown field or an unfit value is an error, all told at once.
 *
 * apiVersion: k8s-services-lab/v1
 * kind: Scenario
 * seed: 7
 * nodes: [{ name: node-1, zone: zone-a }]
 * outside: [{ ip: 192.0.2.10, name: db, listens: [{ port: 5432 }] }]
 */
import type { Labels } from '../api/meta.ts'
import { type Diagnostic, diagnose, isNonEmpty, type Outcome, ok, refuse } from '../diagnostic.ts'
import { parseCIDR } from '../ip/cidr.ts'
import type { Manifest, SourceFile } from '../manifest/manifest.ts'
import { parseManifests } from '../manifest/parse.ts'
import { locate, placeOf } from '../manifest/place.ts'
import { isDNS1123Subdomain } from '../names/dns.ts'
import type { Scenario, ScenarioNode } from '../scenario.ts'
import { secondsOf, timestampAt } from '../state/timestamp.ts'
import { cloud, firewall, outsideHost, outsideNames } from './beyond.ts'
import {
  cidr,
  ip,
  isMap,
  listOf,
  type Reader,
  seconds,
  structure,
  text,
  textThat,
  unfit,
  valueThat,
  wholeNumber,
} from './read.ts'

const scenarioVersion = 'k8s-services-lab/v1'

export function parseScenario(file: SourceFile): Outcome<Scenario> {
  const parsed = parseManifests(file)
  if (!parsed.ok) return parsed
  const [scenario, second] = parsed.value.filter(isScenario)
  if (scenario === undefined) return refuse(diagnose('scenario/none', { file: file.name }))
  if (second !== undefined) {
    const place = placeOf(second, ['kind'])
    return refuse(diagnose('scenario/several', { file: file.name }, { place }))
  }
  const problems: Diagnostic[] = []
  const { apiVersion: _, kind: __, ...fields } = scenario.value
  const read = readScenario(fields, [], problems)
  const found: readonly Diagnostic[] = problems.map((problem) => locate(problem, scenario, markOf(problem)))
  if (isNonEmpty(found)) return { ok: false, diagnostics: found }
  return ok({ ...read, objects: parsed.value.filter((one) => !isScenario(one)) }, parsed.diagnostics)
}

/** A field that is none is marked at its name, an unfit value where it stands. */
function markOf({ code }: Diagnostic): 'key' | 'value' {
  return code === 'scenario/field-unknown' ? 'key' : 'value'
}

function isScenario({ apiVersion, kind }: Manifest): boolean {
  return apiVersion === scenarioVersion && kind === 'Scenario'
}

const labels: Reader<Labels> = (value, path, problems) => {
  if (!isMap(value)) return unfit('map', value, path, problems)
  const pairs = Object.entries(value).map(([key, item]) => [key, text(item, [...path, key], problems) ?? ''])
  return Object.fromEntries(pairs)
}

const domain = textThat('domain', (value) => isDNS1123Subdomain(value).length === 0)

const node = structure<ScenarioNode>(
  { name: domain, zone: text, labels, podCIDRs: listOf(cidr), addresses: listOf(ip) },
  ['name'],
)

/** No two nodes of one name, and none named as the control plane. */
const nodes: Reader<readonly ScenarioNode[]> = (value, path, problems) => {
  const read = listOf(node)(value, path, problems)
  const seen = new Set(['control-plane'])
  for (const [index, { name }] of (read ?? []).entries()) {
    if (name !== undefined && seen.has(name)) unfit('node-name', name, [...path, index, 'name'], problems)
    seen.add(name)
  }
  return read
}

const serviceCIDRs: Reader<readonly [string, ...string[]]> = (value, path, problems) => {
  const [first, ...others] = listOf(cidr)(value, path, problems) ?? []
  const families = [first, ...others].map((block) => parseCIDR(block ?? '')?.family)
  if (first !== undefined && new Set(families).size === families.length) return [first, ...others]
  return unfit('service-cidrs', value, path, problems)
}

const portRange: Reader<readonly [number, number]> = valueThat('port-range', (value) => {
  const [, first, last] = /^(\d{1,5})-(\d{1,5})$/.exec(typeof value === 'string' ? value : '') ?? []
  const range = [Number(first), Number(last)] as const
  return range[0] >= 1 && range[1] >= range[0] && range[1] <= 65_535 ? range : undefined
})

const timestamp = textThat('timestamp', (value) => timestampAt('', secondsOf(value)) === value)

const ingressController = valueThat('ingress-controller', (value) =>
  value === 'none' || value === 'ingress-nginx' ? value : undefined,
)

const readScenario = structure<Omit<Scenario, 'objects'>>(
  {
    seed: wholeNumber,
    serviceCIDRs,
    nodePortRange: portRange,
    clusterDomain: domain,
    clusterDNS: listOf(ip),
    nodeResolvConf: text,
    epoch: timestamp,
    outside: listOf(outsideHost),
    cloud,
    ingressController,
    firewall,
    routedToNodes: listOf(cidr),
    outsideNames,
    containerStartSeconds: seconds,
    propagationSeconds: seconds,
    nodes,
  },
  [],
)
