import { describe, expect, it } from 'vitest'
import { evaluate } from '../../script/evaluate.ts'
import { parseScript } from '../../script/parse.ts'
import { absolutePath, inputFrom, type Streams, type Surroundings } from '../../script/surroundings.ts'
import { openFiles } from '../files.ts'
import type { Flavour } from './tool.ts'
import { toolNamed } from './tools.ts'

const table = 'NAME    TYPE       PORT\nweb     ClusterIP  80\nadmin   NodePort   8080\n'

function sh(script: string, flavour: Flavour = 'gnu'): string {
  const files = openFiles({ '/tmp/': '', '/table': table, '/names': 'b\na\nb\n', '/home/': '' })
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const start = (words: readonly string[], streams: Streams, folder: string): number | undefined =>
    toolNamed(words[0] ?? '')?.({
      ...streams,
      name: words[0] ?? '',
      words: words.slice(1),
      files,
      folder,
      variables: { HOME: '/root' },
      flavour,
      clock: '2026-01-01T00:00:05Z',
      start: (more, input) => start(more, { ...streams, input }, folder) ?? 127,
    })
  const around: Surroundings = {
    run: (words, streams, state) => start(words, streams, state.folder),
    readFile: (path) => {
      const entry = files.at(path)
      return entry?.is === 'file' ? { text: entry.text ?? '' } : { problem: 'No such file or directory' }
    },
    writeFile: (path, added, append) => {
      const entry = files.at(path)
      return files.write(path, append && entry?.is === 'file' ? (entry.text ?? '') + added : added)
    },
    isFolder: (path) => files.at(path)?.is === 'folder',
    list: (path) => files.list(absolutePath(path, '/')),
  }
  const parsed = parseScript(script)
  if (!parsed.ok) return parsed.message
  const state = {
    name: 'sh',
    variables: {},
    exported: [],
    folder: '/',
    lastExitCode: 0,
    aliases: {},
    functions: {},
    positional: [],
  }
  const { exitCode } = evaluate(parsed.script, state, around, {
    input: inputFrom(undefined),
    out: write,
    err: write,
  })
  return `${text}${exitCode === 0 ? '' : `exit ${exitCode}`}`.trimEnd()
}

describe('tools, as GNU has them', () => {
  it.each([
    ['cat /none', 'cat: /none: No such file or directory\nexit 1'],
    ['cat /tmp', 'cat: /tmp: Is a directory\nexit 1'],
    ['ls /', 'home\nnames\ntable\ntmp'],
    ['ls /none', "ls: cannot access '/none': No such file or directory\nexit 2"],
    ['touch /tmp/ready && ls /tmp && rm /tmp/ready && ls /tmp', 'ready'],
    ['touch /none/x', "touch: cannot touch '/none/x': No such file or directory\nexit 1"],
    ['rm /none', "rm: cannot remove '/none': No such file or directory\nexit 1"],
    ['rm -f /none', ''],
    ['mkdir -p /a/b && ls /a', 'b'],
    ['mkdir /tmp', "mkdir: cannot create directory '/tmp': File exists\nexit 1"],
    ['echo hi > /tmp/x; cp /tmp/x /tmp/y; mv /tmp/y /home; cat /home/y', 'hi'],
    ['test -f /table && [ ! -e /none ] && [ 2 -gt 1 ] && echo yes', 'yes'],
    ['test -d /table', 'exit 1'],
    ['head -1 /table', 'NAME    TYPE       PORT'],
    ['tail -n +2 /table | wc -l', '2'],
    ['sort /names | uniq -c', '      1 a\n      2 b'],
    ['sort -rn -k3 /table | head -n 1', 'admin   NodePort   8080'],
    ["cut -d' ' -f1 /table", 'NAME\nweb\nadmin'],
    ['echo web | tr a-z A-Z', 'WEB'],
    ["echo 'a  b' | tr -s ' '", 'a b'],
    ['echo x | tee /tmp/t; cat /tmp/t', 'x\nx'],
    ['echo -n web | base64', 'd2Vi'],
    ['echo 7ISc67mE7Iqk | base64 -d', '서비스'],
    ['grep web /table', 'web     ClusterIP  80'],
    ['grep -i WEB /table | wc -l', '1'],
    ['grep -v NAME /table', 'web     ClusterIP  80\nadmin   NodePort   8080'],
    ["grep -E 'web|admin' -c /table", '2'],
    ['grep -c -e web -e admin /table', '2'],
    ["grep -o '80*' /table", '80\n80\n80'],
    ['grep -q nothing /table', 'exit 1'],
    ['grep -n ^admin /table', '3:admin   NodePort   8080'],
    ["sed 's/web/shop/; 1d' /table", 'shop     ClusterIP  80\nadmin   NodePort   8080'],
    ["sed -n '2,3p' /names", 'a\nb'],
    ["sed -n '/^a/p' /names", 'a'],
    ["echo 10.0.0.1:80 | sed -E 's/^([0-9.]+):.*/\\1/'", '10.0.0.1'],
    ["awk '{print $1}' /table", 'NAME\nweb\nadmin'],
    ["awk 'NR>1 {print $NF, $1}' /table", '80 web\n8080 admin'],
    ['awk \'/web/ { print $1 ":" $3 }\' /table', 'web:80'],
    ["awk -F: '{print $2}' /table | head -1", ''],
    ["printf '%s-%s\\n' a b c d", 'a-b\nc-d'],
    ['seq 3', '1\n2\n3'],
    ['date', 'Thu Jan  1 00:00:05 UTC 2026'],
    ['date +%s', '1767225605'],
    ['printf "a\\nb\\n" | xargs -n 1 echo got', 'got a\ngot b'],
    ['printf "a\\nb\\n" | xargs -I {} echo {} is {}', 'a is a\nb is b'],
    ['printenv HOME', '/root'],
    ['basename /a/b.yaml .yaml', 'b'],
    ['ls -z', "ls: invalid option -- 'z'\nTry 'ls --help' for more information.\nexit 2"],
  ])('%s', (script, shown) => expect(sh(script)).toBe(shown))
})

describe('tools, as busybox has them', () => {
  it.each([
    ['cat /none', "cat: can't open '/none': No such file or directory\nexit 1"],
    ['ls /none', 'ls: /none: No such file or directory\nexit 1'],
    ['touch /none/x', 'touch: /none/x: No such file or directory\nexit 1'],
    ['rm /none', "rm: can't remove '/none': No such file or directory\nexit 1"],
  ])('%s', (script, shown) => expect(sh(script, 'busybox')).toBe(shown))
})
