/**
 * Names a field of an object in a sentence: "spec.type of Service default/web". Selectors on a command line have
 * neither, objects made in code may lack the one or the other.
 */
import type { About } from './entry.ts'

export function spotInEnglish({ object, field }: About): string {
  if (field === '') return object === '' ? 'this field' : object
  return object === '' ? field : `${field} of ${object}`
}

export function spotInKorean({ object, field }: About): string {
  if (field === '') return object === '' ? '이 필드' : object
  return object === '' ? field : `${object}의 ${field}`
}
