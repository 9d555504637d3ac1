import { parseName } from './parse-name.ts'
import type { Answer, QuestionType, Service } from './types.ts'

/** What the cluster's DNS answers. The name is below svc.cluster.local. and in lower case. */
export function answer(services: readonly Service[], name: string, type: QuestionType): Answer {
  const asked = parseName(name)
  const service = services.find((one) => one.name === asked.service)
  // TODO: namespaces, other kinds of Services, other types of records, names below that of the Service.
  if (service === undefined || type !== 'A') return { rcode: 'NXDOMAIN', records: [] }
  return { rcode: 'NOERROR', records: [{ type: 'A', data: service.clusterIP ?? '' }] }
}
