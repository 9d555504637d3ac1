/**
 * Which name did somebody mean who wrote one that cannot be? Only where one can tell: a number in quotes, a capital,
 * a "_" for a "-", something too much at an end. Never a guess that changes what the name says.
 *
 * Example: 123_abc was meant as 123-abc, "8080" for a targetPort as 8080.
 */
import type { NameFlaw } from './name-flaw.ts'
import { withParticle } from './particle.ts'

export function meantInEnglish(value: string, flaw: NameFlaw, field: string): string | undefined {
  if (isNumber(value, flaw, field)) return `leave the quotes out: ${value}`
  const name = meantName(value, flaw)
  return name === undefined ? undefined : `write ${name}`
}

export function meantInKorean(value: string, flaw: NameFlaw, field: string): string | undefined {
  if (isNumber(value, flaw, field)) return `따옴표를 빼 보세요: ${value}`
  const name = meantName(value, flaw)
  return name === undefined ? undefined : `${withParticle(name, '로')} 고쳐 보세요`
}

/** Digits alone are no name, and where a number may stand as well they were meant as one: in targetPort, not in a name. */
function isNumber(value: string, flaw: NameFlaw, field: string): boolean {
  return flaw.is === 'form' && !field.endsWith('.name') && /^[1-9][0-9]{0,4}$/.test(value)
}

/** Longer ones would fill the line. */
const longest = 40

function meantName(value: string, flaw: NameFlaw): string | undefined {
  const name = repaired(value, flaw)
  if (name === undefined || name === value || name.length > longest) return undefined
  return /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/i.test(name) ? name : undefined
}

function repaired(value: string, flaw: NameFlaw): string | undefined {
  switch (flaw.is) {
    case 'upper-case':
      return trimmed(value.toLowerCase().replaceAll('_', '-'))
    case 'character':
      return flaw.character === '_' && value === value.toLowerCase()
        ? trimmed(value.replaceAll('_', '-'))
        : undefined
    case 'start':
    case 'end':
      return trimmed(value)
    default:
      return undefined
  }
}

function trimmed(value: string): string {
  return value.replace(/^[-_.]+|[-_.]+$/g, '')
}
