import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { lessonFiles, readLesson } from './blocks.ts'
import type { ChapterClaims } from './claims.ts'
import { openConsole, typeAt } from './console.ts'

const chapters = lessonFiles().flatMap((file) => {
  const rows = new URL(file.replace('README.md', 'claims.ts'), import.meta.url)
  return file.endsWith('/README.md') && existsSync(rows) ? [{ file, rows }] : []
})

for (const { file, rows } of chapters) {
  const { default: chapter } = (await import(rows.href)) as { default: ChapterClaims }
  describe(`${file} says, and so it is`, () => {
    const page = onOneLine(readLesson(file))
    const begun = openConsole(file, chapter.world)
    it.each(chapter.claims)('$says', ({ says, world, type, shows, hides = [] }) => {
      expect(page).toContain(onOneLine(says))
      let console =
        world === undefined ? { ...begun, cluster: begun.cluster.fork() } : openConsole(file, world)
      let printed = ''
      for (const command of type) ({ console, printed } = typeAt(console, command))
      for (const text of shows) expect(printed).toContain(text)
      for (const text of hides) expect(printed).not.toContain(text)
    })
  })
}

function onOneLine(text: string): string {
  return text.replace(/\s+/g, ' ')
}
