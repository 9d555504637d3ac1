/**
 * The few lines of ours that live in the learner's realm: they turn texts into arguments, call, and turn what comes
 * back into text. Evaluated before the learner's code, they keep private copies of all they use; a learner who
 * replaces JSON.stringify or Array.prototype garbles nobody's answers, and has nothing to forge: only values leave.
 *
 * What JSON cannot say is written as an object with the one key "\0": {"\0":"undefined"}, {"\0":"Map"} (see decode.ts).
 * As text, because it must run in two engines, and must drag nothing of this module along.
 */
import type { Limits } from './limits.ts'

/** An expression: an object with `call`, `explain` and `list`. */
export function harness({ resultKilobytes, printedLines, printedLength }: Limits): string {
  return `(() => {
'use strict'
const { parse, stringify } = JSON
const { apply } = Reflect
const { keys } = Object
const { isArray } = Array
const { isFinite } = Number
const { slice } = String.prototype
const { toString } = Object.prototype
const Text = String
const most = ${resultKilobytes * 1024}, mostDeep = 100, mostLines = ${printedLines}, mostLength = ${printedLength}
const tooLarge = { __proto__: null }
let room = 0
let printed = { __proto__: null }, lines = 0

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

const show = (value) => {
  if (typeof value === 'string') return value
  if (typeof value === 'function' || typeof value === 'symbol' || typeof value === 'bigint') return '<' + typeof value + '>'
  try {
    room = 10000
    const text = stringify(value)
    return typeof text === 'string' ? text : Text(value)
  } catch {
    return '<' + typeof value + '>'
  }
}
const print = (...values) => {
  if (lines > mostLines) return
  let text = ''
  for (let at = 0; at < values.length; at++) text += (at === 0 ? '' : ' ') + cut(show(values[at]), mostLength)
  printed[lines] = lines === mostLines ? '…' : cut(text, mostLength)
  lines++
}
const takePrinted = () => {
  let text = ''
  for (let at = 0; at < lines; at++) text += (at === 0 ? '' : ',') + stringify(printed[at])
  printed = { __proto__: null }
  lines = 0
  return '"printed":[' + text + ']'
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
    return '"name":"","message":' + stringify(cut(show(error), 300)) + ',"stack":""'
  }
  return '"name":' + part(error, 'name') + ',"message":' + part(error, 'message') + ',"stack":' + part(error, 'stack')
}

return {
  print,
  explain: (error) => '{' + explain(error) + ',' + takePrinted() + '}',
  list: (module) => {
    let text = ''
    const names = keys(module)
    for (let at = 0; at < names.length; at++) {
      text += (at === 0 ? '' : ',') + '[' + stringify(names[at]) + ',' + stringify(typeof module[names[at]]) + ']'
    }
    return '[' + text + ']'
  },
  call: (module, name, text) => {
    try {
      const value = apply(module[name], undefined, parse(text))
      room = most
      return '{"value":' + encode(value, 0) + ',' + takePrinted() + '}'
    } catch (error) {
      if (error === tooLarge) return '{"tooLarge":true,' + takePrinted() + '}'
      return '{"threw":true,' + explain(error) + ',' + takePrinted() + '}'
    }
  },
}
})()`
}

/** No clock and no chance: a submission gives the same answers every time. Evaluated in the isolated engine only. */
export const prelude = `(() => {
'use strict'
let state = 1
Math.random = () => {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0
  return state / 4294967296
}
const RealDate = Date
function FixedDate(...parts) {
  const date = parts.length === 0 ? new RealDate(0) : Reflect.construct(RealDate, parts, new.target ?? RealDate)
  return new.target === undefined ? date.toString() : date
}
FixedDate.prototype = RealDate.prototype
FixedDate.prototype.constructor = FixedDate
FixedDate.parse = RealDate.parse
FixedDate.UTC = RealDate.UTC
FixedDate.now = () => 0
Object.defineProperty(globalThis, 'Date', { value: FixedDate, writable: true, configurable: true })
})()`
