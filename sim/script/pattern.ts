/** Does a text match a pattern of the shell: * for any text, ? for one character, [a-z] for one of a set? */

/** `\` in front of a character takes its meaning away. */
export function patternToRegExp(
  pattern: string,
  anchors: 'both' | 'start' | 'end' | 'none' = 'both',
): RegExp {
  let source = ''
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? ''
    const set = character === '[' ? /^\[(!|\^)?(\]?[^\]]*)\]/.exec(pattern.slice(at)) : null
    if (character === '\\') source += escaped(pattern[++at] ?? '\\')
    else if (character === '*') source += '[\\s\\S]*'
    else if (character === '?') source += '[\\s\\S]'
    else if (set) {
      source += `[${set[1] ? '^' : ''}${(set[2] ?? '').replace(/[\\\]^]/g, '\\$&')}]`
      at += set[0].length - 1
    } else source += escaped(character)
  }
  const front = anchors === 'both' || anchors === 'start' ? '^' : ''
  const back = anchors === 'both' || anchors === 'end' ? '$' : ''
  try {
    return new RegExp(`${front}${source}${back}`, 'u')
  } catch {
    return new RegExp(`${front}${[...pattern].map(escaped).join('')}${back}`)
  }
}

function escaped(character: string): string {
  return character.replace(/[.*+?^${}()|[\]\\/]/, '\\$&')
}

/** Its characters stand for themselves. */
export function quotePattern(text: string): string {
  return text.replace(/[*?[\]\\]/g, '\\$&')
}
