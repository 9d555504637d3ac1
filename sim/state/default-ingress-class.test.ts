import { describe, expect, it } from 'vitest'
import { upstreamCases } from '../../upstream-cases.ts'
import {
  defaultClassAnnotation,
  type Ingress,
  type IngressClass,
  ingressClassAnnotation,
} from '../api/ingress.ts'
import { type ClusterSettings, defaultSettings } from '../api/settings.ts'
import type { Store } from './cluster-state.ts'
import { withDefaultClass } from './default-ingress-class.ts'
import { createObject, updateObject } from './server.ts'
import { createStore } from './store.ts'

interface ClassCase {
  readonly name: string
  readonly default: string | null
  readonly created?: string | null
}

interface Input {
  readonly classes: readonly ClassCase[]
  readonly ingressClassName: string | null
  readonly classAnnotation: string | null
}

function ingressClass({ name, default: value, created }: ClassCase): IngressClass {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'IngressClass',
    metadata: {
      name,
      ...(created ? { creationTimestamp: created } : {}),
      ...(value === null ? {} : { annotations: { [defaultClassAnnotation]: value } }),
    },
    spec: { controller: 'k8s.io/ingress-nginx' },
  }
}

function ingress(className: string | null, annotation: string | null): Ingress {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      name: 'web',
      namespace: 'default',
      ...(annotation === null ? {} : { annotations: { [ingressClassAnnotation]: annotation } }),
    },
    spec: {
      ...(className === null ? {} : { ingressClassName: className }),
      defaultBackend: { service: { name: 'web', port: { number: 80 } } },
    },
  }
}

const cases = upstreamCases<Input, { readonly ingressClassName: string | null }>('ingressclass-default').cases
describe.skipIf(cases.length === 0)('upstream: the default class', () => {
  it.each(cases.map((each) => [each.id, each] as const))('%s', (_, { input, expect: wanted }) => {
    const asked = ingress(input.ingressClassName, input.classAnnotation)
    const got = withDefaultClass(asked, input.classes.map(ingressClass))
    expect(got.spec.ingressClassName ?? null).toBe(wanted.ingressClassName)
  })
})

describe('an Ingress without a class', () => {
  const [old, young] = ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z']
  const row = (name: string, value: string | null, created?: string): ClassCase =>
    created === undefined ? { name, default: value } : { name, default: value, created }

  it.each<[fact: string, classes: readonly ClassCase[], className: string | undefined]>([
    ['keeps none where there is no class', [], undefined],
    [
      'keeps none where no class is the default',
      [row('a', null), row('b', 'false'), row('c', '')],
      undefined,
    ],
    ['keeps none where the mark is not exactly "true"', [row('a', 'True'), row('b', 'yes')], undefined],
    ['gets the default class', [row('a', null), row('b', 'true')], 'b'],
    ['gets the newest of two', [row('a', 'true', old), row('b', 'true', young)], 'b'],
    [
      'gets the newest, in whatever order they are listed',
      [row('b', 'true', young), row('a', 'true', old)],
      'b',
    ],
    ['gets the first name of two of an age', [row('b', 'true', old), row('a', 'true', old)], 'a'],
    ['gets the one whose age is known', [row('a', 'true'), row('b', 'true', old)], 'b'],
  ])('%s', (_, classes, className) => {
    expect(withDefaultClass(ingress(null, null), classes.map(ingressClass)).spec.ingressClassName).toBe(
      className,
    )
  })

  it.each([
    ['an empty ingressClassName', '', null],
    ['another class', 'traefik', null],
    ['the old annotation', null, 'traefik'],
    ['the old annotation, empty', null, ''],
  ])('is not what an Ingress with %s is', (_, className, annotation) => {
    const asked = ingress(className, annotation)
    expect(withDefaultClass(asked, [ingressClass(row('a', 'true'))])).toBe(asked)
  })
})

describe('the API server', () => {
  function world(settings: Partial<ClusterSettings> = {}): Store {
    const store = createStore({ ...defaultSettings, ...settings })
    createObject(store, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } })
    return store
  }

  it('fills in the default class of a new Ingress', () => {
    const store = world()
    createObject(store, ingressClass({ name: 'nginx', default: 'true' }))
    expect(createObject(store, ingress(null, null)).ok).toBe(true)
    expect(store.get('Ingress', 'default', 'web')?.spec.ingressClassName).toBe('nginx')
  })

  it('fills in the newest of two default classes', () => {
    const store = world()
    createObject(store, ingressClass({ name: 'a', default: 'true' }))
    store.setNow(60)
    createObject(store, ingressClass({ name: 'b', default: 'true' }))
    createObject(store, ingress(null, null))
    expect(store.get('Ingress', 'default', 'web')?.spec.ingressClassName).toBe('b')
  })

  it('fills in nothing when an Ingress is changed', () => {
    const store = world()
    createObject(store, ingress(null, null))
    createObject(store, ingressClass({ name: 'nginx', default: 'true' }))
    const changed = ingress(null, null)
    expect(
      updateObject(store, { ...changed, spec: { ...changed.spec, rules: [{ host: 'a.example' }] } }).ok,
    ).toBe(true)
    expect(store.get('Ingress', 'default', 'web')?.spec).not.toHaveProperty('ingressClassName')
  })

  it('counts the changes of the spec, and keeps the status from authors', () => {
    const store = world()
    const status = { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } }
    createObject(store, { ...ingress('nginx', null), status })
    expect(store.get('Ingress', 'default', 'web')).toMatchObject({
      metadata: { generation: 1 },
      status: { loadBalancer: {} },
    })
    updateObject(store, { ...ingress('traefik', null), status })
    const changed = store.get('Ingress', 'default', 'web')
    expect(changed?.metadata.generation).toBe(2)
    expect(changed?.status).toEqual({ loadBalancer: {} })
  })
})
