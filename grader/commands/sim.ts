/**
 * `sim`: a simulated cluster at a prompt, for who types, for a script in the input, or for -c. What is typed and what it
 * comes to is the simulator's matter (sim/shell); here are the terminal, the files of the folder, and the history.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SourceFile } from '../../sim/index.ts'
import type { Ran } from '../../sim/prompt.ts'
import { readIfThere } from '../files.ts'
import { givenFiles, shippedFiles } from '../grade-files.ts'
import { readOriginals } from '../originals.ts'
import { openHistory } from '../prompt/history.ts'
import { hostFiles } from '../prompt/host-files.ts'
import { runScript } from '../prompt/script.ts'
import { talk } from '../prompt/terminal.ts'
import type { ExerciseWorld } from '../prompt/world.ts'
import { wordsOf } from '../report/diagnostic-words.ts'
import { visible, visibleJson } from '../report/sanitize.ts'
import { startingWorld } from '../starting-world.ts'
import type { Call, ExitCode } from './command.ts'
import { namedExercises, no, type Read, seedOf, yes } from './read-words.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { flags, screen, language, kit, folder } = call
  const say = commandWords[language]
  const seed = seedOf(call)
  const scenario = scenarioOf(call)
  const chosen = await exerciseOf(call)
  const unfit = [seed, scenario, chosen].find((read) => !read.ok)
  if (!seed.ok || !scenario.ok || !chosen.ok) {
    screen.complain(unfit?.ok === false ? unfit.problem : '')
    return 2
  }
  const prompt = kit.prompt()
  const instant = flags.isOn('instant')
  const world = prompt.makeWorld({
    seed: seed.value,
    instant,
    ...(scenario.value === undefined ? {} : { scenario: scenario.value }),
    ...(chosen.value === undefined ? {} : { exercise: chosen.value.world }),
  })
  if (!world.ok) {
    for (const diagnostic of world.diagnostics) {
      const { place } = diagnostic
      const where = place === undefined ? '' : `${place.file}:${place.start.line}:${place.start.column} `
      screen.complain(visible(`${where}${wordsOf(diagnostic, language).says}`))
    }
    return 2
  }
  const { cluster } = world
  const secondsPerCommand = instant ? 0 : 1
  const host = hostFiles(chosen.value?.folder ?? folder)
  const session = prompt.newSession({ host, language, secondsPerCommand })
  const script = flags.valueOf('command') ?? (process.stdin.isTTY ? undefined : readFileSync(0, 'utf8'))
  if (script === undefined) {
    screen.write(`${say.simBanner(prompt.kubernetesVersion)}\n`)
    const history = openHistory(kit.root)
    return await talk({
      prompt,
      cluster,
      session,
      history,
      show: (ran) => show(call, ran),
      howToLeave: say.simHowToLeave,
    })
  }
  const began = cluster.state.now
  return runScript({
    prompt,
    cluster,
    session,
    text: script,
    show: (ran, command, promptText) => {
      if (flags.isOn('json')) {
        const { stdout, stderr, exitCode } = ran
        const seconds = ran.cluster.state.now - began
        screen.write(`${visibleJson(JSON.stringify({ command, stdout, stderr, exitCode, seconds }))}\n`)
        return
      }
      if (flags.isOn('echo')) screen.write(visible(`${promptText}${command}\n`))
      show(call, ran)
    },
  })
}

/** Output and complaints in their order; what would do something to the terminal is shown instead. */
function show({ screen }: Call, { chunks }: Ran): void {
  for (const { to, text } of chunks) {
    const shown = visible(text.replaceAll('\r\n', '\n'))
    if (to === 'out') screen.write(shown)
    else screen.complain(shown.replace(/\n$/, ''))
  }
}

interface ChosenExercise {
  readonly world: ExerciseWorld
  /** Where its files are, so that `kubectl apply -f service.yaml` applies the learner's own. */
  readonly folder: string
}

/** The cluster that an exercise is about, before anything is answered. */
async function exerciseOf(call: Call): Promise<Read<ChosenExercise | undefined>> {
  const { kit, language, words } = call
  if (words.length === 0) return yes(undefined)
  const named = namedExercises(call)
  if (!named.ok) return named
  const [entry, another] = named.value
  if (entry === undefined || another !== undefined || entry.kind === 'function') {
    return no(commandWords[language].noClusterOf(words.join(' ')))
  }
  const exercise = await (await kit.engine()).exercise(entry.id)
  if (exercise.kind === 'function') return no(commandWords[language].noClusterOf(entry.id))
  const originals = readOriginals(kit.root)
  const left = exercise.kind === 'command' ? (exercise.notApplied ?? []) : []
  const world: ExerciseWorld = {
    scenario: {
      ...startingWorld(exercise),
      ...(exercise.kind === 'predict' && exercise.seed !== undefined ? { seed: exercise.seed } : {}),
    },
    manifests: [
      ...givenFiles(kit, entry, originals).filter(({ name }) => !left.includes(name)),
      ...shippedFiles(kit, entry, originals),
    ].filter(({ name }) => /\.ya?ml$/.test(name)),
    broken: exercise.kind === 'incident' ? (exercise.broken ?? []) : [],
  }
  return yes({ world, folder: join(kit.root, 'exercises', entry.id) })
}

/** A file of the learner's folder, or one that came with the kit, by its name. */
function scenarioOf({ flags, folder, kit, language }: Call): Read<SourceFile | undefined> {
  const name = flags.valueOf('scenario')
  if (name === undefined) return yes(undefined)
  const own = resolve(folder, name)
  const shipped = join(kit.root, 'scenarios', `${name}.yaml`)
  const file = existsSync(own) || !existsSync(shipped) ? own : shipped
  const text = readIfThere(file)
  return text === undefined ? no(commandWords[language].noSuchScenario(name)) : yes({ name, text })
}
