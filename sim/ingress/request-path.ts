/**
 * Which path does a controller compare? Not quite what was typed: the query is cut off, escapes are decoded, slashes that
 * follow each other are one, and `.` and `..` are walked.
 *
 * Models what nginx does before it picks a location (https://nginx.org/en/docs/http/ngx_http_core_module.html#location).
 * A path that climbs above the root is refused there with 400; here it ends at the root.
 *
 * Examples: /a//b?x=1 is /a/b; /a/./b/../c is /a/c; /%61 is /a; '' is /.
 */
export function requestPath(target: string): string {
  const path = target.replace(/[?#].*$/s, '')
  const decoded = path.includes('%') ? decode(path) : path
  if (!/\/\/|\/\./.test(decoded)) return decoded === '' ? '/' : decoded
  const steps: string[] = []
  const names = decoded.split('/').slice(1)
  for (const name of names) {
    if (name === '..') steps.pop()
    else if (name !== '' && name !== '.') steps.push(name)
  }
  const last = names.at(-1)
  const isFolder = last === '' || last === '.' || last === '..'
  return steps.length === 0 ? '/' : `/${steps.join('/')}${isFolder ? '/' : ''}`
}

/** What is no escape stays as it is. */
function decode(path: string): string {
  return path.replace(/(?:%[0-9A-Fa-f]{2})+/g, (escapes) => {
    try {
      return decodeURIComponent(escapes)
    } catch {
      return escapes
    }
  })
}
