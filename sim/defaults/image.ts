/**
 * When is an image pulled, if the container does not say? Always when its tag is latest or it has neither tag nor
 * digest; otherwise, and also where the name cannot be read, only if the node does not have it.
 * Models pkg/util/parsers of kubernetes/kubernetes, which reads names by distribution/reference regexp.go.
 *
 * Example: nginx → Always, nginx:1.27 → IfNotPresent, nginx@sha256:… → IfNotPresent
 */
import type { Json } from '../api/meta.ts'

const hostPart = '(?:[a-zA-Z0-9]|[a-zA-Z0-9][a-zA-Z0-9-]*[a-zA-Z0-9])'
const host = `(?:${hostPart}(?:\\.${hostPart})*|\\[[a-fA-F0-9:]+\\])(?::[0-9]+)?`
const pathPart = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*'
const tag = '[\\w][\\w.-]{0,127}'
const digest = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}'
const imageName = new RegExp(`^(?:${host}/)?${pathPart}(?:/${pathPart})*(?::(${tag}))?(?:@(${digest}))?$`)

export function pullPolicyFor(image: Json | undefined): 'Always' | 'IfNotPresent' {
  const found = typeof image === 'string' && !/^[a-f0-9]{64}$/.test(image) ? imageName.exec(image) : null
  if (found === null) return 'IfNotPresent'
  const [, tagged, digested] = found
  return tagged === 'latest' || (tagged === undefined && digested === undefined) ? 'Always' : 'IfNotPresent'
}
