import { describe, expect, it } from 'vitest'
import { readArguments, wholeNumber } from './arguments.ts'
import { printProblem } from './print-problem.ts'

function read(line: string, environment: Record<string, string> = {}) {
  return readArguments(line.split(' ').filter(Boolean), environment)
}

describe('what was typed', () => {
  it.each([
    ['', 'help', []],
    ['--help', 'help', []],
    ['--version', 'version', []],
    ['grade', 'grade', []],
    ['grade 03 03/02', 'grade', ['03', '03/02']],
    ['grade --json 03', 'grade', ['03']],
    ['grade --seed 7 03', 'grade', ['03']],
    ['grade --seed=7 -- 03', 'grade', ['03']],
    ['--lang ko grade 03', 'grade', ['03']],
    ['grade -h', 'grade', []],
  ])('%j is the command %s with %j', (line, name, words) => {
    const parsed = read(line)
    expect(parsed.ok && [parsed.command.name, parsed.words]).toEqual([name, words])
  })

  it('carries its flags', () => {
    const parsed = read('grade --seed=7 --all --output out.json --lang ko')
    if (!parsed.ok) throw new Error('unread')
    expect(parsed.flags.valueOf('seed')).toBe('7')
    expect(parsed.flags.isOn('all')).toBe(true)
    expect(parsed.flags.isOn('json')).toBe(false)
    expect(parsed.flags.valueOf('output')).toBe('out.json')
  })

  it.each([
    ['grdae', 'There is no command grdae. Did you mean grade?'],
    ['frobnicate', 'There is no command frobnicate.'],
    ['grade --jsno', 'grade has no flag --jsno. Did you mean --json?'],
    ['grade -x', 'grade has no flag -x.'],
    ['grade --seed', '--seed needs a value: --seed N'],
    ['grade --seed --json', '--seed needs a value: --seed N'],
    ['grade --json=yes', '--json takes no value.'],
    ['version please', 'version takes no further words; please is one too many.'],
    ['list --lang fr', '--lang is en or ko; fr is neither.'],
    ['grade --lang', '--lang needs a value: --lang en|ko'],
  ])('%j: %s', (line, sentence) => {
    const parsed = read(line)
    expect(parsed.ok ? undefined : printProblem(parsed.problem, 'en').split('\n')[0]).toBe(sentence)
  })

  it('says in Korean what is wrong, when Korean was asked for', () => {
    const parsed = read('grade --jsno --lang ko')
    expect(parsed.lang).toBe('ko')
    expect(parsed.ok ? '' : printProblem(parsed.problem, 'ko')).toContain('플래그가 없습니다')
  })

  it('notices a flag that npm kept for itself', () => {
    const parsed = read('grade', { npm_lifecycle_event: 'grade', npm_config_all: 'true' })
    expect(parsed.ok ? '' : printProblem(parsed.problem, 'en')).toContain('npm run grade -- --all')
    expect(read('grade --all', { npm_lifecycle_event: 'grade', npm_config_all: 'true' }).ok).toBe(true)
    expect(read('grade', { npm_lifecycle_event: 'test', npm_config_all: 'true' }).ok).toBe(true)
  })

  it('shows no control characters of what was typed', () => {
    const parsed = readArguments(['\u001b[31m'], {})
    expect(parsed.ok ? '' : printProblem(parsed.problem, 'en')).not.toContain('\u001b')
  })
})

describe('whole numbers', () => {
  it.each([
    ['0', 0],
    ['007', 7],
    ['4294967295', 4294967295],
    ['4294967296', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['', undefined],
    ['９', undefined],
  ])('%j is %s', (text, number) => {
    expect(wholeNumber(text, 0, 4294967295)).toBe(number)
  })
})
