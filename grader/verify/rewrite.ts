/**
 * The same objects, written differently: documents as plain values, changed and printed again. Files that cannot be
 * read, or whose text says more than their values (a duplicate key), cannot be rewritten.
 */
import { type Json, type JsonObject, parseManifests, printYaml, type SourceFile } from '../../sim/index.ts'

export type Documents = readonly JsonObject[]

export function documentsOf(file: SourceFile): Documents | undefined {
  // A script, or a list of answers, holds no objects.
  if (!/\.(?:ya?ml|json)$/.test(file.name)) return undefined
  const parsed = parseManifests(file)
  if (!parsed.ok || parsed.diagnostics.length > 0) return undefined
  if (parsed.value.some(({ duplicates }) => duplicates.length > 0)) return undefined
  return parsed.value.map(({ value }) => value)
}

export function rewrite(file: SourceFile, documents: Documents): SourceFile {
  return { ...file, text: documents.map((document) => printYaml(document)).join('---\n') }
}

/**
 * Lists of which Kubernetes does not mind the order: reversed where the answer must not change. The addresses of an
 * endpoint are none of them: kube-proxy takes the first.
 */
const unorderedLists: ReadonlySet<string> = new Set(['ports', 'rules', 'endpoints', 'containers', 'paths'])

/** Every key, and every list without an order, back to front. */
export function reversed(value: Json, name = ''): Json {
  if (isList(value)) {
    const items = value.map((item) => reversed(item))
    return unorderedLists.has(name) ? items.toReversed() : items
  }
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value).toReversed()
  return Object.fromEntries(entries.map(([key, inner]) => [key, reversed(inner, key)]))
}

export function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Objects of somebody else: a workload and a Service in a namespace of their own, and a Service beside the learner's. */
export const unrelated: SourceFile = {
  name: 'unrelated.yaml',
  text: `apiVersion: v1
kind: Namespace
metadata:
  name: somebody-else
---
apiVersion: apps/v1
kind: Deployment
metadata:
  name: somebody
  namespace: somebody-else
spec:
  replicas: 2
  selector:
    matchLabels:
      app: somebody
  template:
    metadata:
      labels:
        app: somebody
    spec:
      containers:
        - name: web
          image: nginx
---
apiVersion: v1
kind: Service
metadata:
  name: somebody
  namespace: somebody-else
spec:
  selector:
    app: somebody
  ports:
    - port: 80
---
apiVersion: v1
kind: Service
metadata:
  name: somebodys-service
  namespace: default
spec:
  selector:
    app: somebody-who-is-not-here
  ports:
    - port: 80
`,
}
