/**
 * A guest that holds: QuickJS, compiled to WebAssembly, a new instance for every submission. It has no files, no
 * network, no process, no clock and no chance, because nobody gave it any.
 *
 * What carries the wall, each measured against attacks: the memory's own maximum (the engine's own limit lets 64 MB grow
 * to 2 GB); an instance that hit a limit is dropped and never disposed of (that would abort); modules come from a map, so
 * that no path leads anywhere; and outside of all this a timer that ends the thread (pool.ts), for native loops in which
 * the engine does not look at the time.
 */
import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from 'quickjs-emscripten-core'
import type { EngineInstance } from './engine.ts'
import {
  type Guest,
  type GuestOptions,
  type HitLimit,
  type Loaded,
  type Reply,
  replyFrom,
  threwFrom,
} from './guest.ts'
import { harness } from './harness.ts'
import { fileMeantBy } from './imports.ts'
import type { Limits } from './limits.ts'

export function quickjsGuest({ module: instance, giveBack }: EngineInstance, options: GuestOptions): Guest {
  const { limits, deadline, now } = options
  const refused: { readonly file: string; readonly specifier: string }[] = []
  // Nothing of the learner's runs before a file is loaded.
  let until = Number.POSITIVE_INFINITY
  const runtime = instance.newRuntime({ maxStackSizeBytes: limits.stackKilobytes * 1024 })
  runtime.setInterruptHandler(() => now() > until)
  modulesFrom(runtime, options, (file, specifier) => refused.push({ file, specifier }))
  const context = runtime.newContext()
  let printed: string[] = []
  const tell = context.newFunction('tell', (line) => {
    const text = context.getString(line)
    printed.push(text)
    options.onPrint?.(text)
  })
  const ours = harnessIn(context, limits, tell)
  giveConsole(context, ours)
  const modules = new Map<string, QuickJSHandle>()
  // Looked up before the learner's code is there, and not at every call.
  const methods = {
    call: context.getProp(ours, 'call'),
    explain: context.getProp(ours, 'explain'),
    list: context.getProp(ours, 'list'),
  }
  const names = new Map<string, QuickJSHandle>()
  const nameHandle = (name: string): QuickJSHandle => {
    const handle = names.get(name) ?? context.newString(name)
    names.set(name, handle)
    return handle
  }

  /** Runs `work` within a call's time; what ends it from below becomes a reply. */
  function within<T>(work: () => T): T | HitLimit {
    until = Math.min(deadline, now() + limits.callMilliseconds)
    printed = []
    try {
      return work()
    } catch (error) {
      // The stack of WebAssembly or its memory gave in: this instance is not used again.
      return { ended: error instanceof RangeError ? 'too-deep' : 'out-of-memory', printed }
    }
  }

  function ask(method: keyof typeof methods, args: readonly QuickJSHandle[]): string | HitLimit {
    const result = context.callFunction(methods[method], context.undefined, ...args)
    if (result.error !== undefined) return { ended: whyEnded(result.error), printed }
    const text = context.getString(result.value)
    result.value.dispose()
    return text
  }

  /** Our own lines do not throw: they end because time, stack or memory did. */
  function whyEnded(error: QuickJSHandle): HitLimit['ended'] {
    if (now() > until) return tooSlow()
    return messageOf(context, error) === 'stack overflow' ? 'too-deep' : 'out-of-memory'
  }

  function tooSlow(): HitLimit['ended'] {
    return now() > deadline ? 'run-too-slow' : 'too-slow'
  }

  /** Where there is no room even for an error, the engine throws null. */
  function orOutOfMemory(reply: Reply): Reply {
    const isNull = reply.ended === 'threw' && reply.name === '' && reply.message === 'null'
    const { byteLength } = instance.getWasmMemory().buffer
    const isFull = byteLength > (limits.memoryMegabytes - 1) * 1024 * 1024
    return isNull && isFull ? { ended: 'out-of-memory', printed } : reply
  }

  /** What the learner's top level threw; looking at it may run more of the learner's code. */
  function explain(error: QuickJSHandle): ReturnType<typeof threwFrom> {
    if (now() > until) return { ended: tooSlow(), printed }
    const text = ask('explain', [error])
    return typeof text === 'string' ? threwFrom(JSON.parse(text), printed) : text
  }

  function load(file: string): Loaded {
    const code = `import * as all from './${file}'; export default all`
    const result = context.evalCode(code, '', { type: 'module' })
    const namespace =
      result.error === undefined ? settled(runtime, context, result.value, () => now() > until) : result
    if (namespace === 'pending') {
      return now() > until ? { ended: tooSlow(), printed } : { ended: 'never-ready' }
    }
    if (namespace.error !== undefined) {
      const [first] = refused
      return first === undefined ? explain(namespace.error) : { ended: 'import-refused', ...first }
    }
    const module = context.getProp(namespace.value, 'default')
    modules.set(file, module)
    const listed = ask('list', [module])
    if (typeof listed !== 'string') return listed
    return { ended: 'loaded', exported: new Map(JSON.parse(listed) as readonly [string, string][]) }
  }

  return {
    load: (file) => within(() => load(file)),
    call: (file, name, argumentsText) => {
      const module = modules.get(file)
      if (module === undefined) throw new Error(`${file} was not loaded`)
      return within(() => {
        const textHandle = context.newString(argumentsText)
        const text = ask('call', [module, nameHandle(name), textHandle])
        textHandle.dispose()
        return typeof text === 'string' ? orOutOfMemory(replyFrom(text, printed)) : text
      })
    },
    close: () => {
      modules.clear()
      giveBack()
    },
  }
}

