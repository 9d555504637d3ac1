/** What kubectl explain says of fields: where each stands, what it may hold, what it is for, what becomes of it here. */
import { describe, expect, it } from 'vitest'
import { structureOf } from '../api/fields/structure.ts'
import { Cluster } from '../cluster.ts'
import { describedFields } from './explain-words.ts'
import { runKubectl } from './run-kubectl.ts'

const cluster = new Cluster()

function explained(...words: readonly string[]): string {
  return runKubectl(cluster, ['explain', ...words], { stdin: '', readFile: () => undefined }).stdout
}

it.each(describedFields.filter(([, field]) => field !== ''))(
  'the field %s.%s is there',
  (structure, field) => {
    expect(structureOf(structure).fields.has(field)).toBe(true)
  },
)

describe('kubectl explain', () => {
  it('shows the values that a field takes, and what they mean', () => {
    expect(explained('svc.spec.type').split('\n').slice(0, 10)).toEqual([
      'KIND:       Service',
      'VERSION:    v1',
      '',
      'FIELD: type <string>',
      'ENUM:',
      '    ClusterIP',
      '    ExternalName',
      '    LoadBalancer',
      '    NodePort',
      '',
    ])
  })

  it('shows the fields of a structure with what each is for', () => {
    const text = explained('svc.spec.ports')
    expect(text).toContain('FIELD: ports <[]ServicePort>\n\n\nDESCRIPTION:\n    The ports of the Service.')
    expect(text).toContain('  port\t<integer> -required-\n    The port at which clients ask the Service.\n\n')
    expect(text).toContain('  protocol\t<string>\n  enum: SCTP, TCP, UDP\n    TCP unless said otherwise.\n')
  })

  it('says what has no effect in the simulator, and what it does not model', () => {
    expect(explained('svc.status')).toContain('Accepted in this simulator, and without effect.')
    expect(explained('pod.spec.affinity')).toContain('Not modelled in this simulator.')
  })

  it('leaves descriptions out of trees', () => {
    expect(explained('pod.spec.containers.readinessProbe.tcpSocket', '--recursive')).toContain(
      'FIELDS:\n  host\t<string>\n  port\t<IntOrString> -required-\n',
    )
  })

  it('wraps what it says', () => {
    for (const line of explained('svc.spec').split('\n')) expect(line.length).toBeLessThanOrEqual(80)
  })
})
