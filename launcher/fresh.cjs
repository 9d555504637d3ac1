/**
 * Is there a build of the kit's present sources? Sources are what the bundler read, and each exercise's exercise.ts;
 * learner files never are. Asked at every start, so it needs nothing but one stat for each source.
 */
'use strict'

const fs = require('node:fs')
const path = require('node:path')

/** Files whose change makes a build stale although the bundler does not read them. */
const alwaysSources = [
  'lab.cjs',
  'package.json',
  'package-lock.json',
  'launcher/start.cjs',
  'launcher/build.cjs',
  'launcher/fresh.cjs',
  'launcher/front-door.cjs',
  'launcher/install.cjs',
  'launcher/load.cjs',
  'launcher/verify-thread.cjs',
  'launcher/worker.cjs',
]

/**
 * The folder of a build made from the sources as they are now; undefined when there is none. One stat for each source.
 * @param {string} root
 * @returns {string | undefined}
 */
function freshBuild(root) {
  let current
  try {
    current = JSON.parse(fs.readFileSync(path.join(root, 'dist', 'current.json'), 'utf8'))
  } catch {
    return undefined
  }
  for (const [file, mtimeMs, size] of current.sources) {
    const stat = fs.statSync(`${root}/${file}`, { throwIfNoEntry: false })
    if (stat === undefined || stat.mtimeMs !== mtimeMs || stat.size !== size) return undefined
  }
  if (exerciseIds(root).join() !== current.exercises.join()) return undefined
  const folder = path.join(root, 'dist', current.build)
  return fs.existsSync(path.join(folder, 'main.cjs')) ? folder : undefined
}

/** NN-topic/MM-name of every folder that holds an exercise.ts, in course order. */
function exerciseIds(root) {
  const top = path.join(root, 'exercises')
  const ids = []
  for (const topic of folders(top)) {
    for (const name of folders(path.join(top, topic))) {
      const file = path.join(top, topic, name, 'exercise.ts')
      if (fs.statSync(file, { throwIfNoEntry: false }) !== undefined) ids.push(`${topic}/${name}`)
    }
  }
  return ids
}

function folders(folder) {
  let names
  try {
    names = fs.readdirSync(folder)
  } catch {
    return []
  }
  return names.filter((name) => /^\d\d-[a-z0-9-]+$/.test(name)).sort()
}

module.exports = { alwaysSources, exerciseIds, freshBuild }
