/**
 * Runs a bundle of the build, from compiled code where there is some: compiling half a megabyte is most of a start.
 *
 * V8's code cache lies beside the bundle, one for each version of Node.js; V8 itself rejects one that does not fit.
 * It is written at the end of a process that had none: by then it holds what such a process really runs.
 */
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const vm = require('node:vm')

/**
 * @param {string} folder of the build
 * @param {string} apart V8 shares what it compiled among scripts of one name; what runs under another is not kept with it
 */
function loaderFor(folder, apart = '') {
  const loaded = new Map()
  const uncached = []

  /** @param {'main' | 'engine' | 'sandbox'} name @returns {any} what the bundle exports */
  function load(name) {
    if (!loaded.has(name)) loaded.set(name, run(name))
    return loaded.get(name)
  }

  function run(name) {
    const file = path.join(folder, `${name}.cjs`)
    const cacheFile = `${file}.${process.version}-${process.arch}.cache`
    const cachedData = readIfThere(cacheFile)
    // The bundler writes ASCII: read as such, it takes one byte a character in memory, too.
    const source = fs.readFileSync(file, 'latin1')
    const script = new vm.Script(
      `(function (exports, require, module, __filename, __dirname) {${source}\n})`,
      {
        filename: `${file}${apart}`,
        ...(cachedData === undefined ? {} : { cachedData }),
      },
    )
    if (cachedData === undefined || script.cachedDataRejected) uncached.push({ script, cacheFile })
    const module = { exports: {} }
    script.runInThisContext()(module.exports, require, module, file, folder)
    return module.exports
  }

  /** Writes what was compiled, where that was not known before. Failing costs the next start some time, no more. */
  function keepCompiled() {
    for (const { script, cacheFile } of uncached.splice(0)) {
      try {
        fs.writeFileSync(`${cacheFile}.${process.pid}`, script.createCachedData())
        fs.renameSync(`${cacheFile}.${process.pid}`, cacheFile)
      } catch {
        fs.rmSync(`${cacheFile}.${process.pid}`, { force: true })
      }
    }
  }

  return { load, keepCompiled }
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file)
  } catch {
    return undefined
  }
}

module.exports = { loaderFor }