/** Only names of the submission's own files lead anywhere. */
function modulesFrom(
  runtime: QuickJSRuntime,
  { files }: GuestOptions,
  refuse: (file: string, specifier: string) => void,
): void {
  const codes = new Map(files.map(({ name, code }) => [name, code]))
  runtime.setModuleLoader(
    (name) => codes.get(name) ?? { error: new Error(`there is no ${name}`) },
    (from, specifier) => {
      const name = fileMeantBy(specifier)
      if (name !== undefined && codes.has(name)) return name
      refuse(from, specifier)
      return { error: new Error(`${specifier} cannot be imported here`) }
    },
  )
}

function harnessIn(context: QuickJSContext, limits: Limits, tell: QuickJSHandle): QuickJSHandle {
  const make = context.unwrapResult(context.evalCode(harness(limits), 'harness'))
  return context.unwrapResult(context.callFunction(make, context.undefined, tell))
}

function giveConsole(context: QuickJSContext, ours: QuickJSHandle): void {
  const console = context.newObject()
  const print = context.getProp(ours, 'print')
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'dir', 'table', 'trace'])
    context.setProp(console, name, print)
  context.setProp(context.global, 'console', console)
}

type Settled =
  | { readonly error?: undefined; readonly value: QuickJSHandle }
  | { readonly error: QuickJSHandle }

/** A module with a top-level await gives a promise: its jobs are run a few at a time, with an eye on the clock. */
function settled(
  runtime: QuickJSRuntime,
  context: QuickJSContext,
  value: QuickJSHandle,
  isOver: () => boolean,
): Settled | 'pending' {
  for (;;) {
    const state = context.getPromiseState(value)
    if (state.type === 'fulfilled') return { value: state.notAPromise ? value : state.value }
    if (state.type === 'rejected') return { error: state.error }
    if (isOver() || !runtime.hasPendingJob()) return 'pending'
    const ran = runtime.executePendingJobs(64)
    if (ran.error !== undefined) return { error: ran.error }
  }
}

/** Only of what the engine itself threw: of anything else it would run a getter. */
function messageOf(context: QuickJSContext, error: QuickJSHandle): string {
  return context.typeof(error) === 'object' ? context.getString(context.getProp(error, 'message')) : ''
}
