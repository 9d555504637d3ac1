import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'

const service = (selector: string) => `apiVersion: v1
kind: Service
metadata: { name: db }
spec: { ${selector}ports: [{ port: 5432 }] }
---
`
const endpoints = `apiVersion: v1
kind: Endpoints
metadata: { name: db }
subsets: [{ addresses: [{ ip: 10.1.2.3 }], ports: [{ port: 5432 }] }]
`

it.each([
  ['with a selector have no effect', 'selector: { app: db }, ', true],
  ['without one are its endpoints', '', false],
])('Endpoints that somebody writes for a Service %s', async (_, selector, isSaid) => {
  const cluster = new Cluster()
  const parsed = parseManifests({ name: 'db.yaml', text: service(selector) + endpoints })
  cluster.apply(parsed.ok ? parsed.value : [])
  const findings = await cluster.view().explain({ kind: 'Service', name: 'db' })
  const found = findings.find(({ code }) => code === 'service/endpoints-without-effect')
  expect(found !== undefined).toBe(isSaid)
  if (isSaid) expect(found?.place).toMatchObject({ file: 'db.yaml' })
})
