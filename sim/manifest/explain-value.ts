/**
 * What is wrong, or worth a word, about the values of a document that could be read.
 */
import type { YamlValueFacts } from '../catalogue/yaml-value.ts'
import { lineAt } from './excerpt.ts'
import { type Finding, found } from './finding.ts'
import { limits } from './limits.ts'
import type { Remark, ValueProblem } from './yaml/composer.ts'
import type { Node } from './yaml/node.ts'

export function explainValue(problem: ValueProblem, text: string): Finding {
  const { node } = problem
  const { start, end } = node
  switch (problem.is) {
    case 'scalar-unreadable':
      return problem.why.type === 'broken-binary'
        ? found('yaml/binary-broken', {}, start, end)
        : found(
            'yaml/tag-mismatch',
            { text: problem.text, is: problem.why.is, tag: problem.why.tag },
            start,
            end,
          )
    case 'key-not-text':
      return explainKey(node, text)
    case 'alias-cycle':
      return found('yaml/alias-cycle', { name: problem.name }, start, end)
    case 'aliases-excessive':
      return found('yaml/aliases-excessive', {}, start, end)
    case 'merge-without-map':
      return found('yaml/merge-without-map', {}, start, end)
    case 'number-not-finite':
      return found('yaml/number-not-finite', { text: problem.text }, start, end)
    case 'too-deep':
      return found('yaml/too-deep', { most: limits.depth }, start, start + 1)
    case 'too-many-values':
      return found('yaml/too-many-values', { most: limits.values }, start, Math.max(end, start + 1))
  }
}

/** A key that is a map is nearly always a template left unrendered: {{ .Values.name }}. */
function explainKey(node: Node, text: string): Finding {
  const key = node.kind === 'alias' ? node.target : node
  if (key.kind === 'map' && text.slice(node.start - 1, node.start + 1) === '{{') {
    const line = lineAt(text, node.start)
    const end = line.text.indexOf('}}', node.start - line.start)
    return found('yaml/template-unrendered', {}, node.start - 1, end < 0 ? line.end : line.start + end + 2)
  }
  return found('yaml/key-not-text', { is: kindOfKey(key) }, node.start, Math.max(node.end, node.start + 1))
}

function kindOfKey(key: Node): YamlValueFacts['yaml/key-not-text']['is'] {
  if (key.kind === 'map' || key.kind === 'list') return key.kind
  // Of scalars, only null and an integer beyond 64 bits are no names.
  return key.kind === 'scalar' && /^\+?[0-9]/.test(key.text) ? 'number' : 'null'
}

export function explainRemark(remark: Remark): Finding {
  const { node, path } = remark
  switch (remark.is) {
    case 'key-retyped':
      return found(
        'yaml/key-retyped',
        { written: remark.written, key: remark.key },
        node.start,
        node.end,
        path,
      )
    case 'dash-without-space':
      return found('yaml/dash-without-space', { key: remark.key }, node.start, node.start + 1, path)
    case 'merge':
      return found('yaml/merge', {}, node.start, node.end, path)
    case 'number-rounded':
      return found(
        'yaml/number-rounded',
        { exact: remark.exact, value: remark.value },
        node.start,
        node.end,
        path,
      )
  }
}
