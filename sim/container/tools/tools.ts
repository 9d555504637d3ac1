/** All tools by name. */
import { awk } from './awk.ts'
import { base64 } from './base64-tool.ts'
import { characterTools } from './character-tools.ts'
import { dateTool } from './date-tool.ts'
import { fileTools } from './file-tools.ts'
import { grep } from './grep.ts'
import { printTools } from './print-tools.ts'
import { sed } from './sed.ts'
import { test } from './test-tool.ts'
import { textTools } from './text-tools.ts'
import type { Tool } from './tool.ts'

const all: Readonly<Record<string, Tool>> = {
  ...fileTools,
  ...textTools,
  ...printTools,
  ...characterTools,
  base64,
  date: dateTool,
  test,
  '[': test,
  grep,
  egrep: grep,
  fgrep: grep,
  sed,
  awk,
  gawk: awk,
  mawk: awk,
}

export function toolNamed(name: string): Tool | undefined {
  return Object.hasOwn(all, name) ? all[name] : undefined
}

export const toolNames: readonly string[] = Object.keys(all)
