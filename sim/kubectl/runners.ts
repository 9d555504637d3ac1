/** Which file runs which command. What is not in the table is not modelled, and says so. */
import { get } from './get.ts'
import type { Runner } from './session.ts'

export const runners: Readonly<Record<string, Runner>> = {
  get,
}
