/**
 * How does text from a learner's file reach a terminal or a log without doing anything there?
 *
 * Every character that would move the cursor, change colours, reorder text or hide is shown as a visible sign:
 * control characters as their pictures (ESC as ␛), bidirectional and invisible ones as <U+202E>.
 * Every sink draws through `visible` or `visibleJson`; line ends and tabs are up to the caller.
 */

/** C0 but tab and line feed, DEL and C1; direction marks, embeddings and isolates; invisible and line-ending ones. */
const unsafe =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/gu

/** Most texts: found out without the large pattern. */
const harmless = /^[\t\n -~]*$/

/** The same text, with every dangerous character visible; tabs and line feeds stay. */
export function visible(text: string): string {
  return harmless.test(text) ? text : text.replace(unsafe, sign)
}

/** The same JSON value in another spelling: dangerous characters inside its strings become \u escapes. */
export function visibleJson(json: string): string {
  return json.replace(unsafe, (character) =>
    Array.from({ length: character.length }, (_, unit) => {
      return `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`
    }).join(''),
  )
}

/** For what stands on one line, as a path or a file's name does: a line end in it would begin a line of its own. */
export function visibleLine(text: string): string {
  return visible(text.replaceAll('\n', '␊'))
}

function sign(character: string): string {
  const code = character.codePointAt(0) ?? 0
  if (code < 0x20) return String.fromCodePoint(0x2400 + code)
  if (code === 0x7f) return '\u2421'
  if (code >= 0xd800 && code <= 0xdfff) return '\ufffd'
  return `<U+${code.toString(16).toUpperCase().padStart(4, '0')}>`
}
