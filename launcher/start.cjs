/**
 * What happens between a typed command and the kit's own code: look whether the build is fresh (one stat for each
 * source), otherwise install and build; then run the build in this process. Tests and the bench run from source.
 */
'use strict'

const path = require('node:path')
const { loaderFor } = require('./load.cjs')
const { freshBuild } = require('./fresh.cjs')

const root = path.dirname(__dirname)

/** Commands that run from source, with the packages of node_modules. */
const fromSource = {
  test: [path.join('node_modules', 'vitest', 'vitest.mjs'), 'run'],
  bench: [path.join('node_modules', 'tsx', 'dist', 'cli.mjs'), path.join('bench', 'run.ts')],
}

async function start(argv) {
  const script = Object.hasOwn(fromSource, argv[0] ?? '') ? fromSource[argv[0]] : undefined
  if (script !== undefined) {
    await install()
    return await runScript([...script, ...argv.slice(1)])
  }
  const folder = freshBuild(root) ?? (await installAndBuild())
  const { load, keepCompiled } = loaderFor(folder)
  const code = await load('main').main(argv, { root, build: folder, load })
  keepCompiled()
  return code
}

async function install(options) {
  const { ensureInstalled } = require('./install.cjs')
  await ensureInstalled(root, words(), options)
}

async function installAndBuild() {
  await install()
  const { build } = require('./build.cjs')
  try {
    return await build(root, words())
  } catch (error) {
    // The packages of another platform, or a folder that somebody emptied by hand.
    if (error.code !== 'MODULE_NOT_FOUND' && !/another platform/.test(String(error.message))) throw error
    await install({ again: true })
    return await build(root, words())
  }
}

function words() {
  return require('./words.cjs').wordsFor(process.argv.slice(2), process.env)
}

/** The child shares this terminal, so Ctrl-C reaches it too; we wait for its end and pass its code on. */
function runScript(script) {
  const { spawn } = require('node:child_process')
  const child = spawn(process.execPath, script, { cwd: root, stdio: 'inherit' })
  process.on('SIGINT', () => {})
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 3)))
  })
}

/** A sentence for a problem we know; for any other, a file with the details and one line that names it. */
function report(error) {
  if (error?.exitCode !== undefined) {
    process.stderr.write(`${error.message}\n`)
    return error.exitCode
  }
  const fs = require('node:fs')
  let file = path.join('.lab', 'start-error.log')
  try {
    fs.mkdirSync(path.join(root, '.lab'), { recursive: true })
    fs.writeFileSync(path.join(root, file), `${error?.stack ?? error}\n`)
  } catch {
    file = String(error?.message ?? error).split('\n')[0]
  }
  process.stderr.write(`${words().startFailed(file)}\n`)
  return 3
}

start(process.argv.slice(2))
  .catch(report)
  .then((code) => {
    process.exitCode = code
  })
