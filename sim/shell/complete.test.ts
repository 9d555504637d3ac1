/** What Tab makes of a begun word at the prompt. */
import { expect, it } from 'vitest'
import { Cluster } from '../cluster.ts'
import { completionsAt } from './complete.ts'
import { newSession } from './session.ts'

const files: Readonly<Record<string, readonly string[]>> = { '.': ['web.yaml'], sub: ['one.yaml'] }
const host = {
  read: (path: string) => (path.endsWith('.yaml') ? '' : undefined),
  list: (path: string) => files[path === '' ? '.' : path],
}

it.each([
  ['kube', 'default', ['kubectl']],
  ['kubectl get svc kuber', 'default', ['kubernetes']],
  ['kubectl get svc/kuber', 'default', ['svc/kubernetes']],
  ['k get svc kube-', 'kube-system', ['kube-dns']],
  ['kubectl get svc kube-', 'default', []],
  ['kubectl get svc | gre', 'default', ['grep']],
  ['kubectl get --all', 'default', ['--all-namespaces', '--allow-missing-template-keys=']],
])('%s in %s becomes %j', (line, namespace, choices) => {
  const { choices: found } = completionsAt(new Cluster(), newSession({ host, namespace }), line)
  expect(found.map((one) => one.replace(/=$/, ''))).toEqual(choices.map((one) => one.replace(/=$/, '')))
})
