#!/usr/bin/env node
/**
 * The launcher: `./lab grade`, `npm run grade` and `npm test` begin here, on a fresh clone too.
 * This file is plain old JavaScript so that any Node can read as far as the sentence about its age;
 * the work is done in launcher/: install when needed, build when a kit source changed, run in this process.
 */
'use strict'

var needed = [20, 19]
var parts = process.versions.node.split('.')
var major = Number(parts[0])
var minor = Number(parts[1])

if (major < needed[0] || (major === needed[0] && minor < needed[1])) {
  process.stderr.write(
    'k8s-services-lab needs Node.js >= ' +
      needed.join('.') +
      '; this is ' +
      process.versions.node +
      '.\n' +
      'Install a newer one (https://nodejs.org), then try again.\n',
  )
  process.exitCode = 2
} else {
  require('./launcher/start.cjs')
}
