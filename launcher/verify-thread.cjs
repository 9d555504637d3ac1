/**
 * A verifying thread of the build begins here: it runs the same bundles as the process that started it. See
 * grader/verify/thread.ts for what it does.
 */
'use strict'

const { workerData } = require('node:worker_threads')
const { loaderFor } = require('./load.cjs')

const { load } = loaderFor(workerData.build)

load('engine').serveVerifying(load('sandbox').mutantsOf)
