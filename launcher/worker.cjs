/**
 * A judging thread of the build begins here: it runs the same bundles as the process that started it, from compiled
 * code where there is some. See grader/sandbox/worker.ts for what it does.
 */
'use strict'

const fs = require('node:fs')
const path = require('node:path')
const { workerData } = require('node:worker_threads')
const { loaderFor } = require('./load.cjs')

const { load, keepCompiled } = loaderFor(workerData.build)
const { exercise, sourcesOf } = load('engine')

load('sandbox').serve({
  exercise,
  sourcesOf,
  wasm: fs.readFileSync(path.join(workerData.build, 'quickjs.wasm')),
  onVerdict: keepCompiled,
})
