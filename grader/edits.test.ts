import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countEdits } from './edits.ts'

const service = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  selector:
    app: web
  ports:
    - name: http
      port: 80
      targetPort: 8080
    - name: metrics
      port: 9090
`
const other = service.replace('name: web', 'name: shop')

describe('how many edits', () => {
  it.each([
    ['nothing', service, 0],
    ['a comment', `# why\n${service}`, 0],
    ['the order of documents', `${other}---\n${service}`, 0, `${service}---\n${other}`],
    ['quotes around a text', service.replace('app: web', 'app: "web"'), 0],
    [
      'the order of keys',
      service.replace('port: 80\n      targetPort: 8080', 'targetPort: 8080\n      port: 80'),
      0,
    ],
    ['a value', service.replace('app: web', 'app: wbe'), 1],
    ['a key renamed', service.replace('app: web', 'name: web'), 1],
    ['a key and its value', service.replace('app: web', 'tier: front'), 1],
    ['a key and its value, and another one', service.replace('app: web', 'tier: front\n    team: x'), 2],
    [
      'a field for a value',
      service.replace('    - name: http\n      port: 80', '    - port: {a: b}\n      nodePort: 1'),
      2,
    ],
    ['a field added', service.replace('spec:', 'spec:\n  type: NodePort'), 1],
    ['a field with much in it added', service.replace('    app: web', '    app: web\n    a: b'), 1],
    ['a list taken out', service.replace(/ {2}ports:[\s\S]*/, ''), 1],
    ['one of two ports taken out', service.replace(/ {4}- name: metrics\n.*\n/, ''), 1],
    ['a value in the first of two', service.replace('targetPort: 8080', 'targetPort: 81'), 1],
    ['two values', service.replace('targetPort: 8080', 'targetPort: 81').replace('9090', '9091'), 2],
    ['an object added', `${service}---\n${other}`, 1],
    ['an object taken out', service, 1, `${service}---\n${other}`],
    ['an object renamed', other, 1],
  ])('%s: %s', (_, after, edits, before = service) => {
    expect(countEdits([{ name: 'a.yaml', text: before }], [{ name: 'a.yaml', text: after }])).toBe(edits)
  })

  it('is the same however the objects are spread over files', () => {
    const apart = [
      { name: 'a.yaml', text: service },
      { name: 'b.yaml', text: other },
    ]
    expect(countEdits(apart, [{ name: 'c.yaml', text: `${other}---\n${service}` }])).toBe(0)
  })

  it('is none from anything to itself, and as many there as back', () => {
    const json = fc.object({ maxDepth: 3, values: [fc.integer(), fc.constantFrom('a', 'b'), fc.boolean()] })
    fc.assert(
      fc.property(json, json, (one, two) => {
        const file = (spec: unknown) => [
          {
            name: 'a.json',
            text: JSON.stringify({ apiVersion: 'v1', kind: 'Service', metadata: { name: 'a' }, spec }),
          },
        ]
        expect(countEdits(file(one), file(one))).toBe(0)
        expect(countEdits(file(one), file(two)) > 0).toBe(countEdits(file(two), file(one)) > 0)
      }),
    )
  })
})
