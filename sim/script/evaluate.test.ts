// biome-ignore-all lint/suspicious/noTemplateCurlyInString: these are scripts of a shell
import { describe, expect, it } from 'vitest'
import { evaluate } from './evaluate.ts'
import { parseScript } from './parse.ts'
import { inputFrom, type ShellState, type Surroundings } from './surroundings.ts'

const fresh: ShellState = {
  name: 'bash',
  variables: { HOME: '/home/learner', NAME: 'web', EMPTY: '', TWO: 'a b' },
  exported: ['HOME'],
  folder: '/work',
  lastExitCode: 0,
  aliases: { k: 'kubectl' },
  functions: {},
  positional: ['first', 'second'],
}

/** A place with three programs: echo, cat, and one that shows its words in brackets. */
function place(files: Record<string, string>): Surroundings {
  return {
    run: ([name = '', ...words], { input, out, err }) => {
      if (name === 'echo') out(`${words.join(' ')}\n`)
      else if (name === 'cat') out(input.read())
      else if (name === 'words' || name === 'kubectl')
        out(`${name} ${words.map((word) => `[${word}]`).join('')}\n`)
      else if (name === 'complain') err('complaint\n')
      else if (name === 'test') return words[0] === words[2] ? 0 : 1
      else return undefined
      return 0
    },
    readFile: (path) => {
      const text = files[path]
      return text === undefined ? { problem: 'No such file or directory' } : { text }
    },
    writeFile: (path, text, append) => {
      files[path] = append ? (files[path] ?? '') + text : text
      return undefined
    },
    isFolder: (path) => path === '/work' || path === '/',
    list: () => Object.keys(files).map((path) => path.slice('/work/'.length)),
  }
}

function bash(script: string): string {
  const parsed = parseScript(script)
  if (!parsed.ok) return `bash: ${parsed.message}${parsed.unfinished ? ' (unfinished)' : ''}`
  let text = ''
  const write = (more: string): void => {
    text += more
  }
  const files = { '/work/a.yaml': 'A\n', '/work/b.yaml': 'B\nC\n' }
  const streams = { input: inputFrom(undefined), out: write, err: write }
  const { exitCode } = evaluate(parsed.script, fresh, place(files), streams)
  return `${text}${exitCode === 0 ? '' : `exit ${exitCode}`}`.trimEnd()
}

describe('words', () => {
  it.each([
    ['words \'a  b\' "c $NAME" d\\ e', 'words [a  b][c web][d e]'],
    ['words $TWO "$TWO" $EMPTY "$EMPTY" $NONE', 'words [a][b][a b][]'],
    ['words \'$NAME\' \\$NAME "\\$NAME"', 'words [$NAME][$NAME][$NAME]'],
    ['words ${NAME}s ${NONE:-none} ${#NAME} ${NAME#w} ${NAME%b}', 'words [webs][none][3][eb][we]'],
    ['words $(echo one two) "$(echo one two)" `echo three`', 'words [one][two][one two][three]'],
    ['words $(( 2 + 3 * 4 )) $((NONE+1))', 'words [14][1]'],
    ['words {1..3} x{a,b}y', 'words [1][2][3][xay][xby]'],
    ['words *.yaml *.json "*.yaml"', 'words [a.yaml][b.yaml][*.json][*.yaml]'],
    ['words ~ ~/x a~', 'words [/home/learner][/home/learner/x][a~]'],
    ['words "$@" $# $1', 'words [first][second][2][first]'],
    ["words $'a\\tb'", 'words [a\tb]'],
    ['words a#b # a comment', 'words [a#b]'],
    ['words a \\\n  b', 'words [a][b]'],
    ['words 서비스 "서비스 이름"', 'words [서비스][서비스 이름]'],
    ['k get svc', 'kubectl [get][svc]'],
    ['words "$(echo "$(echo deep)")"', 'words [deep]'],
    ["words -o jsonpath='{.items[*].metadata.name}'", 'words [-o][jsonpath={.items[*].metadata.name}]'],
  ])('%s', (script, shown) => expect(bash(script)).toBe(shown))
})

