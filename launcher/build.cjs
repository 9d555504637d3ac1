/**
 * Makes a build of the kit's present sources: bundles, an index of the exercises, compiled code.
 *
 * A build lives in dist/<hash of its content>/ and is never changed; dist/current.json names the one in use, with
 * what each source looked like when it was read. So several starts may build at once, and a running process keeps
 * its files.
 */
'use strict'

const crypto = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { alwaysSources, exerciseIds } = require('./fresh.cjs')
const { throughTheFrontDoor } = require('./front-door.cjs')
const { loaderFor } = require('./load.cjs')
const { Problem, fromFileSystem } = require('./problem.cjs')

/** The engine that learners' functions run in: its code, and the JavaScript around it. */
const quickjs = '@jitl/quickjs-wasmfile-release-sync'

/** A build that somebody may still be running from is left alone this long. */
const oldBuildMs = 60 * 60_000

/**
 * @param {string} root
 * @param {any} words
 * @returns {Promise<string>} the build's folder
 */
async function build(root, words) {
  const began = Date.now()
  const exercises = exerciseIds(root)
  const { outputFiles, metafile } = await bundle(root, exercises, words)
  const files = sourcesOf(metafile, root)
  const sources = [...new Set([...files, ...alwaysSources])].map((file) => look(root, file, began))
  try {
    const name = nameFor(outputFiles)
    const folder = path.join(root, 'dist', name)
    for (const output of outputFiles)
      writeWhole(path.join(folder, path.basename(output.path)), output.contents)
    writeWhole(
      path.join(folder, 'quickjs.wasm'),
      fs.readFileSync(require.resolve(`${quickjs}/wasm`, { paths: [root] })),
    )
    const index = await loaderFor(folder, '?index').load('engine').indexOf(root, codeHash(root, files))
    writeWhole(path.join(folder, 'kit.json'), JSON.stringify(index))
    // Apart from each other: making the index ran every exercise, which a first start does not.
    const { load, keepCompiled } = loaderFor(folder)
    await load('main').prepare({ root, build: folder, load }, keepCompiled)
    const current = { build: name, exercises, sources }
    writeWhole(path.join(root, 'dist', 'current.json'), JSON.stringify(current))
    removeOldBuilds(root, name)
    return folder
  } catch (error) {
    throw fromFileSystem(error, words, root)
  }
}

/**
 * Four bundles: `main` is what every start runs, `engine` is the simulator with all exercises, loaded when something
 * must be graded, `sandbox` is what judges learners' functions in a thread of its own,
 * `prompt` is the simulator for who types commands at it. In CommonJS, because Node.js can keep compiled code of that
 * (load.cjs), and starts it faster.
 */
async function bundle(root, exercises, words) {
  const esbuild = require(path.join(root, 'node_modules', 'esbuild'))
  try {
    const { outputFiles, metafile } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: {
        main: 'grader/main.ts',
        engine: 'lab:engine',
        sandbox: 'grader/sandbox/worker.ts',
        prompt: 'grader/prompt/bundle.ts',
      },
      outdir: path.join(root, 'dist', 'new'),
      outExtension: { '.js': '.cjs' },
      write: false,
      metafile: true,
      bundle: true,
      format: 'cjs',
      platform: 'node',
      target: 'node20',
      minifyWhitespace: true,
      minifySyntax: true,
      legalComments: 'none',
      logLevel: 'silent',
      // The form that import() would take asks for Node's module loader, which a bundle does not have.
      alias: {
        [`${quickjs}/emscripten-module`]: require.resolve(`${quickjs}/emscripten-module`, { paths: [root] }),
      },
      plugins: [throughTheFrontDoor(root), engineWith(root, exercises)],
    })
    return { metafile, outputFiles: outputFiles.map(inAscii) }
  } catch (error) {
    if (error.errors === undefined) throw error
    const lines = await esbuild.formatMessages(error.errors, { kind: 'error' })
    throw new Problem(words.buildFailed(lines.join('\n')), 3)
  }
}

/** load.cjs reads one byte a character, but the bundler leaves regular expressions as they were written: /[가-힣]/. */
function inAscii({ path: name, text }) {
  const escaped = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return { path: name, contents: Buffer.from(escaped) }
}

/** The engine's entry is written here, because only the folder tells which exercises there are. */
function engineWith(root, exercises) {
  const rows = exercises.map((id) => `${JSON.stringify(id)}: () => import('./exercises/${id}/exercise.ts'),`)
  const contents = `import { engineFor } from './grader/engine.ts'
module.exports = engineFor({${rows.join('\n')}})`
  return {
    name: 'engine',
    setup(builder) {
      builder.onResolve({ filter: /^lab:engine$/ }, () => ({ path: 'engine', namespace: 'lab' }))
      builder.onLoad({ filter: /.*/, namespace: 'lab' }, () => ({ contents, resolveDir: root, loader: 'ts' }))
    },
  }
}

/** Of everything that judges, but not of the exercises: a verdict holds as long as this and its exercise stay the same. */
function codeHash(root, files) {
  const hash = crypto.createHash('sha256')
  for (const file of files.filter((name) => !name.startsWith('exercises/')).sort()) {
    hash.update(file).update(fs.readFileSync(path.join(root, file)))
  }
  hash.update(fs.readFileSync(path.join(root, 'package-lock.json')))
  return hash.digest('hex').slice(0, 16)
}

/** The bundler names its inputs relative to the root. Packages are covered by package-lock.json. */
function sourcesOf(metafile, root) {
  return Object.keys(metafile.inputs)
    .filter((file) => !file.includes('node_modules/') && !file.startsWith('lab:'))
    .map((file) => path.relative(root, path.resolve(root, file)).split(path.sep).join('/'))
}

/** A file saved while the bundler was at work may have been read in either form: it counts as changed. */
function look(root, file, began) {
  const { mtimeMs, size } = fs.statSync(path.join(root, file))
  return [file, mtimeMs >= began ? 0 : mtimeMs, size]
}

function nameFor(outputFiles) {
  const hash = crypto.createHash('sha256')
  for (const { path: name, contents } of outputFiles) hash.update(path.basename(name)).update(contents)
  return hash.digest('hex').slice(0, 16)
}

/** Nobody ever sees half a file; the last of several writers of the same content wins. */
function writeWhole(file, contents) {
  const aside = `${file}.${process.pid}.new`
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(aside, contents)
  fs.renameSync(aside, file)
}

function removeOldBuilds(root, keep) {
  const top = path.join(root, 'dist')
  for (const name of fs.readdirSync(top)) {
    const age = Date.now() - (fs.statSync(path.join(top, name), { throwIfNoEntry: false })?.mtimeMs ?? 0)
    if (name === keep || name === 'current.json' || age < oldBuildMs) continue
    fs.rmSync(path.join(top, name), { recursive: true, force: true })
  }
}

module.exports = { build }
