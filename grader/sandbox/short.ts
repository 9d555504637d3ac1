/** A name or a message of a stranger's, where a sentence is made of it: a hundred kilobytes are a name, too. */
const most = 300

export function short(text: string): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}
