/** Compares label by label; a star is content with any one of them. */
export function matchesHost(ruleHost: string, hostHeader: string): boolean {
  if (ruleHost === '') return true
  const [host = ''] = hostHeader.toLowerCase().split(':')
  const labels = host.split('.')
  const wanted = ruleHost.split('.')
  return (
    wanted.length === labels.length &&
    wanted.every((label, index) => label === '*' || label === labels[index])
  )
}
