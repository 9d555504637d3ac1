/**
 * What does the prompt add to a shell? Commands that no cluster has: time that passes when told to, moments to go back
 * to, the way of a request hop by hop, and why something did not work.
 */
import type { Diagnostic } from '../../diagnostic.ts'
import type { Streams } from '../../script/surroundings.ts'
import { renderTrace } from '../../trace/render.ts'
import { clockOf } from '../clock.ts'
import type { Working } from '../working.ts'
import { explained } from './explained.ts'
import { guideWords } from './words.ts'

export interface GuideCall {
  readonly words: readonly string[]
  readonly streams: Streams
  readonly working: Working
  /** Runs another command, and gives its exit code. */
  readonly run: (words: readonly string[]) => number
}

type Guide = (call: GuideCall) => number

export function guideNamed(name: string): Guide | undefined {
  return Object.hasOwn(guides, name) ? guides[name] : undefined
}

const help: Guide = ({ streams, working }) => {
  streams.out(guideWords[working.session.language].help)
  return 0
}

/** clock shows the time; clock +30s, clock 2m and advance 30 let it pass. */
const clock: Guide = ({ words, streams, working }) => {
  const say = guideWords[working.session.language]
  const [text] = words
  if (text !== undefined) {
    const seconds = secondsIn(text)
    if (seconds === undefined) {
      streams.err(`${say.notATime(text)}\n`)
      return 1
    }
    working.cluster.advance(seconds)
  }
  const { state } = working.cluster
  streams.out(`${say.clock(clockOf(state), Math.floor(state.now))}\n`)
  return 0
}

const units: Readonly<Record<string, number>> = { '': 1, s: 1, m: 60, h: 3600, d: 86_400 }

function secondsIn(text: string): number | undefined {
  const parts = [...text.replace(/^\+/, '').matchAll(/(\d+(?:\.\d+)?)([smhd]?)/g)]
  if (parts.length === 0 || parts.map(([part]) => part).join('') !== text.replace(/^\+/, '')) return undefined
  return parts.reduce((sum, [, digits, unit = '']) => sum + Number(digits) * (units[unit] ?? 1), 0)
}

const snapshot: Guide = ({ words, streams, working }) => {
  const [name = '1'] = words
  const { session, cluster } = working
  const kept = { cluster: cluster.fork(), session }
  working.session = { ...session, snapshots: { ...session.snapshots, [name]: kept } }
  streams.out(`${guideWords[session.language].kept(name, clockOf(cluster.state))}\n`)
  return 0
}

/** The last snapshot where none is named. What was kept stays, to be gone back to again. */
const rewind: Guide = ({ words, streams, working }) => {
  const { snapshots, language } = working.session
  const say = guideWords[language]
  const names = Object.keys(snapshots)
  const name = words[0] ?? names.at(-1)
  const kept = name === undefined || !Object.hasOwn(snapshots, name) ? undefined : snapshots[name]
  if (name === undefined || kept === undefined) {
    streams.err(`${say.noSnapshot(name ?? '', names)}\n`)
    return 1
  }
  working.cluster = kept.cluster.fork()
  working.session = { ...kept.session, snapshots }
  streams.out(`${say.rewound(name, clockOf(working.cluster.state))}\n`)
  return 0
}

/** trace curl http://web, trace kubectl exec POD -- curl …: runs it, then tells the way of its last request. */
const trace: Guide = ({ words, streams, working, run }) => {
  const { language } = working.session
  if (words.length === 0) {
    streams.err(`${guideWords[language].traceWhat}\n`)
    return 1
  }
  const { lastTrace: _, ...session } = working.session
  working.session = session
  const exitCode = run(words)
  const { lastTrace } = working.session
  if (lastTrace === undefined) {
    streams.err(`${guideWords[language].nothingSent}\n`)
    return exitCode
  }
  streams.out(`\n${renderTrace(lastTrace, language).join('\n')}\n`)
  streams.out(lastTrace.diagnostics.map((one) => `\n${explained(one, language)}`).join(''))
  return exitCode
}

const explain: Guide = ({ streams, working }) => {
  const { language, lastProblems = [] } = working.session
  const shown: readonly Diagnostic[] = lastProblems.slice(0, 3)
  streams.out(
    shown.length === 0
      ? `${guideWords[language].nothingToExplain}\n`
      : shown.map((one) => explained(one, language)).join('\n'),
  )
  return 0
}

const guides: Readonly<Record<string, Guide>> = {
  help,
  clock,
  advance: clock,
  snapshot,
  rewind,
  trace,
  explain,
}

export const guideNames: readonly string[] = Object.keys(guides)
