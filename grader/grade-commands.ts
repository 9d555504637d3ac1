/**
 * What are a learner's commands worth? The given manifests are applied to a fresh simulated cluster, the commands are
 * run at its prompt, and when the cluster has come to rest the exercise's checks ask it, and what was printed.
 *
 * Commands that failed cost nothing by themselves; where a check fails they stand first among its reasons.
 */
import type { Cluster, SourceFile } from '../sim/index.ts'
import { beginWorld } from './begin-world.ts'
import { certificatesFor } from './certificates.ts'
import type { CommandExercise } from './exercise.ts'
import { type GradeIn, type GradeOptions, gradeInAllWorlds, type Task } from './grade.ts'
import { appliesResult, judgeChecks, verdictOf } from './judge-check.ts'
import { locateIn } from './locate.ts'
import { nothingRun, runCommands } from './run-commands.ts'
import type { Verdict } from './verdict.ts'

export function gradeCommands(task: Task<CommandExercise>, options: GradeOptions): Promise<Verdict> {
  return gradeInAllWorlds(task, options, gradeIn)
}

export const commandsTitle = {
  en: 'The commands of commands.sh are run',
  ko: 'commands.sh의 명령을 실행합니다',
}

const gradeIn: GradeIn<CommandExercise> = async (
  { exercise, given, submission },
  facts,
  seed,
  { onFault, begun },
) => {
  const { notApplied = [], time = 'instant', watched = false } = exercise
  const unreadable = submission.flatMap((source) => (source.ok ? [] : source.diagnostics))
  const read = submission.flatMap((source) => (source.ok ? [source.value] : []))
  const certificates = await certificatesFor([...given, ...read])
  const applied = given.filter(({ name }) => !notApplied.includes(name))
  const { cluster, fault } = beginWorld({ exercise, given: applied, seed, certificates }, begun)
  const source = read.find(({ name }) => name === 'commands.sh')
  const run =
    source === undefined || unreadable.length > 0
      ? { ...nothingRun(cluster), problems: unreadable }
      : runCommands(cluster, {
          source,
          folder: [...given, ...read],
          secondsPerCommand: time === 'realistic' ? 1 : 0,
          watched,
        })
  if (watched) watchToTheEnd(run.cluster)
  run.cluster.rest()
  const applies = appliesResult(commandsTitle, run.problems, fault)
  const results = await judgeChecks(exercise.checks(facts), [applies], {
    world: { view: run.cluster.view(), commands: run.commands, moments: run.moments },
    onFault,
    locate: (diagnostic) => locateInFiles(run.cluster, diagnostic, [...given, ...read]),
    causes: run.failures,
  })
  const verdict = verdictOf(exercise.id, results, [])
  // Questions that were answered with no are worth telling only while something is not right.
  return verdict.status === 'failed' ? { ...verdict, remarks: run.remarks } : verdict
}

/** What the last command has begun comes to its end; somebody who watches sees that, too. */
function watchToTheEnd(cluster: Cluster): void {
  cluster.advance(cluster.fork().rest(mostWatched))
}

const mostWatched = 600

/** An object that a command made stands in no file of the exercise. */
export function locateInFiles(
  cluster: Cluster,
  diagnostic: Parameters<typeof locateIn>[1],
  files: readonly SourceFile[],
): ReturnType<typeof locateIn> {
  const located = locateIn(cluster, diagnostic)
  const { place, ...elsewhere } = located
  return place === undefined || files.some(({ name }) => name === place.file) ? located : elsewhere
}
