/**
 * Is a broken cluster repaired? It is made from the files as shipped, and from what somebody did by hand; then the
 * learner's files are applied over it while it runs (what they no longer hold is deleted, as a GitOps tool does it), and
 * the learner's commands are run.
 *
 * What users complain of must work then. Whatever worked before must still work, and be answered by nobody else, and no
 * workload may have lost pods or its readiness probe: that is asked last, unless nothing was changed at all. How many
 * edits it took is reported, and costs nothing.
 */
import type { Cluster, ObjectRef, SourceFile } from '../sim/index.ts'
import { type Applied, applyGiven, applySubmission, keyOf } from './apply-files.ts'
import { beginWorld, refusedOf } from './begin-world.ts'
import { certificatesFor } from './certificates.ts'
import { countEdits } from './edits.ts'
import type { IncidentExercise, RanCommand } from './exercise.ts'
import { appliesTitle, type GradeOptions, type Task } from './grade.ts'
import { locateInFiles } from './grade-commands.ts'
import { appliesResult, judgeChecks, verdictOf } from './judge-check.ts'
import { judgeHealthy } from './judge-healthy.ts'
import { type CommandsRun, nothingRun, runCommands } from './run-commands.ts'
import { stuckRollouts } from './stuck-rollouts.ts'
import type { Verdict } from './verdict.ts'

/** An incident's task knows the files that the learner edits as they were shipped, too. */
export interface IncidentTask extends Task<IncidentExercise> {
  readonly shipped: readonly SourceFile[]
}

export async function gradeIncident(task: IncidentTask, options: GradeOptions): Promise<Verdict> {
  const { exercise, given, submission, shipped } = task
  const read = submission.flatMap((source) => (source.ok ? [source.value] : []))
  const certificates = await certificatesFor([...given, ...shipped, ...read])
  const beginning = { exercise, given, seed: options.seed, certificates }
  const { cluster, objects, fault: unfit } = beginWorld(beginning, options.begun)
  const standing = shipped.filter(isManifest).map((file) => ({ file, applied: applyGiven(cluster, [file]) }))
  const refused = standing.map(({ applied }) => refusedOf(applied)).find(isThere)
  const fault = unfit ?? refused ?? breakByHand(cluster, exercise)
  cluster.rest()
  const before = cluster.fork()
  const repaired = repair(cluster, task, objects, standing)
  const edits = editsOf(task, read, repaired)
  const files = [...given, ...read]
  const applies = appliesResult(appliesTitle(exercise.edit), repaired.problems, fault)
  const judging = {
    world: { view: repaired.cluster.view(), commands: repaired.commands },
    onFault: options.onFault,
    locate: (diagnostic: Parameters<typeof locateInFiles>[1]) =>
      locateInFiles(repaired.cluster, diagnostic, files),
    causes: [...repaired.failures, ...(await stuckRollouts(before.view(), repaired.cluster.view()))],
  }
  const results = await judgeChecks(exercise.checks, [applies], judging)
  const healthy = await judgeHealthy(before, repaired.cluster, exercise, edits, results, judging.onFault)
  const verdict = verdictOf(exercise.id, [...results, healthy], repaired.remarks)
  if (verdict.status !== 'passed') return verdict
  return { ...verdict, edits: { made: edits, suffice: exercise.edits } }
}

/** A file as shipped, and what it made. */
interface Standing {
  readonly file: SourceFile
  readonly applied: Applied
}

function isThere(text: string | undefined): text is string {
  return text !== undefined
}

function isManifest({ name }: SourceFile): boolean {
  return /\.ya?ml$/.test(name)
}

/** undefined when all went well; otherwise why not, which is the kit's fault. */
function breakByHand(cluster: Cluster, { broken }: IncidentExercise): string | undefined {
  if (broken === undefined) return undefined
  const source = { name: 'broken', text: broken.join('\n') }
  const { problems, failures, remarks } = runCommands(cluster, { source, folder: [], secondsPerCommand: 0 })
  const [first] = [...problems, ...failures, ...remarks]
  return first && `what was to break the cluster does not work: ${JSON.stringify(first.params)}`
}

/**
 * Files first, then commands, which see the files as the learner left them. A file that was not changed is not applied
 * again: that alone would undo what was done by hand.
 */
function repair(
  cluster: Cluster,
  { given, submission }: IncidentTask,
  base: readonly ObjectRef[],
  standing: readonly Standing[],
): CommandsRun {
  const read = submission.flatMap((source) => (source.ok ? [source.value] : []))
  const isScript = (name: string): boolean => name === 'commands.sh'
  const isUnchanged = ({ name, text }: SourceFile): boolean =>
    standing.some(({ file }) => file.name === name && file.text === text)
  const manifests = submission.filter(
    (source) => !source.ok || (isManifest(source.value) && !isUnchanged(source.value)),
  )
  const applied =
    manifests.length === 0
      ? { problems: [], remarks: [], objects: [] }
      : applySubmission(cluster, manifests, base)
  const done = { ...nothingRun(cluster), remarks: applied.remarks, problems: applied.problems }
  if (applied.problems.length > 0) return done
  const unchanged = standing.filter(({ file }) =>
    read.some((other) => other.name === file.name && isUnchanged(other)),
  )
  const kept = [...applied.objects, ...unchanged.flatMap((one) => one.applied.objects)]
  const before = standing.flatMap((one) => one.applied.objects)
  deleteWhatIsGone(cluster, before, kept)
  const source = read.find(({ name }) => isScript(name))
  cluster.rest()
  if (source === undefined || isEmpty(source)) return done
  const ran = runCommands(cluster, { source, folder: [...given, ...read], secondsPerCommand: 0 })
  ran.cluster.rest()
  return { ...ran, remarks: [...applied.remarks, ...ran.remarks] }
}

/** Whoever repairs by the files alone leaves commands.sh as it is. */
function isEmpty({ text }: SourceFile): boolean {
  return text.split('\n').every((line) => line.trim() === '' || line.trim().startsWith('#'))
}

function deleteWhatIsGone(cluster: Cluster, standing: readonly ObjectRef[], now: readonly ObjectRef[]): void {
  const kept = new Set(now.map(keyOf))
  for (const ref of standing) if (!kept.has(keyOf(ref))) cluster.delete(ref)
}

/** What the files say differently, and the commands that changed something. */
function editsOf(
  { shipped }: IncidentTask,
  read: readonly SourceFile[],
  { commands }: { readonly commands: readonly RanCommand[] },
): number {
  const inFiles = countEdits(shipped.filter(isManifest), read.filter(isManifest))
  return inFiles + commands.filter(changesSomething).length
}

const changing =
  /^(?:annotate|apply|autoscale|cordon|create|delete|drain|edit|expose|label|patch|replace|rollout (?:restart|undo|pause|resume)|run|scale|set|taint|uncordon)\b/

function changesSomething({ calls }: RanCommand): boolean {
  return calls.some(({ words, kubectl, exitCode }) => {
    if (exitCode !== 0) return false
    if (kubectl !== undefined) return changing.test(kubectl.path)
    // In a container or at the cloud: what was asked for is done.
    return words[0] === 'gcloud' && words.some((word) => /^(?:create|delete|update)$/.test(word))
  })
}
