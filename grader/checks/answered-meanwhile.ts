/**
 * Did clients get their answers all the while that the learner's commands ran, and what they began went on?
 *
 * answeredMeanwhile({ from: 'client', url: 'http://frontend' }), in an exercise that is `watched`
 */
import type { Place } from '../../sim/index.ts'
import type { CommandQuestion, Moment } from '../exercise.ts'
import { askAt, lossOf } from './ask-throughout.ts'
import { failed, passed } from './finding.ts'

export interface AnsweredMeanwhile {
  /** The pod that sends the requests. */
  readonly from: string
  readonly namespace?: string
  readonly url: string
}

export function answeredMeanwhile({ from, namespace = 'default', url }: AnsweredMeanwhile): CommandQuestion {
  return {
    title: {
      en: `While the commands run, no request to ${url} is lost`,
      ko: `명령이 실행되는 동안 ${url}에 보낸 요청을 하나도 잃지 않습니다`,
    },
    ask: async ({ moments = [] }) => {
      let picture = ''
      for (const { view, seconds, command } of moments) {
        const asked = await askAt({ view, from, namespace, url }, picture)
        picture = asked.picture
        if (asked.lost === undefined) continue
        const facts = { url, during: 'commands', what: command.text } as const
        // Why this very pod did not answer is beside the point: the commands left nobody else.
        return failed(lossOf({ trace: asked.lost, seconds }, facts, { place: placeOf(command) }))
      }
      return passed
    },
  }
}

function placeOf({ text, line }: Moment['command']): Place {
  const [first = ''] = text.split('\n')
  return { file: 'commands.sh', start: { line, column: 1 }, end: { line, column: first.length + 1 } }
}
