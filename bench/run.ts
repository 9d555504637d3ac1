/**
 * npm run bench [-- WORD]: measures, and prints one table. With a WORD, only the files whose names hold it; --help names them.
 * Every bench/*.bench.ts exports a Suite. It ends with 1 when an aim is missed; --report-only always ends with 0.
 *
 * What is measured is compiled as the kit is, by esbuild into dist/: a loader that compiles on the fly adds its own
 * bookkeeping to every function.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'
import type { Row, Suite } from './measure.ts'

const folder = fileURLToPath(new URL('./', import.meta.url))
const built = join(folder, '..', 'dist', 'bench')

const words = process.argv.slice(2)
const wanted = words.filter((word) => !word.startsWith('-'))
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.bench.ts') && wanted.every((word) => name.includes(word)))
  .sort()

const asksForHelp = words.some((word) => word === '--help' || word === '-h')
if (asksForHelp || files.length === 0) {
  const all = readdirSync(folder).filter((name) => name.endsWith('.bench.ts'))
  const names = all.map((name) => name.replace('.bench.ts', '')).sort()
  process.stdout.write(
    `npm run bench -- [WORD] [--report-only]\n\nWORD is part of one of these names: ${names.join(', ')}.\n`,
  )
  process.exit(asksForHelp ? 0 : 2)
}

const rows: Row[] = []
for (const name of files) {
  const suite = await compiled(name)
  for (const row of await suite()) {
    rows.push(row)
    process.stdout.write(`${line(row)}\n`)
  }
}
const missed = rows.filter(({ aim }) => aim?.met === false)
const verdict = missed.length === 0 ? 'Every aim is met.' : `${missed.length} of the aims are missed.`
process.stdout.write(`\n${verdict}\n`)
if (missed.length > 0 && !words.includes('--report-only')) process.exitCode = 1

async function compiled(name: string): Promise<Suite> {
  const source = join(folder, name)
  const outfile = join(built, name.replace(/\.ts$/, '.mjs'))
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    // The compiled file stands elsewhere; what it looks for stands beside its source.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(source).href) },
    logLevel: 'error',
  })
  const { default: suite } = (await import(pathToFileURL(outfile).href)) as { default: Suite }
  return suite
}

function line({ what, value, note, aim }: Row): string {
  const met = aim === undefined ? '' : `  [${aim.met ? 'met' : 'MISSED'}: ${aim.text}]`
  return `${what.padEnd(64)} ${value.padStart(14)}  ${note}${met}`
}
