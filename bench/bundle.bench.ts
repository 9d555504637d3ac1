/** How large is the simulator in a browser, without and with its words, and what do certificates add? Built without any stand-in for Node. */
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Row, Suite } from './measure.ts'

const suite: Suite = async () => [
  await bundle('the simulator as a browser bundle, gzipped', ['index.ts'], 250_000),
  await bundle('the simulator and its words, gzipped', ['index.ts', 'words.ts']),
  await bundle('with its words and the prompt: kubectl, shell and tools, gzipped', [
    'index.ts',
    'words.ts',
    'prompt.ts',
  ]),
  await bundle('certificates alone, behind their own door, gzipped', ['tls.ts']),
]
export default suite

async function bundle(what: string, doors: readonly string[], aim?: number): Promise<Row> {
  const { outputFiles } = await build({
    stdin: {
      contents: doors.map((door) => `export * from './${door}'`).join('\n'),
      resolveDir: fileURLToPath(new URL('../sim/', import.meta.url)),
    },
    bundle: true,
    minify: true,
    platform: 'browser',
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    write: false,
    logLevel: 'error',
  })
  const code = outputFiles[0]?.contents ?? new Uint8Array()
  const zipped = gzipSync(code, { level: 9 }).length
  return {
    what,
    value: `${(zipped / 1000).toFixed(1)} kB`,
    note: `${(code.length / 1000).toFixed(0)} kB before`,
    ...(aim === undefined ? {} : { aim: { text: `under ${aim / 1000} kB`, met: zipped < aim } }),
  }
}
