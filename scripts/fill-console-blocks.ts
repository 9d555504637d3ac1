/**
 * Writes into the console blocks of lessons what the simulator prints, in both languages.
 *
 *   npx tsx scripts/fill-console-blocks.ts            all lessons
 *   npx tsx scripts/fill-console-blocks.ts 05 06-dns  some of them
 */
import { writeFileSync } from 'node:fs'
import { lessonFiles, readLesson } from '../lessons/blocks.ts'
import { withRealOutput } from '../lessons/console.ts'

const wanted = process.argv.slice(2)
for (const file of lessonFiles()) {
  if (wanted.length > 0 && !wanted.some((name) => file.startsWith(name))) continue
  const before = readLesson(file)
  const after = withRealOutput(file)
  if (after === before) continue
  writeFileSync(new URL(`../lessons/${file}`, import.meta.url), after)
  process.stdout.write(`lessons/${file}\n`)
}
