/**
 * A Pod with nothing wrong in it, for tests to break in one place.
 *
 * Example: linesOf(validatePodCreate(podWith({ restartPolicy: 'Sometimes' })))
 */
import type { Container, Pod } from '../../api/pod.ts'

/** Any fields, right or wrong; undefined takes the field away. */
export type Fields = Readonly<Record<string, unknown>>

export function podWith(spec: Fields = {}, metadata: Fields = {}): Pod {
  return withoutAbsent({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'default', resourceVersion: '1', ...metadata },
    spec: {
      containers: [containerWith()],
      restartPolicy: 'Always',
      dnsPolicy: 'ClusterFirst',
      terminationGracePeriodSeconds: 30,
      ...spec,
    },
  }) as Pod
}

export function containerWith(fields: Fields = {}): Container {
  return {
    name: 'main',
    image: 'nginx',
    imagePullPolicy: 'IfNotPresent',
    terminationMessagePolicy: 'File',
    ...fields,
  } as Container
}

export function podOf(container: Fields, spec: Fields = {}): Pod {
  return podWith({ containers: [containerWith(container)], ...spec })
}

function withoutAbsent(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value))
}
