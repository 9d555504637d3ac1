import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { parseManifests } from '../manifest/parse.ts'
import { proxyRulesFor } from '../proxy/rules.ts'
import { rulesOn } from './kept-rules.ts'

const text = (replicas: number) => `
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: ${replicas}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: nginx }] }
`

it('makes rules anew when endpoints come or go, and only then', () => {
  const cluster = new Cluster()
  const rulesWith = (replicas: number) => {
    const parsed = parseManifests({ name: 'web.yaml', text: text(replicas) })
    cluster.apply(parsed.ok ? parsed.value : [])
    const { state } = cluster
    const service = state.get('Service', 'default', 'web')
    const [node] = state.list('Node')
    if (service === undefined || node === undefined) throw new Error('not there')
    const slices = state.slicesOf('default', 'web')
    const rules = rulesOn(node, service, slices)
    expect(rules).toEqual(proxyRulesFor(service, slices, node))
    return rules
  }
  const first = rulesWith(2)
  expect(rulesWith(2)).toBe(first)
  expect(first[0]?.endpoints).toHaveLength(2)
  expect(rulesWith(3)[0]?.endpoints).toHaveLength(3)
})
