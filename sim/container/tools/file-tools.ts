/**
 * Tools that ask for files and change them: ls, cat, touch, rm, mkdir, rmdir, cp, mv, stat.
 *
 * Source: GNU coreutils and busybox, for what they print; POSIX Shell and Utilities for the rest.
 * Leaves out: permissions, owners and times; ls -l shows those of a file that root made.
 */
import { absolutePath } from '../../script/surroundings.ts'
import { linesOf, readOptions, readText, refuseOption, type Tool, type ToolCall } from './tool.ts'

const missing = 'No such file or directory'

const cat: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'nAbEeTtsuv')
  if (unknown !== undefined) return refuseOption(call, unknown)
  let exitCode = 0
  let number = 0
  for (const path of operands.length === 0 ? ['-'] : operands) {
    const read = readText(call, path)
    if ('problem' in read) {
      exitCode = 1
      call.err(
        call.flavour === 'busybox' && read.problem === missing
          ? `cat: can't open '${path}': ${missing}\n`
          : `cat: ${path}: ${read.problem}\n`,
      )
    } else if (given.has('n')) {
      call.out(
        linesOf(read.text)
          .map((line) => `${String(++number).padStart(6)}\t${line}\n`)
          .join(''),
      )
    } else call.out(read.text)
  }
  return exitCode
}

const ls: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'la1dhRrtSFAi')
  if (unknown !== undefined) return refuseOption(call, unknown, 2)
  let exitCode = 0
  const [alone, folders]: [string[], string[]] = [[], []]
  for (const path of operands.length === 0 ? ['.'] : operands) {
    const entry = call.files.at(absolutePath(path, call.folder))
    if (entry === undefined) {
      call.err(
        call.flavour === 'busybox'
          ? `ls: ${path}: ${missing}\n`
          : `ls: cannot access '${path}': ${missing}\n`,
      )
      exitCode = call.flavour === 'busybox' ? 1 : 2
    } else if (entry.is === 'folder' && !given.has('d')) folders.push(path)
    else alone.push(path)
  }
  const show = (names: readonly string[], folder: string): void => {
    for (const name of names) call.out(`${given.has('l') ? longLine(call, name, folder) : name}\n`)
  }
  show(alone, call.folder)
  for (const [index, path] of folders.entries()) {
    const folder = absolutePath(path, call.folder)
    if (folders.length + alone.length > 1) call.out(`${index > 0 || alone.length > 0 ? '\n' : ''}${path}:\n`)
    if (given.has('l')) call.out(`total ${call.files.list(folder).length * 4}\n`)
    const names = call.files
      .list(folder)
      .filter((name) => given.has('a') || given.has('A') || !name.startsWith('.'))
    show(given.has('a') ? ['.', '..', ...names] : names, folder)
  }
  return exitCode
}

function longLine({ files, clock }: ToolCall, name: string, folder: string): string {
  const entry = files.at(absolutePath(name, folder))
  const size = entry?.is === 'file' ? byteLength(entry.text ?? '') : 4096
  const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
  const [, month = '1', day = '1', time = '00:00'] = /^\d+-(\d+)-(\d+)T(\d+:\d+)/.exec(clock) ?? []
  const mode = entry?.is === 'folder' ? 'drwxr-xr-x 2' : '-rw-r--r-- 1'
  return `${mode} root root ${String(size).padStart(5)} ${months[Number(month) - 1]} ${String(Number(day)).padStart(2)} ${time} ${name}`
}

export function byteLength(text: string): number {
  let length = 0
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0
    length += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return length
}

/** Runs over operands; the first words of a complaint differ from tool to tool. */
function forEach(
  call: ToolCall,
  paths: readonly string[],
  act: (path: string) => string | undefined,
  gnu: string,
  busybox: string,
): number {
  if (paths.length === 0) {
    call.err(
      call.flavour === 'busybox'
        ? `${call.name}: missing operand\n`
        : `${call.name}: missing ${call.name === 'touch' ? 'file ' : ''}operand\nTry '${call.name} --help' for more information.\n`,
    )
    return 1
  }
  let exitCode = 0
  for (const path of paths) {
    const problem = act(absolutePath(path, call.folder))
    if (problem === undefined) continue
    call.err(`${call.name}: ${(call.flavour === 'busybox' ? busybox : gnu).replace('%', path)}: ${problem}\n`)
    exitCode = 1
  }
  return exitCode
}