describe('lists, pipes and redirections', () => {
  it.each([
    ['true && echo yes || echo no', 'yes'],
    ['false && echo yes || echo no', 'no'],
    ['false; echo $?; echo $?', '1\n0'],
    ['! true; echo $?', '1'],
    ['echo one | cat', 'one'],
    ['echo one |\n cat', 'one'],
    ['echo a > f; echo b >> f; cat < f', 'a\nb'],
    ['complain 2>/dev/null; echo ok', 'ok'],
    ['complain 2>&1 | cat', 'complaint'],
    ['complain > f 2>&1; cat < f', 'complaint'],
    ['complain 2>&1 >/dev/null | cat', 'complaint'],
    ['cat < none', 'bash: none: No such file or directory\nexit 1'],
    ['nonsense', 'bash: nonsense: command not found\nexit 127'],
    ['./none.sh', 'bash: ./none.sh: No such file or directory\nexit 127'],
    ['cat <<EOF\n$NAME\n  two\nEOF\necho after', 'web\n  two\nafter'],
    ["cat <<'EOF'\n$NAME\nEOF", '$NAME'],
    ['cat <<-EOF\n\tone\n\tEOF', 'one'],
    ['cat <<A <<B\na\nA\nb\nB', 'b'],
    ['cat <<EOF | cat\nx\nEOF', 'x'],
    ['cat <<< "$NAME"', 'web'],
    ['X=1 words $X; words ${X:-gone}', 'words \nwords [gone]'],
    ['X=1; words $X', 'words [1]'],
    ['cd /none', 'bash: cd: /none: No such file or directory\nexit 1'],
    ['(cd /; pwd); pwd', '/\n/work'],
  ])('%s', (script, shown) => expect(bash(script)).toBe(shown))
})

describe('compound commands', () => {
  it.each([
    ['for i in 1 2 3; do echo $i; done', '1\n2\n3'],
    ['for i in $(echo a b)\ndo\n  echo "$i"\ndone', 'a\nb'],
    ['for ((i = 0; i < 3; i++)); do echo $i; done', '0\n1\n2'],
    ['for i in 1 2 3; do if [ ]; then :; fi; test $i = 2 && break; echo $i; done 2>/dev/null', '1'],
    ['i=0; while test $i != 3; do i=$((i+1)); done; echo $i', '0'],
    ['if false; then echo a; elif true; then echo b; else echo c; fi', 'b'],
    ['case web in w*) echo yes;; *) echo no;; esac', 'yes'],
    ['hit() { echo "hit $1"; }; hit me', 'hit me'],
    ['cat < b.yaml | while read line; do echo "<$line>"; done', '<B>\n<C>'],
    ['{ echo a; echo b; } | cat', 'a\nb'],
    ['exit 3; echo never', 'exit 3'],
  ])('%s', (script, shown) => expect(bash(script)).toBe(shown))

  it('stops a loop that would not end', () => {
    expect(bash('while true; do echo x; done > /dev/null')).toBe(
      '^C\nhint: this loop would not end by itself, so it was stopped after 20 rounds.\nexit 130',
    )
  })
})

describe('what is no script', () => {
  it.each([
    ['echo "open', 'bash: unexpected EOF while looking for matching `"\' (unfinished)'],
    ["echo 'open", "bash: unexpected EOF while looking for matching `'' (unfinished)"],
    ['echo |', 'bash: syntax error: unexpected end of file (unfinished)'],
    ['| cat', "bash: syntax error near unexpected token `|'"],
    ['echo a && && b', "bash: syntax error near unexpected token `&&'"],
    ['for i in 1 2; do echo', 'bash: syntax error: unexpected end of file (unfinished)'],
    ['done', "bash: syntax error near unexpected token `done'"],
    ['echo )', "bash: syntax error near unexpected token `)'"],
    ['cat <<EOF\na', "bash: here-document delimited by end-of-file (wanted `EOF') (unfinished)"],
    ['kubectl get <pod>', "bash: syntax error near unexpected token `newline'"],
    ['echo $(echo', "bash: unexpected EOF while looking for matching `)' (unfinished)"],
    ['echo a \\', "bash: unexpected EOF while looking for matching `\\' (unfinished)"],
    ['echo ${a b}', 'bash: ${a…: bad substitution'],
  ])('%s', (script, shown) => expect(bash(script)).toBe(shown))
})
