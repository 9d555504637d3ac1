import { expect, it } from 'vitest'
import { defaultSettings } from '../api/settings.ts'
import { applyObject } from './apply.ts'
import { createObject } from './server.ts'
import { createStore } from './store.ts'

it('a manifest that names a resourceVersion, as kubectl get prints it, creates its object all the same', () => {
  const store = createStore(defaultSettings)
  createObject(store, { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'default' } })
  const value = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'web', resourceVersion: '4711' },
    spec: { ports: [{ port: 80 }] },
  }
  expect(applyObject(store, { kind: 'Service', value })).toMatchObject({ ok: true, value: 'created' })
  const version = store.get('Service', 'default', 'web')?.metadata.resourceVersion
  expect(version).toBeDefined()
  expect(version).not.toBe('4711')
})
