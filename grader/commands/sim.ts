/**
 * `sim`: a simulated cluster at a prompt, for who types, for a script in the input, or for -c. What is typed and what it
 * comes to is the simulator's matter (sim/shell); here are the terminal, the files of the folder, and the history.
 */
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { SourceFile } from '../../sim/index.ts'
import type { Ran } from '../../sim/prompt.ts'
import { readIfThere } from '../files.ts'
import { openHistory } from '../prompt/history.ts'
import { hostFiles } from '../prompt/host-files.ts'
import { runScript } from '../prompt/script.ts'
import { talk } from '../prompt/terminal.ts'
import { wordsOf } from '../report/diagnostic-words.ts'
import { visible, visibleJson } from '../report/sanitize.ts'
import type { Call, ExitCode } from './command.ts'
import { examWords } from './exam-words.ts'
import { exerciseAtPrompt } from './exercise-at-prompt.ts'
import { no, type Read, seedOf, yes } from './read-words.ts'
import { commandWords } from './words.ts'

export async function run(call: Call): Promise<ExitCode> {
  const { flags, screen, language, kit, folder, show: shown } = call
  const say = commandWords[language]
  const seed = seedOf(call)
  const scenario = scenarioOf(call)
  const chosen = await exerciseAtPrompt(call, Date.now())
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
  if (chosen.value?.ofExam !== undefined) {
    screen.complain(examWords[language].atPrompt(chosen.value.ofExam, shown(chosen.value.folder)))
  }
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
