/** Which address has a name in a hosts file? The first line that names it decides. Source: hosts(5). */

export function addressInHosts(text: string, host: string): string | undefined {
  const wanted = host.toLowerCase()
  for (const line of text.split('\n')) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/)
    if (address && names.some((name) => name.toLowerCase() === wanted)) return address
  }
  return undefined
}
