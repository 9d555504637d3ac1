/**
 * How do two processes that started together not spoil each other's work? One holds a lock folder, the other waits.
 *
 * Making a folder is atomic on every file system. The folder names its owner, so that a lock left behind by a
 * process that died is taken over. Waiting blocks the process: what is locked here is short, or all there is to do.
 *
 * const release = acquire('.lab/progress.lock'); try { … } finally { release() }
 */
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'

const pauseMs = 20
/** A lock without an owner's name is being made right now, or was left by a process that died in between. */
const namelessMs = 5_000

/**
 * @param {string} folder the lock; its parent folder must exist
 * @param {{ patienceMs?: number, onWait?: () => void }} [options] after `patienceMs` the error has code ELOCKED
 * @returns {() => void} gives the lock back
 */
export function acquire(folder, options) {
  const patienceMs = options?.patienceMs ?? 5_000
  const token = `${process.pid}.${Math.random().toString(36).slice(2)}`
  const deadline = Date.now() + patienceMs
  let waiting = false
  for (;;) {
    if (take(folder, token)) return () => giveBack(folder, token)
    if (isAbandoned(folder)) {
      removeAbandoned(folder)
      continue
    }
    if (Date.now() > deadline) {
      throw Object.assign(new Error(`another process holds ${folder}`), { code: 'ELOCKED' })
    }
    if (!waiting) options?.onWait?.()
    waiting = true
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, pauseMs)
  }
}

function take(folder, token) {
  try {
    fs.mkdirSync(folder)
  } catch (error) {
    // Windows says EPERM while the folder is being removed.
    if (error.code === 'EEXIST' || (error.code === 'EPERM' && process.platform === 'win32')) return false
    throw error
  }
  fs.writeFileSync(
    path.join(folder, 'owner.json'),
    JSON.stringify({ pid: process.pid, host: os.hostname(), token }),
  )
  return true
}

function giveBack(folder, token) {
  if (ownerOf(folder)?.token === token) fs.rmSync(folder, { recursive: true, force: true })
}

/** @returns {{ pid: number, host: string, token: string } | undefined} */
function ownerOf(folder) {
  try {
    return JSON.parse(fs.readFileSync(path.join(folder, 'owner.json'), 'utf8'))
  } catch {
    return undefined
  }
}

function isAbandoned(folder) {
  const owner = ownerOf(folder)
  if (owner === undefined) {
    const since = fs.statSync(folder, { throwIfNoEntry: false })?.mtimeMs
    return since !== undefined && Date.now() - since > namelessMs
  }
  return owner.host === os.hostname() && !isRunning(owner.pid)
}

function isRunning(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/**
 * Of several that find the same abandoned lock one succeeds in renaming it, the others find it gone. Who came late
 * and renamed somebody's new lock sees that its owner is alive, and puts it back.
 */
function removeAbandoned(folder) {
  const aside = `${folder}.${process.pid}.abandoned`
  try {
    fs.renameSync(folder, aside)
  } catch {
    return
  }
  if (isAbandoned(aside)) fs.rmSync(aside, { recursive: true, force: true })
  else fs.renameSync(aside, folder)
}
