/**
 * The few lines of ours that live in the learner's realm: they turn texts into arguments, call, and turn what comes
 * back into text. Evaluated before the learner's code, they keep private copies of all they use; a learner who
 * replaces JSON.stringify or Array.prototype garbles nobody's answers, and has nothing to forge: only values leave.
 *
 * What JSON cannot say is written as an object with the one key "\0": {"\0":"undefined"}, {"\0":"Map"} (see decode.ts).
 * As text, because it must run in two engines, and must drag nothing of this module along.
 */
import type { Limits } from './limits.ts'

/** An expression: a function that is told each printed line, and gives an object with `print`, `call`, `explain` and `list`. */
export function harness({ resultKilobytes, printedLines, printedLength }: Limits): string {
  return `((tell) => {
'use strict'
const { parse, stringify } = JSON
const { apply } = Reflect
const { keys } = Object
const { isArray } = Array
const { isFinite } = Number
const { slice } = String.prototype
const { toString } = Object.prototype
const inMap = Map.prototype.forEach, inSet = Set.prototype.forEach
const Text = String
const most = ${resultKilobytes * 1024}, mostDeep = 100, mostLines = ${printedLines}, mostLength = ${printedLength}
const tooLarge = { __proto__: null }
let room = 0, lines = 0

const take = (text) => {
  room -= text.length
  if (room < 0) throw tooLarge
  return text
}
const cut = (text, length) => apply(slice, text, [0, length])
const odd = (what) => take('{"\\\\u0000":' + stringify(what) + '}')

const encode = (value, depth) => {
  if (value === undefined) return odd('undefined')
  if (value === null) return take('null')
  if (value === true || value === false) return take(Text(value))
  if (typeof value === 'string') {
    if (value.length > room) throw tooLarge
    return take(stringify(value))
  }
  if (typeof value === 'number') return isFinite(value) ? take(stringify(value)) : odd(Text(value))
  if (typeof value !== 'object') return odd(typeof value)
  if (depth > mostDeep) return odd('nesting without end')
  if (isArray(value)) {
    let text = take('[')
    const length = value.length
    for (let at = 0; at < length; at++) text += (at === 0 ? '' : take(',')) + encode(value[at], depth + 1)
    return text + take(']')
  }
  const tag = apply(slice, apply(toString, value, []), [8, -1])
  if (tag !== 'Object') return odd(cut(tag, 60))
  const names = keys(value)
  // Nobody is to write what only these lines write.
  if (names.length === 1 && names[0] === '\\0') return odd('an object whose one key is NUL')
  let text = take('{')
  let first = true
  for (let at = 0; at < names.length; at++) {
    const item = value[names[at]]
    if (item === undefined) continue
    text += (first ? '' : take(',')) + take(stringify(names[at])) + ':' + encode(item, depth + 1)
    first = false
  }
  return text + take('}')
}

const show = (value, depth) => {
  if (typeof value === 'string') return depth === 0 ? cut(value, mostLength) : stringify(cut(value, mostLength))
  if (value === 0) return 1 / value < 0 ? '-0' : '0'
  if (typeof value === 'function') return '<function>'
  if (typeof value === 'bigint') return Text(value) + 'n'
  if (typeof value !== 'object' || value === null) return Text(value)
  if (depth === 6) return '…'
  try {
    return showObject(value, depth + 1)
  } catch {
    return '<object>'
  }
}
const showObject = (value, depth) => {
  let text = '', separator = ''
  const add = (name, item) => {
    if (text.length > mostLength) return
    text += separator + name + show(item, depth)
    separator = ', '
  }
  if (isArray(value)) {
    const length = value.length
    for (let at = 0; at < length && text.length <= mostLength; at++) add('', value[at])
    return '[' + text + ']'
  }
  const tag = apply(slice, apply(toString, value, []), [8, -1])
  if (tag === 'Map') {
    apply(inMap, value, [(item, key) => add(show(key, depth) + ' => ', item)])
    return 'Map { ' + text + ' }'
  }
  if (tag === 'Set') {
    apply(inSet, value, [(item) => add('', item)])
    return 'Set { ' + text + ' }'
  }
  if (tag === 'Error') return Text(value)
  const names = keys(value)
  for (let at = 0; at < names.length && text.length <= mostLength; at++) add(names[at] + ': ', value[names[at]])
  return (tag === 'Object' ? '' : cut(tag, 60) + ' ') + (text === '' ? '{}' : '{ ' + text + ' }')
}
const print = (...values) => {
  if (lines > mostLines) return
  let text = ''
  for (let at = 0; at < values.length && text.length <= mostLength; at++) {
    text += (at === 0 ? '' : ' ') + show(values[at], 0)
  }
  lines++
  tell(lines > mostLines ? '…' : cut(text, mostLength))
}

const part = (error, name) => {
  try {
    const text = error[name]
    return stringify(typeof text === 'string' ? cut(text, 2000) : '')
  } catch {
    return '""'
  }
}
const explain = (error) => {
  if (typeof error !== 'object' || error === null) {
    return '"name":"","message":' + stringify(cut(show(error, 0), 300)) + ',"stack":""'
  }
  return '"name":' + part(error, 'name') + ',"message":' + part(error, 'message') + ',"stack":' + part(error, 'stack')
}

return {
  print,
  explain: (error) => '{' + explain(error) + '}',
  list: (module) => {
    let text = ''
    const names = keys(module)
    for (let at = 0; at < names.length; at++) {
      text += (at === 0 ? '' : ',') + '[' + stringify(names[at]) + ',' + stringify(typeof module[names[at]]) + ']'
    }
    return '[' + text + ']'
  },
  call: (module, name, text) => {
    lines = 0
    try {
      const value = apply(module[name], undefined, parse(text))
      room = most
      return '{"value":' + encode(value, 0) + '}'
    } catch (error) {
      return error === tooLarge ? '{"tooLarge":true}' : '{"threw":true,' + explain(error) + '}'
    }
  },
}
})`
}
