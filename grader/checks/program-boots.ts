/**
 * Does the program of a Deployment still need its time before it listens? For tasks about that time: taking it away would
 * repair everything and teach nothing. The pods are replaced, and the first new one that runs is asked at its own address.
 */
import { type ClusterView, diagnose, type Pod, refOf } from '../../sim/index.ts'
import type { Question } from '../exercise.ts'
import { failed, missing, passed } from './finding.ts'
import { originOf, requestTo } from './requests.ts'
import { startedAnew } from './started-anew.ts'
import { podsOf } from './who-stands-behind.ts'

export interface ProgramBoots {
  readonly deployment: string
  readonly namespace?: string
  /** The pod that asks. */
  readonly from: string
  readonly port: number
}

/** Somebody who pulls an image for longer is not waited for. */
const most = 60

export function programBoots({ deployment, namespace = 'default', from, port }: ProgramBoots): Question {
  const ref = { kind: 'Deployment', namespace, name: deployment } as const
  return {
    title: {
      en: `The program of ${deployment} takes its time before it listens, as it was given`,
      ko: `${deployment}의 프로그램은 주어진 대로 시간이 걸린 뒤에 수신합니다`,
    },
    ask: async ({ view }) => {
      const found = await view.get(ref)
      if (found === undefined) return missing(view, ref)
      // The kubelet calls nothing running before its hook is over, and tells no address: nobody can ask the program earlier.
      if (found.spec.template.spec?.containers?.some(({ lifecycle }) => lifecycle?.postStart)) return passed
      const started = await view.after({ does: 'replace', object: startedAnew(found) })
      if (!started.ok) return { passed: false, diagnostics: started.diagnostics }
      const old = new Set((await podsOf(view, namespace, [deployment])).map(({ metadata }) => metadata.uid))
      let now = started.value
      for (let seconds = 0; seconds < most; seconds += 0.5) {
        const pod = await newPod(now, namespace, deployment, old)
        if (pod?.status?.podIP !== undefined) {
          const url = `http://${pod.status.podIP}:${port}`
          const { verdict } = await now.request(originOf(from, namespace), requestTo(url))
          if (verdict !== 'answered') return passed
          const where = {
            object: refOf(found),
            path: ['spec', 'template', 'spec', 'containers', 0, 'command'],
          }
          return failed(diagnose('check/program-does-not-boot', { deployment, port }, where))
        }
        now = await now.later(0.5)
      }
      return passed
    },
  }
}

/** The first that runs, ready or not. */
async function newPod(
  view: ClusterView,
  namespace: string,
  deployment: string,
  old: ReadonlySet<string | undefined>,
): Promise<Pod | undefined> {
  const pods = await podsOf(view, namespace, [deployment])
  return pods.find(({ metadata, status }) => !old.has(metadata.uid) && status?.phase === 'Running')
}
