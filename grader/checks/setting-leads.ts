/**
 * Does a program's setting lead where it should: is the URL that a ConfigMap holds answered by these pods, and by nobody else?
 * Asked as a program in a pod asks that was given the URL as it stands there.
 *
 * settingLeads({ settings: 'frontend-settings', key: 'ORDERS_URL', from: 'client', workloads: ['orders'], workloadsIn: 'shop' })
 */
import { diagnose } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, missing } from './finding.ts'
import { podsAnswer } from './pods-answer.ts'

export interface SettingLeads {
  /** The ConfigMap's name. */
  readonly settings: string
  readonly key: string
  /** Of the ConfigMap and of the pod that asks; `default` when absent. */
  readonly namespace?: string
  /** The pod that asks. */
  readonly from: string
  readonly workloads: readonly string[]
  readonly workloadsIn: string
}

export function settingLeads({
  settings,
  key,
  namespace = 'default',
  from,
  workloads,
  workloadsIn,
}: SettingLeads): Question {
  const ref = { kind: 'ConfigMap', namespace, name: settings } as const
  return {
    title: {
      en: `${key} leads to the pods of ${workloads.join(' and ')} in namespace ${workloadsIn}`,
      ko: `${key}의 값이 네임스페이스 ${workloadsIn}에 있는 ${workloads.join(', ')}의 파드로 이어집니다`,
    },
    ask: async (world) => {
      const found = await world.view.get(ref)
      if (found === undefined) return missing(world.view, ref)
      const data = found.data ?? {}
      const value = Object.hasOwn(data, key) ? data[key] : undefined
      if (value === undefined) {
        const facts = { settings, key, keys: Object.keys(data) }
        return failed(diagnose('check/setting-missing', facts, { object: ref, path: ['data'] }))
      }
      const where = { object: ref, path: ['data', key] }
      const url = urlIn(value)
      if (url === undefined) return failed(diagnose('check/setting-no-url', { key, value }, where))
      const finding = await podsAnswer({ from, namespace, url, workloads, workloadsIn }).ask(world)
      if (finding.passed) return finding
      const [first, ...rest] = finding.diagnostics
      return failed(first, ...rest, diagnose('check/setting-leads-elsewhere', { key, value }, where))
    },
  }
}

/** As wget and curl read it: what names no protocol is HTTP. Blanks belong to no URL. */
function urlIn(value: string): string | undefined {
  const url = value.includes('://') ? value : `http://${value}`
  if (/\s/.test(value) || !/^https?:/i.test(url)) return undefined
  return URL.canParse(url) ? url : undefined
}
