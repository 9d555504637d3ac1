/** How large is the simulator in a browser? Built without any stand-in for Node. */
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import type { Suite } from './measure.ts'

const aim = 150_000

const suite: Suite = async () => {
  const { outputFiles } = await build({
    entryPoints: [new URL('../sim/index.ts', import.meta.url).pathname],
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
  return [
    {
      what: 'the simulator as a browser bundle, gzipped',
      value: `${(zipped / 1000).toFixed(1)} kB`,
      note: `${(code.length / 1000).toFixed(0)} kB before`,
      aim: { text: 'under 150 kB', met: zipped < aim },
    },
  ]
}
export default suite
