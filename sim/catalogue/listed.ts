/** At most three names, then how many more: long lists hide the point. */
export function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).join(', ')
  return names.length > 3 ? `${shown} (+${names.length - 3})` : shown
}
