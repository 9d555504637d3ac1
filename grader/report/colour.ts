/** Colour for a terminal that wants it, nothing elsewhere. Colour never carries meaning alone. */

export type Paint = (text: string) => string

export interface Colours {
  readonly good: Paint
  readonly bad: Paint
  readonly odd: Paint
  readonly strong: Paint
  readonly faint: Paint
}

const same: Paint = (text) => text

export const noColours: Colours = { good: same, bad: same, odd: same, strong: same, faint: same }

export const colours: Colours = {
  good: between(32, 39),
  bad: between(31, 39),
  odd: between(33, 39),
  strong: between(1, 22),
  faint: between(2, 22),
}

function between(on: number, off: number): Paint {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`)
}

/** https://no-color.org: set and not empty means no. CI logs and dumb terminals get none either. */
export function wantsColour(
  isTerminal: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  return isTerminal && !environment.NO_COLOR && !environment.CI && environment.TERM !== 'dumb'
}
