/**
 * What does the API server refuse in what a probe or a lifecycle hook does: run a command, ask over HTTP, connect?
 *
 * Models validateHandler of kubernetes/kubernetes pkg/apis/core/validation/validation.go. One way must be chosen, and
 * only one; the second is refused without a look inside. A port may be a number or the name of a container port, but
 * whether a port has that name is the kubelet's question.
 *
 * Example: { httpGet: { port: 8080 } } needs path and scheme, which defaulting writes.
 */
import type { Handler, HTTPGetAction } from '../../api/pod.ts'
import type { Diagnostic, FieldPath } from '../../diagnostic.ts'
import { refuseName } from '../names.ts'
import { refusePortNumber, refusePortNumberOrName } from '../port.ts'
import { notSupported, refusal } from '../refusal.ts'
import { required } from '../required.ts'
import { isWritten, listOf, numberOf, textOf } from '../zero-value.ts'

/** `gracePeriod` is how long the pod may take to end, which bounds a sleep; unknown when it is missing. */
export function* handlerRules(
  handler: Handler,
  gracePeriod: number | undefined,
  path: FieldPath,
): Iterable<Diagnostic> {
  const chosen = ways.filter((way) => isWritten(handler[way]))
  const [first, ...others] = chosen
  if (first === undefined) {
    yield refusal('Required', 'probe/no-handler', {}, path, undefined, 'must specify a handler type')
    return
  }
  yield* rules[first](handler, gracePeriod, [...path, first])
  for (const way of others) {
    const detail = 'may not specify more than 1 handler type'
    yield refusal(
      'Forbidden',
      'probe/several-handlers',
      { first, other: way },
      [...path, way],
      undefined,
      detail,
    )
  }
}

type Way = keyof Handler
/** In the order upstream looks at them. */
const ways: readonly Way[] = ['exec', 'httpGet', 'tcpSocket', 'grpc', 'sleep']

type Rule = (handler: Handler, gracePeriod: number | undefined, path: FieldPath) => Iterable<Diagnostic>

const rules: { readonly [W in Way]-?: Rule } = {
  exec: ({ exec }, _, path) => (listOf(exec?.command).length > 0 ? [] : [required([...path, 'command'])]),
  httpGet: ({ httpGet }, _, path) => httpGetRules(httpGet, path),
  tcpSocket: ({ tcpSocket }, _, path) => refusePortNumberOrName([...path, 'port'], tcpSocket?.port ?? 0),
  grpc: ({ grpc }, _, path) => refusePortNumber([...path, 'port'], numberOf(grpc?.port)),
  sleep: ({ sleep }, gracePeriod, path) => sleepRules(numberOf(sleep?.seconds), gracePeriod, path),
}

const schemes = ['HTTP', 'HTTPS']

function* httpGetRules(httpGet: HTTPGetAction | undefined, path: FieldPath): Iterable<Diagnostic> {
  if (textOf(httpGet?.path) === '') yield required([...path, 'path'])
  yield* refusePortNumberOrName([...path, 'port'], httpGet?.port ?? 0)
  const scheme = textOf(httpGet?.scheme)
  if (!schemes.includes(scheme)) yield notSupported([...path, 'scheme'], scheme, schemes)
  for (const [index, { name }] of listOf(httpGet?.httpHeaders).entries()) {
    const at = [...path, 'httpHeaders', index, 'name']
    for (const refused of refuseName('http-header-name', [...path, 'httpHeaders'], textOf(name))) {
      yield { ...refused, at }
    }
  }
}

function sleepRules(seconds: number, most: number | undefined, path: FieldPath): readonly Diagnostic[] {
  if (most === undefined || (seconds >= 0 && seconds <= most)) return []
  const detail = `must be non-negative and less than terminationGracePeriodSeconds (${most})`
  return [refusal('Invalid', 'probe/sleep-out-of-range', { seconds, most }, path, seconds, detail)]
}
