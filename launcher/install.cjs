/**
 * Are the packages of package-lock.json installed? If not, install them.
 *
 * A stamp in node_modules names the lock file and the platform that were installed, so that a second start asks
 * nothing; where it does not fit (somebody ran npm by hand) npm's own record of the tree is compared with the lock.
 * Two starts at once are safe: one installs, the other waits. An interrupted one leaves no stamp.
 */
'use strict'

const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { spawn } = require('node:child_process')
const { Problem, fromFileSystem } = require('./problem.cjs')

/** Installing on a slow line may take minutes; who waits for it may wait as long. */
const patienceMs = 15 * 60_000

/**
 * @param {string} root the kit's folder
 * @param {any} words
 * @param {{ again?: boolean }} [options] `again` installs whatever the stamp says
 */
async function ensureInstalled(root, words, options) {
  const stamp = stampFor(root, words)
  if (!options?.again && isInstalled(root, stamp)) return
  const { acquire } = await import('./lock.mjs')
  let release
  try {
    fs.mkdirSync(path.join(root, '.lab'), { recursive: true })
    release = acquire(path.join(root, '.lab', 'install.lock'), {
      patienceMs,
      onWait: () => say(words.waiting),
    })
    if (!options?.again && isInstalled(root, stamp)) return
    await install(root, words)
    writeStamp(root, stamp)
  } catch (error) {
    throw fromFileSystem(error, words, root)
  } finally {
    release?.()
  }
}

/** The lock file's hash and the platform: native packages of another platform are of no use. */
function stampFor(root, words) {
  let lock
  try {
    lock = fs.readFileSync(path.join(root, 'package-lock.json'))
  } catch {
    throw new Problem(words.noLock, 2)
  }
  return `${crypto.createHash('sha256').update(lock).digest('hex')} ${process.platform} ${process.arch}\n`
}

const stampFile = (root) => path.join(root, 'node_modules', '.lab-stamp')

function isInstalled(root, stamp) {
  if (readIfThere(stampFile(root)) === stamp) return true
  if (!matchesLock(root)) return false
  writeStamp(root, stamp)
  return true
}

/** True when npm's record of what it installed agrees with the lock in every package that is not optional. */
function matchesLock(root) {
  const installed = readIfThere(path.join(root, 'node_modules', '.package-lock.json'))
  if (installed === undefined) return false
  try {
    const have = JSON.parse(installed).packages
    const want = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages
    return Object.entries(want).every(([name, { version, integrity, optional, devOptional }]) => {
      if (name === '' || ((optional || devOptional) && have[name] === undefined)) return true
      return have[name]?.version === version && have[name]?.integrity === integrity
    })
  } catch {
    return false
  }
}

function writeStamp(root, stamp) {
  try {
    fs.writeFileSync(stampFile(root), stamp)
  } catch (error) {
    // Without a stamp the next start compares the trees again; that is all that is lost.
    if (!['EROFS', 'EACCES', 'EPERM'].includes(error.code)) throw error
  }
}

async function install(root, words) {
  const folder = path.join(root, 'node_modules')
  // npm would empty the folder that the link leads to, which is somebody else's.
  if (fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new Problem(words.linked(fs.realpathSync(folder)), 2)
  }
  say(words.installing)
  fs.rmSync(stampFile(root), { force: true })
  const began = Date.now()
  const seconds = () => Math.round((Date.now() - began) / 1000)
  const { code, interrupted, output } = await runNpmCi(root, words, seconds)
  if (code === 0) return say(words.installed(seconds()))
  const log = path.join('.lab', 'install.log')
  fs.writeFileSync(path.join(root, log), output)
  if (interrupted) throw new Problem(words.interrupted, 130)
  throw new Problem(reasonFor(output, code, log, words, root), 2)
}

async function runNpmCi(root, words, seconds) {
  const [command, ...first] = npmCommand()
  // Whatever the environment says (NODE_ENV=production, omit=optional): the build needs these packages.
  // No package here needs its install script, so none is run.
  const flags = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--no-audit', '--no-fund']
  const quick = [
    '--prefer-offline',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ]
  const child = spawn(command, [...first, ...flags, ...quick, '--loglevel=http'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32' && command.endsWith('.cmd'),
    env: { ...process.env, npm_config_color: 'false', npm_config_progress: 'false' },
  })
  const chunks = []
  let packages = 0
  const listen = (chunk) => {
    chunks.push(chunk)
    packages += (String(chunk).match(/http (?:fetch|cache) /g) ?? []).length
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  const stopProgress = showProgress(() => words.progress(packages, seconds()))
  let interrupted = false
  const passOn = () => {
    interrupted = true
    child.kill('SIGINT')
  }
  process.on('SIGINT', passOn)
  try {
    const code = await new Promise((resolve, reject) => {
      child.on('error', reject)
      child.on('close', resolve)
    })
    return { code, interrupted, output: Buffer.concat(chunks).toString('utf8') }
  } catch (error) {
    throw error.code === 'ENOENT' ? new Problem(words.noNpm, 2) : error
  } finally {
    process.off('SIGINT', passOn)
    stopProgress()
  }
}

/** npm as a script of the Node that runs us, where it can be found; that needs no shell, on Windows either. */
function npmCommand() {
  const beside = path.join(path.dirname(process.execPath), 'node_modules', 'npm', 'bin', 'npm-cli.js')
  const script = [process.env.npm_execpath, beside].find(
    (file) => file !== undefined && path.basename(file) === 'npm-cli.js' && fs.existsSync(file),
  )
  if (script !== undefined) return [process.execPath, script]
  return [process.platform === 'win32' ? 'npm.cmd' : 'npm']
}

/** One line, rewritten each second on a terminal; nothing elsewhere. */
function showProgress(line) {
  if (!process.stderr.isTTY) return () => {}
  const draw = () => process.stderr.write(`\r\x1b[K${line()}`)
  const timer = setInterval(draw, 1000)
  return () => {
    clearInterval(timer)
    process.stderr.write('\r\x1b[K')
  }
}

function reasonFor(output, code, log, words, root) {
  if (/ENOSPC|EDQUOT/.test(output)) return words.diskFull(root)
  if (/EROFS|EACCES|EPERM/.test(output)) return words.readOnly(root)
  if (/EUSAGE|in sync/.test(output)) return words.lockMismatch
  if (/CERT|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)/.test(output)) return words.certificate
  if (/ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|ENOTCACHED|ERR_SOCKET|network/i.test(output)) {
    return words.noNetwork
  }
  const errors = output.split('\n').filter((line) => /^npm (?:ERR!|error)/.test(line))
  return words.npmFailed(code, errors.slice(0, 10).join('\n'), log)
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

function say(line) {
  process.stderr.write(`${line}\n`)
}

module.exports = { ensureInstalled }