const touch: Tool = (call) => {
  const { operands, unknown } = readOptions(call.words, 'acmd:t:r:')
  if (unknown !== undefined) return refuseOption(call, unknown)
  const act = (path: string): string | undefined =>
    call.files.at(path) === undefined ? call.files.write(path, '') : undefined
  return forEach(call, operands, act, "cannot touch '%'", '%')
}

const rm: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'frRiv', { force: 'f', recursive: 'r' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  if (given.has('f') && operands.length === 0) return 0
  const act = (path: string): string | undefined => {
    const entry = call.files.at(path)
    if (entry === undefined) return given.has('f') ? undefined : missing
    if (entry.is === 'folder' && !given.has('r') && !given.has('R')) return 'Is a directory'
    return call.files.remove(path)
  }
  return forEach(call, operands, act, "cannot remove '%'", "can't remove '%'")
}

const mkdir: Tool = (call) => {
  const { given, operands, unknown } = readOptions(call.words, 'pm:v', { parents: 'p' })
  if (unknown !== undefined) return refuseOption(call, unknown)
  const act = (path: string): string | undefined => {
    if (!given.has('p')) return call.files.makeFolder(path)
    const parts = path.split('/').filter((part) => part !== '')
    for (const index of parts.keys()) {
      const above = `/${parts.slice(0, index + 1).join('/')}`
      if (call.files.at(above)?.is === 'file') return 'Not a directory'
      if (call.files.at(above) === undefined) call.files.makeFolder(above)
    }
    return undefined
  }
  return forEach(call, operands, act, "cannot create directory '%'", "can't create directory '%'")
}

const rmdir: Tool = (call) => {
  const act = (path: string): string | undefined => {
    if (call.files.at(path)?.is === 'file') return 'Not a directory'
    return call.files.list(path).length > 0 ? 'Directory not empty' : call.files.remove(path)
  }
  return forEach(call, readOptions(call.words, 'p').operands, act, "failed to remove '%'", "'%'")
}

/** cp and mv: the last operand is the place, a folder or a new name. */
const copy: Tool = (call) => {
  const { operands } = readOptions(call.words, 'rRapfivT')
  const to = operands.at(-1)
  if (to === undefined || operands.length < 2) {
    call.err(
      `${call.name}: missing ${operands.length === 0 ? 'file operand' : `destination file operand after '${operands[0]}'`}\n`,
    )
    return 1
  }
  const target = absolutePath(to, call.folder)
  const isFolder = call.files.at(target)?.is === 'folder'
  let exitCode = 0
  for (const from of operands.slice(0, -1)) {
    const path = absolutePath(from, call.folder)
    const entry = call.files.at(path)
    const place = isFolder
      ? `${target === '/' ? '' : target}/${path.slice(path.lastIndexOf('/') + 1)}`
      : target
    const problem =
      entry === undefined
        ? missing
        : entry.is === 'folder'
          ? 'Is a directory'
          : call.files.write(place, entry.text ?? '')
    if (problem === undefined) {
      if (call.name === 'mv') call.files.remove(path)
      continue
    }
    call.err(
      `${call.name}: ${call.flavour === 'busybox' ? `can't stat '${from}'` : `cannot stat '${from}'`}: ${problem}\n`,
    )
    exitCode = 1
  }
  return exitCode
}

const stat: Tool = (call) => {
  const act = (path: string): string | undefined => {
    const entry = call.files.at(path)
    if (entry === undefined) return missing
    const size = entry.is === 'file' ? byteLength(entry.text ?? '') : 4096
    call.out(`  File: ${path}\n  Size: ${size}\t${entry.is === 'file' ? 'regular file' : 'directory'}\n`)
    return undefined
  }
  return forEach(call, readOptions(call.words, 'c:fLt').operands, act, "cannot statx '%'", "can't stat '%'")
}

export const fileTools: Readonly<Record<string, Tool>> = {
  cat,
  ls,
  touch,
  rm,
  mkdir,
  rmdir,
  cp: copy,
  mv: copy,
  stat,
}
