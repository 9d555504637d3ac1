/**
 * Labels as -l and --selector of run and expose take them: key=value pairs with commas between; and how kubectl writes
 * those of an object as such a text. Models ParseLabels of kubernetes/kubectl pkg/generate/generate.go.
 */
import type { Labels } from '../api/meta.ts'

/** A string is what kubectl says against it. */
export function parseLabelSpec(text: string): Labels | string {
  if (text === '') return 'no label spec passed'
  const labels: [string, string][] = []
  for (const part of text.split(',')) {
    const pair = part.split('=')
    if (pair.length !== 2) return `unexpected label spec: ${part}`
    const [key = '', value = ''] = pair
    if (key === '') return 'unexpected empty label key'
    labels.push([key, value])
  }
  return Object.fromEntries(labels)
}

export function makeLabelSpec(labels: Labels | undefined): string {
  return Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(',')
}
