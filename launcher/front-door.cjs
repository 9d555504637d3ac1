/**
 * Lets the bundler see past the simulator's front door. Sources import `sim/index.ts` and nothing else of the simulator;
 * taken literally, whoever asks for one name would load all of it at every start. While bundling, such an import is
 * read as imports from the files that the front door names, so that each start loads what it uses.
 *
 * import { diagnose } from '../sim/index.ts'  →  import { diagnose } from '../sim/diagnostic.ts'
 */
'use strict'

const fs = require('node:fs')
const path = require('node:path')

/** @param {string} root */
function throughTheFrontDoor(root) {
  return {
    name: 'through-the-front-door',
    setup(build) {
      const door = path.join(root, 'sim', 'index.ts')
      let exported
      build.onLoad({ filter: /[\\/](?:grader|exercises)[\\/].*\.ts$/ }, async ({ path: file }) => {
        exported ??= fs.existsSync(door) ? exportsOf(fs.readFileSync(door, 'utf8')) : new Map()
        const text = await fs.promises.readFile(file, 'utf8')
        return { contents: redirect(text, exported), loader: 'ts' }
      })
    },
  }
}

/** @returns {Map<string, { file: string, name: string }>} what each exported name is, and where it comes from */
function exportsOf(text) {
  const found = new Map()
  for (const [, list, file] of text.matchAll(/export (?:type )?\{([^}]*)\} from '\.\/([^']+)'/g)) {
    for (const entry of list.split(',')) {
      const [name = '', alias = name] = entry
        .trim()
        .replace(/^type /, '')
        .split(/ as /)
      if (name !== '') found.set(alias, { file, name })
    }
  }
  return found
}

function redirect(text, exported) {
  return text.replace(
    /import (type )?\{([^}]*)\} from '((?:\.\.?\/)*)sim\/index\.ts'/g,
    (whole, type, list, up) => {
      if (type !== undefined) return whole
      const imports = list
        .split(',')
        .map((entry) => entry.trim())
        .filter((entry) => entry !== '' && !entry.startsWith('type '))
        .map((entry) => {
          const [name = '', alias = name] = entry.split(/ as /)
          const from = exported.get(name)
          const source = from === undefined ? `${up}sim/index.ts` : `${up}sim/${from.file}`
          return `import { ${from?.name ?? name} as ${alias} } from '${source}'`
        })
      // On one line, so that error messages keep their line numbers as far as they can.
      return imports.join('; ') + '\n'.repeat(list.split('\n').length - 1)
    },
  )
}

module.exports = { throughTheFrontDoor }
