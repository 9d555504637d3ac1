/** Which cluster does an exercise begin with? Its scenario, and what time it takes there until something is done. */
import type { Scenario } from '../sim/index.ts'
import type { Time } from './exercise.ts'

export interface Setting {
  readonly scenario?: Partial<Scenario>
  readonly time?: Time
}

export function startingWorld({ scenario, time }: Setting): Partial<Scenario> {
  return { ...(time === 'realistic' ? realisticTime : {}), ...scenario }
}

/** A small image is pulled in two seconds, and nodes hear of a change within one. */
export const realisticTime = { containerStartSeconds: 2, propagationSeconds: 1 } as const
