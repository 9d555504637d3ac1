/** Diagnostics about workloads: rollouts that stop, pods that are not of the present template. */
import type { Entries } from './entry.ts'

export interface RolloutFacts {
  'workload/rollout-stuck': {
    readonly deployment: string
    /** Pods of the new template, and how many of them are available. */
    readonly updated: number
    readonly available: number
    readonly wish: number
    /** Pods of older templates that stay. */
    readonly old: number
  }
  'workload/rollout-paused': { readonly deployment: string }
  'workload/pods-of-older-template': { readonly workload: string; readonly pods: readonly string[] }
  'workload/replicas-zero': { readonly workload: string }
}

export const rolloutEntries: Entries<RolloutFacts> = {
  'workload/rollout-stuck': {
    severity: 'warning',
    en: ({ deployment, updated, available, wish, old }) => ({
      says: `The rollout of Deployment ${deployment} has stopped: of ${updated} new ${updated === 1 ? 'pod' : 'pods'} (${wish} wanted) ${available} ${available === 1 ? 'is' : 'are'} available${old === 0 ? '' : `, and ${old === 1 ? '1 pod of the old template stays and answers as before' : `${old} pods of the old template stay and answer as before`}`}.`,
      here: 'what is new does not get ready',
      try: 'look why the new pods are not ready',
      see: 'kubectl get pods',
    }),
    ko: ({ deployment, updated, available, wish, old }) => ({
      says: `디플로이먼트 ${deployment}의 롤아웃이 멈췄습니다. 새 파드 ${updated}개(목표 ${wish}개) 가운데 ${available}개만 사용할 수 있습니다${old === 0 ? '' : `. 이전 템플릿의 파드 ${old}개가 남아 전과 같이 응답합니다`}.`,
      here: '새 파드가 준비되지 않습니다',
      try: '새 파드가 준비되지 않는 이유를 살펴보세요',
      see: 'kubectl get pods',
    }),
  },
  'workload/rollout-paused': {
    severity: 'warning',
    en: ({ deployment }) => ({
      says: `Deployment ${deployment} is paused: its template is not rolled out before spec.paused is taken away.`,
      here: 'nothing is rolled out',
      try: `kubectl rollout resume deployment/${deployment}`,
    }),
    ko: ({ deployment }) => ({
      says: `디플로이먼트 ${deployment}이(가) 일시 중지되어 있습니다. spec.paused를 없애기 전에는 템플릿이 롤아웃되지 않습니다.`,
      here: '롤아웃되지 않습니다',
      try: `kubectl rollout resume deployment/${deployment}`,
    }),
  },
  'workload/pods-of-older-template': {
    severity: 'note',
    en: ({ workload, pods }) => ({
      says: `${workload} has pods that were made before its template was changed (${pods.join(', ')}): a changed template concerns new pods only.`,
      try: 'delete the old pods; new ones are made from the template',
    }),
    ko: ({ workload, pods }) => ({
      says: `${workload}에는 템플릿이 바뀌기 전에 만들어진 파드가 있습니다(${pods.join(', ')}). 바뀐 템플릿은 새 파드에만 적용됩니다.`,
      try: '이전 파드를 삭제하면 새 템플릿으로 다시 만들어집니다',
    }),
  },
  'workload/replicas-zero': {
    severity: 'warning',
    en: ({ workload }) => ({ says: `${workload} asks for no pods.`, here: '0 replicas' }),
    ko: ({ workload }) => ({ says: `${workload}이(가) 요청하는 파드는 0개입니다.`, here: '레플리카 0개' }),
  },
}
