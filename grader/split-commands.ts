/** The commands of a script: lines, joined where one cannot be run without the next. Comments and empty lines are none. */
export interface WrittenCommand {
  readonly text: string
  /** Its first line in the script, from 1. */
  readonly line: number
}

/** `isUnfinished` tells whether a text needs another line; see the simulator's prompt. */
export function splitCommands(
  script: string,
  isUnfinished: (text: string) => boolean,
): readonly WrittenCommand[] {
  const commands: WrittenCommand[] = []
  let begun: WrittenCommand | undefined
  for (const [index, line] of script.split(/\r?\n/).entries()) {
    begun =
      begun === undefined ? { text: line, line: index + 1 } : { ...begun, text: `${begun.text}\n${line}` }
    if (isUnfinished(begun.text)) continue
    if (isCommand(begun.text)) commands.push(begun)
    begun = undefined
  }
  return begun === undefined || begun.text.trim() === '' ? commands : [...commands, begun]
}

function isCommand(text: string): boolean {
  return text.trim() !== '' && !/^\s*#/.test(text)
}
