/**
 * Which Ingress does `kubectl create ingress NAME` make of its flags? One rule entry a host and one tls entry a Secret,
 * in the order in which the rules name them first.
 *
 * Models kubernetes/kubectl pkg/cmd/create/create_ingress.go, which stops at the first flag that it cannot read. The
 * object is not yet what the API server would take: nobody has looked at its names.
 *
 * Example: { name: 'web', rules: ['foo.com/*=web:80'] } is an Ingress with the Prefix / of host foo.com.
 */
import type { Ingress, IngressRule, IngressTLS } from '../api/ingress.ts'
import { type Diagnostic, diagnose, type Outcome, ok, refuse } from '../diagnostic.ts'
import { type CreatedRule, parseIngressRule, parseServiceAndPort } from './create-ingress-rule.ts'

/** The flags as they were given; what is empty was not. */
export interface CreateIngressFlags {
  readonly name: string
  /** Of -n; absent for that of the kubectl context, which the API server fills in. */
  readonly namespace?: string
  /** --rule, once for each. */
  readonly rules?: readonly string[]
  readonly defaultBackend?: string
  /** --class */
  readonly ingressClass?: string
  /** --annotation, key=value. */
  readonly annotations?: readonly string[]
}

export function createIngress(flags: CreateIngressFlags): Outcome<Ingress> {
  const read = (flags.rules ?? []).map(parseIngressRule)
  const problem = problemIn(flags, read)
  if (problem !== undefined) return refuse(problem)
  const rules = read.flatMap((rule) => (rule.ok ? [rule.value] : []))
  return ok(
    ingressOf(flags, rules),
    read.flatMap(({ diagnostics }) => diagnostics),
  )
}

/** kubectl checks every flag first, and crashes on a rule only when it builds the object. */
function problemIn(
  { rules = [], defaultBackend = '', annotations = [] }: CreateIngressFlags,
  read: readonly Outcome<CreatedRule>[],
): Diagnostic | undefined {
  if (rules.length === 0 && defaultBackend === '') return nothingToRoute()
  const refusals = read.flatMap((rule) => (rule.ok ? [] : [rule.diagnostics[0]]))
  const unreadable = refusals.find(({ code }) => code === 'kubectl/rule-unreadable')
  if (unreadable !== undefined) return unreadable
  const annotation = annotations.find((text) => !text.includes('='))
  if (annotation !== undefined) return unreadableAnnotation(annotation)
  const isBackend = defaultBackend === '' || defaultBackend.split(':').length === 2
  return isBackend ? refusals[0] : unreadableBackend(defaultBackend)
}

function ingressOf(
  { name, namespace = '', ingressClass = '', defaultBackend = '', annotations = [] }: CreateIngressFlags,
  created: readonly CreatedRule[],
): Ingress {
  const service = defaultBackend === '' ? undefined : parseServiceAndPort(defaultBackend)
  const rules = rulesOf(created)
  const tls = tlsOf(created)
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name,
      ...(namespace === '' ? {} : { namespace }),
      ...(annotations.length === 0 ? {} : { annotations: Object.fromEntries(annotations.map(keyAndValue)) }),
    },
    spec: {
      ...(ingressClass === '' ? {} : { ingressClassName: ingressClass }),
      ...(service === undefined ? {} : { defaultBackend: { service } }),
      ...(tls.length === 0 ? {} : { tls }),
      ...(rules.length === 0 ? {} : { rules }),
    },
  }
}

function keyAndValue(annotation: string): readonly [string, string] {
  const equals = annotation.indexOf('=')
  return [annotation.slice(0, equals), annotation.slice(equals + 1)]
}

function rulesOf(created: readonly CreatedRule[]): readonly IngressRule[] {
  const byHost = new Map<string, CreatedRule[]>()
  for (const rule of created) {
    const known = byHost.get(rule.host)
    if (known === undefined) byHost.set(rule.host, [rule])
    else known.push(rule)
  }
  return [...byHost].map(([host, rules]) => ({
    ...(host === '' ? {} : { host }),
    http: { paths: rules.map(({ path, pathType, service }) => ({ path, pathType, backend: { service } })) },
  }))
}

/**
 * A host stands under the Secret that names it first, and nowhere else. The empty host is left out of an entry that
 * begins with it, but is put, as an empty text, into one that is already there: so does kubectl.
 */
function tlsOf(created: readonly CreatedRule[]): readonly IngressTLS[] {
  const bySecret = new Map<string, string[]>()
  const placed = new Set<string>()
  for (const { host, secretName } of created) {
    if (secretName === undefined || placed.has(host)) continue
    placed.add(host)
    const hosts = bySecret.get(secretName)
    if (hosts !== undefined) hosts.push(host)
    else if (host !== '' || secretName !== '') bySecret.set(secretName, host === '' ? [] : [host])
  }
  return [...bySecret].map(([secretName, hosts]) => ({
    ...(hosts.length === 0 ? {} : { hosts }),
    ...(secretName === '' ? {} : { secretName }),
  }))
}

function nothingToRoute(): Diagnostic {
  const upstream =
    'error: not enough information provided: every ingress has to either specify a default-backend (which catches all traffic) or a list of rules (which catch specific paths)'
  return diagnose('kubectl/nothing-to-route', {}, { upstream })
}

function unreadableAnnotation(annotation: string): Diagnostic {
  const upstream = `error: annotation ${annotation} is invalid and should be in format key=[value]`
  return diagnose('kubectl/annotation-unreadable', { annotation }, { upstream })
}

function unreadableBackend(text: string): Diagnostic {
  const upstream = 'error: default-backend should be in format servicename:serviceport'
  return diagnose('kubectl/default-backend-unreadable', { text }, { upstream })
}
